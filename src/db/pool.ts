import pg from 'pg';
import { readInstant } from './instant.ts';
import { endLook } from './look.ts';

// `date` stays a calendar day and never becomes a moment; counts fit a double; the rest is pg's own.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, readInstant);

/**
 * The database roles. `owner` is whoever the URL signs in as (migrations); the application runs as `tessera_app`, which
 * owns nothing and obeys row level security; the job queue runs as `tessera_jobs`, which sees the queue and the outbox.
 */
export type DatabaseRole = 'owner' | 'tessera_app' | 'tessera_jobs';

export interface PoolOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly role: DatabaseRole;
  /** Connections at most. */
  readonly size?: number;
  /** Milliseconds to wait for a connection at most; without it, for ever. */
  readonly patience?: number;
  /** Shown in pg_stat_activity, to tell web, worker and tests apart. */
  readonly name?: string;
}

/** Opens a pool whose every connection has the role from its first byte. Errors on idle connections are not fatal. */
export function openPool(options: PoolOptions): pg.Pool {
  // Our statements are short and many: compiling one took seconds for each on a server that does so, and answered nothing
  // sooner (docs/decisions/0032).
  const settings = ['-c timezone=UTC', '-c statement_timeout=60000', '-c jit=off'];
  if (options.role !== 'owner') settings.push(`-c role=${options.role}`);
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size ?? 10,
    connectionTimeoutMillis: options.patience ?? 0,
    application_name: options.name ?? 'tessera',
    options: settings.join(' '),
    // Statements that do not wait for each other travel together: one round trip for a whole command.
    pipeline: options.role === 'tessera_app',
  } as pg.PoolConfig);
  // A server that goes away ends idle connections; the next query opens a new one or fails by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('acquire', endLook);
  return pool;
}
