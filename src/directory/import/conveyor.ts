import type { Tx } from '#db';
import { Batch, type Judged, judge, lookUp, type Outcome, skipped } from './batch.ts';
import type { Book } from './book.ts';
import { type Centres, centresOfOutcodes, writeFresh } from './fresh-store.ts';
import { forgetLook } from './look-store.ts';
import type { Found, Reading } from './reading.ts';
import { recomposeWritten } from './recompose.ts';
import { planAnew, savepoint, writeRecords } from './store.ts';

interface Ids {
  readonly importId: string;
  readonly sourceId: string;
}
type Run = Ids & { readonly centres: Centres };

const BATCH = 500;

/**
 * Takes all rows of a file into the directory. While the database writes one batch, the next is read, checked, looked up
 * and composed, so that neither waits for the other. In what is sent, the look for a batch always goes ahead of the
 * writing of the one before it: a write that fails then takes nothing else with it.
 */
export async function takeAll(tx: Tx, ids: Ids, reading: Reading, book: Book): Promise<void> {
  const run = { ...ids, centres: await centresOfOutcodes(tx) };
  let ahead: Judged | null = null;
  let busy: Busy | null = null;
  const step = async (batch: Batch | null) => {
    let entered: Promise<void> | undefined;
    if (busy) {
      const { judged, failed } = await busy.done.then((error) => ({
        judged: busy?.judged as Judged,
        failed: error,
      }));
      if (failed === null) entered = heard(book.enter(judged.batch.rows.length, judged.outcomes));
      else {
        // Everything that was looked up since is looked up again: the rows may turn out differently one by one.
        if (ahead) await forget(tx, ahead);
        entered = book.enter(judged.batch.rows.length, await oneByOne(tx, run, judged));
        if (ahead)
          ahead = await judge(ids.sourceId, ahead.batch, await lookUp(tx, ids.sourceId, ahead.batch, null));
      }
    }
    const looking = batch ? lookUp(tx, ids.sourceId, batch, ahead) : null;
    busy = ahead ? { judged: ahead, done: heard(written(tx, run, ahead)) } : null;
    ahead = batch && looking ? await judge(ids.sourceId, batch, await looking) : null;
    await entered;
  };
  let batch = new Batch(ids.sourceId);
  let batches = 0;
  for await (const found of reading.rows) {
    batch.add(found);
    if (batch.rows.length < BATCH) continue;
    await step(batch);
    // A reader that asks the database itself must not do so while a batch is being written: what it keeps could be taken
    // back with that batch.
    if (reading.asks) while (ahead || busy) await step(null);
    batches += 1;
    // Each time that the tables have doubled.
    if (Number.isInteger(Math.log2(batches))) heard(planAnew(tx));
    batch = new Batch(ids.sourceId);
  }
  if (batch.rows.length > 0) await step(batch);
  while (ahead || busy) await step(null);
  await planAnew(tx);
}

// Whatever ends the run meanwhile, what is on its way is nobody's unhandled rejection.
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

interface Busy {
  readonly judged: Judged;
  readonly done: Promise<unknown>;
}

/** Writes a batch in a savepoint, which starts at once. Null when it is done, or the error that took it back. */
async function written(tx: Tx, run: Run, judged: Judged): Promise<unknown> {
  if (judged.written.length === 0) return null;
  const fresh = judged.written.filter((record) => record.fresh);
  const others = judged.written.filter((record) => !record.fresh);
  try {
    const sent: Promise<unknown>[] = [savepoint(tx, 'open'), ...writeFresh(tx, run, fresh)];
    const again = judged.written.filter((record) => !record.fresh || record.kind === 'schedule');
    if (again.length === 0) sent.push(savepoint(tx, 'keep'));
    await Promise.all(sent);
    if (again.length === 0) return null;
    await writeRecords(tx, run, others);
    await recomposeWritten(tx, again);
    await savepoint(tx, 'keep');
    return null;
  } catch (error) {
    // Class 22: data exceptions. 23: constraints. 54: a value beyond a limit of the database. The rest is not the row's.
    if (!/^(22|23|54)/.test((error as { code?: string }).code ?? '')) throw error;
    await savepoint(tx, 'undo');
    return error;
  }
}

// What the database refuses in spite of every check costs the row that holds it, not the file.
async function oneByOne(tx: Tx, run: Run, judged: Judged): Promise<Outcome[]> {
  await forget(tx, judged);
  const outcomes: Outcome[] = [];
  for (const row of judged.batch.rows) outcomes.push(...(await one(tx, run, row)));
  return outcomes;
}

async function one(tx: Tx, run: Run, row: Found): Promise<readonly Outcome[]> {
  const batch = new Batch(run.sourceId);
  batch.add(row);
  const judged = await judge(run.sourceId, batch, await lookUp(tx, run.sourceId, batch, null));
  const error = await written(tx, run, judged);
  if (error === null) return judged.outcomes;
  await forget(tx, judged);
  return [skipped(row.row, row.kind, null, 'invalid', (error as Error).message)];
}

function forget(tx: Tx, { batch, looked }: Judged): Promise<void> {
  return forgetLook(tx, [...batch.first.keys(), ...batch.unread], looked.seen);
}
