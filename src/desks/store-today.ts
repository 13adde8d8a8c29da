import { CompiledQuery } from 'kysely';
import type { Tx } from '#db';
import type { LocalDate } from '#kernel';

/** What a caseload can be narrowed to. */
export const CASELOAD_FILTERS = ['overdue', 'ask', 'unreached'] as const;
export type CaseloadFilter = (typeof CASELOAD_FILTERS)[number];

export interface CaseloadRow {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly interpreter: 'not_needed' | 'needed' | 'not_sure';
  readonly route: string;
  readonly status: string;
  readonly stage_since: Date;
  readonly next_action: string;
  /** Null: nobody has said what comes next. */
  readonly next_action_on: LocalDate | null;
  readonly last_contact_at: Date | null;
  /** Of the introduction that has waited longest; null when none waits. */
  readonly turn: 'sender' | 'receiver' | null;
  readonly turn_since: Date | null;
  /** The need of which it is time to ask whether it was met; null when there is none. */
  readonly ask_need_id: string | null;
  /** A message did not reach the person. */
  readonly unreached: boolean;
  /** Inbound referrals of the scheme that nobody has looked at, `MANY` at most: the same in every row. */
  readonly arrived: number;
}

export interface CaseloadCounts {
  readonly overdue: number;
  readonly ask: number;
  readonly unreached: number;
}

/** Inbound referrals are counted this far and no further. */
export const MANY = 100;

const ARRIVED = `(select count(*) from (
  select from v_referrals_inbox i where i.scheme_id = $1 and i.status = 'sent' limit ${MANY}) arrived)`;

/** Rows of one page. */
export const PAGE = 50;

const ASKING = 'exists (select from v_plans_asking n where n.scheme_id = c.scheme_id and n.case_id = c.id)';
const UNREACHED =
  'exists (select from v_messaging_undelivered m where m.scheme_id = c.scheme_id and m.person_id = c.person_id)';

const NARROWED: Readonly<Record<CaseloadFilter, string>> = {
  overdue: 'c.due < $4',
  ask: ASKING,
  unreached: UNREACHED,
};

// Written out and not composed: this is the page that link workers have open all day, and the text of a statement is
// the name under which each connection keeps its plan.
function caseloadText(filter: CaseloadFilter | null): string {
  return `select c.id, p.name, p.language, p.interpreter, c.route, c.status, c.stage_since, c.next_action,
  c.next_action_on, c.last_contact_at, w.turn, w.turn_since, n.id as ask_need_id,
  ${UNREACHED} as unreached, ${ARRIVED} as arrived
from v_cases_load c
join v_people_banner p on p.scheme_id = c.scheme_id and p.id = c.person_id
left join lateral (
  select w.turn, w.turn_since from v_referrals_waiting w
  where w.scheme_id = c.scheme_id and w.person_id = c.person_id order by w.turn_since limit 1) w on true
left join lateral (
  select n.id from v_plans_asking n
  where n.scheme_id = c.scheme_id and n.case_id = c.id order by n.ask_since limit 1) n on true
where c.scheme_id = $1 and c.link_worker_id = $2
  and ($3::uuid is null or (c.due, c.id) > (select a.due, a.id from v_cases_load a where a.scheme_id = $1 and a.id = $3))
  ${filter ? `and ${NARROWED[filter]}` : ''}
order by c.due, c.id
limit ${PAGE + 1}`;
}

/** The statement of the page as link workers open it; its parameters are scheme, link worker, and null. */
export const CASELOAD = caseloadText(null);
const CASELOAD_NARROWED: Readonly<Record<CaseloadFilter, string>> = {
  overdue: caseloadText('overdue'),
  ask: caseloadText('ask'),
  unreached: caseloadText('unreached'),
};

/**
 * One page of a link worker's open cases, the most pressing first: no next action, then by its day. One row more than
 * `PAGE` when there is another page. `after` is the last case of the page before.
 */
export async function caseload(
  tx: Tx,
  query: {
    linkWorkerId: string;
    today: LocalDate;
    filter: CaseloadFilter | null;
    after: string | null;
  },
): Promise<CaseloadRow[]> {
  const text = query.filter ? CASELOAD_NARROWED[query.filter] : CASELOAD;
  const values = [tx.actor.schemeId, query.linkWorkerId, query.after];
  if (query.filter === 'overdue') values.push(query.today);
  const { rows } = await tx.sql.executeQuery<CaseloadRow>(CompiledQuery.raw(text, values));
  return rows;
}

const COUNTS = `select count(*) filter (where c.due < $3) as overdue,
  count(*) filter (where ${ASKING}) as ask, count(*) filter (where ${UNREACHED}) as unreached
from v_cases_load c
where c.scheme_id = $1 and c.link_worker_id = $2`;

/** What stands above a caseload of more than one page. */
export async function caseloadCounts(
  tx: Tx,
  { linkWorkerId, today }: { linkWorkerId: string; today: LocalDate },
): Promise<CaseloadCounts> {
  const { rows } = await tx.sql.executeQuery<CaseloadCounts>(
    CompiledQuery.raw(COUNTS, [tx.actor.schemeId, linkWorkerId, today]),
  );
  return rows[0] ?? { overdue: 0, ask: 0, unreached: 0 };
}

/** The same, of a caseload that is whole on its first page. */
export function countsIn(rows: readonly CaseloadRow[], today: LocalDate): CaseloadCounts {
  const counts = { overdue: 0, ask: 0, unreached: 0 };
  for (const row of rows) {
    if (row.next_action_on === null || row.next_action_on < today) counts.overdue += 1;
    if (row.ask_need_id !== null) counts.ask += 1;
    if (row.unreached) counts.unreached += 1;
  }
  return counts;
}

/** How many inbound referrals nobody has looked at, `MANY` at most; for a caseload without rows to say it. */
export async function arrivals(tx: Tx): Promise<number> {
  const { rows } = await tx.sql.executeQuery<{ count: number }>(
    CompiledQuery.raw(`select ${ARRIVED} as count`, [tx.actor.schemeId]),
  );
  return rows[0]?.count ?? 0;
}
