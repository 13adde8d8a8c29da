import type { Tx } from '#db';
import type { Outcome } from './batch.ts';
import { BrokenFile, type Origin } from './file.ts';
import type { SkipReason } from './reading.ts';
import { countsOf, noCounts, type ReportFile, type ReportRow, tally } from './report.ts';
import { keepReport } from './run-store.ts';

/** How far a run is: rows read, and bytes of the file read of all its bytes. */
export interface Progress {
  readonly rows: number;
  readonly read: number;
  readonly size: number;
}

export interface BookOf {
  readonly importId: string;
  readonly file: Origin;
  readonly report: ReportFile | null;
  readonly progress?: (progress: Progress) => void;
}

const UNREADABLE: ReadonlySet<SkipReason> = new Set([
  'wrong_width',
  'quote_not_closed',
  'line_too_long',
  'not_json',
  'too_large',
  'invalid',
  'bad_hours',
  'bad_position',
]);

/** Counts what happens, numbers the lines of the report, and keeps them. */
export class Book {
  readonly counts = noCounts();
  number = 0;
  readonly #tx: Tx;
  readonly #run: BookOf;
  #taken = 0;
  #unreadable = 0;

  constructor(tx: Tx, run: BookOf) {
    this.#tx = tx;
    this.#run = run;
  }

  async enter(rows: number, outcomes: readonly Outcome[]): Promise<void> {
    const { counts } = this;
    counts.rows += rows;
    const lines: ReportRow[] = [];
    for (const { own, ...outcome } of outcomes) {
      for (const warning of outcome.warnings ?? []) tally(counts.warnings, warning.code);
      if (outcome.why !== null) {
        tally(counts.skipped, outcome.why);
        if (UNREADABLE.has(outcome.why)) this.#unreadable += 1;
      } else {
        this.#taken += 1;
        if (outcome.kind && outcome.what !== 'skipped') countsOf(counts, outcome.kind)[outcome.what] += 1;
      }
      // What stands inside a row gets a line of its own only where it has news.
      if (!own && outcome.what !== 'changed' && !outcome.warnings) continue;
      this.number += 1;
      lines.push({ number: this.number, ...outcome });
    }
    const { file } = this.#run;
    this.#run.progress?.({ rows: counts.rows, read: file.read(), size: file.size });
    const told = lines.filter((line) => line.what !== 'same' || line.warnings);
    await Promise.all([keepReport(this.#tx, this.#run.importId, told), this.#run.report?.write(lines)]);
  }

  /** A file of which no row could be read is not the file that it claims to be; nor is a whole one without any row. */
  demandSomething(whole: boolean): void {
    if (whole && this.counts.rows === 0) {
      throw new BrokenFile(
        'no_rows',
        'There is no row in the file. A list that has ended is not an empty file.',
      );
    }
    if (this.#taken === 0 && this.#unreadable > 0) {
      throw new BrokenFile('nothing_readable', `None of the ${this.counts.rows} rows could be read.`);
    }
  }
}
