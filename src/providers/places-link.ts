import { keptLink, makeLink } from '#access';
import type { Tx } from '#db';
import { DAY, later } from '#kernel';

/** A year: long enough to hang on a wall, short enough that a group which has gone stops saying things. */
const LASTS = 365 * DAY;

/** The link with which a provider says its places again and again: the one that it has, while that works for a while yet. */
export async function placesLink(tx: Tx, listingId: string): Promise<string> {
  const purpose = 'listing_places';
  const held = await keptLink(tx, { purpose, subjectId: listingId, until: later(tx.now, LASTS / 8) });
  return held ?? makeLink(tx, { purpose, subjectId: listingId, expiresAt: later(tx.now, LASTS) });
}
