import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Database, type Tx, transact } from '#db';
import { type Actor, newId, systemActor } from '#kernel';
import { Book, type Progress } from './book.ts';
import { takeAll } from './conveyor.ts';
import type { Opening } from './feed.ts';
import { type Breakage, BrokenFile } from './file.ts';
import { FORMATS, type Format, type Opened } from './formats.ts';
import { sourceIdOf } from './identity.ts';
import { keyFrom, type Source } from './reading.ts';
import { recomposeVanished } from './recompose.ts';
import { type Counts, countsOf, openReport, type ReportFile } from './report.ts';
import {
  keepPath,
  keepRun,
  keepSource,
  markVanished,
  pathOf,
  refreshTouched,
  servicesLost,
  vanishedRows,
} from './run-store.ts';
import { keepUnread, openRun } from './store.ts';
import { isMuch, type Lost } from './vanishing.ts';

export interface ImportOptions {
  readonly file: string;
  readonly format: Format;
  readonly db: Database;
  /** Who runs it; the machine itself when nobody is named. */
  readonly actor?: Actor;
  /** Whose doing it is, where that is not the actor's: somebody asked the machine. */
  readonly byWhom?: string;
  /** What the file is called, where that is not its path. */
  readonly fileName?: string;
  /** Last of all in the transaction of the run, whether it finished or found the file broken. What it throws undoes the run. */
  readonly atEnd?: (tx: Tx, importId: string) => Promise<void>;
  /** Do everything, report it, and undo it. */
  readonly dryRun?: boolean;
  /** The file holds only some of what its source has, so nothing vanishes by it. */
  readonly partial?: boolean;
  /** Let it happen that more than half of the services of the source vanish by this file. */
  readonly vanish?: boolean;
  /** Short name of the source, for files that do not say. */
  readonly source?: string;
  /** What is known of the source beside what the file says; it is believed before the file. */
  readonly about?: Partial<Pick<Source, 'name' | 'url' | 'licence'>>;
  /** What the format needs beyond a name of a file. */
  readonly opening?: Omit<Opening, 'db' | 'actor' | 'source'>;
  /** Where to write the whole report as CSV. */
  readonly out?: string;
  readonly progress?: (progress: Progress) => void;
}

export type ImportResult =
  | {
      readonly status: 'finished';
      readonly importId: string;
      readonly source: Source;
      readonly counts: Counts;
      /** The file, or whoever ran it, said that it is a part of its source. */
      readonly partial: boolean;
      readonly dryRun: boolean;
    }
  | {
      readonly status: 'broken';
      readonly importId: string;
      readonly problem: Breakage;
      readonly detail: string;
    };

const NOBODY = '00000000-0000-0000-0000-000000000000';

class DryRun extends Error {}

/**
 * Imports one file into the directory in one transaction: all of it, or nothing when the file is broken. Running it
 * again changes nothing. The report is kept row by row, and written to `out` where that is given.
 */
export async function importDirectory(options: ImportOptions): Promise<ImportResult> {
  const { db } = options;
  const actor = options.actor ?? systemActor(NOBODY, 'directory.import');
  const importId = newId(db.clock.now());
  const startedAt = db.clock.now();
  const by = { byWhom: options.byWhom ?? `${actor.kind}:${actor.id}`, startedAt };
  let finished: ImportResult | null = null;
  let file: Opened | null = null;
  const report = options.out ? await openReport(options.out) : null;
  try {
    file = await FORMATS[options.format](options.file, { ...options.opening, db, actor, ...named(options) });
    const opened = file;
    await transact(db, actor, async (tx) => {
      finished = await importFile(tx, {
        ...options,
        importId,
        path: resolve(options.file),
        file: opened,
        report,
        by,
      });
      if (options.dryRun) throw new DryRun();
    });
  } catch (error) {
    if (error instanceof BrokenFile) {
      await report?.close();
      if (options.out) await rm(options.out, { force: true });
      if (!options.dryRun) {
        const run = {
          id: importId,
          sourceId: null,
          fileName: options.fileName ?? nameOf(options.file),
          format: options.format,
          sha256: null,
          bytes: file?.origin.size ?? 0,
          problem: error.code,
          counts: {},
          ...by,
          finishedAt: db.clock.now(),
        };
        await transact(db, actor, async (tx) => {
          await keepRun(tx, run);
          await options.atEnd?.(tx, importId);
        });
      }
      return { status: 'broken', importId, problem: error.code, detail: error.message };
    }
    if (!(error instanceof DryRun)) {
      await report?.close().catch(() => undefined);
      throw error;
    }
  } finally {
    await file?.origin.close?.();
  }
  await report?.close();
  if (!finished) throw new Error('A run ends finished or broken.');
  return finished;
}

// A feed is known by its address without the words that follow it; a file by its name without its folder.
function nameOf(file: string): string {
  return /^https?:/i.test(file) ? file.replace(/[?#].*$/, '') : file.replace(/^.*[/\\]/, '');
}

function named({ source }: { readonly source?: string }): { readonly source?: string } {
  return source === undefined ? {} : { source };
}

interface Run extends Omit<ImportOptions, 'file'> {
  /** Where the file is. */
  readonly path: string;
  readonly importId: string;
  readonly file: Opened;
  readonly report: ReportFile | null;
  readonly by: { readonly byWhom: string; readonly startedAt: Date };
}

async function importFile(tx: Tx, run: Run): Promise<ImportResult> {
  const { file, importId } = run;
  if (file.of === 'places') return importPlaces(tx, run, file);
  const reading = await file.read({
    tx,
    ...named(run),
  });
  const called = reading.calledAfterFile ? await calledApart(tx, reading.source, run.path) : reading.source;
  const source = { ...called, ...run.about };
  const sourceId = sourceIdOf(source.code);
  await openRun(tx, source.code);
  const renamed = await keepSource(tx, sourceId, source);
  if (reading.calledAfterFile) await keepPath(tx, sourceId, run.path);
  const book = new Book(tx, { ...run, file: file.origin });
  await takeAll(tx, { importId, sourceId }, reading, book);
  const partial = (run.partial ?? false) || reading.isPart();
  book.demandSomething(!partial);
  if (!partial) {
    await keepUnread(tx);
    const gone = await markVanished(tx, { importId, sourceId }, book.number);
    if (!run.vanish) demandMost(await servicesLost(tx, { importId, sourceId }));
    await recomposeVanished(tx, importId);
    for (const [kind, count] of gone) countsOf(book.counts, kind).vanished += count;
    for await (const rows of vanishedRows(tx, importId, book.number)) await run.report?.write(rows);
  }
  await refreshTouched(tx, importId, renamed ? sourceId : null);
  return close(tx, run, source, book.counts, partial);
}

// Two folders called `csv` are two lists: taken for one, each would make the other vanish. The second is called after its
// folders too.
async function calledApart(tx: Tx, source: Source, path: string): Promise<Source> {
  const before = await pathOf(tx, source.code);
  if (before === null || before === path) return source;
  const code = `${source.code}:${keyFrom(dirname(path))}`;
  return { ...source, code, name: source.name === source.code ? code : source.name };
}

function demandMost({ before, lost }: Lost): void {
  if (!isMuch({ before, lost })) return;
  throw new BrokenFile(
    'much_vanishes',
    `${lost} of the ${before} services of this source are not in the file. If it is a part, say --partial; if they have ended, say --vanish.`,
  );
}

async function close(
  tx: Tx,
  run: Run,
  source: Source,
  counts: Counts,
  partial: boolean,
): Promise<ImportResult> {
  const { importId, file } = run;
  await keepRun(tx, {
    id: importId,
    sourceId: sourceIdOf(source.code),
    fileName: run.fileName ?? file.origin.name,
    format: run.format,
    sha256: file.origin.sha256(),
    bytes: file.origin.size,
    problem: null,
    counts,
    ...run.by,
    finishedAt: run.db.clock.now(),
  });
  await run.atEnd?.(tx, importId);
  return { status: 'finished', importId, source, counts, partial, dryRun: run.dryRun ?? false };
}

async function importPlaces(
  tx: Tx,
  run: Run,
  places: Extract<Opened, { of: 'places' }>,
): Promise<ImportResult> {
  const { origin } = places;
  const whole = !run.partial;
  const { source, counts } = await places.keep(
    tx,
    (rows) => run.progress?.({ rows, read: origin.read(), size: origin.size }),
    whole,
  );
  return close(tx, run, source, counts, !whole);
}
