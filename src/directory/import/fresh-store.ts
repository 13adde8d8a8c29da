import { sql } from 'kysely';
import { copied, type Tx } from '#db';
import type { Written } from './batch.ts';
import { CHILD_COLUMNS, OWN_COLUMNS } from './columns.ts';
import { CHILD_TABLES, type TableRow } from './compose.ts';

const RECORD = [
  'id',
  'source_id',
  'kind',
  'source_key',
  'entity_id',
  'content_hash',
  'document',
  'added_in',
  'changed_in',
];
const KINDS = ['taxonomy', 'taxonomy_term', 'organization', 'location', 'service'] as const;

/** The centres of the outcodes, for places whose source gives no coordinates. Three thousand at most. */
export type Centres = ReadonlyMap<string, { readonly latitude: number; readonly longitude: number }>;

export async function centresOfOutcodes(tx: Tx): Promise<Centres> {
  const { rows } = await sql<{ code: string; latitude: number; longitude: number }>`
    select code, latitude, longitude from directory_place where kind = 'outcode'`.execute(tx.sql);
  return new Map(rows.map((row) => [row.code, row]));
}

/**
 * Writes records of which nothing is in the directory yet, with all their rows. Sends before it returns, owners first;
 * nothing has to give way, so each table takes its rows by COPY.
 */
export function writeFresh(
  tx: Tx,
  run: { readonly importId: string; readonly sourceId: string; readonly centres: Centres },
  written: readonly Written[],
): Promise<void>[] {
  if (written.length === 0) return [];
  const { importId, sourceId } = run;
  const records = written.map((record) => ({
    id: record.recordId,
    source_id: sourceId,
    kind: record.kind,
    source_key: record.key,
    entity_id: record.entityId,
    content_hash: record.hash,
    document: record.text,
    added_in: importId,
    changed_in: importId,
  }));
  const sent = [tx.copy('directory_record', RECORD, textOf(records, RECORD))];
  for (const kind of KINDS) {
    const rows = written.flatMap((record) =>
      record.kind === kind && record.composed.own ? [placed(record.composed.own, run.centres)] : [],
    );
    if (rows.length > 0)
      sent.push(tx.copy(`directory_${kind}`, OWN_COLUMNS[kind], textOf(rows, OWN_COLUMNS[kind])));
  }
  for (const name of CHILD_TABLES) {
    const rows = written.flatMap((record) => record.composed.children.get(name) ?? []);
    const columns = CHILD_COLUMNS[name];
    if (rows.length > 0) sent.push(tx.copy(`directory_${name}`, columns, textOf(rows, columns)));
  }
  return sent;
}

function placed(row: TableRow, centres: Centres): TableRow {
  if (row.point_from !== null || typeof row.outcode !== 'string') return row;
  const centre = centres.get(row.outcode);
  if (!centre) return row;
  return {
    ...row,
    point_latitude: centre.latitude,
    point_longitude: centre.longitude,
    point_from: 'outcode',
  };
}

function textOf(rows: readonly TableRow[], columns: readonly string[]): string {
  let text = '';
  for (const row of rows) {
    let line = '';
    for (const column of columns) line += line === '' ? copied(row[column]) : `\t${copied(row[column])}`;
    text += `${line}\n`;
  }
  return text;
}
