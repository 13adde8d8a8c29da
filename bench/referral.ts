import pg from 'pg';
import { addMember, addTeam, openSession, SESSION_COOKIE } from '#access';
import { type Database, openPool, transact } from '#db';
import { isRefusal, systemActor } from '#kernel';
import { Browser } from './browser.ts';
import { formOf, ROWS, type Sender, writeReferral } from './referral-limit.ts';
import { startDatabase, startWeb } from './running.ts';
import { buildTown } from './town.ts';

const CONNECTIONS = [1, 8, 32];
// Many short rounds rather than few long ones: whatever else the machine does falls on both sides of a pair.
const ROUNDS = 15;
const SECONDS = 0.7;
const WARM_UP = 8;
const TARGET = 0.35;

/**
 * Sending a referral over HTTP, through the real web process and onto disk, against the limit: the same rows written by
 * hand. Both in turn, several times over, so that a noisy neighbour troubles both; the median of the ratios counts.
 * Throws when a row is missing at the end.
 */
export async function benchReferral(): Promise<void> {
  const database = await startDatabase();
  const pool = openPool({ url: database.url, role: 'tessera_app', size: 4, name: 'tessera-bench' });
  const owner = new pg.Pool({ connectionString: database.url, max: 32, pipeline: true } as pg.PoolConfig);
  // The server goes away while its connections wait in the pool.
  owner.on('error', () => undefined);
  const web = await startWeb(database.url).catch(async (error) => {
    await database.drop();
    throw error;
  });
  try {
    const { schemeId } = await buildTown(database.url, 10_000, 1);
    await seedContacts(owner);
    const { sender, cookie } = await signReferrerIn({ pool, clock: { now: () => new Date() } }, schemeId);
    const before = await rowsIn(owner);
    let made = 0;
    const limit = async () => {
      made += 1;
      await writeReferral(owner, sender, made);
    };
    const overHttp = (browser: Browser) => async () => {
      made += 1;
      const { status, location } = await browser.post('/en/referrals/new', formOf(made));
      if (status !== 303 || !location?.endsWith('/sent')) throw new Error(`No referral, but a ${status}.`);
    };
    const idle = web.memory();
    const open = (connections: number) =>
      Promise.all(Array.from({ length: connections }, () => Browser.open(web.port, cookie)));
    const early = await open(Math.max(...CONNECTIONS));
    // Compiling and planning are not what is measured.
    await rateOf(early.map(overHttp), WARM_UP);
    await rateOf(
      early.map(() => limit),
      WARM_UP / 4,
    );
    for (const browser of early) browser.close();
    for (const connections of CONNECTIONS) {
      const browsers = await open(connections);
      const http = browsers.map(overHttp);
      const limits = browsers.map(() => limit);
      const rounds: { http: number; limit: number }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.push({ http: await rateOf(http, SECONDS), limit: await rateOf(limits, SECONDS) });
      }
      for (const browser of browsers) browser.close();
      const ratio = median(rounds.map((round) => round.http / round.limit));
      console.log(
        [
          `referral, ${String(connections).padStart(2)} connections:`,
          `${median(rounds.map((round) => round.http)).toFixed(0)} referrals/s over HTTP,`,
          `${median(rounds.map((round) => round.limit)).toFixed(0)} by hand;`,
          `ratio ${ratio.toFixed(2)} (${ratio >= TARGET ? 'reaches' : 'MISSES'} ${TARGET}),`,
          `rounds ${rounds.map((round) => (round.http / round.limit).toFixed(2)).join(' ')}`,
        ].join(' '),
      );
    }
    console.log(
      `memory of the web process: ${idle.toFixed(0)} MB before, ${web.memory().toFixed(0)} MB after`,
    );
    await checkRows(before, await rowsIn(owner), made);
  } finally {
    await web.stop();
    await Promise.all([pool.end(), owner.end()]);
    await database.drop();
  }
}

async function signReferrerIn(
  database: Database,
  schemeId: string,
): Promise<{ sender: Sender; cookie: string }> {
  return transact(database, systemActor(schemeId, 'bench'), async (tx) => {
    const teamId = await addTeam(tx, { name: 'Harbour Road Surgery', kind: 'primary_care' });
    const memberId = await addMember(tx, {
      email: 'nurse@bench.example',
      password: 'correct horse battery staple',
      displayName: 'Nurse',
      roles: ['referrer'],
      teamId,
    });
    if (isRefusal(memberId)) throw new Error(memberId.code);
    return { schemeId, memberId, teamId };
  }).then(async (sender) => {
    const accountId = await accountOf(database, sender);
    const token = await openSession(database, { accountId, ...sender });
    return { sender, cookie: `${SESSION_COOKIE}=${token}` };
  });
}

function accountOf(database: Database, { schemeId, memberId }: Sender): Promise<string> {
  return transact(database, systemActor(schemeId, 'bench'), async (tx) => {
    const row = await tx.sql
      .selectFrom('access_member')
      .select('account_id')
      .where('scheme_id', '=', schemeId)
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow();
    return row.account_id;
  });
}

/** How many a second, when each of `workers` does one after the other until the time is over. Nothing is cut off. */
async function rateOf(workers: readonly (() => Promise<void>)[], seconds: number): Promise<number> {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    workers.map(async (work) => {
      while (performance.now() - began < seconds * 1000) {
        await work();
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - began) / 1000);
}

// Whoever is in the town can be reached: a new person is compared with their numbers, too.
async function seedContacts(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into people_contact (scheme_id, id, person_id, channel, value, preferred, created_at)
     select scheme_id, gen_random_uuid(), id, 'sms', '+4420' || lpad(row_number() over (order by id)::text, 8, '0'), true, created_at
     from people_person`,
  );
  await pool.query('analyze people_contact');
}

type Counts = Readonly<Record<string, number>>;

async function rowsIn(pool: pg.Pool): Promise<Counts> {
  const counted = Object.keys(ROWS).map((table) => `(select count(*) from ${table}) as ${table}`);
  const { rows } = await pool.query<Counts>(`select ${counted.join(', ')}`);
  return rows[0] ?? {};
}

function checkRows(before: Counts, after: Counts, made: number): void {
  for (const [table, each] of Object.entries(ROWS)) {
    const found = (after[table] ?? 0) - (before[table] ?? 0);
    if (found !== made * each) throw new Error(`${made} referrals, but ${found} rows in ${table}.`);
  }
  console.log(`${made} referrals sent, and every row of each is there`);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
