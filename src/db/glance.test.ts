import { CompiledQuery, sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId, systemActor } from '#kernel';
import { isAway } from './away.ts';
import { glance } from './glance.ts';
import { openPool } from './pool.ts';
import { testDatabase } from './testing.ts';
import { transact } from './tx.ts';

const database = await testDatabase();
const now = database.clock.now();
const scheme = newId(now);

test('a glance sees nobody, whoever had the connection before', async () => {
  await transact(database, systemActor(scheme, 'test'), (tx) =>
    sql`insert into web_once (scheme_id, key, location, at) values (${scheme}, ${newId(now)}, '/', ${now})`.execute(
      tx.sql,
    ),
  );
  expect((await database.owner.query('select from web_once')).rowCount).toBe(1);
  for (let turn = 0; turn < 20; turn += 1) {
    expect(await glance(database, CompiledQuery.raw('select location from web_once'))).toEqual([]);
    expect(await glance(database, CompiledQuery.raw('select 1 as one'))).toEqual([{ one: 1 }]);
  }
});

test('a glance changes nothing, and leaves its connection whole', async () => {
  await expect(glance(database, CompiledQuery.raw('delete from web_once'))).rejects.toThrow(
    'changes nothing',
  );
  await expect(glance(database, CompiledQuery.raw('select 1 / 0'))).rejects.toThrow('division');
  expect(await glance(database, CompiledQuery.raw('select 2 as two'))).toEqual([{ two: 2 }]);
});

test('a database that is not to be had is told from a fault of ours', async () => {
  const error = async (work: () => Promise<unknown>) =>
    work().then(
      () => null,
      (caught: unknown) => caught,
    );
  const nowhere = openPool({ url: 'postgres://nobody@127.0.0.1:1/none', role: 'tessera_app', size: 1 });
  expect(isAway(await error(() => nowhere.connect()))).toBe(true);
  await nowhere.end();
  const full = openPool({ url: database.url, role: 'tessera_app', size: 1 });
  const held = await full.connect();
  // Only now: a busy machine may need long for the first one.
  full.options.connectionTimeoutMillis = 50;
  expect(isAway(await error(() => full.connect()))).toBe(true);
  const { rows } = await held.query('select pg_backend_pid() as pid');
  const asleep = error(() => held.query('select pg_sleep(60)'));
  await database.owner.query('select pg_terminate_backend($1)', [rows[0].pid]);
  expect(isAway(await asleep)).toBe(true);
  held.release(true);
  await full.end();
  expect(isAway(await error(() => glance(database, CompiledQuery.raw('select 1 / 0'))))).toBe(false);
  expect(isAway(new Error('anything else'))).toBe(false);
});
