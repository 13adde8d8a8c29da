import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Counts, ReportRow } from '../import/report.ts';

/** A run over a file or feed, whoever started it. */
export interface ImportLine {
  readonly id: string;
  readonly sourceName: string | null;
  readonly sourceCode: string | null;
  readonly fileName: string;
  readonly format: string;
  readonly status: 'finished' | 'broken';
  readonly problem: string | null;
  readonly counts: Partial<Counts>;
  readonly byWhom: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

const COLUMNS = sql`i.id, s.name as "sourceName", s.code as "sourceCode", i.file_name as "fileName", i.format, i.status,
  i.problem, i.counts, i.by_whom as "byWhom", i.started_at as "startedAt", i.finished_at as "finishedAt"`;

/** Runs, the newest first. */
export async function importLines(
  tx: Tx,
  most: number,
  after: string | null,
): Promise<readonly ImportLine[]> {
  const { rows } = await sql<ImportLine>`
    select ${COLUMNS} from directory_import i left join directory_source s on s.id = i.source_id
    where ${after}::uuid is null or i.id < ${after}::uuid order by i.id desc limit ${most}`.execute(tx.sql);
  return rows;
}

export async function importById(tx: Tx, id: string): Promise<ImportLine | undefined> {
  const { rows } = await sql<ImportLine>`
    select ${COLUMNS} from directory_import i left join directory_source s on s.id = i.source_id where i.id = ${id}`.execute(
    tx.sql,
  );
  return rows[0];
}

/** Which rows of a report are wanted. */
export const SHOWN = ['skipped', 'warned', 'changed', 'vanished', 'added'] as const;
export type Shown = (typeof SHOWN)[number];

export interface NamedRow extends ReportRow {
  /** Name of the service or organization that it is about, where there is one. */
  readonly name: string | null;
}

/** Rows of a report, in its order. */
export async function reportRows(
  tx: Tx,
  importId: string,
  { shown, after, most }: { readonly shown: Shown | null; readonly after: number; readonly most: number },
): Promise<readonly NamedRow[]> {
  const wanted =
    shown === null ? sql`true` : shown === 'warned' ? sql`r.warnings is not null` : sql`r.what = ${shown}`;
  const { rows } = await sql<NamedRow>`
    select r.number, r.row_number, r.kind, r.source_key, r.entity_id, r.what, r.why, r.detail, r.difference, r.warnings,
      coalesce(e.name, o.name, l.name) as name
    from directory_import_row r
    left join directory_service e on r.kind = 'service' and e.id = r.entity_id
    left join directory_organization o on r.kind = 'organization' and o.id = r.entity_id
    left join directory_location l on r.kind = 'location' and l.id = r.entity_id
    where r.import_id = ${importId} and r.number > ${after} and ${wanted} order by r.number limit ${most}`.execute(
    tx.sql,
  );
  return rows;
}

/** How many rows a report has of each kind, and its last number. */
export async function reportCounts(
  tx: Tx,
  importId: string,
): Promise<Readonly<Record<Shown, number>> & { readonly last: number }> {
  const { rows } = await sql<Record<Shown, number> & { last: number }>`
    select count(*) filter (where what = 'skipped') as skipped, count(*) filter (where warnings is not null) as warned,
      count(*) filter (where what = 'changed') as changed, count(*) filter (where what = 'vanished') as vanished,
      count(*) filter (where what = 'added') as added, coalesce(max(number), 0) as last
    from directory_import_row where import_id = ${importId}`.execute(tx.sql);
  return rows[0] ?? { skipped: 0, warned: 0, changed: 0, vanished: 0, added: 0, last: 0 };
}
