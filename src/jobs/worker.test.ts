import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { emit, openPool, transact } from '#db';
import { newId, refuse, systemActor } from '#kernel';
import type { House } from '#web';
import { testDatabase } from '../db/testing.ts';
import type { Duties } from './reaction.ts';
import { forgetRelayed, relay } from './relay.ts';
import { settle, startWorker } from './worker.ts';

const database = await testDatabase();
const { owner } = database;
const queue = openPool({ url: database.url, role: 'tessera_jobs', size: 6 });
afterAll(() => queue.end());
const house: House = {
  database,
  settings: { secret: 'x'.repeat(32), origin: 'http://localhost', demo: false },
};
const schemeId = newId(database.clock.now());
const NONE: Duties = { reactions: [], effects: [], clockworks: [], chores: [] };
const lines: string[] = [];
const worker = (duties: Partial<Duties>) => ({
  house,
  queue,
  duties: { ...NONE, ...duties },
  log: (line: string) => lines.push(line),
});

beforeEach(async () => {
  await owner.query('truncate db_outbox, db_reaction_done, web_once');
  await owner.query('delete from graphile_worker._private_jobs');
  lines.length = 0;
});

const happen = (event: string, ids: Record<string, string> = {}) =>
  transact(database, systemActor(schemeId, 'test'), (tx) => emit(tx, event, ids));
const jobs = async () =>
  (await owner.query('select count(*) as n from graphile_worker._private_jobs')).rows[0].n;
/** As if the wait before the next try were over. */
const hurry = () =>
  owner.query('update graphile_worker._private_jobs set run_at = now(), locked_at = null, locked_by = null');
const until = async (done: () => boolean | Promise<boolean>) => {
  for (let tries = 0; !(await done()); tries += 1) {
    if (tries > 400) throw new Error('It did not come about within 10 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** A reaction that leaves a row each time it is performed. */
const marking = (name: string, on = 'test.happened') => ({
  name,
  on,
  react: (tx: Parameters<Duties['reactions'][number]['react']>[0], ids: Readonly<Record<string, string>>) =>
    tx.sql
      .insertInto('web_once')
      .values({ scheme_id: schemeId, key: newId(tx.now), location: `${name} ${ids.n}`, at: tx.now })
      .execute(),
});
const marks = async () =>
  (await owner.query('select location from web_once order by location')).rows.map(({ location }) => location);

describe('a reaction', () => {
  test('is performed for each event, with its ids, as clockwork of its scheme', async () => {
    const seen: unknown[] = [];
    const reaction = {
      name: 'test.look',
      on: 'test.happened',
      react: async (tx: { actor: unknown }, ids: unknown) => void seen.push([tx.actor, ids]),
    };
    await happen('test.happened', { n: '1' });
    await happen('test.else', { n: '2' });
    await settle(worker({ reactions: [reaction] }));
    expect(seen).toEqual([[systemActor(schemeId, 'test.look'), { n: '1' }]]);
  });

  test('is performed once, with two workers at once and events handed over twice', async () => {
    for (let n = 100; n < 140; n += 1) await happen('test.happened', { n: String(n) });
    const both = worker({ reactions: [marking('test.mark'), marking('test.also')] });
    const running = await Promise.all([startWorker(both), startWorker(both)]);
    await until(async () => (await marks()).length >= 80 && (await jobs()) === 0);
    // The same events again, as after a restored backup of the queue.
    await owner.query('update db_outbox set relayed_at = null');
    await until(
      async () => (await owner.query('select 1 from db_outbox where relayed_at is null')).rows.length === 0,
    );
    await until(async () => (await jobs()) === 0);
    await Promise.all(running.map((one) => one.stop()));
    const done = await marks();
    expect(done).toHaveLength(80);
    expect(new Set(done).size).toBe(80);
  });

  test('that throws leaves nothing, is tried again, and holds up nobody else', async () => {
    let tries = 0;
    const stumbling = {
      ...marking('test.stumble'),
      react: async (
        tx: Parameters<Duties['reactions'][number]['react']>[0],
        ids: Readonly<Record<string, string>>,
      ) => {
        tries += 1;
        await marking('test.stumble').react(tx, ids);
        if (tries === 1) throw new Error('stumbled');
      },
    };
    await happen('test.happened', { n: '1' });
    const both = worker({ reactions: [stumbling, marking('test.mark')] });
    await expect(settle(both)).rejects.toThrow('stumbled');
    expect(await marks()).toEqual(['test.mark 1']);
    await hurry();
    await settle(both);
    expect(await marks()).toEqual(['test.mark 1', 'test.stumble 1']);
    expect(tries).toBe(2);
  });

  test('that a rule refuses counts as failed', async () => {
    await happen('test.happened');
    const refusing = { name: 'test.refuse', on: 'test.happened', react: async () => refuse('test.no') };
    await expect(settle(worker({ reactions: [refusing] }))).rejects.toThrow(
      'test.refuse was refused: test.no',
    );
    expect(await jobs()).toBe(1);
  });

  test('can bring about another event, and both are performed before all is settled', async () => {
    const first = {
      name: 'test.first',
      on: 'test.happened',
      react: (tx: Parameters<typeof emit>[0]) => emit(tx, 'test.followed', { n: '9' }),
    };
    await happen('test.happened');
    await settle(worker({ reactions: [first, marking('test.second', 'test.followed')] }));
    expect(await marks()).toEqual(['test.second 9']);
  });
});

describe('an effect', () => {
  test('runs again when it throws, until it does not', async () => {
    let tries = 0;
    const effect = {
      name: 'test.reach',
      on: 'test.happened',
      perform: async () => {
        tries += 1;
        if (tries < 3) throw new Error('unreachable');
      },
    };
    await happen('test.happened');
    await expect(settle(worker({ effects: [effect] }))).rejects.toThrow('unreachable');
    await hurry();
    await expect(settle(worker({ effects: [effect] }))).rejects.toThrow('unreachable');
    await hurry();
    await settle(worker({ effects: [effect] }));
    expect(tries).toBe(3);
    expect(await jobs()).toBe(0);
  });
});

describe('the relay', () => {
  test('hands each event over once, to several relays at once', async () => {
    for (let n = 0; n < 30; n += 1) await happen('test.happened', { n: String(n) });
    const duties = { ...NONE, reactions: [marking('test.mark')] };
    const taken = await Promise.all([1, 2, 3].map(() => relay(queue, duties)));
    expect(taken.reduce((sum, n) => sum + n, 0)).toBe(30);
    expect(await jobs()).toBe(30);
  });

  test('killed in the middle of handing over loses nothing and doubles nothing', async () => {
    for (let n = 0; n < 20; n += 1) await happen('test.happened', { n: String(n) });
    // Another process takes the rows and marks them, and dies before it commits.
    const program = `
      import pg from 'pg';
      const client = new pg.Client(process.argv[1]);
      await client.connect();
      await client.query('set role tessera_jobs');
      await client.query('begin');
      await client.query('update db_outbox set relayed_at = now()');
      console.log('taken');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program, database.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    const duties = { ...NONE, reactions: [marking('test.mark')] };
    expect(await relay(queue, duties), 'they are taken').toBe(0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    let taken = 0;
    await until(async () => {
      taken += await relay(queue, duties);
      return taken === 20;
    });
    await settle(worker(duties));
    expect(await marks()).toHaveLength(20);
  });

  test('forgets what was handed over long ago, and never what waits', async () => {
    await happen('test.happened');
    await happen('test.happened');
    await owner.query(`update db_outbox set at = at - interval '1 year'`);
    await owner.query(
      `update db_outbox set relayed_at = now() - interval '40 days' where id = (select max(id::text)::uuid from db_outbox)`,
    );
    await forgetRelayed(queue);
    expect((await owner.query('select relayed_at from db_outbox')).rows).toEqual([{ relayed_at: null }]);
  });
});

test('whatever goes wrong, the lines for who operates say nothing about anyone', async () => {
  await happen('test.happened', { n: '1' });
  await owner.query(
    `create function test_last_try() returns trigger language plpgsql as 'begin new.max_attempts := 1; return new; end'`,
  );
  await owner.query(
    'create trigger last_try before insert on graphile_worker._private_jobs for each row execute function test_last_try()',
  );
  const gossip = {
    name: 'test.gossip',
    on: 'test.happened',
    react: async () => Promise.reject(new Error('Amina Yusuf, 07700 900123')),
  };
  const running = await startWorker(worker({ reactions: [gossip] }));
  await until(() => lines.length > 0);
  await running.stop();
  await owner.query('drop trigger last_try on graphile_worker._private_jobs');
  expect(lines).toEqual(['job test.gossip gave up after 1 attempts']);
});

test('clockwork comes round in every scheme', async () => {
  const ids = [newId(database.clock.now()), newId(database.clock.now())];
  for (const [index, id] of ids.entries()) {
    await owner.query('insert into access_scheme (id, slug, name, created_at) values ($1, $2, $2, now())', [
      id,
      `scheme-${index}`,
    ]);
  }
  const struck: string[] = [];
  const clockwork = {
    name: 'test.tick',
    pattern: '* * * * *',
    tick: async (tx: { actor: { schemeId: string } }) => void struck.push(tx.actor.schemeId),
  };
  await queue.query(`select graphile_worker.add_job('test.tick', '{}')`);
  await settle(worker({ clockworks: [clockwork] }));
  expect(struck.sort()).toEqual([...ids].sort());
});
