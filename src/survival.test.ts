import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { addMember, addTeam, createScheme, openSession, SESSION_COOKIE, verifyAudit } from '#access';
import { type EmbeddedServer, migrate, openPool, startEmbedded, transact } from '#db';
import { isRefusal, newId, systemActor } from '#kernel';

const WRITERS = 4;
/** Three programs start from their sources here, which takes a busy machine most of a minute. */
const PATIENCE = 120_000;
const clock = { now: () => new Date() };
const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  holder.close();
  return port;
}

function start(program: 'main' | 'worker', url: string, port: number): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', `src/${program}.ts`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DATABASE_URL: url,
      TESSERA_SECRET: 's'.repeat(32),
      PORT: String(port),
      LOG_LEVEL: 'fatal',
    },
  });
  cleanUp.push(async () => child.kill('SIGKILL'));
  return child;
}

async function answers(port: number): Promise<void> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await wait(50)) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error('The web process does not answer.');
}

async function referrer(url: string): Promise<{ cookie: string; schemeId: string }> {
  const pool = openPool({ url, role: 'tessera_app', size: 2 });
  const schemeId = await createScheme({ pool, clock }, { slug: 'survival', name: 'Survival' });
  if (isRefusal(schemeId)) throw new Error(schemeId.code);
  const made = await transact({ pool, clock }, systemActor(schemeId, 'test'), async (tx) => {
    const teamId = await addTeam(tx, { name: 'Surgery', kind: 'primary_care' });
    const email = 'nurse@survival.example';
    const roles = ['referrer'] as const;
    const memberId = await addMember(tx, {
      email,
      password: 'x'.repeat(20),
      displayName: 'N',
      roles,
      teamId,
    });
    if (isRefusal(memberId)) throw new Error(memberId.code);
    const { account_id } = await tx.sql
      .selectFrom('access_member')
      .select('account_id')
      .where('scheme_id', '=', schemeId)
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow();
    return { accountId: account_id, memberId };
  });
  const token = await openSession({ pool, clock }, { ...made, schemeId });
  await pool.end();
  return { schemeId, cookie: `${SESSION_COOKIE}=${token}` };
}

function formOf(number: number): URLSearchParams {
  return new URLSearchParams({
    _once: newId(clock.now()),
    name: `Person ${number}`,
    language: 'en',
    interpreter: 'not_needed',
    channel: 'sms',
    value: `07700 9${String(number).padStart(5, '0')}`,
    domains: 'food',
    reason: 'Needs food',
    agreed: 'yes',
    news: 'no',
  });
}

async function postmasterOf(server: EmbeddedServer): Promise<number> {
  return Number((await readFile(join(server.folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
}

test('what was acknowledged is there after kill -9 of web, worker and database, and nothing is there twice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-test-survival-'));
  await chmod(folder, 0o755);
  const server = await startEmbedded({ folder, durable: true });
  cleanUp.push(
    () => rm(folder, { recursive: true, force: true }),
    () => server.stop(),
  );
  await migrate({ url: server.url });
  const { cookie, schemeId } = await referrer(server.url);
  const port = await freePort();
  let web = start('main', server.url, port);
  // Whoever supervises a worker starts it again when it ends, as the demonstration does.
  let worker: ChildProcess | undefined;
  const supervise = () => {
    worker = start('worker', server.url, port);
    worker.once('exit', () => setTimeout(() => supervised && supervise(), 300));
  };
  let supervised = true;
  cleanUp.push(async () => {
    supervised = false;
    worker?.kill('SIGKILL');
  });
  supervise();
  await answers(port);

  const acknowledged: string[] = [];
  let attempted = 0;
  let going = true;
  const writing = Array.from({ length: WRITERS }, async () => {
    while (going) {
      attempted += 1;
      const answer = await fetch(`http://127.0.0.1:${port}/en/referrals/new`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie },
        body: formOf(attempted),
      }).catch(() => null);
      const id = answer?.headers.get('location')?.match(/referrals\/([0-9a-f-]{36})\/sent/)?.[1];
      if (id) acknowledged.push(id);
      else await wait(20);
    }
  });
  const more = async (count: number) => {
    const goal = acknowledged.length + count;
    for (const deadline = Date.now() + PATIENCE; acknowledged.length < goal; await wait(20)) {
      if (Date.now() > deadline) throw new Error(`Only ${acknowledged.length} of ${goal} were acknowledged.`);
    }
  };

  await more(30);
  web.kill('SIGKILL');
  worker?.kill('SIGKILL');
  web = start('main', server.url, port);
  await more(30);
  process.kill(await postmasterOf(server), 'SIGKILL');
  await more(30);
  going = false;
  await Promise.all(writing);

  const owner = openPool({ url: server.url, role: 'owner', size: 2 });
  cleanUp.push(() => owner.end());
  const { rows } = await owner.query<{ id: string }>(
    'select id from referrals_referral where scheme_id = $1',
    [schemeId],
  );
  const kept = new Set(rows.map(({ id }) => id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  expect(kept.size).toBeLessThanOrEqual(attempted);
  // The worker that came after the killed one performs what waits, each thing once.
  const told =
    'select count(*)::int as n, count(distinct params)::int as different from messaging_message where template = $1';
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await wait(200)) {
    const done = await owner.query(told, ['referral_acknowledged']);
    if (done.rows[0].n >= kept.size) break;
  }
  expect((await owner.query(told, ['referral_acknowledged'])).rows[0]).toEqual({
    n: kept.size,
    different: kept.size,
  });
  const app = openPool({ url: server.url, role: 'tessera_app', size: 2 });
  cleanUp.push(() => app.end());
  expect(await verifyAudit({ pool: app, clock })).toBeNull();
}, 720_000);
