import { sql } from 'kysely';
import { type Database, type Tx, transact } from '#db';
import { systemActor } from '#kernel';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const SLOWEST_MS = 10_000;

/** The database took too long over what was asked. */
export class TooSlow extends Error {}

/**
 * Reads open data: a transaction of nobody in particular, that can change nothing and ends after some seconds. Throws
 * `TooSlow` when that was not enough.
 */
export async function reading<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await transact(database, systemActor(NOBODY, 'openreferral.read'), async (tx) => {
      // Planning and compiling a statement as wide as the standard takes far longer than running it: once is enough.
      const guarded = sql`
        select set_config('transaction_read_only', 'on', true), set_config('jit', 'off', true),
          set_config('plan_cache_mode', 'force_generic_plan', true),
          set_config('statement_timeout', ${String(SLOWEST_MS)}, true)`.execute(tx.sql);
      const [, result] = await Promise.all([guarded, work(tx)]);
      return result;
    });
  } catch (error) {
    if ((error as { code?: string }).code === '57014') throw new TooSlow('The database took too long.');
    throw error;
  }
}
