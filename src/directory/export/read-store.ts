import { sql } from 'kysely';
import { type Database, look, type Tx } from '#db';
import { type Actor, systemActor } from '#kernel';

const SLOWEST_MS = 10_000;

/** Nobody in particular, who reads open data. */
export const reader: Actor = systemActor('00000000-0000-0000-0000-000000000000', 'directory.read');

/** The database took too long over what was asked. */
export class TooSlow extends Error {}

/** Reads open data: nothing can be changed, and it ends after some seconds. Throws `TooSlow` when that was not enough. */
export async function reading<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await look(database, reader, async (tx) => {
      const [, result] = await Promise.all([guarded(tx, SLOWEST_MS), work(tx)]);
      return result;
    });
  } catch (error) {
    if ((error as { code?: string }).code === '57014') throw new TooSlow('The database took too long.');
    throw error;
  }
}

/** Planning and compiling a statement as wide as the standard takes far longer than running it: once is enough. */
export async function guarded(tx: Tx, milliseconds: number): Promise<void> {
  await sql`
    select set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true),
      set_config('statement_timeout', ${String(milliseconds)}, true)`.execute(tx.sql);
}

const SLOWEST_WHOLE_MS = 600_000;

/** Reads all of something at once, for whoever makes a copy of everything and can wait. */
export function patiently<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return look(database, reader, async (tx) => {
    const [, result] = await Promise.all([guarded(tx, SLOWEST_WHOLE_MS), work(tx)]);
    return result;
  });
}
