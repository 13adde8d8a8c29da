import type { Tx } from '#db';
import { DAY, type Instant, later, NOT_FOUND, newId, type Refusal, refuse } from '#kernel';
import { hashToken, newToken, signLink } from './token.ts';

export const LINK_PURPOSES = [
  'provider_answer',
  'provider_attendance',
  'person_page',
  'listing_check',
  'listing_places',
] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export type NewLink = {
  readonly purpose: LinkPurpose;
  readonly referralId?: string;
  readonly expiresAt: Instant;
} & (
  | { readonly personId: string; readonly subjectId?: undefined }
  /** It concerns no person: what it opens, in the words of its room. */
  | { readonly personId?: undefined; readonly subjectId: string }
);

/** The path of a link below the locale, such as `/referrals/answer/<signed>`; its room serves it. */
const PATHS: Readonly<Record<LinkPurpose, string>> = {
  provider_answer: '/referrals/answer',
  provider_attendance: '/referrals/attendance',
  person_page: '/desks/mine',
  listing_check: '/providers/listing',
  listing_places: '/providers/places',
};

/** Makes a link. An earlier one of the same purpose about the same ends: only the newest works. */
export async function makeLink(tx: Tx, link: NewLink): Promise<string> {
  const id = newId<'link'>(tx.now);
  await tx.sql
    .updateTable('access_link')
    .set({ revoked_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('purpose', '=', link.purpose)
    .where('person_id', link.personId ? '=' : 'is', link.personId ?? null)
    .where('subject_id', link.subjectId ? '=' : 'is', link.subjectId ?? null)
    .where('referral_id', link.referralId ? '=' : 'is', link.referralId ?? null)
    .where('revoked_at', 'is', null)
    .execute();
  await tx.sql
    .insertInto('access_link')
    .values({
      scheme_id: tx.actor.schemeId,
      id,
      purpose: link.purpose,
      person_id: link.personId ?? null,
      subject_id: link.subjectId ?? null,
      referral_id: link.referralId ?? null,
      expires_at: link.expiresAt,
      created_at: tx.now,
    })
    .execute();
  return id;
}

// A person keeps their page's address; two years outlast the usual check-ins, and a message renews it.
const PAGE_LASTS = 730 * DAY;

/** The link to someone's own page: the one that they hold while it works, so that no message takes it from them. */
export async function personPageLink(tx: Tx, personId: string): Promise<string> {
  const purpose = 'person_page';
  const held = await keptLink(tx, { purpose, personId, until: later(tx.now, PAGE_LASTS / 8) });
  return held ?? makeLink(tx, { purpose, personId, expiresAt: later(tx.now, PAGE_LASTS) });
}

/** A link that is out and works until some moment at least, about a person or about something else; undefined for none. */
export async function keptLink(
  tx: Tx,
  about: { purpose: LinkPurpose; personId?: string; subjectId?: string; until: Instant },
): Promise<string | undefined> {
  const row = await tx.sql
    .selectFrom('access_link')
    .select('id')
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('purpose', '=', about.purpose)
    .where('person_id', about.personId ? '=' : 'is', about.personId ?? null)
    .where('subject_id', about.subjectId ? '=' : 'is', about.subjectId ?? null)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', about.until)
    .executeTakeFirst();
  return row?.id;
}

/** The address that goes into a message. Built when it is sent, so that no table holds a working link. */
export function linkAddress(
  settings: { origin: string; secret: string },
  locale: string,
  purpose: LinkPurpose,
  linkId: string,
): string {
  return `${settings.origin}/${locale}${PATHS[purpose]}/${signLink(settings.secret, purpose, linkId)}`;
}

/** Cookie that ties an opened single-use link to one browser; sent only below the link's own path. */
export const HOLDER_COOKIE = 'tessera_holder';

/**
 * Opens a single-use link: from then on it belongs to the browser that gets the returned token, and a copy of the
 * address opens nothing. Refuses `access.link_opened` when someone else came first.
 */
export async function openLink(tx: Tx, linkId: string): Promise<string | Refusal> {
  const token = newToken();
  const row = await tx.sql
    .updateTable('access_link')
    .set({ opened_at: tx.now, holder_hash: hashToken(token) })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', linkId)
    .where('opened_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning('id')
    .executeTakeFirst();
  return row ? token : refuse('access.link_opened');
}

/** Marks a link as answered; it cannot be answered again. Refuses `access.link_used`. */
export async function useLink(tx: Tx, linkId: string): Promise<true | Refusal> {
  const row = await tx.sql
    .updateTable('access_link')
    .set({ used_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', linkId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning('id')
    .executeTakeFirst();
  return row ? true : refuse('access.link_used');
}

/** Takes a link back: the person lost their telephone, or asked for a new one. */
export async function revokeLink(tx: Tx, linkId: string): Promise<true | Refusal> {
  const row = await tx.sql
    .updateTable('access_link')
    .set({ revoked_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', linkId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row ? true : NOT_FOUND;
}
