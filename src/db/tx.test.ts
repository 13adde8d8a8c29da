import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Actor, newId, refuse, systemActor } from '#kernel';
import { insertion } from './insertion.ts';
import { emit, firstTime } from './outbox.ts';
import { testDatabase } from './testing.ts';
import { type Tx, transact } from './tx.ts';

const database = await testDatabase();
const now = database.clock.now();
const [schemeId, otherScheme] = [newId(now), newId(now)];
const clockwork = systemActor(schemeId, 'test');

const keep = (tx: Tx, location: string, key = newId(now)) =>
  tx.sql.insertInto('web_once').values({ scheme_id: tx.actor.schemeId, key, location, at: tx.now }).execute();
const kept = async (location: string): Promise<number> => {
  const { rows } = await database.owner.query('select count(*) as n from web_once where location = $1', [
    location,
  ]);
  return rows[0].n;
};

describe('a transaction', () => {
  test('keeps what it wrote when it returns', async () => {
    expect(await transact(database, clockwork, async (tx) => keep(tx, 'returned').then(() => 'value'))).toBe(
      'value',
    );
    expect(await kept('returned')).toBe(1);
  });

  test('keeps nothing when a rule says no', async () => {
    const refusal = refuse('test.no');
    expect(await transact(database, clockwork, async (tx) => keep(tx, 'refused').then(() => refusal))).toBe(
      refusal,
    );
    expect(await kept('refused')).toBe(0);
  });

  test('keeps nothing when something breaks', async () => {
    const broken = transact(database, clockwork, async (tx) => {
      await keep(tx, 'thrown');
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await kept('thrown')).toBe(0);
  });

  test('never looks kept after a statement failed, even when its error was swallowed', async () => {
    const swallowed = transact(database, clockwork, async (tx) => {
      await keep(tx, 'swallowed');
      await sql`select 1 / 0`.execute(tx.sql).catch(() => undefined);
      return 'fine';
    });
    await expect(swallowed).rejects.toThrow('rolled back');
    expect(await kept('swallowed')).toBe(0);
  });

  test('leaves the connection clean for the next one', async () => {
    for (let round = 0; round < 20; round += 1) {
      await transact(database, clockwork, async (tx) => sql`select 1 / 0`.execute(tx.sql)).catch(
        () => undefined,
      );
    }
    const { rows } = await database.pool.query(`select current_setting('tessera.scheme', true) as scheme`);
    expect(rows[0].scheme).toBe('');
    expect(await transact(database, clockwork, async () => 'alive')).toBe('alive');
  });

  test('sends statements that were started together in the order in which they were started', async () => {
    const counted = await transact(database, clockwork, async (tx) => {
      const rounds = Array.from({ length: 20 }, () => {
        const written = keep(tx, 'in order');
        const read = tx.sql
          .selectFrom('web_once')
          .select((select) => select.fn.countAll<number>().as('n'))
          .where('location', '=', 'in order')
          .executeTakeFirstOrThrow();
        return [written, read] as const;
      });
      return Promise.all(rounds.map(async ([written, read]) => (await Promise.all([written, read]))[1].n));
    });
    expect(counted).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test('refuses a statement that comes after its end: the connection may be someone else’s', async () => {
    let late: Promise<unknown> = Promise.resolve();
    let escaped: Tx | undefined;
    await transact(database, clockwork, async (tx) => {
      escaped = tx;
    });
    if (escaped) late = keep(escaped, 'late');
    await expect(late).rejects.toThrow('ended');
    const one = transact(database, clockwork, async (tx) => {
      const slow = new Promise((resolve) => setTimeout(resolve, 30)).then(() => keep(tx, 'late'));
      late = slow.catch((error: Error) => error.message);
      await Promise.all([slow, sql`select 1 / 0`.execute(tx.sql)]);
    });
    await expect(one).rejects.toThrow('division by zero');
    expect(await late).toContain('ended');
    expect(await kept('late')).toBe(0);
  });
});

describe('what is written without waiting', () => {
  const put = (tx: Tx, location: string, key = newId(now)) =>
    tx.write(
      tx.sql.insertInto('web_once').values({ scheme_id: tx.actor.schemeId, key, location, at: tx.now }),
    );

  test('is kept with the rest, and seen by what is asked after it', async () => {
    const seen = await transact(database, clockwork, async (tx) => {
      put(tx, 'unwaited');
      const rows = await tx.sql
        .selectFrom('web_once')
        .select('location')
        .where('location', '=', 'unwaited')
        .execute();
      put(tx, 'unwaited');
      return rows.length;
    });
    expect(seen).toBe(1);
    expect(await kept('unwaited')).toBe(2);
  });

  test('can be several rows in one ready-made statement', async () => {
    const row = (location: string) => ({ scheme_id: schemeId, key: newId(now), location, at: now });
    await transact(database, clockwork, async (tx) => {
      tx.write(insertion('web_once', row('row one'), row('row two')));
      tx.write(insertion('web_once', row('row one')));
    });
    expect([await kept('row one'), await kept('row two')]).toEqual([2, 1]);
    expect(() => insertion('web_once')).toThrow('Nothing');
  });

  test('goes with a refusal', async () => {
    await transact(database, clockwork, async (tx) => {
      put(tx, 'unwaited refused');
      return refuse('test.no');
    });
    expect(await kept('unwaited refused')).toBe(0);
  });

  test('never looks kept when it failed: the last one, or one that other work came after', async () => {
    const key = newId(now);
    const last = transact(database, clockwork, async (tx) => {
      put(tx, 'unwaited twice', key);
      put(tx, 'unwaited twice', key);
      return 'fine';
    });
    await expect(last).rejects.toThrow('web_once_pkey');
    const before = transact(database, clockwork, async (tx) => {
      put(tx, 'unwaited twice', key);
      put(tx, 'unwaited twice', key);
      return keep(tx, 'unwaited twice');
    });
    await expect(before).rejects.toThrow('web_once_pkey');
    expect(await kept('unwaited twice')).toBe(0);
    expect(await transact(database, clockwork, async () => 'alive')).toBe('alive');
  });

  test('is refused after the end', async () => {
    let escaped: Tx | undefined;
    await transact(database, clockwork, async (tx) => {
      escaped = tx;
    });
    expect(() => escaped && put(escaped, 'unwaited late')).toThrow('ended');
  });
});

describe('the actor', () => {
  const settings = sql<{ scheme: string; person: string; actor: string }>`
    select db_scheme() as scheme, db_person() as person, db_actor() as actor`;

  test.each<[string, Actor, { person: string | null; actor: string }]>([
    [
      'a member',
      { kind: 'member', schemeId, id: otherScheme, roles: [], teamId: null },
      { person: null, actor: otherScheme },
    ],
    [
      'a person',
      { kind: 'person', schemeId, id: otherScheme, personId: schemeId },
      { person: schemeId, actor: otherScheme },
    ],
    [
      'a visitor',
      { kind: 'visitor', schemeId, id: 'visitor', personId: schemeId },
      { person: schemeId, actor: 'visitor' },
    ],
    ['clockwork', clockwork, { person: null, actor: 'system' }],
  ])('%s is known to the database, for this transaction only', async (_, actor, expected) => {
    const { rows } = await transact(database, actor, (tx) => settings.execute(tx.sql));
    expect(rows).toEqual([{ scheme: schemeId, ...expected }]);
  });

  test.each([
    ["x'; drop table access_member; --", 'test'],
    ['', 'test'],
  ])('with a scheme of %j is none', async (scheme, id) => {
    await expect(transact(database, systemActor(scheme, id), async () => 1)).rejects.toThrow('well-formed');
  });

  test('sees its own scheme only', async () => {
    await transact(database, systemActor(otherScheme, 'test'), (tx) => keep(tx, 'theirs'));
    const seen = (schemeOf: string) =>
      transact(database, systemActor(schemeOf, 'test'), (tx) =>
        tx.sql.selectFrom('web_once').select('location').where('location', '=', 'theirs').execute(),
      );
    expect(await seen(otherScheme)).toHaveLength(1);
    expect(await seen(schemeId)).toHaveLength(0);
  });
});

describe('the outbox', () => {
  const waiting = async (event: string) =>
    (await database.owner.query('select ids, scheme_id from db_outbox where event = $1', [event])).rows;

  test('has an event when, and only when, what it tells of was kept', async () => {
    await transact(database, clockwork, (tx) => emit(tx, 'test.kept', { id: 'a' }));
    await transact(database, clockwork, async (tx) =>
      emit(tx, 'test.refused', {}).then(() => refuse('test.no')),
    );
    expect(await waiting('test.kept')).toEqual([{ ids: { id: 'a' }, scheme_id: schemeId }]);
    expect(await waiting('test.refused')).toEqual([]);
  });

  test('says "first time" once, also to two at once', async () => {
    const id = newId(now);
    const ask = () => transact(database, clockwork, (tx) => firstTime(tx, id, 'test.react'));
    const answers = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await transact(database, clockwork, (tx) => firstTime(tx, id, 'test.other'))).toBe(true);
  });
});

test('PostgreSQL compiles no statement of ours, whatever its own settings say', async () => {
  const asked = [database.pool, database.owner].map((pool) =>
    pool.query(`select setting, source from pg_settings where name = 'jit'`),
  );
  for (const { rows } of await Promise.all(asked))
    expect(rows).toEqual([{ setting: 'off', source: 'client' }]);
});
