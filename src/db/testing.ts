import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type SettableClock, settableClock } from '#kernel';
import { openPool } from './pool.ts';
import { databaseUrl, onServer } from './template.ts';
import type { Database } from './tx.ts';

/** What the tests' global set-up provides: a server, and a migrated template database on it. */
export interface TestServer {
  readonly url: string;
  readonly template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    database: TestServer;
  }
}

export interface TestDatabase extends Database {
  readonly clock: SettableClock;
  /** Signs in as the owner: for looking behind the application's back. */
  readonly owner: pg.Pool;
  readonly url: string;
}

/** A database of this test file's own, cloned from the template and dropped when the file is done. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('database');
  const name = `tessera_test_${randomBytes(6).toString('hex')}`;
  await cloneTemplate(server, name);
  const url = databaseUrl(server.url, name);
  const pool = openPool({ url, role: 'tessera_app', size: 8 });
  const owner = openPool({ url, role: 'owner', size: 2 });
  afterAll(async () => {
    await Promise.all([pool.end(), owner.end()]);
    await onServer(server.url, `drop database if exists ${name} with (force)`);
  });
  return { pool, owner, url, clock: settableClock(new Date('2026-03-02T09:00:00Z')) };
}

// A template can be cloned by one session at a time; the others are told so and come again.
async function cloneTemplate(server: TestServer, name: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await onServer(server.url, `create database ${name} template ${server.template}`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
