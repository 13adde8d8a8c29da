import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { SaidBy, Trust } from '../survivorship.ts';
import type { Composed } from './compose.ts';
import type { Document, Json } from './identity.ts';
import { forgetChildrenOf, writeChildren, writeOwn } from './store.ts';
import type { SharedKind } from './voices.ts';

/** A thing, and the one that it is part of: itself when it stands alone. */
export interface Member {
  readonly id: string;
  readonly root: string;
}

/** What a source says of a thing. */
export interface RecordRow {
  readonly id: string;
  readonly entity_id: string;
  readonly source_id: string;
  readonly source: string;
  readonly source_key: string;
  readonly document: Document;
  readonly changed_in: string;
  readonly added_in: string;
  readonly gone: boolean;
}

/** What somebody here says of a field of a service, now: the newest by each kind of speaker. */
export interface StatementRow {
  readonly id: string;
  readonly service_id: string;
  readonly field: string;
  readonly value: Json;
  readonly note: string | null;
  readonly said_by: Exclude<SaidBy, 'source'>;
  readonly said_at: Date;
  readonly day: string;
}

const merges = (kind: SharedKind) => kind !== 'location';

/** Of these things: which have several voices, or are part of another, or have others as parts. */
export async function sharedAmong(
  tx: Tx,
  kind: SharedKind,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const others: RawBuilder<unknown>[] = [];
  if (merges(kind)) {
    others.push(
      sql`exists (select from ${sql.table(`directory_${kind}`)} e where e.id = w.id and e.merged_into is not null)`,
      sql`exists (select from ${sql.table(`directory_${kind}`)} e where e.merged_into = w.id)`,
    );
  }
  if (kind === 'service')
    others.push(sql`exists (select from directory_statement t where t.service_id = w.id)`);
  const { rows } = await sql<{ id: string }>`
    select w.id from unnest(${ids}::uuid[]) w (id)
    where (select count(*) from (select from directory_record r where r.entity_id = w.id and r.kind = ${kind} limit 2) few) > 1
      ${others.length > 0 ? sql`or ${sql.join(others, sql` or `)}` : sql``}`.execute(tx.sql);
  return rows.map((row) => row.id);
}

/** Of the things whose record vanished in a run: those of which another voice may speak still. */
export async function vanishedShared(tx: Tx, kind: SharedKind, importId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select entity_id as id from directory_record where vanished_in = ${importId} and kind = ${kind}`.execute(
    tx.sql,
  );
  return sharedAmong(
    tx,
    kind,
    rows.map((row) => row.id),
  );
}

/** The families of these things: what stands for itself, with all that is part of it. */
export async function familiesOf(
  tx: Tx,
  kind: SharedKind,
  ids: readonly string[],
): Promise<readonly Member[]> {
  const table = sql.table(`directory_${kind}`);
  const { rows } = await (merges(kind)
    ? sql<Member>`
        with root as (select distinct coalesce(merged_into, id) as id from ${table} where id = any (${ids}::uuid[]))
        select id, id as root from root
        union all select e.id, e.merged_into from ${table} e join root on e.merged_into = root.id`
    : sql<Member>`select id, id as root from ${table} where id = any (${ids}::uuid[])`
  ).execute(tx.sql);
  return rows;
}

/** What the sources say of these things. */
export async function recordsOf(
  tx: Tx,
  kind: SharedKind,
  ids: readonly string[],
): Promise<readonly RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select r.id, r.entity_id, r.source_id, s.code as source, r.source_key, r.document, r.changed_in, r.added_in,
      r.vanished_in is not null as gone
    from directory_record r join directory_source s on s.id = r.source_id
    where r.entity_id = any (${ids}::uuid[]) and r.kind = ${kind}`.execute(tx.sql);
  return rows;
}

/** The opening times that came in a file of their own, of the services that these records are about. */
export async function schedulesOfRecords(
  tx: Tx,
  recordIds: readonly string[],
): Promise<readonly (RecordRow & { readonly of: string })[]> {
  const { rows } = await sql<RecordRow & { of: string }>`
    select s.id, s.entity_id, s.source_id, '' as source, s.source_key, s.document, s.changed_in, s.added_in, false as gone, r.id as of
    from directory_record r
    join directory_record s on s.source_id = r.source_id and s.kind = 'schedule' and s.document ->> 'service_id' = r.source_key
    where r.id = any (${recordIds}::uuid[]) and s.vanished_in is null order by s.source_key`.execute(tx.sql);
  return rows;
}

/** What stands of what was said here of these services: nothing where the newest word takes the earlier ones back. */
export async function standingStatements(
  tx: Tx,
  serviceIds: readonly string[],
): Promise<readonly StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select id, service_id, field, value, note, said_by, said_at, to_char(said_at at time zone 'Europe/London', 'YYYY-MM-DD') as day
    from (
      select distinct on (service_id, field, said_by) * from directory_statement
      where service_id = any (${serviceIds}::uuid[]) order by service_id, field, said_by, said_at desc, id desc
    ) newest where value is not null and value <> 'null'::jsonb`.execute(tx.sql);
  return rows;
}

export async function trustRows(tx: Tx): Promise<readonly Trust[]> {
  const { rows } = await sql<Trust>`select voice, field, rank from directory_trust`.execute(tx.sql);
  return rows;
}

export interface Recomposed {
  readonly id: string;
  readonly composed: Composed;
}

/** Writes things anew from all that is said of them, and takes from their parts what hung there. */
export async function writeShared(
  tx: Tx,
  kind: SharedKind,
  members: readonly Member[],
  recordIds: readonly string[],
  written: readonly Recomposed[],
): Promise<void> {
  await forgetChildrenOf(tx, sql`${recordIds}::uuid[]`, recordIds.length);
  if (kind === 'service')
    await forgetSaid(
      tx,
      members.map((member) => member.id),
    );
  const rows = written.map(({ id, composed }) => ({ kind, entityId: id, composed }));
  if (kind === 'location') await writeChildren(tx, rows);
  await writeOwn(tx, kind, rows);
  if (kind !== 'location') await writeChildren(tx, rows);
}

// What hangs on services by what was said here has no record.
async function forgetSaid(tx: Tx, serviceIds: readonly string[]): Promise<void> {
  for (const table of SAID_TABLES) {
    await sql`delete from ${sql.table(`directory_${table}`)}
      where record_id is null and service_id = any (${serviceIds}::uuid[])`.execute(tx.sql);
  }
  await sql`delete from directory_attribute where record_id is null and link_id = any (${serviceIds}::uuid[])`.execute(
    tx.sql,
  );
}

const SAID_TABLES = [
  'url',
  'service_capacity',
  'condition',
  'service_need',
  'funding',
  'service_area',
  'required_document',
  'cost_option',
  'schedule',
  'language',
  'phone',
  'contact',
  'service_at_location',
];

/** Marks these as vanished, or not: a thing is there while one source of its family has it, and stands for itself. */
export async function settleVanished(tx: Tx, kind: SharedKind, members: readonly Member[]): Promise<void> {
  const ids = members.map((member) => member.id);
  const roots = members.map((member) => member.root);
  await sql`
    update ${sql.table(`directory_${kind}`)} e set vanished_at = now.vanished_at
    from (
      select m.id, case when m.id <> m.root then ${tx.now}::timestamptz else (
        select case when count(*) filter (where r.vanished_in is null) = 0 then max(r.vanished_at) end
        from unnest(${ids}::uuid[], ${roots}::uuid[]) f (id, root)
        join directory_record r on r.entity_id = f.id and r.kind = ${kind} where f.root = m.root) end as vanished_at
      from unnest(${ids}::uuid[], ${roots}::uuid[]) m (id, root)
    ) now
    where e.id = now.id and (e.vanished_at is null) <> (now.vanished_at is null)`.execute(tx.sql);
}

/** The organizations among these that are the same as another, with that other. */
export async function mergedOrganizations(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; into: string }>`
    select id, merged_into as into from directory_organization
    where id = any (${ids}::uuid[]) and merged_into is not null`.execute(tx.sql);
  return new Map(rows.map((row) => [row.id, row.into]));
}

/** Which of these services name an organization that is the same as another. */
export async function ofMergedOrganizations(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select s.id from directory_service s join directory_organization o on o.id = s.organization_id
    where s.id = any (${ids}::uuid[]) and o.merged_into is not null`.execute(tx.sql);
  return rows.map((row) => row.id);
}
