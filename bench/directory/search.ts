import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import autocannon from 'autocannon';
import { openPool } from '#db';
import { startWeb, type WebProcess } from '../running.ts';
import { bare, type Latency, statementsOf } from './bare.ts';
import { askedFrom, QUESTIONS, type Question, SPOTS, spotIn, TOWNS } from './questions.ts';
import { benchRanking } from './ranking.ts';
import { seeAnswers } from './right.ts';
import { signIn } from './worker.ts';
import { openWorlds } from './world.ts';

const CONNECTIONS = 4;
const SECONDS = Number(process.env.SECONDS ?? 4);
const ROUNDS = 3;
const SMALL = 100_000;
const TARGETS = { p50: 8, p99: 25, ratio: 2, growth: 2 } as const;

interface Measured extends Latency {
  /** Of the same index scans alone. */
  readonly bare: Latency;
  /** Processor time of one page, in milliseconds; null where this system does not tell. */
  readonly web: number | null;
  readonly database: number | null;
}

/**
 * The directory's search page, as a link worker gets it, at 100,000 and at SERVICES services (a million when not said), in
 * worlds made of the real files in ../shared/data: each question against the same index scans alone, in turn, and beside
 * them how a shortlist for five needs is ranked. TESSERA_BENCH_DATA names a folder that keeps the worlds for the next run: a
 * million takes twenty minutes to make, and 10 GB.
 */
export async function benchDirectory(): Promise<void> {
  const worlds = await openWorlds(console.log);
  const small = new Map<string, number>();
  try {
    for (const size of [...new Set([SMALL, Number(process.env.SERVICES ?? 1_000_000)])]) {
      const url = await worlds.of(size);
      await placeSpots(url);
      const { cookie, schemeId } = await signIn(url);
      const web = await startWeb(url);
      try {
        console.log(
          `Directory: ${size.toLocaleString('en')} services, ${CONNECTIONS} connections, load ${loadavg()[0]?.toFixed(1)}`,
        );
        await seeAnswers(url, `http://127.0.0.1:${web.port}`, cookie);
        for (const question of QUESTIONS) {
          const measured = await measure(url, web, cookie, question);
          report(question.what, measured, small.get(question.what) ?? null);
          if (size === SMALL) small.set(question.what, measured.p99);
        }
        await benchRanking(url, schemeId);
        console.log(`  memory ${Math.round(web.memory())} MB, load ${loadavg()[0]?.toFixed(1)}`);
      } finally {
        await web.stop();
      }
    }
  } finally {
    await worlds.stop();
  }
}

async function placeSpots(url: string): Promise<void> {
  const owner = openPool({ url, role: 'owner', size: 1 });
  try {
    for (const town of Object.keys(TOWNS) as (keyof typeof TOWNS)[]) {
      for (let spot = 0; spot < SPOTS; spot += 1) {
        const { lat, lon } = spotIn(town, spot);
        await owner.query(
          `insert into directory_place (code, kind, name, latitude, longitude, source_id)
           select $1, 'place', $1, $2, $3, (select source_id from directory_place limit 1) on conflict do nothing`,
          [`${town} ${spot}`, lat, lon],
        );
      }
    }
  } finally {
    await owner.end();
  }
}

async function measure(url: string, web: WebProcess, cookie: string, question: Question): Promise<Measured> {
  const asked = askedFrom(question);
  const door = `http://127.0.0.1:${web.port}`;
  const headers = { cookie, accept: 'text/html' };
  for (const { path } of asked) await seeShown(question, await fetch(door + path, { headers }), path);
  const requests = asked.map(({ path }) => ({ method: 'GET' as const, path, headers }));
  const options = { url: door, connections: CONNECTIONS, requests };
  const lists = await statementsOf(
    url,
    asked.map(({ query }) => query),
  );
  await autocannon({ ...options, duration: 2 });
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await bare(url, lists, { connections: CONNECTIONS, seconds: SECONDS });
    // Connections that nobody used meanwhile are closed: these are open, and stay so.
    await Promise.all(
      requests
        .slice(0, 1)
        .flatMap(({ path }) =>
          Array.from({ length: CONNECTIONS }, async () => (await fetch(door + path, { headers })).text()),
        ),
    );
    const backends = await backendsOf(url);
    const before = [cpuOf([web.pid]), cpuOf(backends)] as const;
    const { requests: sent, latency, non2xx, errors } = await autocannon({ ...options, duration: SECONDS });
    if (non2xx > 0 || errors > 0)
      throw new Error(`${question.what}: ${non2xx} answers were no page, ${errors} did not come.`);
    const pages = sent.average * SECONDS;
    const part = (then: number | null, now: number | null) =>
      then === null || now === null || pages === 0 ? null : (now - then) / pages;
    rounds.push({
      // What never came has no latency.
      p50: pages === 0 ? Infinity : latency.p50,
      p99: pages === 0 ? Infinity : latency.p99,
      bare: alone,
      web: part(before[0], cpuOf([web.pid])),
      database: part(before[1], cpuOf(backends)),
    });
  }
  // The middle round by what it took over the bare scans: the machine is not ours alone.
  const middle = rounds.toSorted((a, b) => a.p99 / a.bare.p99 - b.p99 / b.bare.p99)[Math.floor(ROUNDS / 2)];
  if (!middle) throw new Error('No round.');
  return middle;
}

async function seeShown({ what, shows }: Question, answer: Response, path: string): Promise<void> {
  const html = await answer.text();
  const shown = new Set(
    [...html.matchAll(/\/directory\/services\/([0-9a-f-]{36})/g)].map((found) => found[1]),
  );
  if (answer.status !== 200 || shown.size < shows)
    throw new Error(`${what}: ${path} shows ${shown.size} services (${answer.status}) and not ${shows}.`);
}

function report(
  what: string,
  { p50, p99, bare: alone, web, database }: Measured,
  small: number | null,
): void {
  const ms = (of: number | null) => (of === null ? '?' : of.toFixed(1));
  const ratio = p99 / alone.p99;
  const grown =
    small === null ? '' : `; ${(p99 / small).toFixed(1)} of 100,000's ${says(p99 / small, TARGETS.growth)}`;
  console.log(
    `  ${what}\n    p50 ${ms(p50)} ms ${says(p50, TARGETS.p50)}, p99 ${ms(p99)} ms ${says(p99, TARGETS.p99)}; bare scans p50 ${ms(alone.p50)}, p99 ${ms(alone.p99)}: ${ratio.toFixed(1)} times ${says(ratio, TARGETS.ratio)}${grown}; processor ${ms(web)} ms web, ${ms(database)} ms PostgreSQL`,
  );
}

const says = (value: number, most: number) => `(${value <= most ? 'reaches' : 'MISSES'} ${most})`;

/** The processes of PostgreSQL that serve the web process. */
async function backendsOf(url: string): Promise<number[]> {
  const owner = openPool({ url, role: 'owner', size: 1, name: 'tessera-bench' });
  try {
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return rows.map(({ pid }) => pid);
  } finally {
    await owner.end();
  }
}

/** Processor time so far, in milliseconds. */
function cpuOf(pids: readonly number[]): number | null {
  if (process.platform !== 'linux') return null;
  try {
    return pids.reduce((sum, pid) => {
      const [, , , , , , , , , , , user = '0', system = '0'] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      // In hundredths of a second, whatever the machine.
      return sum + (Number(user) + Number(system)) * 10;
    }, 0);
  } catch {
    // One of them has ended.
    return null;
  }
}
