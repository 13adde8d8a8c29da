import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Kind } from '../hsds.ts';
import { CHILD_TABLES, type ChildTable, type Composed, type Identified } from './compose.ts';
import type { Document } from './identity.ts';

/** What the directory knows already about a record that a file brings. */
export interface Known {
  readonly id: string;
  readonly content_hash: string;
  readonly vanished_at: Date | null;
  /** Only where the content differs. */
  readonly document: Document | null;
}

/** A table whose rows are written from JSON, and the columns that an import may write. All else in the JSON is ignored. */
interface Target {
  readonly table: string;
  readonly columns: readonly string[];
}

const target = (table: string, columns: string): Target => ({
  table: `directory_${table}`,
  columns: columns.split(' '),
});

const OWN: Readonly<Record<Exclude<Kind, 'schedule'>, Target>> = {
  taxonomy: target('taxonomy', 'id name description uri version record_id'),
  taxonomy_term: target(
    'taxonomy_term',
    'id code name description parent_id taxonomy taxonomy_id language term_uri record_id',
  ),
  organization: target(
    'organization',
    'id name alternate_name description email website tax_status tax_id year_incorporated legal_status logo uri parent_organization_id record_id',
  ),
  location: target(
    'location',
    'id organization_id location_type url name alternate_name description transportation latitude longitude external_identifier external_identifier_type position_problem outcode point_latitude point_longitude point_from record_id',
  ),
  service: target(
    'service',
    'id organization_id program_key name alternate_name description url email status interpretation_services application_process fees_description wait_time fees accreditations eligibility_description minimum_age maximum_age assured_date assurer_email licenses alert last_modified record_id',
  ),
};

const CHILDREN: Readonly<Record<ChildTable, string>> = {
  service_at_location: 'id service_id location_id description',
  address:
    'id location_id attention address_1 address_2 city region state_province postal_code country address_type',
  contact: 'id organization_id service_id location_id service_at_location_id name title department email',
  phone:
    'id organization_id service_id location_id service_at_location_id contact_id number extension type description',
  language: 'id service_id location_id phone_id name code note',
  schedule:
    'id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count wkst freq interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type notes',
  accessibility: 'id location_id description details url',
  cost_option: 'id service_id valid_from valid_to option currency amount amount_description',
  required_document: 'id service_id document uri',
  service_area: 'id service_id service_at_location_id name description extent extent_type uri',
  funding: 'id organization_id service_id source',
  program: 'id organization_id name alternate_name description',
  organization_identifier: 'id organization_id identifier_scheme identifier_type identifier',
  url: 'id organization_id service_id label url',
  service_capacity: 'id service_id available maximum description updated',
  unit: 'id service_capacity_id name scheme identifier uri',
  attribute: 'id link_id link_entity link_type taxonomy_term_id value label',
  service_need: 'service_id domain record_id',
  condition: 'service_id condition value note said_by said_on record_id',
};
const WITHOUT_PLACE: ReadonlySet<ChildTable> = new Set(['service_need', 'condition']);

const refs = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((name) => sql.ref(name)));

/** Takes this source for this run alone, and lets the run take as long as it needs. */
export async function openRun(tx: Tx, sourceCode: string): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx.sql);
  await sql`select pg_advisory_xact_lock(hashtext('directory_import'), hashtext(${sourceCode}))`.execute(
    tx.sql,
  );
  await sql`create temporary table directory_seen (record_id uuid primary key, content_hash text not null) on commit drop`.execute(
    tx.sql,
  );
}

/** Notes that the file has these records. Returns what it had said about those that it had named before. */
export async function noteSeen(
  tx: Tx,
  records: readonly { id: string; hash: string }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = records.map((record) => record.id);
  const hashes = records.map((record) => record.hash);
  const before = await sql<{ record_id: string; content_hash: string }>`
    select record_id, content_hash from directory_seen where record_id = any (${ids}::uuid[])`.execute(
    tx.sql,
  );
  await sql`
    insert into directory_seen (record_id, content_hash)
    select * from unnest(${ids}::uuid[], ${hashes}::text[]) on conflict (record_id) do update set content_hash = excluded.content_hash
    where directory_seen.content_hash = ''`.execute(tx.sql);
  return new Map(before.rows.map((row) => [row.record_id, row.content_hash]));
}

/** What is known about records, by id. */
export async function knownRecords(
  tx: Tx,
  records: readonly { id: string; hash: string }[],
): Promise<ReadonlyMap<string, Known>> {
  const ids = records.map((record) => record.id);
  const hashes = records.map((record) => record.hash);
  const { rows } = await sql<Known>`
    select r.id, r.content_hash, r.vanished_at, case when r.content_hash <> f.hash then r.document end as document
    from unnest(${ids}::uuid[], ${hashes}::text[]) as f (id, hash)
    join directory_record r on r.id = f.id`.execute(tx.sql);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which of these services the directory has. */
export async function servicesThere(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from directory_service where id = any (${ids}::uuid[])`.execute(tx.sql);
  return new Set(rows.map((row) => row.id));
}

/** Writes what a source says: its records, and the directory's rows that are composed from them. */
export async function writeRecords(
  tx: Tx,
  run: { importId: string; sourceId: string },
  written: readonly (Identified & { readonly hash: string; readonly composed: Composed })[],
): Promise<void> {
  if (written.length === 0) return;
  const { importId, sourceId } = run;
  await forgetChildren(
    tx,
    written.map((record) => record.entityId),
  );
  const records = written.map((record) => ({
    id: record.recordId,
    source_key: record.key,
    kind: record.kind,
    entity_id: record.entityId,
    content_hash: record.hash,
    document: record.document,
  }));
  await sql`
    insert into directory_record (id, source_id, kind, source_key, entity_id, content_hash, document, added_in, changed_in)
    select id, ${sourceId}, kind, source_key, entity_id, content_hash, document, ${importId}, ${importId}
    from jsonb_populate_recordset(null::directory_record, ${JSON.stringify(records)}::jsonb)
    on conflict (id) do update set content_hash = excluded.content_hash, document = excluded.document,
      changed_in = excluded.changed_in, vanished_in = null, vanished_at = null`.execute(tx.sql);
  const services = written.filter((record) => record.kind === 'service' || record.kind === 'schedule');
  const others = written.filter((record) => record.kind !== 'service' && record.kind !== 'schedule');
  for (const kind of ['taxonomy', 'taxonomy_term', 'organization', 'location'] as const)
    await writeOwn(tx, kind, others);
  await writeChildren(tx, others);
  await writeOwn(tx, 'service', services);
  await writeChildren(tx, services);
}

/** Writes the own rows of the records of one kind. */
export async function writeOwn(
  tx: Tx,
  kind: keyof typeof OWN,
  written: readonly Pick<Identified & { readonly composed: Composed }, 'kind' | 'entityId' | 'composed'>[],
): Promise<void> {
  // Two sources may name one thing by the same UUID; within one statement each row is written once, the last one last.
  const rows = new Map(
    written.flatMap((record) =>
      record.kind === kind && record.composed.own ? [[record.entityId, record.composed.own]] : [],
    ),
  );
  if (rows.size === 0) return;
  const { table, columns } = OWN[kind];
  const json = JSON.stringify([...rows.values()]);
  const updates = sql.join(
    columns.filter((name) => name !== 'id').map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`),
  );
  await sql`
    insert into ${sql.table(table)} (${refs(columns)})
    select ${refs(columns)} from (${source(kind, table, columns, json)}) found
    on conflict (id) do update set ${updates}, vanished_at = null`.execute(tx.sql);
}

function source(
  kind: keyof typeof OWN,
  table: string,
  columns: readonly string[],
  json: string,
): RawBuilder<unknown> {
  const rows = sql`jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb)`;
  const plain = (left: readonly string[]) => sql.join(left.map((name) => sql`r.${sql.ref(name)}`));
  if (kind === 'location') {
    const taken = columns.filter((name) => !name.startsWith('point_'));
    return sql`
      select ${plain(taken)}, coalesce(r.point_latitude, p.latitude) as point_latitude,
        coalesce(r.point_longitude, p.longitude) as point_longitude,
        coalesce(r.point_from, case when p.code is not null then 'outcode' end) as point_from
      from ${rows} r left join directory_place p on p.code = r.outcode and p.kind = 'outcode'`;
  }
  return sql`select ${plain(columns)} from ${rows} r`;
}

/** Writes the rows that hang on records, owners first. */
export async function writeChildren(
  tx: Tx,
  written: readonly { readonly composed: Composed }[],
): Promise<void> {
  for (const name of CHILD_TABLES) {
    const rows = written.flatMap((record) => record.composed.children.get(name) ?? []);
    if (rows.length === 0) continue;
    const table = `directory_${name}`;
    const columns = CHILDREN[name].split(' ');
    if (!WITHOUT_PLACE.has(name)) columns.push('source_key', 'position', 'record_id');
    // What somebody here has said about a service outlives what its source says.
    await sql`
      insert into ${sql.table(table)} (${refs(columns)})
      select ${refs(columns)} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
      on conflict do nothing`.execute(tx.sql);
  }
}

// Rows that any record of these entities brought go before the new ones come.
async function forgetChildren(tx: Tx, entityIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from directory_record where entity_id = any (${entityIds}::uuid[])`.execute(tx.sql);
  await forgetChildrenOf(tx, sql`${rows.map((row) => row.id)}::uuid[]`, rows.length);
}

/** Takes away the rows that these records brought. */
export async function forgetChildrenOf(tx: Tx, recordIds: RawBuilder<unknown>, count: number): Promise<void> {
  if (count === 0) return;
  for (const name of [...CHILD_TABLES].reverse()) {
    await sql`delete from ${sql.table(`directory_${name}`)} where record_id = any (${recordIds})`.execute(
      tx.sql,
    );
  }
}

/** Keeps what hangs on the services whose rows could not be read: neither they nor their places are gone. */
export async function keepUnread(tx: Tx): Promise<void> {
  await sql`
    insert into directory_seen (record_id, content_hash)
    select near.id, '' from directory_seen s join directory_record r on r.id = s.record_id
      join directory_service service on service.id = r.entity_id
      join directory_record near on near.source_id = r.source_id and near.entity_id in (
        select service.organization_id
        union select location_id from directory_service_at_location where record_id = r.id
        union select taxonomy_term_id from directory_attribute where record_id = r.id
        union select t.taxonomy_id from directory_attribute a join directory_taxonomy_term t on t.id = a.taxonomy_term_id
          where a.record_id = r.id)
    where s.content_hash = '' on conflict do nothing`.execute(tx.sql);
}
