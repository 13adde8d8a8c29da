import autocannon from 'autocannon';
import { openPool } from '#db';
import { CASELOAD } from '../src/desks/store-today.ts';
import { startDatabase, startWeb } from './running.ts';
import { buildTown, type Town } from './town.ts';

const CASES = 100_000;
const WORKERS = 16;
const CONNECTIONS = 16;
const ROUNDS = 5;
const SECONDS = 4;
const TARGETS = { perSecond: 1000, p99: 40, memory: 300 } as const;

interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * The caseload page of link workers with 50 cases each in a scheme of 100,000, at 16 connections, against its bare query
 * on 16 connections. Both in turn, several times over, so that a noisy neighbour troubles both; the median counts. Every
 * answer must be the page, and every look must be in the audit.
 */
export async function benchCaseload(): Promise<void> {
  const database = await startDatabase();
  const web = await startWeb(database.url).catch(async (error) => {
    await database.drop();
    throw error;
  });
  try {
    const town = await buildTown(database.url, CASES, WORKERS);
    const address = `http://127.0.0.1:${web.port}/en/desks/today`;
    await seePage(address, town);
    await pages(address, town, 2 * SECONDS);
    const rounds: { http: Round; bare: Round }[] = [];
    let most = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const http = await pages(address, town, SECONDS);
      most = Math.max(most, web.memory());
      rounds.push({ http, bare: await bareQueries(database.url, town, SECONDS) });
    }
    await seeLooks(database.url);
    report(rounds, most);
  } finally {
    await web.stop();
    await database.drop();
  }
}

/** The page is what it should be before anyone measures how fast it comes. */
async function seePage(address: string, town: Town): Promise<void> {
  for (const cookie of town.cookies) {
    const answer = await fetch(address, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
    const rows = (await answer.text()).match(/\/desks\/record\/[^"#]+"/g)?.length ?? 0;
    if (answer.status !== 200 || rows !== 50)
      throw new Error(`No caseload of 50, but a ${answer.status} with ${rows} rows.`);
  }
}

let looked = 0;

async function pages(url: string, town: Town, duration: number): Promise<Round> {
  const requests = town.cookies.map((cookie) => ({
    method: 'GET' as const,
    headers: { cookie, accept: 'text/html' },
  }));
  const result = await autocannon({ url, connections: CONNECTIONS, duration, requests });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} answers were no page, and ${result.errors} did not come.`);
  }
  looked += result['2xx'];
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** The same statement by itself: prepared, as the application's role, under row level security. */
async function bareQueries(url: string, town: Town, seconds: number): Promise<Round> {
  const pool = openPool({ url, role: 'tessera_app', size: CONNECTIONS, name: 'tessera-bare' });
  const times: number[] = [];
  try {
    const clients = await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        const client = await pool.connect();
        await client.query(`select set_config('tessera.scheme', '${town.schemeId}', false)`);
        return client;
      }),
    );
    const ask = (place: number) => ({
      name: 'caseload',
      text: CASELOAD,
      values: [town.schemeId, town.workers[place % town.workers.length], null],
    });
    // As in the web process, a connection soon knows the statement well enough to plan it once for all values.
    for (let times = 0; times < 8; times += 1)
      await Promise.all(clients.map((client) => client.query(ask(0))));
    const end = performance.now() + 1000 * seconds;
    await Promise.all(
      clients.map(async (client, place) => {
        for (let asked = place; performance.now() < end; asked += 1) {
          const began = performance.now();
          const { rows } = await client.query<{ lines: string }>(ask(asked));
          const cases = JSON.parse(rows[0]?.lines ?? '[]').length;
          times.push(performance.now() - began);
          if (cases !== 50) throw new Error(`${cases} cases.`);
        }
      }),
    );
    for (const client of clients) client.release(true);
  } finally {
    await pool.end();
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

/** Nothing was shown that is not on record. */
async function seeLooks(url: string): Promise<void> {
  const owner = openPool({ url, role: 'owner', size: 1 });
  const { rows } = await owner.query<{ looks: number }>(
    `select count(*) as looks from access_audit where act = 'desks.today.show' and outcome = 'done'`,
  );
  await owner.end();
  const looks = rows[0]?.looks ?? 0;
  if (looks < looked + WORKERS)
    throw new Error(`${looked + WORKERS} looks, of which ${looks} are on record.`);
}

function report(rounds: readonly { http: Round; bare: Round }[], memory: number): void {
  const middle = (of: (round: { http: Round; bare: Round }) => number) => median(rounds.map(of));
  const perSecond = middle(({ http }) => http.perSecond);
  const p99 = middle(({ http }) => http.p99);
  const ratio = middle(({ http, bare }) => http.perSecond / bare.perSecond);
  console.log(`Caseload: 50 cases of ${CASES.toLocaleString('en')}, ${CONNECTIONS} connections`);
  console.log(
    `  pages       ${Math.round(perSecond)} a second (target ${TARGETS.perSecond}), p50 ${middle(({ http }) => http.p50)} ms, p99 ${p99} ms (target ${TARGETS.p99})`,
  );
  console.log(
    `  bare query  ${Math.round(middle(({ bare }) => bare.perSecond))} a second, p99 ${middle(({ bare }) => bare.p99).toFixed(1)} ms`,
  );
  console.log(`  ratio       ${ratio.toFixed(2)} of the bare query`);
  console.log(`  memory      ${Math.round(memory)} MB at most (target ${TARGETS.memory})`);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
