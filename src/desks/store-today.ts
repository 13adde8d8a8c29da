import { CompiledQuery } from 'kysely';
import type { Tx } from '#db';
import type { LocalDate } from '#kernel';

/** What a caseload can be narrowed to. */
export const CASELOAD_FILTERS = ['overdue', 'ask', 'corrected', 'unreached'] as const;
export type CaseloadFilter = (typeof CASELOAD_FILTERS)[number];

/** Since 1970: as the list reads them, a moment is only asked for its day. */
type Milliseconds = number;

/** One open case, as `desks_caseload.line` has it. */
export interface CaseloadRow {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly interpreter: 'not_needed' | 'needed' | 'not_sure';
  readonly route: string;
  readonly status: string;
  readonly stage_since: Milliseconds;
  readonly next_action: string;
  /** Null: nobody has said what comes next. */
  readonly next_action_on: LocalDate | null;
  readonly last_contact_at: Milliseconds | null;
  /** Of the introduction that has waited longest; null when none waits. */
  readonly turn: 'sender' | 'receiver' | null;
  readonly turn_since: Milliseconds | null;
  /** The need of which it is time to ask whether it was met; null when there is none. */
  readonly ask_need_id: string | null;
  /** A message did not reach the person. */
  readonly unreached: boolean;
  /** The referral of which a service says that what we wrote down is not right; null where there is none. */
  readonly corrected_referral_id: string | null;
}

export interface Caseload {
  readonly rows: readonly CaseloadRow[];
  /** Inbound referrals of the scheme that nobody has looked at, `MANY` at most. */
  readonly arrived: number;
}

export interface CaseloadCounts {
  readonly overdue: number;
  readonly ask: number;
  readonly corrected: number;
  readonly unreached: number;
}

/** Inbound referrals are counted this far and no further. */
export const MANY = 100;

const ARRIVED = `(select count(*) from (
  select from v_referrals_inbox i where i.scheme_id = $1 and i.status = 'sent' limit ${MANY}) arrived)`;

/** Rows of one page. */
export const PAGE = 50;

const NARROWED: Readonly<Record<CaseloadFilter, string>> = {
  overdue: 'c.due < $4',
  ask: 'c.asking',
  corrected: 'c.corrected',
  unreached: 'c.unreached',
};

// Written out and not composed: this is the page that link workers have open all day, and the text of a statement is
// the name under which each connection keeps its plan. The rows are finished JSON, and travel as one text: eight
// hundred fields by themselves are dear at both ends (docs/decisions/0611).
function caseloadText(filter: CaseloadFilter | null): string {
  return `select (select '[' || string_agg(line, ',') || ']' from (
  select c.line from desks_caseload c
  where c.scheme_id = $1 and c.link_worker_id = $2
    and ($3::uuid is null or (c.due, c.case_id) > (
      select a.due, a.case_id from desks_caseload a where a.scheme_id = $1 and a.case_id = $3))
    ${filter ? `and ${NARROWED[filter]}` : ''}
  order by c.due, c.case_id
  limit ${PAGE + 1}) page) as lines, ${ARRIVED} as arrived`;
}

/** The statement of the page as link workers open it; its parameters are scheme, link worker, and null. */
export const CASELOAD = caseloadText(null);
const CASELOAD_NARROWED: Readonly<Record<CaseloadFilter, string>> = {
  overdue: caseloadText('overdue'),
  ask: caseloadText('ask'),
  corrected: caseloadText('corrected'),
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
): Promise<Caseload> {
  const text = query.filter ? CASELOAD_NARROWED[query.filter] : CASELOAD;
  const values = [tx.actor.schemeId, query.linkWorkerId, query.after];
  if (query.filter === 'overdue') values.push(query.today);
  const { rows } = await tx.sql.executeQuery<{ lines: string | null; arrived: number }>(
    CompiledQuery.raw(text, values),
  );
  const [found] = rows;
  return { rows: found?.lines ? JSON.parse(found.lines) : [], arrived: found?.arrived ?? 0 };
}

const COUNTS = `select count(*) filter (where c.due < $3) as overdue,
  count(*) filter (where c.asking) as ask, count(*) filter (where c.corrected) as corrected,
  count(*) filter (where c.unreached) as unreached
from desks_caseload c
where c.scheme_id = $1 and c.link_worker_id = $2`;

/** What stands above a caseload of more than one page. */
export async function caseloadCounts(
  tx: Tx,
  { linkWorkerId, today }: { linkWorkerId: string; today: LocalDate },
): Promise<CaseloadCounts> {
  const { rows } = await tx.sql.executeQuery<CaseloadCounts>(
    CompiledQuery.raw(COUNTS, [tx.actor.schemeId, linkWorkerId, today]),
  );
  return rows[0] ?? { overdue: 0, ask: 0, corrected: 0, unreached: 0 };
}

/** The same, of a caseload that is whole on its first page. */
export function countsIn(rows: readonly CaseloadRow[], today: LocalDate): CaseloadCounts {
  const counts = { overdue: 0, ask: 0, corrected: 0, unreached: 0 };
  for (const row of rows) {
    if (row.next_action_on === null || row.next_action_on < today) counts.overdue += 1;
    if (row.ask_need_id !== null) counts.ask += 1;
    if (row.corrected_referral_id !== null) counts.corrected += 1;
    if (row.unreached) counts.unreached += 1;
  }
  return counts;
}
