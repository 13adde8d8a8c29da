import { holds, keptLink, makeLink, revokeLink } from '#access';
import type { Tx } from '#db';
import { DAY, later, NOT_FOUND, type Refusal, refuse } from '#kernel';
import { listingOf } from './listing-store.ts';
import { contactOf } from './store.ts';

/** A year: long enough to hang on a wall, short enough that a group which has gone stops saying things. */
const LASTS = 365 * DAY;

const purpose = 'listing_places';

/** The link with which a provider says its places again and again: the one that it has, while that works for a while yet. */
export async function placesLink(tx: Tx, listingId: string): Promise<string> {
  const held = await keptLink(tx, { purpose, subjectId: listingId, until: later(tx.now, LASTS / 8) });
  return held ?? makeLink(tx, { purpose, subjectId: listingId, expiresAt: later(tx.now, LASTS) });
}

/** The link that is out with which the provider of a service says its places; undefined for none. */
export async function placesLinkOut(tx: Tx, serviceId: string): Promise<string | undefined> {
  const contact = await contactOf(tx, serviceId);
  const listing = contact && (await listingOf(tx, contact));
  return listing && keptLink(tx, { purpose, subjectId: listing.id, until: tx.now });
}

/**
 * Ends the link with which the provider of a service says its places: it was lost, or somebody has it who should not. They
 * can ask for a new one. Refuses `providers.not_yours`, `kernel.not_found` where none is out.
 */
export async function takeBackPlacesLink(tx: Tx, serviceId: string): Promise<true | Refusal> {
  if (!holds(tx.actor, 'providers.capacity')) return refuse('providers.not_yours');
  const id = await placesLinkOut(tx, serviceId);
  return id ? revokeLink(tx, id) : NOT_FOUND;
}
