import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { MigrationChanged, migrate, migrationsPending } from './migrate.ts';
import { openPool } from './pool.ts';
import { databaseUrl, onServer } from './template.ts';

const server = inject('database').url;
const name = `tessera_test_migrate_${process.pid}`;
const url = databaseUrl(server, name);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-migrations-'));
  await cp(fileURLToPath(new URL('../../migrations', import.meta.url)), folder, { recursive: true });
  await onServer(server, `create database ${name} template template0 encoding 'UTF8'`);
});
afterAll(async () => {
  await onServer(server, `drop database if exists ${name} with (force)`);
  await rm(folder, { recursive: true, force: true });
});

async function query(statement: string) {
  const owner = openPool({ url, role: 'owner', size: 1 });
  try {
    return (await owner.query(statement)).rows;
  } finally {
    await owner.end();
  }
}

describe('migrating', () => {
  test('three processes at once apply each file once', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate({ url, folder })));
    const names = applied.flat();
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(names).size).toBe(names.length);
    expect(await query('select name from db_migration order by name')).toEqual(
      [...names].sort().map((one) => ({ name: one })),
    );
  });

  test('again does nothing', async () => {
    expect(await migrate({ url, folder })).toEqual([]);
  });

  test('a file may take as long as it takes, and what comes after it may not', async () => {
    const slow = join(folder, '9997_slow.sql');
    await writeFile(slow, `create table db_slow as select current_setting('statement_timeout') as allowed`);
    await migrate({ url, folder });
    expect(await query('select allowed from db_slow')).toEqual([{ allowed: '0' }]);
    expect(await query('show statement_timeout')).toEqual([{ statement_timeout: '1min' }]);
    await query(`drop table db_slow; delete from db_migration where name = '9997_slow.sql'`);
    await rm(slow);
  });

  test('a file that fails leaves nothing behind, and says which it is', async () => {
    const broken = join(folder, '9998_broken.sql');
    await writeFile(broken, 'create table half_done (id int); select 1 / 0;');
    await expect(migrate({ url, folder })).rejects.toThrow('9998_broken.sql');
    expect(await query(`select to_regclass('half_done') as found`)).toEqual([{ found: null }]);
    expect(await query(`select 1 from db_migration where name like '9998%'`)).toEqual([]);
    await rm(broken);
  });

  test('a file that changed after it was applied stops everything', async () => {
    await writeFile(join(folder, '9999_last.sql'), 'select 1');
    await migrate({ url, folder });
    await writeFile(join(folder, '9999_last.sql'), 'select 2');
    await writeFile(join(folder, '99991_after.sql'), 'create table after_all (id int)');
    await expect(migrate({ url, folder })).rejects.toThrow(MigrationChanged);
    expect(await query(`select to_regclass('after_all') as found`)).toEqual([{ found: null }]);
  });

  test('a database that lacks one is not ready', async () => {
    const app = openPool({ url, role: 'tessera_app', size: 1 });
    expect(await migrationsPending(app)).toBe(false);
    await query(`delete from db_migration where name like '0001%'`);
    expect(await migrationsPending(app)).toBe(true);
    await app.end();
  });
});
