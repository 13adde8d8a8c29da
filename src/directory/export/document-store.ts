import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import { type Database, glance, type Tx } from '#db';
import type { Version } from './version.ts';

/** A document as it is kept. */
export interface Kept {
  readonly id: string;
  readonly etag: string;
  /** JSON of HSDS 3.1. */
  readonly document: string;
  /** JSON of HSDS 3.0, where it differs. */
  readonly older: string | null;
}

/** A service whose document is to be made, and the state of its rows for which it will be right. */
export interface Unfinished {
  readonly id: string;
  readonly stamp: number;
}

/**
 * Lets go of the documents of these services (one column, `id`, each once), in the transaction that changes them. The
 * row stays, so that nobody who read it before can put an old document back.
 */
export async function forgetDocuments(tx: Tx, services: RawBuilder<unknown>): Promise<void> {
  // In one order for all, so that no two wait for each other.
  await sql`
    insert into directory_document (service_id, stamp, touched_at)
    select id, nextval('directory_document_stamp'), ${tx.now} from (${services} order by 1) touched
    on conflict (service_id) do update set stamp = excluded.stamp, touched_at = excluded.touched_at,
      settled_at = null, form = null, etag = null, document = null, document_3_0 = null`.execute(tx.sql);
}

/** The documents of these services that are there in this form, in no order. */
export async function keptDocuments(tx: Tx, form: string, ids: readonly string[]): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    select service_id as id, etag, document, document_3_0 as older from directory_document
    where service_id = any (${ids}::uuid[]) and form = ${form}`.execute(tx.sql);
  return rows;
}

/** A document as it leaves, in one version of the standard. */
export interface Leaving {
  readonly id: string;
  readonly etag: string;
  readonly text: string;
  /** The versions differ. */
  readonly apart: boolean;
}

const leaving = (text: string) => `
  select service_id as id, etag, ${text} as text, document_3_0 is not null as apart from directory_document
  where service_id = any ($1::uuid[]) and form = $2`;

const LEAVING: Readonly<Record<Version, string>> = {
  '3.0': leaving('coalesce(document_3_0, document)'),
  '3.1': leaving('document'),
};

/** The documents of these services that are there in this form, as they leave. One statement and no transaction. */
export function leavingDocuments(
  database: Database,
  version: Version,
  form: string,
  ids: readonly string[],
): Promise<readonly Leaving[]> {
  return glance(database, CompiledQuery.raw(LEAVING[version], [ids, form]) as CompiledQuery<Leaving>);
}

/** Which of these services are there. One whose row is missing gets one. */
export async function stampsOf(tx: Tx, ids: readonly string[]): Promise<readonly Unfinished[]> {
  const read = () =>
    sql<{ id: string; stamp: number | null }>`
      select s.id, d.stamp from directory_service s left join directory_document d on d.service_id = s.id
      where s.id = any (${ids}::uuid[]) and s.vanished_at is null`.execute(tx.sql);
  const { rows } = await read();
  const missing = rows.filter(({ stamp }) => stamp === null);
  if (missing.length === 0) return rows as readonly Unfinished[];
  await sql`
    insert into directory_document (service_id, stamp, touched_at)
    select id, nextval('directory_document_stamp'), ${tx.now}
    from unnest(${missing.map(({ id }) => id).sort()}::uuid[]) missing (id) on conflict do nothing`.execute(
    tx.sql,
  );
  return (await read()).rows as readonly Unfinished[];
}

/** Services that are there and have no document of this form, the first `limit` in no order. */
export async function unfinished(tx: Tx, form: string, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from directory_document d join directory_service s on s.id = d.service_id and s.vanished_at is null
    where d.form is null limit ${limit}`.execute(tx.sql);
  if (rows.length > 0) return rows.map((row) => row.id);
  const { rows: older } = await sql<{ id: string }>`
    select s.id from directory_document d join directory_service s on s.id = d.service_id and s.vanished_at is null
    where (d.form < ${form} or d.form > ${form}) limit ${limit}`.execute(tx.sql);
  return older.map((row) => row.id);
}

/** Keeps documents, save those of services that somebody has changed since or is changing. `settled`: a moment after their changes could be seen. */
export async function keepDocuments(
  tx: Tx,
  form: string,
  settled: Date,
  made: readonly (Kept & Unfinished)[],
): Promise<void> {
  const column = <Name extends keyof Kept>(name: Name) => made.map((one) => one[name]);
  await sql`
    with made as (
      select * from unnest(${column('id')}::uuid[], ${made.map(({ stamp }) => stamp)}::bigint[], ${column('etag')}::text[],
        ${column('document')}::text[], ${column('older')}::text[]) m (id, stamp, etag, document, older)
    ), mine as (
      select d.service_id from directory_document d join made on made.id = d.service_id and made.stamp = d.stamp
      where d.form is distinct from ${form} order by d.service_id for update of d skip locked
    )
    update directory_document d set form = ${form}, etag = made.etag, document = made.document,
      document_3_0 = made.older, settled_at = coalesce(d.settled_at, ${settled})
    from mine join made on made.id = mine.service_id where d.service_id = mine.service_id`.execute(tx.sql);
}

/** How far the directory has moved on: another number after every change of a service, or of what it holds. */
export async function generationOf(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    value: number;
  }>`select last_value as value from directory_document_stamp`.execute(tx.sql);
  return rows[0]?.value ?? 0;
}
