import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { createScheme } from '#access';
import { testDatabase } from './db/testing.ts';
import { fillTables, makeRow, personColumn, type Row, readTables, type Table } from './testing-rows.ts';

/** Tables without a scheme: what everyone may know, and what is needed before anyone is known. */
const SHARED: readonly (readonly [RegExp, string])[] = [
  [/^directory_(?!upload)/, 'services and organisations are public, and are the same for every scheme'],
  [/^db_migration$/, 'names of files'],
  [/^access_scheme$/, 'is the scheme; its own policy shows each to itself'],
  [/^access_account$/, 'one human being, perhaps in several schemes; its policy follows their members'],
  [/^access_attempt$/, 'keyed hashes, before anyone has signed in'],
  [/^access_audit_seal$/, 'hashes over the whole log'],
];

/** What someone who came by a link, or a visitor, can read of a scheme beside their one person. */
const OPEN_TO_LINKS: Readonly<Record<string, string>> = {
  access_member: 'the name of who wrote',
  access_team: 'the name of who refers',
  db_outbox: 'ids only',
  db_reaction_done: 'ids only',
  web_once: 'keyed by a hash of what was typed',
  providers_provider: 'how an organisation is reached, nobody else',
  providers_capacity: 'places of a service',
  providers_proposal: 'what a provider wants said of its own public listing',
  providers_listing: 'a hash of where an organisation is written to, nobody else',
  referrals_signpost: 'holds no person',
  plans_unmet: 'holds no person',
  plans_search_counted: 'holds no person',
  matching_weighing: 'points for what services have',
};

/** Notes about someone else that a confined actor leaves all the same: the audit, and a message. They cannot read them. */
const WRITTEN_ABOUT_OTHERS = ['access_audit', 'messaging_message'];

const database = await testDatabase();
const tables = await readTables(database.owner);
const ours = tables.filter(({ columns }) => columns.some(({ name }) => name === 'scheme_id'));
const reachable = ours.filter(({ grants }) => grants.length > 0);

interface World {
  schemeId: string;
  personId: string;
  rows: Map<string, Row>;
}
let a: World;
/** Someone else in the same scheme as `a`. */
let neighbour: World;
let b: World;

beforeAll(async () => {
  const world = async (slug: string, schemeId?: string): Promise<World> => {
    const id = schemeId ?? String(await createScheme(database, { slug, name: slug }));
    const known = new Map<string, Row>([['access_scheme', { id }]]);
    const around = { schemeId: id, personId: randomUUID() };
    const needed = tables.filter((table) => ours.includes(table) || table.name === 'access_account');
    return { ...around, rows: await fillTables(database.owner, needed, around, known) };
  };
  a = await world('first');
  neighbour = await world('first', a.schemeId);
  b = await world('second');
});

/** Runs SQL as the application does, with whatever the transaction says of its actor. Nothing is kept. */
async function as<T>(
  who: { schemeId?: string; personId?: string },
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('tessera.scheme', $1, true), set_config('tessera.person', $2, true)`,
      [who.schemeId ?? '', who.personId ?? ''],
    );
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const member = (world: World) => ({ schemeId: world.schemeId });
const holder = (world: World) => ({ schemeId: world.schemeId, personId: world.personId });

async function seen(client: PoolClient, { name }: Table, where: string, value: string): Promise<number> {
  const { rows } = await client.query(`select count(*) as n from ${name} where ${where} = $1`, [value]);
  return rows[0].n;
}

/** The error code of a statement, or how many rows it touched. */
async function attempt(
  client: PoolClient,
  statement: string,
  values: unknown[] = [],
): Promise<string | number> {
  await client.query('savepoint attempt');
  try {
    const { rowCount } = await client.query(statement, values);
    return rowCount ?? 0;
  } catch (error) {
    await client.query('rollback to attempt');
    return (error as { code: string }).code;
  }
}

async function attemptInsert(client: PoolClient, table: Table, world: World): Promise<string | number> {
  const row = makeRow(table, world.rows, world);
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  return attempt(
    client,
    `insert into ${table.name} (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
}

const DENIED = '42501';

describe('every table', () => {
  test.each(tables.map((table) => [table.name, table] as const))(
    '%s is locked, or shared for a reason',
    (name, table) => {
      const shared = SHARED.find(([pattern]) => pattern.test(name));
      if (shared) {
        const people = table.columns.filter((column) =>
          /^(scheme|person|member|referral|case|need)_id$/.test(column.name),
        );
        expect(people, `${name} is shared, and yet about someone`).toEqual([]);
        return;
      }
      expect(ours, `${name} has no scheme_id`).toContain(table);
      expect(table.rowSecurity, 'row level security').toBe(true);
      if (table.grants.length > 0) expect(table.primaryKey[0]).toBe('scheme_id');
    },
  );

  test('foreign keys between tables of a scheme carry the scheme', () => {
    const loose = ours.flatMap(({ name, foreignKeys }) =>
      foreignKeys
        .filter(({ to, columns }) => ours.some((table) => table.name === to) && columns[0] !== 'scheme_id')
        .map(({ to }) => `${name} -> ${to}`),
    );
    expect(loose).toEqual([]);
  });

  test('foreign keys between tables about one person carry the person', () => {
    const loose = ours.flatMap((table) =>
      table.foreignKeys
        .filter(({ to, columns }) => {
          const other = ours.find(({ name }) => name === to);
          const [here, there] = [personColumn(table), other ? personColumn(other) : null];
          return here !== null && there !== null && !columns.includes(here);
        })
        .map(({ to }) => `${table.name} -> ${to}`),
    );
    expect(loose).toEqual([]);
  });

  test('what a link can read of a scheme is written down, with the reason', () => {
    const open = reachable.filter((table) => personColumn(table) === null).map(({ name }) => name);
    const hidden = ['referrals_draft', 'providers_problem', 'directory_upload', 'directory_upload_part'];
    expect(open.filter((name) => !hidden.includes(name)).sort()).toEqual(Object.keys(OPEN_TO_LINKS).sort());
  });
});

describe.each(reachable.map((table) => [table.name, table] as const))('%s', (name, table) => {
  test('another scheme sees nothing of it, and itself all of its own', async () => {
    await as(member(b), async (client) => {
      expect(await seen(client, table, 'scheme_id', a.schemeId)).toBe(0);
      expect(await seen(client, table, 'scheme_id', b.schemeId)).toBeGreaterThan(0);
    });
  });

  test('another scheme cannot write into it', async () => {
    await as(member(b), async (client) => {
      expect(await attemptInsert(client, table, a)).toBe(DENIED);
      const mine = [a.schemeId];
      expect([0, DENIED]).toContain(
        await attempt(client, `update ${name} set scheme_id = scheme_id where scheme_id = $1`, mine),
      );
      expect([0, DENIED]).toContain(await attempt(client, `delete from ${name} where scheme_id = $1`, mine));
      expect(await attempt(client, `update ${name} set scheme_id = $1`, mine)).toBe(DENIED);
    });
  });

  test('nobody sees it who acts in no scheme', async () => {
    expect(await as({}, (client) => seen(client, table, 'scheme_id', a.schemeId))).toBe(0);
  });
});

const { rows: views } = await database.owner.query<{ name: string }>(`
  select relname as name from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'scheme_id'
  where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') order by 1`);

test.each(views.map(({ name }) => name))('%s shows nothing of another scheme', async (name) => {
  const { rows } = await database.owner.query(`select count(*) as n from ${name} where scheme_id = $1`, [
    a.schemeId,
  ]);
  expect(rows[0].n, 'no row to hide: teach the hints of testing-rows.ts').toBeGreaterThan(0);
  const view = { name } as Table;
  await as(member(b), async (client) => expect(await seen(client, view, 'scheme_id', a.schemeId)).toBe(0));
  await as(member(a), async (client) =>
    expect(await seen(client, view, 'scheme_id', a.schemeId)).not.toBe(0),
  );
  await as({}, async (client) => expect(await seen(client, view, 'scheme_id', a.schemeId)).toBe(0));
});

const aboutPeople = reachable.flatMap((table) => {
  const column = personColumn(table);
  return column ? [[table.name, table, column] as const] : [];
});

describe('whoever came by a link', () => {
  test.each(aboutPeople)('sees their one person in %s', async (name, table, column) => {
    await as(holder(a), async (client) => {
      expect(await seen(client, table, column, a.personId)).toBeGreaterThan(0);
      expect(await seen(client, table, column, neighbour.personId)).toBe(0);
      if (!WRITTEN_ABOUT_OTHERS.includes(name)) {
        expect(await attemptInsert(client, table, neighbour)).toBe(DENIED);
      }
      expect([0, DENIED]).toContain(
        await attempt(client, `update ${name} set scheme_id = scheme_id where ${column} = $1`, [
          neighbour.personId,
        ]),
      );
      expect([0, DENIED]).toContain(
        await attempt(client, `delete from ${name} where ${column} = $1`, [neighbour.personId]),
      );
    });
  });
});

test('drafts are hidden from links', async () => {
  const drafts = tables.find(({ name }) => name === 'referrals_draft');
  expect(drafts).toBeDefined();
  if (!drafts) return;
  expect(await as(member(a), (client) => seen(client, drafts, 'scheme_id', a.schemeId))).toBeGreaterThan(0);
  expect(await as(holder(a), (client) => seen(client, drafts, 'scheme_id', a.schemeId))).toBe(0);
});
