import { sql } from 'kysely';
import { copied, type Tx } from '#db';
import { refreshDerivedOf } from '../derived.ts';
import type { Source } from './reading.ts';
import type { ReportRow } from './report.ts';
import type { Lost } from './vanishing.ts';

/** How one run ended, as it is kept. */
export interface RunRecord {
  readonly id: string;
  readonly sourceId: string | null;
  readonly fileName: string;
  readonly format: string;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly problem: string | null;
  readonly counts: object;
  readonly byWhom: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** Returns whether it was known before by another name, address or licence. */
export async function keepSource(tx: Tx, id: string, source: Source): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    insert into directory_source (id, code, name, url, licence, created_at)
    values (${id}, ${source.code}, ${source.name}, ${source.url}, ${source.licence}, ${tx.now})
    on conflict (id) do update set name = excluded.name, url = coalesce(excluded.url, directory_source.url),
      licence = coalesce(excluded.licence, directory_source.licence)
    where (directory_source.name, directory_source.url, directory_source.licence)
      is distinct from (excluded.name, coalesce(excluded.url, directory_source.url), coalesce(excluded.licence, directory_source.licence))
    returning xmax <> 0 as changed`.execute(tx.sql);
  return rows[0]?.changed ?? false;
}

/** Where the file was that a source is called after; null where nobody noted that, and where there is no such source. */
export async function pathOf(tx: Tx, code: string): Promise<string | null> {
  const { rows } = await sql<{ file_path: string | null }>`
    select file_path from directory_source where code = ${code}`.execute(tx.sql);
  return rows[0]?.file_path ?? null;
}

/** Notes where the file is that a source is called after. */
export async function keepPath(tx: Tx, sourceId: string, path: string): Promise<void> {
  await sql`update directory_source set file_path = ${path} where id = ${sourceId} and file_path is null`.execute(
    tx.sql,
  );
}

/** How many services a source had before this run, and how many of them are gone by it. */
export async function servicesLost(
  tx: Tx,
  { importId, sourceId }: { importId: string; sourceId: string },
): Promise<Lost> {
  const { rows } = await sql<Lost>`
    select count(*) as before, count(*) filter (where vanished_in = ${importId}) as lost from directory_record
    where source_id = ${sourceId} and kind = 'service' and added_in <> ${importId}
      and (vanished_in is null or vanished_in = ${importId})`.execute(tx.sql);
  return rows[0] ?? { before: 0, lost: 0 };
}

export async function keepRun(tx: Tx, run: RunRecord): Promise<void> {
  await sql`
    insert into directory_import (id, source_id, file_name, format, file_sha256, file_bytes, status, problem, counts,
      by_whom, started_at, finished_at)
    values (${run.id}, ${run.sourceId}, ${run.fileName}, ${run.format}, ${run.sha256}, ${run.bytes},
      ${run.problem === null ? 'finished' : 'broken'}, ${run.problem}, ${JSON.stringify(run.counts)}::jsonb,
      ${run.byWhom}, ${run.startedAt}, ${run.finishedAt})`.execute(tx.sql);
}

const REPORT = [
  'import_id',
  'number',
  'row_number',
  'kind',
  'source_key',
  'entity_id',
  'what',
  'why',
  'detail',
  'difference',
  'warnings',
] as const;

/** Leaves at once; the answer may be waited for later. */
export async function keepReport(tx: Tx, importId: string, rows: readonly ReportRow[]): Promise<void> {
  if (rows.length === 0) return;
  const lines = rows.map((row) => {
    const line = { ...row, import_id: importId };
    return REPORT.map((column) => copied(line[column])).join('\t');
  });
  await tx.copy('directory_import_row', REPORT, `${lines.join('\n')}\n`);
}

/** Marks what the source no longer has, and reports it after row `number`. Returns how many of each kind. */
export async function markVanished(
  tx: Tx,
  run: { importId: string; sourceId: string },
  number: number,
): Promise<ReadonlyMap<string, number>> {
  const { importId, sourceId } = run;
  await sql`analyze directory_seen`.execute(tx.sql);
  const { rows } = await sql<{ kind: string; count: number }>`
    with gone as (
      update directory_record r set vanished_in = ${importId}, vanished_at = ${tx.now}
      where source_id = ${sourceId} and vanished_in is null
        and not exists (select from directory_seen s where s.record_id = r.id)
      returning kind, source_key, entity_id
    ), reported as (
      insert into directory_import_row (import_id, number, kind, source_key, entity_id, what)
      select ${importId}, ${number}::integer + row_number() over (order by kind, source_key), kind, source_key, entity_id, 'vanished'
      from gone
    )
    select kind, count(*) from gone group by kind`.execute(tx.sql);
  for (const table of ['service', 'organization', 'location', 'taxonomy', 'taxonomy_term']) {
    await sql`
      update ${sql.table(`directory_${table}`)} e set vanished_at = ${tx.now}
      from directory_record r
      where r.vanished_in = ${importId} and r.kind = ${table} and e.id = r.entity_id and not exists (
        select from directory_record other where other.entity_id = r.entity_id and other.vanished_in is null)`.execute(
      tx.sql,
    );
  }
  await sql`
    delete from directory_schedule where record_id in (
      select id from directory_record where vanished_in = ${importId} and kind = 'schedule')`.execute(tx.sql);
  return new Map(rows.map((row) => [row.kind, row.count]));
}

/** The report's rows about what vanished, a page at a time. */
export async function* vanishedRows(
  tx: Tx,
  importId: string,
  after: number,
): AsyncGenerator<readonly ReportRow[]> {
  for (let last = after; ; ) {
    const { rows } = await sql<ReportRow>`
      select number, row_number, kind, source_key, entity_id, what, why, detail, difference, warnings
      from directory_import_row where import_id = ${importId} and number > ${last} order by number limit 1000`.execute(
      tx.sql,
    );
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)?.number ?? last;
  }
}

/**
 * Makes again what is derived from the services that a run touched: its own, those of the organizations, at the places
 * and with the terms that it brought or lost, what these are part of, and all of its source after that has changed its name.
 */
export async function refreshTouched(tx: Tx, importId: string, renamed: string | null): Promise<void> {
  const ofSource = sql`union all select entity_id from directory_record where source_id = ${renamed} and kind = 'service'`;
  await refreshDerivedOf(
    tx,
    sql`
      with changed as materialized (
        select id, entity_id, kind, source_id, case when kind = 'schedule' then document end as document
        from directory_record where changed_in = ${importId} or vanished_in = ${importId}
      ), term as (
        select entity_id as id from changed where kind = 'taxonomy_term'
        union select t.id from changed c join directory_taxonomy_term t on t.taxonomy_id = c.entity_id where c.kind = 'taxonomy'
      ), said as materialized (
        -- A term can hang on anything: on a telephone of a place, say. Its record says whose it is.
        select r.entity_id, r.kind from term join directory_attribute a on a.taxonomy_term_id = term.id
        join directory_record r on r.id = a.record_id
      )
      select entity_id as id from changed where kind = 'service'
      union all select s.merged_into from changed c join directory_service s on s.id = c.entity_id
      union all select s.id from changed c join directory_organization o on o.id = c.entity_id
        join directory_service s on s.organization_id = o.merged_into
      union all select s.id from changed c join directory_service s on s.organization_id = c.entity_id
      union all select l.service_id from changed c join directory_service_at_location l on l.location_id = c.entity_id
      union all select a.link_id from changed c join directory_attribute a on a.taxonomy_term_id = c.entity_id
      union all select r.entity_id from said r where r.kind = 'service'
      union all select s.id from said r join directory_service s on s.organization_id = r.entity_id
      union all select l.service_id from said r join directory_service_at_location l on l.location_id = r.entity_id
      union all select s.entity_id from changed c join directory_record s
        on s.source_id = c.source_id and s.kind = 'service' and s.source_key = c.document ->> 'service_id'
        where c.kind = 'schedule'
      ${renamed === null ? sql`` : ofSource}`,
  );
}
