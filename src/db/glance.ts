import type { CompiledQuery } from 'kysely';
import { perform } from './connection.ts';
import type { Database } from './tx.ts';

/**
 * Asks one question of tables that everybody may read, outside every transaction: it names no actor, so row level
 * security shows it nobody's rows. It takes no snapshot that lasts, and cannot be bounded in time but by the pool's own limit: for
 * rows by their key, where opening a transaction would cost more than the answer (docs/decisions/0133).
 */
export async function glance<R>({ pool }: Database, question: CompiledQuery<R>): Promise<readonly R[]> {
  if (!/^\s*select\s/i.test(question.sql)) throw new Error('A glance changes nothing.');
  const client = await pool.connect();
  try {
    return (await perform(client, question)).rows as R[];
  } finally {
    client.release();
  }
}
