import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Reason, Signal, Weights } from './score.ts';
import type { Described, LikeKind, Traits } from './traits.ts';

/** Notes what finished imports changed as due. Returns how many runs were new. */
export async function noteImports(tx: Tx): Promise<number> {
  // Whatever the size of a run: it is read once, and nobody waits for it.
  await sql`set local statement_timeout = 0`.execute(tx.sql);
  const { rows } = await sql<{ import_id: string }>`
    insert into directory_likeness_import (import_id)
    select id from directory_import i where status = 'finished' and not exists (
      select from directory_likeness_import n where n.import_id = i.id)
    on conflict do nothing returning import_id`.execute(tx.sql);
  if (rows.length === 0) return 0;
  const runs = rows.map((row) => row.import_id);
  await sql`
    insert into directory_likeness_due (id, kind)
    select distinct entity_id, kind from directory_record
    where kind in ('service', 'organization') and (changed_in = any (${runs}::uuid[]) or vanished_in = any (${runs}::uuid[]))
    on conflict (id) do nothing`.execute(tx.sql);
  return rows.length;
}

/** Notes these as due to be compared again. */
export async function noteDue(tx: Tx, kind: LikeKind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into directory_likeness_due (id, kind) select distinct id, ${kind} from unnest(${ids}::uuid[]) t (id)
    on conflict (id) do nothing`.execute(tx.sql);
}

/** Notes everything as due. */
export async function noteAll(tx: Tx): Promise<void> {
  for (const kind of ['service', 'organization']) {
    await sql`
      insert into directory_likeness_due (id, kind)
      select id, ${kind} from ${sql.table(`directory_${kind}`)} where vanished_at is null
      union select id, ${kind} from directory_likeness where kind = ${kind}
      on conflict (id) do nothing`.execute(tx.sql);
  }
}

/** Takes some of what is due, which no other run has taken. */
export async function takeDue(tx: Tx, limit: number): Promise<readonly { id: string; kind: LikeKind }[]> {
  const { rows } = await sql<{ id: string; kind: LikeKind }>`
    delete from directory_likeness_due where id in (
      select id from directory_likeness_due order by id limit ${limit} for update skip locked)
    returning id, kind`.execute(tx.sql);
  return rows;
}

/** What these services are, for comparing. Those that are not there, or not by themselves, are left out. */
export async function describedServices(tx: Tx, ids: readonly string[]): Promise<readonly Described[]> {
  const { rows } = await sql<Described>`
    select s.id, s.name, s.alternate_name, s.organization_id, o.name as organization,
      array(select i.identifier from directory_organization_identifier i where i.organization_id = s.organization_id
        union select o.tax_id where o.tax_id is not null) as identifiers,
      array(select p.number from directory_phone p where p.service_id = s.id or p.service_at_location_id in (
          select a.id from directory_service_at_location a where a.service_id = s.id)
        union select p.number from directory_contact c join directory_phone p on p.contact_id = c.id where c.service_id = s.id) as phones,
      array(select e from (select s.email as e union select c.email from directory_contact c where c.service_id = s.id) t where e is not null) as emails,
      array_remove(array[s.url, o.website], null) as links,
      (select jsonb_agg(p) from (${placesOf(sql`select at.location_id from directory_service_at_location at where at.service_id = s.id`)}) p) as places,
      array(select n.domain from directory_service_need n where n.service_id = s.id) as needs,
      array(select src.code from directory_record r join directory_source src on src.id = r.source_id
        where r.entity_id = s.id and r.kind = 'service' and r.vanished_in is null) as sources
    from directory_service s left join directory_organization o on o.id = s.organization_id
    where s.id = any (${ids}::uuid[]) and s.vanished_at is null`.execute(tx.sql);
  return rows;
}

/** The same of organizations: their own telephones and addresses, and the places where they give their services. */
export async function describedOrganizations(tx: Tx, ids: readonly string[]): Promise<readonly Described[]> {
  const { rows } = await sql<Described>`
    select o.id, o.name, o.alternate_name, null as organization_id, null as organization,
      array(select i.identifier from directory_organization_identifier i where i.organization_id = o.id
        union select o.tax_id where o.tax_id is not null) as identifiers,
      array(select p.number from directory_phone p where p.organization_id = o.id) as phones,
      array_remove(array[o.email], null) as emails,
      array_remove(array[o.website, o.uri], null) as links,
      (select jsonb_agg(p) from (${placesOf(sql`
        select q.id from directory_location q where q.organization_id = o.id
        union select at.location_id from directory_service own
          join directory_service_at_location at on at.service_id = own.id where own.organization_id = o.id`)}) p) as places,
      null as needs,
      array(select src.code from directory_record r join directory_source src on src.id = r.source_id
        where r.entity_id = o.id and r.kind = 'organization' and r.vanished_in is null) as sources
    from directory_organization o
    where o.id = any (${ids}::uuid[]) and o.vanished_at is null`.execute(tx.sql);
  return rows;
}

function placesOf(ids: ReturnType<typeof sql>) {
  return sql`
    select l.name, concat_ws(' ', a.address_1, a.address_2) as address, a.city, a.postal_code as postcode, l.outcode,
      case when l.point_from = 'source' then l.point_latitude end as lat,
      case when l.point_from = 'source' then l.point_longitude end as lon
    from directory_location l
    left join lateral (
      select * from directory_address where location_id = l.id order by address_type = 'postal', position limit 1) a on true
    where l.id in (${ids}) and l.vanished_at is null order by l.id limit 8`;
}

export interface Comparable {
  readonly id: string;
  readonly traits: Traits;
  readonly material: string;
  readonly keys: readonly bigint[];
}

/** Keeps what is compared of some things, and forgets that of those that are not there any more. */
export async function keepTraits(
  tx: Tx,
  kind: LikeKind,
  ids: readonly string[],
  things: readonly Comparable[],
): Promise<void> {
  await sql`delete from directory_likeness_key where id = any (${ids}::uuid[])`.execute(tx.sql);
  await sql`
    delete from directory_likeness where id = any (${ids}::uuid[]) and not id = any (${things.map((one) => one.id)}::uuid[])`.execute(
    tx.sql,
  );
  if (things.length === 0) return;
  const rows = things.map(({ id, traits, material }) => ({ id, kind, traits, material }));
  await sql`
    insert into directory_likeness (id, kind, traits, material)
    select id, kind, traits, material from jsonb_populate_recordset(null::directory_likeness, ${JSON.stringify(rows)}::jsonb)
    on conflict (id) do update set traits = excluded.traits, material = excluded.material`.execute(tx.sql);
  const keys = things.flatMap((one) => one.keys.map((key) => [String(key), one.id] as const));
  await sql`
    insert into directory_likeness_key (key, id)
    select * from unnest(${keys.map(([key]) => key)}::bigint[], ${keys.map(([, id]) => id)}::uuid[]) t (key, id)
    order by 1, 2 on conflict do nothing`.execute(tx.sql);
}

/** Of what shares a key with one of these: each pair once. A key that too many have tells nothing and is passed over. */
export async function sharingKeys(
  tx: Tx,
  ids: readonly string[],
  most: number,
): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await sql<{ one: string; other: string }>`
    with mine as materialized (select key, id from directory_likeness_key where id = any (${ids}::uuid[])),
    few as materialized (
      select m.key, found.ids from (select distinct key from mine) m cross join lateral (
        select array_agg(k.id) as ids from (
          select id from directory_likeness_key k where k.key = m.key limit ${most + 1}) k) found
      where cardinality(found.ids) between 2 and ${most}
    )
    select distinct least(mine.id, other.id) as one, greatest(mine.id, other.id) as other
    from mine join few on few.key = mine.key cross join lateral unnest(few.ids) other (id)
    where other.id <> mine.id`.execute(tx.sql);
  return rows.map((row) => [row.one, row.other]);
}

export async function traitsById(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly traits: Traits; readonly material: string }>> {
  const { rows } = await sql<{ id: string; traits: Traits; material: string }>`
    select id, traits, material from directory_likeness where id = any (${ids}::uuid[])`.execute(tx.sql);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function weightsOf(tx: Tx, kind: LikeKind): Promise<Weights> {
  const { rows } = await sql<{ name: string; points: number }>`
    select name, points from directory_likeness_weight where kind = ${kind}`.execute(tx.sql);
  const points = Object.fromEntries(rows.map((row) => [row.name, row.points]));
  return {
    points: points as Record<Signal, number>,
    perhaps: points.perhaps ?? 42,
    surely: points.surely ?? 65,
  };
}

export interface FoundPair {
  readonly id: string;
  readonly one_id: string;
  readonly other_id: string;
  readonly points: number;
  readonly sure: boolean;
  readonly reasons: readonly Reason[];
  /** What both are now. */
  readonly material: string;
}

/**
 * Keeps the pairs that were found around some things. What is open and was not found again goes. What somebody judged
 * stays judged, unless one of the two has changed since in what they were judged by.
 */
export async function keepPairs(
  tx: Tx,
  kind: LikeKind,
  ids: readonly string[],
  pairs: readonly FoundPair[],
): Promise<void> {
  const rows = JSON.stringify(pairs);
  await sql`
    delete from directory_pair p where state = 'open' and (one_id = any (${ids}::uuid[]) or other_id = any (${ids}::uuid[]))
      and not exists (
        select from jsonb_to_recordset(${rows}::jsonb) f (one_id uuid, other_id uuid)
        where f.one_id = p.one_id and f.other_id = p.other_id)`.execute(tx.sql);
  if (pairs.length === 0) return;
  await sql`
    insert into directory_pair (id, kind, one_id, other_id, points, sure, reasons, found_at)
    select id, ${kind}, one_id, other_id, points, sure, reasons, ${tx.now}
    from jsonb_to_recordset(${rows}::jsonb)
      f (id uuid, one_id uuid, other_id uuid, points float8, sure boolean, reasons jsonb)
    order by one_id, other_id
    on conflict (one_id, other_id) do update set points = excluded.points, sure = excluded.sure, reasons = excluded.reasons`.execute(
    tx.sql,
  );
  await sql`
    update directory_pair p set state = 'open', judged = null, decided_by = null, decided_at = null
    from jsonb_to_recordset(${rows}::jsonb) f (one_id uuid, other_id uuid, material text)
    where p.one_id = f.one_id and p.other_id = f.other_id
      and p.state in ('same_place', 'not_the_same') and p.judged is distinct from f.material`.execute(tx.sql);
}
