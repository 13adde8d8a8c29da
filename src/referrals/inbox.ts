import { sql } from 'kysely';
import { schemeOf } from '#access';
import type { Tx } from '#db';
import { dayOf } from '#kernel';
import { consentsOf, mayShare } from '#people';
import { type Calendar, overdueBefore, readClocks } from './clocks.ts';
import { maySend } from './policy.ts';
import type { Referral } from './referral.ts';
import { type ReferralRow, referralFrom } from './store.ts';

/** The cards of the inbox: each a question about inbound referrals that no link worker has taken yet. */
export const INBOX_CARDS = ['new', 'acknowledged', 'overdue', 'urgent', 'unresolved'] as const;
export type InboxCard = (typeof INBOX_CARDS)[number];

/** A referral in a list, with how its person is named and spoken with. */
export interface ListedReferral extends Referral {
  readonly name: string;
  readonly language: string;
  readonly interpreter: string;
  readonly overdue: boolean;
}

export interface Inbox {
  readonly counts: Readonly<Record<InboxCard, number>>;
  readonly rows: readonly ListedReferral[];
  /** Whether another page follows. */
  readonly more: boolean;
}

const PAGE = 50;

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
  if (!maySend(tx.actor, 'onward'))
    return {
      counts: { new: 0, acknowledged: 0, overdue: 0, urgent: 0, unresolved: 0 },
      rows: [],
      more: false,
    };
  const before = overdueBefore(await calendarOf(tx));
  const overdue = sql<boolean>`(r.turn = 'receiver' and r.turn_since < case r.status when 'sent' then ${before.sent}::timestamptz
    when 'waiting_list' then '-infinity' else ${before.others}::timestamptz end)`;
  const undecided = sql`r.scheme_id = ${tx.actor.schemeId} and r.leg = 'inbound' and r.ended_at is null
    and r.status in ('sent', 'acknowledged', 'needs_information', 'waiting_list')`;
  const on = {
    new: sql`r.status = 'sent'`,
    acknowledged: sql`r.status = 'acknowledged'`,
    overdue,
    urgent: sql`r.urgent`,
    unresolved: sql`true`,
  } satisfies Record<InboxCard, unknown>;
  const [counted, listed] = await Promise.all([
    sql<Record<InboxCard, number>>`
      select count(*) filter (where ${on.new})::int as new,
        count(*) filter (where ${on.acknowledged})::int as acknowledged,
        count(*) filter (where ${on.overdue})::int as overdue,
        count(*) filter (where ${on.urgent})::int as urgent, count(*)::int as unresolved
      from referrals_referral r where ${undecided}`.execute(tx.sql),
    sql<ListedRow>`
      select r.*, p.name, p.language, p.interpreter, ${overdue} as overdue
      from referrals_referral r
      join v_people_banner p on p.scheme_id = r.scheme_id and p.id = r.person_id
      where ${undecided} and ${on[card]}
      order by r.turn_since, r.id limit ${PAGE + 1} offset ${page * PAGE}`.execute(tx.sql),
  ]);
  const counts = counted.rows[0] ?? { new: 0, acknowledged: 0, overdue: 0, urgent: 0, unresolved: 0 };
  return { counts, rows: listed.rows.slice(0, PAGE).map(listedFrom), more: listed.rows.length > PAGE };
}

type ListedRow = ReferralRow & { name: string; language: string; interpreter: string; overdue: boolean };

function listedFrom(row: ListedRow): ListedReferral {
  const { name, language, interpreter, overdue } = row;
  return { ...referralFrom(row), name, language, interpreter, overdue };
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
): Promise<{ readonly rows: readonly SentReferral[]; readonly more: boolean }> {
  const { actor } = tx;
  if (actor.kind !== 'member' || !maySend(actor, 'inbound')) return { rows: [], more: false };
  const team = whose === 'team' ? actor.teamId : null;
  const { rows } = await sql<ReferralRow & { name: string }>`
    select r.*, p.name
    from referrals_referral r
    join v_people_banner p on p.scheme_id = r.scheme_id and p.id = r.person_id
    where r.scheme_id = ${actor.schemeId} and r.leg = 'inbound'
      and (r.sender_id = ${actor.id} or r.sender_team_id = ${team}::uuid)
    order by r.created_at desc, r.id desc limit ${PAGE + 1} offset ${page * PAGE}`.execute(tx.sql);
  const shown = rows.slice(0, PAGE);
  const agreed = await Promise.all(shown.map((row) => newsAllowed(tx, referralFrom(row))));
  return {
    rows: shown.map((row, index) => ({
      ...referralFrom(row),
      name: row.name,
      news: agreed[index] === true,
    })),
    more: rows.length > PAGE,
  };
}

/** Whether the person agreed that whoever sent this inbound referral hears how it goes. */
export async function newsAllowed(
  tx: Tx,
  referral: Pick<Referral, 'personId' | 'senderTeamId'>,
): Promise<boolean> {
  const consents = await consentsOf(tx, referral.personId);
  return mayShare(consents, 'referrer', 'news_of_referral', 'status', referral.senderTeamId);
}
