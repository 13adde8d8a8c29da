import { expect, test } from 'vitest';
import { testDatabase } from './db/testing.ts';
import { readTables } from './testing-rows.ts';

/** Append-only beside every `*_step`: once it is written, not even the application can change its mind. */
const HISTORY = [
  'access_audit',
  'cases_contact',
  'db_reaction_done',
  'people_consent',
  'plans_goal_rating',
  'plans_unmet',
  'referrals_attendance',
  'referrals_signpost',
  'web_once',
];
/** Written by functions of the owner only. */
const SEALED = ['access_audit_seal', 'access_session'];

const database = await testDatabase();
const tables = await readTables(database.owner);
const steps = tables
  .map(({ name }) => name)
  .filter((name) => /_step$/.test(name) && name !== 'plans_goal_step');

test('the history that this test guards is there', () => {
  const names = tables.map(({ name }) => name);
  for (const name of [...HISTORY, ...SEALED]) expect(names).toContain(name);
  expect(steps).toContain('referrals_step');
});

test.each([...steps, ...HISTORY])('%s takes rows and gives none back', async (name) => {
  expect([...(tables.find((table) => table.name === name)?.grants ?? [])].sort()).toEqual([
    'INSERT',
    'SELECT',
  ]);
  const { rows } = await database.owner.query(
    `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and has_column_privilege('tessera_app', attrelid, attnum, 'UPDATE')`,
    [name],
  );
  expect(rows).toEqual([]);
});

test.each([...steps, ...HISTORY])('%s refuses to be rewritten', async (name) => {
  for (const statement of [
    `update ${name} set scheme_id = scheme_id`,
    `delete from ${name}`,
    `truncate ${name}`,
  ]) {
    await expect(database.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
  }
});

test.each(SEALED)('%s is out of reach', async (name) => {
  expect(tables.find((table) => table.name === name)?.grants).toEqual([]);
});

test('no table can be truncated by the application', () => {
  expect(tables.filter(({ grants }) => grants.includes('TRUNCATE')).map(({ name }) => name)).toEqual([]);
});

test.each(['tessera_app', 'tessera_jobs'])(
  '%s owns nothing of ours, and cannot pass row level security by',
  async (role) => {
    const { rows: roles } = await database.owner.query(
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = $1',
      [role],
    );
    expect(roles).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolcanlogin: false },
    ]);
    const { rows: owned } = await database.owner.query(
      `select relname from pg_class where relowner = $1::regrole and relnamespace = 'public'::regnamespace
     union all select proname from pg_proc where proowner = $1::regrole and pronamespace = 'public'::regnamespace`,
      [role],
    );
    expect(owned).toEqual([]);
    const { rows: granted } = await database.owner.query(
      `select 1 from pg_auth_members where member = $1::regrole`,
      [role],
    );
    expect(granted, 'it is a member of another role').toEqual([]);
  },
);

test('the application can make nothing in the schema', async () => {
  await expect(database.pool.query('create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
});

test('the queue sees the outbox, and nothing else of ours', async () => {
  const { rows } = await database.owner.query<{ relname: string }>(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p')
       and has_table_privilege('tessera_jobs', oid, 'SELECT')`,
  );
  expect(rows.map(({ relname }) => relname)).toEqual(['db_outbox']);
});

test('every function that runs as the owner fixes where it looks', async () => {
  const { rows } = await database.owner.query(
    `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
       and not coalesce(proconfig::text, '') like '%search_path=public, pg_temp%'`,
  );
  expect(rows).toEqual([]);
});

test('a view shows no more than its reader may see', async () => {
  const { rows } = await database.owner.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
       and not coalesce(reloptions::text, '') like '%security_invoker=true%'`,
  );
  expect(rows).toEqual([]);
});
