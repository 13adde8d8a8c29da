import { sql } from 'kysely';
import type { Tx } from '#db';
import { addDays, DAY, type Instant, type LocalDate, later } from '#kernel';

/** A next action that is later than this counts as lost contact. */
const LOST_AFTER_DAYS = 7;
/** An introduction that has waited this long for one side is shown to the supervisor. */
const WAITS_AFTER_DAYS = 14;
/** Rows of a list; what is more is counted. */
const SHOWN = 25;

/** How much a link worker carries. */
export interface Load {
  readonly linkWorkerId: string;
  readonly open: number;
  readonly waiting: number;
  readonly overdue: number;
}

/** Open cases by link worker; those without any case are not among them. */
export async function loads(tx: Tx, today: LocalDate): Promise<Load[]> {
  const { rows } = await sql<Load>`
    select c.link_worker_id as "linkWorkerId", count(*) as open,
      count(*) filter (where c.status = 'waiting') as waiting, count(*) filter (where c.due < ${today}) as overdue
    from v_cases_load c
    where c.scheme_id = ${tx.actor.schemeId} and c.link_worker_id is not null
    group by c.link_worker_id`.execute(tx.sql);
  return rows;
}

export interface Orphan {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly linkWorkerId: string | null;
  readonly nextActionOn: LocalDate | null;
  readonly lastContactAt: Instant | null;
  /** Of all that there are, not only those read. */
  readonly total: number;
}

/**
 * Cases that nobody holds: no link worker, one who has left, or a next action that is missing or long past. `working`
 * are the members who can hold one today.
 */
export async function orphans(tx: Tx, today: LocalDate, working: readonly string[]): Promise<Orphan[]> {
  const lost = addDays(today, -LOST_AFTER_DAYS);
  const { rows } = await sql<Orphan>`
    select c.id, p.name, c.status, c.link_worker_id as "linkWorkerId", c.next_action_on as "nextActionOn",
      c.last_contact_at as "lastContactAt", count(*) over () as total
    from v_cases_load c
    join v_people_banner p on p.scheme_id = c.scheme_id and p.id = c.person_id
    where c.scheme_id = ${tx.actor.schemeId}
      and (c.link_worker_id is null or c.link_worker_id <> all(${working}::uuid[]) or c.due < ${lost})
    order by (c.link_worker_id is null or c.link_worker_id <> all(${working}::uuid[])) desc, c.due, c.id
    limit ${SHOWN}`.execute(tx.sql);
  return rows;
}

/** An introduction that waits. */
export interface Stuck {
  readonly id: string;
  readonly name: string;
  readonly turn: 'sender' | 'receiver';
  readonly turnSince: Instant;
  readonly total: number;
}

/** Onward referrals that have waited too long for either side, the longest wait first. */
export async function stuckIntroductions(tx: Tx): Promise<Stuck[]> {
  const { rows } = await sql<Stuck>`
    select w.id, p.name, w.turn, w.turn_since as "turnSince", count(*) over () as total
    from v_referrals_waiting w
    join v_people_banner p on p.scheme_id = w.scheme_id and p.id = w.person_id
    where w.scheme_id = ${tx.actor.schemeId}
      and w.turn_since < ${later(tx.now, -WAITS_AFTER_DAYS * DAY)}
    order by w.turn_since, w.id
    limit ${SHOWN}`.execute(tx.sql);
  return rows;
}

/** Messages of the scheme that reached nobody. */
export async function undelivered(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from v_messaging_undelivered m
    where m.scheme_id = ${tx.actor.schemeId}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}
