import type pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { transact } from '#db';
import { newId, systemActor } from '#kernel';
import { testDatabase } from '../db/testing.ts';
import { note, sealAudit, verifyAudit } from './audit.ts';
import { sealAll } from './testing.ts';

// Sealing waits for the longest transaction on the whole server, and other tests have theirs.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const database = await testDatabase();
const { owner } = database;
const schemeId = newId(database.clock.now());

const write = (act: string) =>
  transact(database, systemActor(schemeId, 'test'), (tx) => note(tx, { act, outcome: 'done' }));

/** What someone with the owner's login does, taken back afterwards: the number of the seal that tells. */
async function tamper(statement: string, values: unknown[] = []): Promise<number | null> {
  const client: pg.PoolClient = await owner.connect();
  try {
    await client.query('begin');
    const { rowCount } = await client.query(statement, values);
    expect(rowCount, 'the deed touched something').toBeGreaterThan(0);
    const { rows } = await client.query('select access_verify_audit() as broken');
    return rows[0].broken;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('the chain', () => {
  // What follows takes back whatever it does to the chain, so one is enough.
  beforeAll(async () => {
    await owner.query('truncate access_audit, access_audit_seal');
    for (let round = 1; round <= 3; round += 1) {
      for (const act of ['a', 'b', 'c']) await write(`test.${act}.${round}`);
      await sealAll(database);
    }
  });

  test('holds when nobody touched it, and grows', async () => {
    expect(await verifyAudit(database)).toBeNull();
    await write('test.more.done');
    expect(await verifyAudit(database), 'what is not sealed yet breaks nothing').toBeNull();
    await sealAll(database);
    expect(await verifyAudit(database)).toBeNull();
    const { rows } = await owner.query('select number, entries from access_audit_seal order by number');
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.reduce((sum, { entries }) => sum + entries, 0)).toBe(10);
  });

  test('tells of a changed entry, whichever of its columns it was', async () => {
    for (const change of [
      `act = 'test.z.2'`,
      `at = at + interval '1 microsecond'`,
      `actor_id = 'someone'`,
      `actor_kind = 'member'`,
      `outcome = 'refused'`,
      `person_id = gen_random_uuid()`,
      `subject_id = gen_random_uuid()`,
      `scheme_id = gen_random_uuid()`,
      `id = gen_random_uuid()`,
    ]) {
      expect(await tamper(`update access_audit set ${change} where act = 'test.b.2'`), change).not.toBeNull();
    }
  });

  test('tells of a removed entry', async () => {
    expect(await tamper(`delete from access_audit where act = 'test.a.1'`)).toBe(1);
    expect(await tamper(`delete from access_audit where act like 'test._.3'`)).not.toBeNull();
  });

  test('tells of entries that changed places', async () => {
    const swap = `update access_audit set transaction = case act
      when 'test.a.2' then (select transaction from access_audit where act = 'test.b.2')
      else (select transaction from access_audit where act = 'test.a.2') end where act in ('test.a.2', 'test.b.2')`;
    expect(await tamper(swap)).not.toBeNull();
    const move = `update access_audit set transaction = (select transaction from access_audit where act = 'test.a.1')
      where act = 'test.c.3'`;
    expect(await tamper(move)).toBe(1);
  });

  test('tells of an entry that was slipped in', async () => {
    const slipped = `insert into access_audit (scheme_id, id, at, actor_kind, actor_id, act, outcome, transaction)
      select scheme_id, gen_random_uuid(), at, actor_kind, actor_id, 'test.slipped.in', outcome, transaction
      from access_audit where act = 'test.b.2'`;
    expect(await tamper(slipped)).not.toBeNull();
  });

  test('tells of a seal that was changed or taken out of the middle', async () => {
    expect(await tamper(`update access_audit_seal set hash = sha256(hash) where number = 2`)).toBe(2);
    expect(await tamper(`update access_audit_seal set entries = entries + 1 where number = 2`)).toBe(2);
    expect(await tamper(`delete from access_audit_seal where number = 1`)).not.toBeNull();
  });

  test('cannot be added to by the application with a moment of its own choosing', async () => {
    const client = await database.pool.connect();
    try {
      await client.query(`begin; select set_config('tessera.scheme', '${schemeId}', true)`);
      const forged = client.query(
        `insert into access_audit (scheme_id, id, at, actor_kind, actor_id, act, outcome, transaction)
         values ($1, gen_random_uuid(), now(), 'member', 'x', 'test.forged.past', 'done', '1')`,
        [schemeId],
      );
      await expect(forged).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

test('many who write and several who seal at once leave one whole chain', async () => {
  await owner.query('truncate access_audit, access_audit_seal');
  const writers = Array.from({ length: 6 }, async (_, writer) => {
    for (let count = 0; count < 15; count += 1) await write(`test.many.w${writer}n${count}`);
  });
  const sealers = Array.from({ length: 4 }, async () => {
    for (let count = 0; count < 20; count += 1) await sealAudit(database);
  });
  await Promise.all([...writers, ...sealers]);
  await sealAll(database);
  expect(await verifyAudit(database)).toBeNull();
  const { rows } = await owner.query('select sum(entries) as n from access_audit_seal');
  expect(rows[0].n).toBe(90);
});

test('a chain that was brought in from a server further on is not gone on with in silence', async () => {
  await owner.query('truncate access_audit, access_audit_seal');
  await write('test.before.move');
  await sealAll(database);
  await owner.query(`update access_audit_seal set below = '9000000000000000'`);
  await expect(sealAudit(database)).rejects.toThrow('another server');
});

test('an entry of a transaction that is still open is sealed later, and never lost', async () => {
  await owner.query('truncate access_audit, access_audit_seal');
  let finish: () => void = () => undefined;
  const open = transact(database, systemActor(schemeId, 'test'), async (tx) => {
    await note(tx, { act: 'test.slow.one', outcome: 'done' });
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  while (
    (
      await owner.query(`select 1 from pg_stat_activity where state = 'idle in transaction'
    and backend_xid is not null and datname = current_database()`)
    ).rows.length === 0
  )
    await new Promise((resolve) => setTimeout(resolve, 5));
  await write('test.quick.one');
  expect(await sealAudit(database)).toBe(0);
  finish();
  await open;
  await sealAll(database);
  expect(await verifyAudit(database)).toBeNull();
  const { rows } = await owner.query('select sum(entries) as n from access_audit_seal');
  expect(rows[0].n).toBe(2);
});
