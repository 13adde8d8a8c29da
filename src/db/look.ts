import type { PoolClient } from 'pg';
import type { Actor } from '#kernel';
import { gather, kyselyOn } from './connection.ts';
import { type Database, opening, rollback, type Tx } from './tx.ts';

/** How long a finished look may wait for its connection's next use to end it. Milliseconds. */
const LINGER = 2;

const lingering = new WeakMap<PoolClient, NodeJS.Timeout>();

/**
 * Runs `work` in one read-only transaction as `actor`: PostgreSQL refuses every write in it, so there is nothing to
 * commit, and nobody waits for its end. That travels with the next statement on the same connection, or by itself after
 * two milliseconds (docs/decisions/0030).
 */
export async function look<T>(
  { pool, clock }: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const { sql, end } = kyselyOn(client);
  let broken: Error | undefined;
  try {
    gather(client);
    const opened = client.query(opening(actor, 'begin read only'));
    const [, result] = await Promise.all([
      opened,
      work({ sql, actor, now: clock.now(), write, send: write, copy: write }),
    ]);
    end();
    lingering.set(client, setTimeout(endLook, LINGER, client));
    return result;
  } catch (error) {
    end();
    broken = await rollback(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

// Its answer would be nobody's to hear, not even PostgreSQL's refusal.
function write(): never {
  throw new Error('A look changes nothing.');
}

/** Ends the look that this connection may still be in. The pool calls it before it hands a connection out. */
export function endLook(client: PoolClient): void {
  const timer = lingering.get(client);
  if (timer === undefined) return;
  clearTimeout(timer);
  lingering.delete(client);
  gather(client);
  // A connection that broke meanwhile says so to whoever uses it next.
  client.query('commit').catch(() => undefined);
}
