import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import { boxAround, type Point } from '../place.ts';
import { queryOf } from '../search/words.ts';
import { kmFrom } from '../store.ts';
import type { Listed } from './entity.ts';
import { OWN_TAXONOMIES, ownTerm } from './own-terms.ts';

/** What a listing is narrowed to. Everything that is given must hold. */
export interface Narrowed {
  /** Every word must begin a word of it. */
  readonly search?: string;
  readonly taxonomyTermId?: string;
  readonly taxonomyId?: string;
  readonly organizationId?: string;
  /** It, its organization or one of its places was changed then or later: here, or where it comes from. */
  readonly modifiedAfter?: Date;
  /** One of its places lies within so many kilometres of a point. */
  readonly near?: { readonly point: Point; readonly km: number };
  /** Its own lower limit is at least this, and its upper limit at most that: years. */
  readonly minimumAge?: number;
  readonly maximumAge?: number;
  /** One of its opening times is on this day (`MO`), begins at `HH:MM` or later, and ends at `HH:MM` or earlier. */
  readonly open?: { readonly day?: string; readonly from?: string; readonly until?: string };
  /** Of a taxonomy term. */
  readonly parentId?: string;
  readonly topOnly?: boolean;
}

/** Where a listing begins: after so many, or after an id. */
export type Start = { readonly offset: number } | { readonly after: string | null };

/** Ids of what is listed, in their order. */
export async function selected(
  tx: Tx,
  listed: Listed,
  narrowed: Narrowed,
  start: Start,
  limit: number,
): Promise<readonly string[]> {
  const from = await fromOf(tx, listed, narrowed);
  const id = listed === 'service' ? sql`s.id` : sql`e.id`;
  const after = 'after' in start && start.after !== null ? sql` and ${id} > ${start.after}::uuid` : sql``;
  const offset = 'offset' in start && start.offset > 0 ? sql` offset ${start.offset}` : sql``;
  const { rows } = await sql<{
    id: string;
  }>`select ${id} ${from} ${after} order by ${id} limit ${limit} ${offset}`.execute(tx.sql);
  return rows.map((row) => row.id);
}

/** How many are listed in all. */
export async function counted(tx: Tx, listed: Listed, narrowed: Narrowed): Promise<number> {
  const from = await fromOf(tx, listed, narrowed);
  const { rows } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(tx.sql);
  return rows[0]?.total ?? 0;
}

/** The ids of the services of an organization, first `limit` of them. */
export async function servicesOf(tx: Tx, organizationId: string, limit: number): Promise<readonly string[]> {
  return selected(tx, 'service', { organizationId }, { after: null }, limit);
}

/** The names and states of services, and when each was last changed in any way that we know of. */
export async function outlined(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { id: string; name: string; status: string; changed: Date | null }[]> {
  const { rows } = await sql<{ id: string; name: string; status: string; changed: Date | null }>`
    select s.id, s.name, s.status,
      greatest(s.last_modified, d.touched_at) as changed
    from directory_service s left join directory_document d on d.service_id = s.id
    where s.id = any (${ids}::uuid[]) order by s.id`.execute(tx.sql);
  return rows;
}

/** The row that an id given by a source names, where the thing hangs on a service. */
export async function atLocationOf(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select e.id from directory_service_at_location e
    where (e.id = ${id}::uuid or lower(e.source_key) = ${id.toLowerCase()}) and ${THERE_AT_LOCATION}
    order by e.id = ${id}::uuid desc, e.id limit 1`.execute(tx.sql);
  return rows[0]?.id ?? null;
}

/** These services at places, in the order of their ids: each with the id that its source gave, and its service. */
export async function atLocationsOf(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { id: string; key: string | null; serviceId: string }[]> {
  const { rows } = await sql<{ id: string; key: string | null; serviceId: string }>`
    select id, source_key as key, service_id as "serviceId" from directory_service_at_location
    where id = any (${ids}::uuid[]) order by id`.execute(tx.sql);
  return rows;
}

/** Whether a thing is there and has not vanished. */
export async function isThere(tx: Tx, listed: Listed, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from ${sql.table(`directory_${listed}`)} where id = ${id}::uuid and vanished_at is null`.execute(
    tx.sql,
  );
  return rows.length > 0;
}

/** What a thing was merged into, while that stands. */
export async function mergedInto(
  tx: Tx,
  listed: 'service' | 'organization',
  id: string,
): Promise<string | null> {
  const { rows } = await sql<{ into: string | null }>`
    select merged_into as into from ${sql.table(`directory_${listed}`)} where id = ${id}::uuid`.execute(
    tx.sql,
  );
  return rows[0]?.into ?? null;
}

const THERE_AT_LOCATION = sql`
  exists (select from directory_service s where s.id = e.service_id and s.vanished_at is null)
  and not exists (select from directory_location l where l.id = e.location_id and l.vanished_at is not null)`;

async function fromOf(tx: Tx, listed: Listed, narrowed: Narrowed): Promise<RawBuilder<unknown>> {
  const words = narrowed.search === undefined ? null : await queryOf(tx, narrowed.search);
  if (listed === 'service' || listed === 'service_at_location') {
    const atLocation = listed === 'service_at_location';
    const filters = [
      ...ofService(narrowed, words),
      ...(narrowed.near ? [isNear(narrowed.near, atLocation)] : []),
    ];
    return atLocation
      ? sql`from directory_service_at_location e join directory_service s on s.id = e.service_id
          where ${THERE_AT_LOCATION} and ${sql.join(filters, sql` and `)}`
      : sql`from directory_service s where ${sql.join(filters, sql` and `)}`;
  }
  const filters = [sql`e.vanished_at is null`];
  if (words !== null) filters.push(sql`to_tsvector('simple', directory_fold(e.name)) @@ ${words}::tsquery`);
  // Our own terms are of services only, so no organization has one.
  if (listed === 'organization') {
    const { taxonomyTermId, taxonomyId } = narrowed;
    if (taxonomyTermId) filters.push(hangs('e', sql`t.id = ${taxonomyTermId}::uuid`));
    if (taxonomyId) filters.push(hangs('e', sql`t.taxonomy_id = ${taxonomyId}::uuid`));
  }
  if (listed === 'taxonomy_term') {
    if (narrowed.taxonomyId) filters.push(sql`e.taxonomy_id = ${narrowed.taxonomyId}::uuid`);
    if (narrowed.parentId) filters.push(sql`e.parent_id = ${narrowed.parentId}::uuid`);
    if (narrowed.topOnly) filters.push(sql`e.parent_id is null`);
  }
  return sql`from ${sql.table(`directory_${listed}`)} e where ${sql.join(filters, sql` and `)}`;
}

function ofService(narrowed: Narrowed, words: string | null): RawBuilder<unknown>[] {
  const { taxonomyTermId, taxonomyId, organizationId, modifiedAfter, minimumAge, maximumAge, open } =
    narrowed;
  const filters: RawBuilder<unknown>[] = [sql`s.vanished_at is null`];
  // What is not running has no entry; it is listed here all the same.
  if (words !== null)
    filters.push(sql`s.id in (
      select service_id from directory_entry where search @@ ${words}::tsquery
      union all select id from directory_service where status <> 'active'
        and to_tsvector('simple', directory_fold(concat_ws(' ', name, alternate_name, left(description, 20000)))) @@ ${words}::tsquery)`);
  if (taxonomyTermId) filters.push(hasTerm(taxonomyTermId));
  if (taxonomyId) filters.push(hasTermOf(taxonomyId));
  if (organizationId) filters.push(sql`s.organization_id = ${organizationId}::uuid`);
  if (modifiedAfter) filters.push(changedSince(modifiedAfter));
  if (minimumAge !== undefined) filters.push(sql`s.minimum_age >= ${minimumAge}::float8`);
  if (maximumAge !== undefined) filters.push(sql`s.maximum_age <= ${maximumAge}::float8`);
  if (open) filters.push(isOpen(open));
  return filters;
}

function hasTerm(id: string): RawBuilder<unknown> {
  const means = ownTerm(id)?.means;
  if (means?.kind === 'need') {
    return sql`exists (select from directory_service_need n where n.service_id = s.id and n.domain = ${means.domain})`;
  }
  if (means) {
    const answer = means.kind === 'answer' ? sql`c.value = ${means.value}` : sql`c.value <> 'unknown'`;
    return sql`exists (
      select from directory_condition c where c.service_id = s.id and c.condition = ${means.condition} and ${answer})`;
  }
  return hangs('s', sql`t.id = ${id}::uuid`);
}

// A term that a source hung on a row, where it is still there.
function hangs(on: 's' | 'e', which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (
    select from directory_attribute a join directory_taxonomy_term t on t.id = a.taxonomy_term_id and t.vanished_at is null
    where a.link_id = ${sql.ref(`${on}.id`)} and ${which})`;
}

function hasTermOf(taxonomyId: string): RawBuilder<unknown> {
  const [conditions, needs] = OWN_TAXONOMIES;
  if (taxonomyId === conditions?.id) {
    return sql`exists (select from directory_condition c where c.service_id = s.id and c.value <> 'unknown')`;
  }
  if (taxonomyId === needs?.id)
    return sql`exists (select from directory_service_need n where n.service_id = s.id)`;
  return hangs('s', sql`t.taxonomy_id = ${taxonomyId}::uuid`);
}

// Whoever keeps a copy must hear of every change, also where the source does not date its own, and also of one that was
// begun before the moment and could be seen only after it.
function changedSince(moment: Date): RawBuilder<unknown> {
  return sql`s.id in (
    select service_id from directory_document where settled_at >= ${moment}
    union all select service_id from directory_document where settled_at is null
    union all select id from directory_service where last_modified >= ${moment})`;
}

function isNear({ point, km }: { point: Point; km: number }, atLocation: boolean): RawBuilder<unknown> {
  const box = boxAround(point, km);
  const near = sql`l.vanished_at is null
    and l.point_latitude between ${box.south}::float8 and ${box.north}::float8
    and l.point_longitude between ${box.west}::float8 and ${box.east}::float8
    and ${kmFrom(point)} <= ${km}::float8`;
  return atLocation
    ? sql`exists (select from directory_location l where l.id = e.location_id and ${near})`
    : sql`s.id in (
        select p.service_id from directory_service_at_location p join directory_location l on l.id = p.location_id where ${near})`;
}

// `9:00`, `09:00:00` and `09:00Z` are one time of day: two digits, a colon, two digits.
const clock = (name: string) => sql`left(lpad(split_part(h.${sql.ref(name)}, ':', 1), 2, '0')
  || ':' || split_part(h.${sql.ref(name)}, ':', 2), 5)`;

function isOpen({ day, from, until }: NonNullable<Narrowed['open']>): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [];
  if (day) conditions.push(sql`h.byday ~ ${`(^|[^A-Z])${day}($|[^A-Z])`}`);
  if (from) conditions.push(sql`${clock('opens_at')} >= ${from}`);
  if (until) conditions.push(sql`${clock('closes_at')} <= ${until}`);
  return sql`exists (
    select from directory_schedule h where ${sql.join(conditions, sql` and `)} and (
      h.service_id = s.id
      or h.service_at_location_id in (select p.id from directory_service_at_location p where p.service_id = s.id)
      or h.location_id in (select p.location_id from directory_service_at_location p where p.service_id = s.id)))`;
}

/** The ids of the places that follow one, in the order of ids. */
export async function placesAfter(tx: Tx, id: string | null, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from directory_location where vanished_at is null and ${id === null ? sql`true` : sql`id > ${id}::uuid`}
    order by id limit ${limit}`.execute(tx.sql);
  return rows.map((row) => row.id);
}
