import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { databaseAside } from './aside.ts';
import { onServer } from './template.ts';

const { url } = inject('database');
const NAME = `tessera_test_aside_${process.pid}`;
const names = [NAME, `${NAME}_draft`];

afterAll(async () => {
  for (const name of names) await onServer(url, `drop database if exists ${name} with (force)`);
});

const valueIn = async (database: string) => {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query('select value from made');
  await client.end();
  return rows;
};

const fillWith = (value: number) => async (database: string) => {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  await client.query(`create table made as select ${value} as value`);
  await client.end();
};

test('a database is there whole or not at all, and is made once', async () => {
  const broken = databaseAside(url, NAME, async (draft) => {
    await fillWith(0)(draft);
    throw new Error('the power went');
  });
  await expect(broken).rejects.toThrow('the power went');
  const made = await databaseAside(url, NAME, fillWith(1));
  expect(await valueIn(made)).toEqual([{ value: 1 }]);
  const never = () => Promise.reject(new Error('made twice'));
  expect(await databaseAside(url, NAME, never)).toBe(made);
});
