import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId, systemActor } from '#kernel';
import { look } from './look.ts';
import { openPool } from './pool.ts';
import { testDatabase } from './testing.ts';
import { type Tx, transact } from './tx.ts';

const database = await testDatabase();
const now = database.clock.now();
const [ours, theirs] = [newId(now), newId(now)];
const clockwork = (schemeId: string) => systemActor(schemeId, 'test');
const insert = (tx: Tx, location: string) =>
  tx.sql
    .insertInto('web_once')
    .values({ scheme_id: tx.actor.schemeId, key: newId(now), location, at: now })
    .execute();
const keep = (schemeId: string) => transact(database, clockwork(schemeId), (tx) => insert(tx, schemeId));

test('sees its own scheme only, whoever had the connection before', async () => {
  await Promise.all([keep(ours), keep(theirs)]);
  const seen = await Promise.all(
    Array.from({ length: 200 }, async (_, turn) => {
      const scheme = turn % 2 === 0 ? ours : theirs;
      const rows = await look(database, clockwork(scheme), (tx) =>
        tx.sql.selectFrom('web_once').select('location').execute(),
      );
      return rows.every(({ location }) => location === scheme) && rows.length === 1;
    }),
  );
  expect(seen.every(Boolean)).toBe(true);
});

test('changes nothing, and says so', async () => {
  const attempt = (work: Parameters<typeof look>[2]) => look(database, clockwork(ours), work);
  await expect(attempt((tx) => sql`delete from web_once`.execute(tx.sql))).rejects.toThrow('read-only');
  await expect(attempt(async (tx) => tx.write(tx.sql.deleteFrom('web_once')))).rejects.toThrow(
    'A look changes nothing.',
  );
  expect((await database.owner.query('select from web_once')).rowCount).toBe(2);
});

test('leaves nothing behind for what comes next on its connection', async () => {
  const pool = openPool({ url: database.url, role: 'tessera_app', size: 1 });
  const alone = { pool, clock: database.clock };
  try {
    await look(alone, clockwork(ours), (tx) => sql`select 1`.execute(tx.sql));
    // A statement without any transaction: nobody's, so it sees nothing, and it can write where its role may.
    const { rows } = await pool.query(
      'select db_scheme() as scheme, (select count(*) from web_once) as rows',
    );
    expect(rows).toEqual([{ scheme: null, rows: 0 }]);
    await look(alone, clockwork(ours), (tx) => sql`select 1`.execute(tx.sql));
    await transact(alone, clockwork(ours), (tx) => insert(tx, 'written'));
    expect((await database.owner.query(`select from web_once where location = 'written'`)).rowCount).toBe(1);
    await expect(look(alone, clockwork(ours), (tx) => sql`select 1 / 0`.execute(tx.sql))).rejects.toThrow(
      'division',
    );
    expect(await look(alone, clockwork(ours), async () => 'fine')).toBe('fine');
  } finally {
    await pool.end();
  }
});

test('does not stay open when nobody comes', async () => {
  const pool = openPool({ url: database.url, role: 'tessera_app', size: 1, name: 'lingering' });
  try {
    await look({ pool, clock: database.clock }, clockwork(ours), (tx) => sql`select 1`.execute(tx.sql));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { rows } = await database.owner.query(
      `select state from pg_stat_activity where application_name = 'lingering'`,
    );
    expect(rows).toEqual([{ state: 'idle' }]);
  } finally {
    await pool.end();
  }
});
