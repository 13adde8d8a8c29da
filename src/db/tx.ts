import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { type Actor, type Clock, confinedTo, type Instant, isId, isRefusal } from '#kernel';
import { gather, kyselyOn } from './connection.ts';
import type { DB } from './generated.ts';

/** One unit of work: who acts, when, and the SQL that sees only what this actor's scheme holds. */
export interface Tx {
  readonly sql: Kysely<DB>;
  readonly actor: Actor;
  /** The moment of the whole transaction: every row that it writes carries the same one. */
  readonly now: Instant;
  /**
   * Sends a statement whose answer nobody reads. It leaves at once, ahead of statements that were started before it and
   * are still being waited for; the commit travels with the last ones. If it fails, nothing of the transaction is kept.
   */
  write(statement: Compilable | CompiledQuery): void;
}

export interface Database {
  readonly pool: Pool;
  readonly clock: Clock;
}

/**
 * Runs `work` in one transaction as `actor`. Commits when it returns a value, rolls back when it returns a `Refusal` or
 * throws. Statements that `work` starts together (`Promise.all`) travel in one round trip, in the order they were started.
 */
export async function transact<T>(
  database: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect();
  const { sql, perform, end } = kyselyOn(client);
  const written: Promise<unknown>[] = [];
  const write = (statement: Compilable | CompiledQuery) => {
    const answer = perform('compile' in statement ? statement.compile() : statement);
    // Heard at the end of the transaction; until then it is nobody's unhandled rejection.
    answer.catch(() => undefined);
    written.push(answer);
  };
  let broken: Error | undefined;
  try {
    gather(client);
    const opened = client.query(opening(actor));
    // Nobody waits for its answer: were it lost, row level security would refuse all that follows.
    opened.catch(() => undefined);
    const result = await work({ sql, actor, now: database.clock.now(), write });
    end();
    if (isRefusal(result)) await client.query('rollback');
    else await Promise.all([opened, ...written, commit(client)]);
    return result;
  } catch (error) {
    end();
    broken = await rollback(client);
    // What came after a failed statement failed because of it: the first failure is the one to tell.
    throw (await firstFailure(written)) ?? error;
  } finally {
    client.release(broken);
  }
}

async function firstFailure(answers: readonly Promise<unknown>[]): Promise<unknown> {
  const settled = await Promise.allSettled(answers);
  return settled.find((answer) => answer.status === 'rejected')?.reason;
}

// A transaction that a statement broke answers COMMIT with ROLLBACK and no error: that must never look like success.
async function commit(client: PoolClient): Promise<void> {
  const answer = await client.query('commit');
  if (answer.command !== 'COMMIT')
    throw new Error('The transaction was rolled back: a statement in it failed.');
}

/** Takes back what is open; returns the error of a connection that cannot even do that. */
export async function rollback(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

// Ids are checked, so nothing foreign reaches the text.
/** One message that opens a transaction and names the actor. */
export function opening(actor: Actor, begin: 'begin' | 'begin read only' = 'begin'): string {
  const person = confinedTo(actor) ?? '';
  const who = actor.kind === 'visitor' || actor.kind === 'system' ? actor.kind : actor.id;
  if (!isId(actor.schemeId) || (person !== '' && !isId(person)) || (who !== actor.kind && !isId(who))) {
    throw new Error('An actor must carry well-formed ids.');
  }
  return `${begin}; set local tessera.scheme = '${actor.schemeId}'; set local tessera.actor = '${who}'; set local tessera.person = '${person}'`;
}
