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
  /** The same for who reads the answer, and minds a failure: then it is not the end of the transaction by itself. */
  send<R>(statement: Compilable<R> | CompiledQuery<R>): Promise<readonly R[]>;
  /**
   * Adds rows to a table by COPY, the cheapest way in: `rows` is one line each, made with `copied`, parted by tabs. A row
   * that is there already is an error, and so is a table under row level security. Leaves at once, as the others here do.
   */
  copy(table: keyof DB & string, columns: readonly string[], rows: string): Promise<void>;
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
  const { sql, perform, copy: copyIn, end } = kyselyOn(client);
  const written: Promise<unknown>[] = [];
  const write = (statement: Compilable | CompiledQuery) => {
    const answer = perform('compile' in statement ? statement.compile() : statement);
    // Heard at the end of the transaction; until then it is nobody's unhandled rejection.
    answer.catch(() => undefined);
    written.push(answer);
  };
  const send: Tx['send'] = async <R>(statement: Compilable<R> | CompiledQuery<R>) => {
    const { rows } = await perform('compile' in statement ? statement.compile() : statement);
    return rows as R[];
  };
  const copy: Tx['copy'] = (table, columns, rows) =>
    copyIn(`copy "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) from stdin`, rows);
  let broken: Error | undefined;
  try {
    gather(client);
    const opened = client.query(opening(actor));
    // Nobody waits for its answer: were it lost, row level security would refuse all that follows.
    opened.catch(() => undefined);
    const result = await work({ sql, actor, now: database.clock.now(), write, send, copy });
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
