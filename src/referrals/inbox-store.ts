import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Referral } from './referral.ts';
import { type ReferralRow, referralFrom } from './store.ts';

/** The cards of the inbox: each a question about inbound referrals that no link worker has taken yet. */
export const INBOX_CARDS = ['new', 'acknowledged', 'overdue', 'urgent', 'unresolved'] as const;
export type InboxCard = (typeof INBOX_CARDS)[number];
export type InboxCounts = Readonly<Record<InboxCard, number>>;
export const NOTHING: InboxCounts = { new: 0, acknowledged: 0, overdue: 0, urgent: 0, unresolved: 0 };

/** A referral in a list, with how its person is named and spoken with. */
export interface ListedReferral extends Referral {
  readonly name: string;
  readonly language: string;
  readonly interpreter: string;
  readonly overdue: boolean;
}

/** A page of rows, and whether another one follows. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

const PAGE = 50;

/** How many inbound referrals wait on each card. `before`: the moments before which a turn must have begun to be overdue. */
export async function countInbox(
  tx: Tx,
  before: { readonly sent: Instant; readonly others: Instant },
): Promise<InboxCounts> {
  const on = conditions(before);
  const { rows } = await sql<InboxCounts>`
    select count(*) filter (where ${on.new})::int as new,
      count(*) filter (where ${on.acknowledged})::int as acknowledged,
      count(*) filter (where ${on.overdue})::int as overdue,
      count(*) filter (where ${on.urgent})::int as urgent, count(*)::int as unresolved
    from referrals_referral r where ${undecided(tx)}`.execute(tx.sql);
  return rows[0] ?? NOTHING;
}

/** One card's referrals, the longest wait first; `page` counts from 0. */
export async function listInbox(
  tx: Tx,
  before: { readonly sent: Instant; readonly others: Instant },
  { card, page }: { card: InboxCard; page: number },
): Promise<Listed<ListedReferral>> {
  const on = conditions(before);
  const { rows } = await sql<
    ReferralRow & { name: string; language: string; interpreter: string; overdue: boolean }
  >`
    select r.*, p.name, p.language, p.interpreter, ${on.overdue} as overdue
    from referrals_referral r
    join v_people_banner p on p.scheme_id = r.scheme_id and p.id = r.person_id
    where ${undecided(tx)} and ${on[card]}
    order by r.turn_since, r.id limit ${PAGE + 1} offset ${page * PAGE}`.execute(tx.sql);
  const shown = rows.slice(0, PAGE).map((row) => {
    const { name, language, interpreter, overdue } = row;
    return { ...referralFrom(row), name, language, interpreter, overdue };
  });
  return { rows: shown, more: rows.length > PAGE };
}

/** What a member, or anyone of their team, sent to the link workers, newest first; `page` counts from 0. */
export async function listSent(
  tx: Tx,
  { memberId, teamId, page }: { memberId: string; teamId: string | null; page: number },
): Promise<Listed<Referral & { readonly name: string }>> {
  const { rows } = await sql<ReferralRow & { name: string }>`
    select r.*, p.name
    from referrals_referral r
    join v_people_banner p on p.scheme_id = r.scheme_id and p.id = r.person_id
    where r.scheme_id = ${tx.actor.schemeId} and r.leg = 'inbound'
      and (r.sender_id = ${memberId} or r.sender_team_id = ${teamId}::uuid)
    order by r.created_at desc, r.id desc limit ${PAGE + 1} offset ${page * PAGE}`.execute(tx.sql);
  const shown = rows.slice(0, PAGE).map((row) => ({ ...referralFrom(row), name: row.name }));
  return { rows: shown, more: rows.length > PAGE };
}

const undecided = (
  tx: Tx,
) => sql`r.scheme_id = ${tx.actor.schemeId} and r.leg = 'inbound' and r.ended_at is null
  and r.status in ('sent', 'acknowledged', 'needs_information', 'waiting_list')`;

// Somebody on a waiting list has had their answer, and a question to the sender is the sender's to answer.
function conditions(before: { readonly sent: Instant; readonly others: Instant }) {
  return {
    new: sql`r.status = 'sent'`,
    acknowledged: sql`r.status = 'acknowledged'`,
    overdue: sql<boolean>`coalesce(r.turn_since < case r.status when 'sent' then ${before.sent}::timestamptz
      when 'acknowledged' then ${before.others}::timestamptz end, false)`,
    urgent: sql`r.urgent`,
    unresolved: sql`true`,
  } satisfies Record<InboxCard, unknown>;
}
