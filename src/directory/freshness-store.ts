import { sql } from 'kysely';
import type { Tx } from '#db';
import { type LocalDate, newId } from '#kernel';
import { refreshDerived } from './derived.ts';
import { addMonths, climbsOn, type Rung, WORD_HOLDS_MONTHS } from './ladder.ts';

/** What somebody said of a listing, or that they were asked. */
export type Said = 'still_correct' | 'corrected' | 'closed' | 'no_answer' | 'asked';
/** Who says it; `clock` for what goes out by itself. */
export type Sayer = 'provider' | 'directory_team' | 'clock';

/** What can be wrong with a listing, gravest first: of several that were reported, the page shows the first. */
export const PROBLEMS = [
  'unkind_or_unsafe',
  'closed',
  'asked_for_documents',
  'moved',
  'wrong_contact',
  'other',
] as const;
export type Problem = (typeof PROBLEMS)[number];

export interface Word {
  readonly said: Said;
  readonly by: Sayer;
  readonly note?: string;
}

/** Writes down one word on several listings; a word that they are right makes them fresh, and takes them off the ladder. */
export async function keepWord(
  tx: Tx,
  serviceIds: readonly string[],
  { said, by, note = '' }: Word,
  today: LocalDate,
): Promise<void> {
  const rows = serviceIds.map((service_id) => ({
    id: newId(tx.now),
    service_id,
    said,
    said_by: by,
    note,
    said_in: tx.actor.schemeId,
    said_by_id: tx.actor.id,
    said_at: tx.now,
  }));
  if (rows.length === 0) return;
  await tx.sql.insertInto('directory_verification').values(rows).execute();
  if (said === 'no_answer') return keepUnanswered(tx, serviceIds, today);
  if (said !== 'still_correct' && said !== 'corrected') return;
  await tx.sql
    .updateTable('directory_service')
    .set({ verified_on: today, verified_by: by, verify_by: addMonths(today, WORD_HOLDS_MONTHS) })
    .where('id', 'in', serviceIds)
    .execute();
  await tx.sql
    .updateTable('directory_freshness')
    .set({ rung: null, rung_on: null, rung_why: null })
    .where('service_id', 'in', serviceIds)
    .execute();
  await refreshDerived(tx, serviceIds);
}

// Nobody could be reached: it leaves the queue, and comes back to it in its time.
async function keepUnanswered(tx: Tx, serviceIds: readonly string[], today: LocalDate): Promise<void> {
  await sql`
    insert into directory_freshness (service_id, rung, rung_on, kept_in)
    select unnest(${serviceIds}::uuid[]), 'no_answer', ${today}, ${tx.actor.schemeId}
    on conflict (service_id) do update
      set rung = excluded.rung, rung_on = excluded.rung_on, rung_why = null, kept_in = excluded.kept_in`.execute(
    tx.sql,
  );
}

/** A listing whose time has come, and where it goes from where it stands. */
export interface DueListing {
  readonly serviceId: string;
  readonly from: Rung | null;
  readonly to: Rung;
}

/** Which listings a scheme asks after: those of these organizations, these services, and all of which it ever had a word. */
export interface Kept {
  readonly organizationIds: readonly string[];
  readonly serviceIds: readonly string[];
}

/** The listings that are due today, longest silent first. Those that another scheme asks after are left to it. */
export async function dueListings(tx: Tx, kept: Kept, today: LocalDate, most: number): Promise<DueListing[]> {
  const climbs = climbsOn(today);
  const { rows } = await sql<DueListing>`
    select s.id as "serviceId", due.rung_from as "from", due.rung_to as "to"
    from directory_service s
    left join directory_freshness f on f.service_id = s.id
    join unnest(${climbs.map(({ from }) => from)}::text[], ${climbs.map(({ to }) => to)}::text[],
        ${climbs.map(({ wordBy }) => wordBy)}::date[], ${climbs.map(({ rungBy }) => rungBy)}::date[])
      as due (rung_from, rung_to, word_by, rung_by)
      on due.rung_from is not distinct from f.rung
    where s.vanished_at is null and s.status in ('active', 'temporarily closed')
      and (s.organization_id = any (${kept.organizationIds}::uuid[]) or s.id = any (${kept.serviceIds}::uuid[])
        or s.id in (select service_id from directory_verification where said_in = ${tx.actor.schemeId}))
      and (f.kept_in is null or f.kept_in = ${tx.actor.schemeId})
      and (s.verified_on is null or s.verified_on <= due.word_by)
      and (f.rung_on is null or f.rung_on <= due.rung_by)
    order by s.verified_on nulls first, s.id limit ${most}`.execute(tx.sql);
  return rows;
}

/** Moves a listing up the ladder: true, or false when somebody else has moved it meanwhile. */
export async function climb(
  tx: Tx,
  { serviceId, from }: DueListing,
  to: Rung,
  today: LocalDate,
  why: string | null = null,
): Promise<boolean> {
  const { rows } = await sql`
    insert into directory_freshness as f (service_id, rung, rung_on, rung_why, kept_in)
    values (${serviceId}, ${to}, ${today}, ${why}, ${tx.actor.schemeId})
    on conflict (service_id) do update
      set rung = excluded.rung, rung_on = excluded.rung_on, rung_why = excluded.rung_why, kept_in = excluded.kept_in
      where f.rung is not distinct from ${from}::text and (f.kept_in is null or f.kept_in = excluded.kept_in)
    returning 1`.execute(tx.sql);
  return rows.length > 0;
}

/** A listing that waits for the directory team of this scheme. */
export interface QueuedListing {
  readonly serviceId: string;
  readonly name: string;
  readonly organization: string | null;
  readonly phone: string | null;
  readonly verifiedOn: LocalDate | null;
  readonly queuedOn: LocalDate;
  /** silent, telephone or no_address. */
  readonly why: string;
}

/** Where a page of the queue ends: its last row. */
export interface After {
  readonly day: string;
  readonly id: string;
}

/** The queue of this scheme, longest waiting first. */
export async function queuedListings(tx: Tx, most: number, after: After | null): Promise<QueuedListing[]> {
  const { rows } = await sql<QueuedListing>`
    select s.id as "serviceId", s.name, contact.organization_name as organization, contact.phone,
      s.verified_on as "verifiedOn", f.rung_on as "queuedOn", f.rung_why as why
    from directory_freshness f
    join directory_service s on s.id = f.service_id
    join v_directory_contact contact on contact.service_id = s.id
    where f.kept_in = ${tx.actor.schemeId} and f.rung = 'queued'
      and ${after ? sql`(f.rung_on, f.service_id) > (${after.day}::date, ${after.id}::uuid)` : sql`true`}
    order by f.rung_on, f.service_id limit ${most}`.execute(tx.sql);
  return rows;
}

export async function countQueued(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from directory_freshness
    where kept_in = ${tx.actor.schemeId} and rung = 'queued'`.execute(tx.sql);
  return rows[0]?.n ?? 0;
}

/** What is under way about a listing. */
export interface Freshness {
  readonly verifiedOn: LocalDate | null;
  readonly verifiedBy: Sayer | null;
  readonly verifyBy: LocalDate | null;
  readonly rung: Rung | null;
  readonly reported: Problem | null;
  readonly reportedOn: LocalDate | null;
}

/** How fresh a listing is; null when there is none. */
export async function freshnessOf(tx: Tx, serviceId: string): Promise<Freshness | null> {
  const { rows } = await sql<Freshness>`
    select s.verified_on as "verifiedOn", s.verified_by as "verifiedBy", s.verify_by as "verifyBy",
      f.rung, f.reported, f.reported_on as "reportedOn"
    from directory_service s left join directory_freshness f on f.service_id = s.id
    where s.id = ${serviceId}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** One line of a listing's history. */
export interface WordOnListing {
  readonly said: Said;
  readonly by: Sayer;
  readonly at: Date;
  /** Empty in a scheme that did not write it. */
  readonly note: string;
  /** The member, where it was said in this scheme. */
  readonly byId: string | null;
}

/** What was said of a listing, newest first. */
export async function wordsOnListing(tx: Tx, serviceId: string, most = 50): Promise<WordOnListing[]> {
  const { rows } = await sql<WordOnListing>`
    select said, said_by as by, said_at as at,
      case when said_in = ${tx.actor.schemeId} then note else '' end as note,
      case when said_in = ${tx.actor.schemeId} then said_by_id end as "byId"
    from directory_verification where service_id = ${serviceId}
    order by said_at desc, id desc limit ${most}`.execute(tx.sql);
  return rows;
}

/** Marks a listing as reported; the gravest thing stands. It stays where it is: whoever reads it is warned. */
export async function keepReported(
  tx: Tx,
  serviceId: string,
  problem: Problem,
  today: LocalDate,
): Promise<void> {
  await sql`
    insert into directory_freshness as f (service_id, reported, reported_on) values (${serviceId}, ${problem}, ${today})
    on conflict (service_id) do update set reported = excluded.reported, reported_on = excluded.reported_on
      where f.reported is null
        or array_position(${PROBLEMS}::text[], excluded.reported) < array_position(${PROBLEMS}::text[], f.reported)`.execute(
    tx.sql,
  );
  await refreshDerived(tx, [serviceId]);
}

/** It has been looked into. */
export async function dropReported(tx: Tx, serviceId: string): Promise<void> {
  await tx.sql
    .updateTable('directory_freshness')
    .set({ reported: null, reported_on: null })
    .where('service_id', '=', serviceId)
    .execute();
  await refreshDerived(tx, [serviceId]);
}
