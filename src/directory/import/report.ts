import { createWriteStream } from 'node:fs';
import { CSV_MARK, csvLine } from '#kernel';
import type { Kind } from '../hsds.ts';
import type { Warning } from './clean.ts';
import type { Difference } from './identity.ts';
import type { SkipReason } from './reading.ts';

/** One line of the report of a run; the columns of `directory_import_row`. */
export interface ReportRow {
  readonly number: number;
  readonly row_number: number | null;
  readonly kind: Kind | null;
  readonly source_key: string | null;
  readonly entity_id: string | null;
  readonly what: 'added' | 'changed' | 'same' | 'skipped' | 'vanished';
  readonly why: SkipReason | null;
  readonly detail: string | null;
  readonly difference: readonly Difference[] | null;
  readonly warnings: readonly Warning[] | null;
}

export interface KindCounts {
  added: number;
  changed: number;
  same: number;
  vanished: number;
}

/** What a run did, counted. */
export interface Counts {
  rows: number;
  skipped: Record<string, number>;
  warnings: Record<string, number>;
  records: Record<string, KindCounts>;
}

export function noCounts(): Counts {
  return { rows: 0, skipped: {}, warnings: {}, records: {} };
}

/** The counts of one kind of record, made when first asked for. */
export function countsOf(counts: Counts, kind: string): KindCounts {
  const found = counts.records[kind] ?? { added: 0, changed: 0, same: 0, vanished: 0 };
  counts.records[kind] = found;
  return found;
}

export function tally(counts: Record<string, number>, code: string): void {
  counts[code] = (counts[code] ?? 0) + 1;
}

/** What the columns of a report in CSV are called. */
const REPORT_COLUMNS = ['row', 'kind', 'key', 'id', 'what', 'why', 'detail', 'difference', 'warnings'];

/** Writes the report as CSV, every row of the file in it. */
export interface ReportFile {
  write(rows: readonly ReportRow[]): Promise<void>;
  close(): Promise<void>;
}

export async function openReport(path: string): Promise<ReportFile> {
  const stream = createWriteStream(path, { encoding: 'utf8' });
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  // Waited for in write and close; here only so that an error between them is not called unhandled.
  failed.catch(() => undefined);
  const put = (text: string) =>
    Promise.race([failed, new Promise<void>((resolve) => stream.write(text, () => resolve()))]);
  await put(CSV_MARK + csvLine(REPORT_COLUMNS));
  return {
    write: (rows) => put(rows.map((row) => csvLine(reportCells(row))).join('')),
    close: () => Promise.race([failed, new Promise<void>((resolve) => stream.end(() => resolve()))]),
  };
}

function reportCells(row: ReportRow): string[] {
  return [
    row.row_number === null ? '' : String(row.row_number),
    row.kind ?? '',
    row.source_key ?? '',
    row.entity_id ?? '',
    row.what,
    row.why ?? '',
    row.detail ?? '',
    row.difference ? JSON.stringify(row.difference) : '',
    row.warnings ? JSON.stringify(row.warnings) : '',
  ];
}
