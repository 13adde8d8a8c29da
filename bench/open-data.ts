import autocannon from 'autocannon';
import { openPool } from '#db';
import { seedServices, type World, widen } from './open-data-world.ts';
import { startDatabase, startWeb, type WebProcess } from './running.ts';

const SIZES = [20_000, 1_000_000];
const CONNECTIONS = 10;
const ROUNDS = 5;
const SECONDS = 4;
const PER_PAGE = 500;
const TARGETS = { perSecond: 2000, memory: 300 } as const;

/**
 * The directory as open data: one service from the HTTP door against the same statement by itself, and everything there
 * is as NDJSON and page by page, with the most memory that the web process took. All on this machine: whoever asks, the
 * web process and PostgreSQL.
 */
export async function benchOpenData(): Promise<void> {
  const database = await startDatabase();
  try {
    const world = await seedServices(database.url);
    for (const size of SIZES) {
      await widen(database.url, size);
      const web = await startWeb(database.url);
      try {
        console.log(`Open data of ${size.toLocaleString('en')} services`);
        await one(web, database.url, world);
        await everything(web, size);
      } finally {
        await web.stop();
      }
    }
  } finally {
    await database.drop();
  }
}

async function one(web: WebProcess, url: string, world: World): Promise<void> {
  for (const standard of ['hsds/3.0', 'hsds/3.1', 'oruk/3.0']) {
    const paths = world.ids.map((id) => `/api/${standard}/services/${id}`);
    await ask(web, paths, 1);
    const rounds: { http: number; p99: number; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const http = await ask(web, paths, SECONDS);
      rounds.push({ ...http, bare: await bare(url, world, SECONDS) });
    }
    const middle = (of: (round: (typeof rounds)[number]) => number) => median(rounds.map(of));
    const [http, ratio] = [middle((round) => round.http), middle((round) => round.http / round.bare)];
    console.log(
      `  one service, ${standard}: ${Math.round(http)} a second ${verdict(http >= TARGETS.perSecond, `at least ${TARGETS.perSecond}`)}, p99 ${middle((round) => round.p99)} ms; ${ratio.toFixed(2)} of the bare query`,
    );
  }
}

function verdict(reached: boolean, target: string): string {
  return `(${reached ? 'reaches' : 'MISSES'} ${target})`;
}

async function ask(
  web: WebProcess,
  paths: readonly string[],
  duration: number,
): Promise<{ http: number; p99: number }> {
  const requests = paths.map((path) => ({ method: 'GET' as const, path }));
  const url = `http://127.0.0.1:${web.port}`;
  const result = await autocannon({ url, connections: CONNECTIONS, duration, requests });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were no service, and ${result.errors} did not come.`);
  return { http: result.requests.average, p99: result.latency.p99 };
}

/** The same rows by their key: prepared, as the application's role, one statement for each. */
async function bare(url: string, world: World, seconds: number): Promise<number> {
  const pool = openPool({ url, role: 'tessera_app', size: CONNECTIONS, name: 'tessera-bare' });
  try {
    let answered = 0;
    const end = performance.now() + 1000 * seconds;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async (_, place) => {
        for (let asked = place; performance.now() < end; asked += 1) {
          const { rows } = await pool.query({
            name: 'document',
            text: 'select etag, document, document_3_0 from directory_document where service_id = $1',
            values: [world.ids[asked % world.ids.length]],
          });
          if (!rows[0]?.document) throw new Error('No document.');
          answered += 1;
        }
      }),
    );
    return answered / seconds;
  } finally {
    await pool.end();
  }
}

const LISTINGS = [
  ['NDJSON, whole', '/api/hsds/3.0/services?format=ndjson&full=true'],
  ['NDJSON, whole, UK', '/api/oruk/3.0/services?format=ndjson&full=true'],
  ['NDJSON, brief', '/api/hsds/3.0/services?format=ndjson'],
] as const;

async function everything(web: WebProcess, size: number): Promise<void> {
  for (const [what, path] of LISTINGS) {
    await measured(web, what, size, async () => {
      const answer = await fetch(`http://127.0.0.1:${web.port}${path}`);
      let lines = 0;
      for await (const piece of answer.body ?? []) {
        for (const byte of piece as Uint8Array) if (byte === LINE_BREAK) lines += 1;
      }
      return lines;
    });
  }
  await measured(web, `pages of ${PER_PAGE}, whole`, size, async () => {
    let found = 0;
    for (let page = 1; ; page += 1) {
      const path = `/api/hsds/3.0/services?full=true&per_page=${PER_PAGE}&page=${page}`;
      const answer = (await (await fetch(`http://127.0.0.1:${web.port}${path}`)).json()) as {
        size: number;
        total_items: number;
        last_page: boolean;
      };
      found += answer.size;
      if (answer.last_page) return answer.total_items === found ? found : -1;
    }
  });
}

const LINE_BREAK = 10;

async function measured(
  web: WebProcess,
  what: string,
  size: number,
  work: () => Promise<number>,
): Promise<void> {
  let most = web.memory();
  const watch = setInterval(() => {
    most = Math.max(most, web.memory());
  }, 500);
  const began = performance.now();
  const found = await work().finally(() => clearInterval(watch));
  const seconds = (performance.now() - began) / 1000;
  if (found !== size) throw new Error(`${what}: ${found} of ${size} services.`);
  console.log(
    `  all, ${what}: ${seconds.toFixed(1)} s, ${Math.round(size / seconds).toLocaleString('en')} services a second; ${Math.round(most)} MB at most ${verdict(most < TARGETS.memory, `under ${TARGETS.memory}`)}`,
  );
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
