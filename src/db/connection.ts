import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import type { PoolClient } from 'pg';
import { CopyIn } from './copy.ts';
import type { DB } from './generated.ts';

// PostgreSQL parses and plans a named statement once a connection. The names are capped, because a search builds its
// statement from what was asked: past the cap a statement simply goes unnamed.
const MOST_NAMES = 500;
const names = new Map<string, string>();

function nameOf(sql: string): string | undefined {
  let name = names.get(sql);
  if (!name && names.size < MOST_NAMES) {
    name = `s${names.size}`;
    names.set(sql, name);
  }
  return name;
}

const gathering = new WeakSet<PoolClient>();

/**
 * What is sent on this connection from now until the running code waits for an answer leaves in one packet. Each write
 * to a socket costs a system call here and wakes the server there: more than many a statement.
 */
export function gather(client: PoolClient): void {
  if (gathering.has(client)) return;
  const { stream } = client.connection;
  gathering.add(client);
  stream.cork();
  // Ticks come before promises: whoever waits for this connection gets to send too before it leaves.
  queueMicrotask(() =>
    process.nextTick(() => {
      gathering.delete(client);
      stream.uncork();
    }),
  );
}

/** Sends one statement before it returns, under its name. */
export function perform(client: PoolClient, query: CompiledQuery): Promise<pg.QueryResult> {
  gather(client);
  return client.query({ name: nameOf(query.sql), text: query.sql, values: query.parameters as unknown[] });
}

class OneConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  ended = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** Sends before it returns; throws when it comes too late. */
  perform(query: CompiledQuery): Promise<pg.QueryResult> {
    // The connection may be someone else's by now: a statement that comes too late would run as another actor.
    if (this.ended) throw new Error('This transaction has ended.');
    return perform(this.#client, query);
  }

  /** Sends rows in the text form of COPY before it returns; throws when it comes too late. */
  copy(text: string, rows: string): Promise<void> {
    if (this.ended) throw new Error('This transaction has ended.');
    gather(this.#client);
    return new Promise((resolve, reject) => {
      this.#client.query(new CopyIn(text, rows, (error) => (error ? reject(error) : resolve())));
    });
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.perform(query);
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Stream with a cursor of your own: a pipelined connection cannot keep one open.');
  }
}

/** What a transaction says through its connection. */
interface Speech {
  readonly sql: Kysely<DB>;
  /** Sends a compiled statement before it returns, where Kysely's own way takes several turns. */
  perform(query: CompiledQuery): Promise<pg.QueryResult>;
  copy(text: string, rows: string): Promise<void>;
  end(): void;
}

/**
 * A Kysely that speaks through one connection which someone else has opened a transaction on. After `end` it refuses
 * every statement.
 */
export function kyselyOn(client: PoolClient): Speech {
  const connection = new OneConnection(client);
  const notOurs = async () => {
    throw new Error('This connection is inside a transaction already.');
  };
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    beginTransaction: notOurs,
    commitTransaction: notOurs,
    rollbackTransaction: notOurs,
    destroy: async () => undefined,
  };
  const sql = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const end = () => {
    connection.ended = true;
  };
  return {
    sql,
    perform: (query) => connection.perform(query),
    copy: (text, rows) => connection.copy(text, rows),
    end,
  };
}
