import { schemeOf } from '#access';
import type { Tx } from '#db';
import { dayOf } from '#kernel';
import { consentsOf, mayShare } from '#people';
import { type Calendar, overdueBefore, readClocks } from './clocks.ts';
import {
  countInbox,
  type InboxCard,
  type InboxCounts,
  type Listed,
  type ListedReferral,
  listInbox,
  listSent,
  NOTHING,
} from './inbox-store.ts';
import { maySend } from './policy.ts';
import type { Referral } from './referral.ts';

export { INBOX_CARDS, type InboxCard, type ListedReferral } from './inbox-store.ts';

export interface Inbox extends Listed<ListedReferral> {
  readonly counts: InboxCounts;
}

/** The calendar of the scheme in which a transaction acts, on its day. */
export async function calendarOf(tx: Tx): Promise<Calendar> {
  const scheme = await schemeOf(tx);
  const today = dayOf(tx.now, scheme.time_zone);
  return { clocks: readClocks(scheme.clocks), zone: scheme.time_zone, today };
}

/**
 * Inbound referrals that wait for the link workers, the longest wait first, and how many are on each card. Empty for
 * whoever does not receive referrals. `page` counts from 0, fifty rows each.
 */
export async function inbox(
  tx: Tx,
  { card = 'unresolved', page = 0 }: { card?: InboxCard; page?: number } = {},
): Promise<Inbox> {
  if (!maySend(tx.actor, 'onward')) return { counts: NOTHING, rows: [], more: false };
  const before = overdueBefore(await calendarOf(tx));
  const [counts, listed] = await Promise.all([countInbox(tx, before), listInbox(tx, before, { card, page })]);
  return { counts, ...listed };
}

/** One referral in a sender's list. */
export interface SentReferral extends Referral {
  readonly name: string;
  /** Whether the person agreed that the sender hears how it goes. Without it they learn that it arrived, and no more. */
  readonly news: boolean;
}

/** What a member or their team sent to the link workers, newest first; `page` counts from 0, fifty rows each. */
export async function sentBy(
  tx: Tx,
  { whose = 'team', page = 0 }: { whose?: 'mine' | 'team'; page?: number } = {},
): Promise<Listed<SentReferral>> {
  const { actor } = tx;
  if (actor.kind !== 'member' || !maySend(actor, 'inbound')) return { rows: [], more: false };
  const teamId = whose === 'team' ? actor.teamId : null;
  const { rows, more } = await listSent(tx, { memberId: actor.id, teamId, page });
  const news = await Promise.all(rows.map((referral) => newsAllowed(tx, referral)));
  return { rows: rows.map((referral, index) => ({ ...referral, news: news[index] === true })), more };
}

/** Whether the person agreed that whoever sent this inbound referral hears how it goes. */
export async function newsAllowed(
  tx: Tx,
  referral: Pick<Referral, 'personId' | 'senderTeamId'>,
): Promise<boolean> {
  const consents = await consentsOf(tx, referral.personId);
  return mayShare(consents, 'referrer', 'news_of_referral', 'status', referral.senderTeamId);
}
