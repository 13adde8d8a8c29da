import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import { CHILD_COLUMNS, OWN_COLUMNS } from './columns.ts';
import { CHILD_TABLES, type Composed, type Identified } from './compose.ts';

const refs = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((name) => sql.ref(name)));

/**
 * Has everything planned anew, the checks of foreign keys too: what was planned while a table was empty would read the
 * whole of it, row after row, when it is full.
 */
export async function planAnew(tx: Tx): Promise<void> {
  await tx.send(sql`discard plans`.compile(tx.sql));
}

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

const SAVEPOINT = {
  open: sql`savepoint directory_batch`,
  keep: sql`release savepoint directory_batch`,
  undo: sql`rollback to savepoint directory_batch`,
};

/** Opens the savepoint of a batch, keeps what was written since, or takes it back. Sent before it returns. */
export async function savepoint(tx: Tx, verb: keyof typeof SAVEPOINT): Promise<void> {
  await tx.send(SAVEPOINT[verb].compile(tx.sql));
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
  kind: keyof typeof OWN_COLUMNS,
  written: readonly Pick<Identified & { readonly composed: Composed }, 'kind' | 'entityId' | 'composed'>[],
): Promise<void> {
  // Two sources may name one thing by the same UUID; within one statement each row is written once, the last one last.
  const rows = new Map(
    written.flatMap((record) =>
      record.kind === kind && record.composed.own ? [[record.entityId, record.composed.own]] : [],
    ),
  );
  if (rows.size === 0) return;
  const table = `directory_${kind}`;
  const columns = OWN_COLUMNS[kind];
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
  kind: keyof typeof OWN_COLUMNS,
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
    const columns = CHILD_COLUMNS[name];
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
