import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import type { Pool, PoolClient } from 'pg';
import { openPool } from './pool.ts';

const FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));

const LOCK = 0x7e55e7a;

/** A migration that was applied has changed since: history is forward only, so this stops before anything happens. */
export class MigrationChanged extends Error {}

/**
 * Brings a database to the newest form: roles, the job queue's own tables, then `migrations/*.sql` in order of name,
 * each in its own transaction. Safe to call from several processes at once. Returns the names that it applied.
 */
export async function migrate(options: { url: string; folder?: string }): Promise<string[]> {
  const pool = openPool({ url: options.url, role: 'owner', size: 2, name: 'tessera-migrate' });
  try {
    const client = await pool.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [LOCK]);
      await createRoles(client);
      await migrateQueue(options.url);
      return await applyAll(client, options.folder ?? FOLDER);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
      client.release();
    }
  } finally {
    await pool.end();
  }
}

// Roles belong to the server, not to the database, so two databases may be creating them at the same moment.
async function createRoles(client: PoolClient): Promise<void> {
  for (const role of ['tessera_app', 'tessera_jobs']) {
    await client.query(`
      do $$ begin
        create role ${role} nologin nosuperuser nobypassrls;
      exception when duplicate_object or unique_violation then null; end $$`);
    await client.query(`
      do $$ begin
        if not pg_has_role(current_user, '${role}', 'member') then
          execute format('grant ${role} to %I', current_user);
        end if;
      exception when unique_violation then null; end $$`);
  }
  await client.query(`
    do $$ begin
      execute format('grant create on database %I to tessera_jobs', current_database());
    end $$`);
}

async function migrateQueue(url: string): Promise<void> {
  const pool = openPool({ url, role: 'tessera_jobs', size: 1, name: 'tessera-migrate-queue' });
  try {
    await runMigrations({ pgPool: pool as Pool, logger: undefined });
  } finally {
    await pool.end();
  }
}

async function applyAll(client: PoolClient, folder: string): Promise<string[]> {
  await client.query(`
    create table if not exists db_migration (name text primary key, sha256 text not null, at timestamptz not null default now());
    comment on table db_migration is 'The migrations that this database has had.';
    comment on column db_migration.name is 'File name.';
    comment on column db_migration.sha256 is 'Hash of the file when it was applied; a different one stops the next start.';
    comment on column db_migration.at is 'When it was applied.';
    grant select on db_migration to tessera_app`);
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from db_migration',
  );
  const done = new Map(rows.map((row) => [row.name, row.sha256]));
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const waiting: { name: string; text: string; sha256: string }[] = [];
  for (const name of files) {
    const text = await readFile(join(folder, name), 'utf8');
    const sha256 = createHash('sha256').update(text).digest('hex');
    const before = done.get(name);
    if (before === undefined) waiting.push({ name, text, sha256 });
    else if (before !== sha256)
      throw new MigrationChanged(`${name} was applied in another form. Write a new migration instead.`);
  }
  for (const { name, text, sha256 } of waiting) await apply(client, name, text, sha256);
  return waiting.map(({ name }) => name);
}

/** Whether the database lacks a migration that this program needs: it is not ready to serve then. */
export async function migrationsPending(pool: Pool): Promise<boolean> {
  const [{ rows }, files] = await Promise.all([
    pool.query<{ name: string }>('select name from db_migration'),
    readdir(FOLDER),
  ]);
  const done = new Set(rows.map(({ name }) => name));
  return files.some((name) => name.endsWith('.sql') && !done.has(name));
}

async function apply(client: PoolClient, name: string, text: string, sha256: string): Promise<void> {
  try {
    await client.query('begin');
    // A migration of a country's directory takes as long as it takes; half of it would be worse.
    await client.query('set local statement_timeout = 0');
    await client.query(text);
    await client.query('insert into db_migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
