import { availableParallelism, loadavg } from 'node:os';
import autocannon from 'autocannon';
import type pg from 'pg';
import { openPool } from '#db';
import { startWeb } from '../running.ts';
import { signIn } from './worker.ts';
import { openWorlds } from './world.ts';

const CONNECTIONS = 4;
const SECONDS = 5;
const TARGETS = { p50: 8, p99: 25 } as const;

/** Where people ask from. The outcodes in ../shared/data leave most cities out, so each is put into the world ten times, some 200 m apart. */
const TOWNS = { leeds: [53.8, -1.55], london: [51.5072, -0.1276], wick: [58.44, -3.09] } as const;
const SPOTS = 10;

interface Asked {
  readonly what: string;
  readonly ask: Readonly<Record<string, string>>;
  /** Asked from each spot of this town in turn, so that no two questions after each other are the same. */
  readonly near?: keyof typeof TOWNS;
}

const CLASSES: readonly Asked[] = [
  {
    what: 'words, need, language, free, 10 km',
    ask: { words: 'food bank', domain: 'food', language: 'ar', who: 'cost.free', within: '10' },
    near: 'leeds',
  },
  {
    what: 'words and need, 25 km',
    ask: { words: 'advice', domain: 'money_and_debt', within: '25' },
    near: 'leeds',
  },
  { what: 'a need, 50 km around London', ask: { domain: 'food', within: '50' }, near: 'london' },
  { what: '"the", 50 km around London', ask: { words: 'the', within: '50' }, near: 'london' },
  { what: '"the", everywhere', ask: { words: 'the' } },
  { what: 'two frequent words', ask: { words: 'community support' } },
  { what: 'nothing near', ask: { domain: 'housing', language: 'ti', within: '10' }, near: 'wick' },
  { what: 'misspelt', ask: { words: 'libary' } },
  { what: 'no filter', ask: {} },
];

/** What a plain filter says as well, before anyone measures how fast the search says it. */
const CHECKED: readonly { ask: Readonly<Record<string, string>>; near: string; km: number }[] = [
  { ask: { domain: 'food', language: 'ar' }, near: 'leeds 0', km: 10 },
  { ask: { domain: 'money_and_debt' }, near: 'leeds 7', km: 25 },
  { ask: { domain: 'food' }, near: 'london 0', km: 50 },
  { ask: { domain: 'housing', language: 'ti' }, near: 'wick 0', km: 10 },
];

/**
 * The directory's search page, as a link worker gets it, in a world of SERVICES services (100,000 when not said) that is
 * made of the real files in ../shared/data. TESSERA_BENCH_DATA names a folder that keeps the world for the next run: a
 * million takes long to make, and 6 GB. One kind of question after the other, at 4 connections.
 */
export async function benchDirectory(): Promise<void> {
  const size = Number(process.env.SERVICES ?? 100_000);
  const worlds = await openWorlds(console.log);
  try {
    const url = await worlds.of(size);
    await placeSpots(url);
    const cookie = await signIn(url);
    const web = await startWeb(url);
    try {
      const door = `http://127.0.0.1:${web.port}`;
      console.log(
        `Directory: ${size.toLocaleString('en')} services, ${CONNECTIONS} connections, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`,
      );
      await seeAnswers(url, door, cookie);
      for (const asked of CLASSES) await measure(door, cookie, asked);
      console.log(`  memory ${Math.round(web.memory())} MB, load ${loadavg()[0]?.toFixed(1)}`);
    } finally {
      await web.stop();
    }
  } finally {
    await worlds.stop();
  }
}

const addressOf = (ask: Readonly<Record<string, string>>) => `/en/directory?${new URLSearchParams(ask)}`;

const spotsIn = (town: keyof typeof TOWNS | undefined): (string | null)[] =>
  town === undefined ? [null] : Array.from({ length: SPOTS }, (_, spot) => `${town} ${spot}`);

async function placeSpots(url: string): Promise<void> {
  const owner = openPool({ url, role: 'owner', size: 1 });
  try {
    for (const [town, [lat, lon]] of Object.entries(TOWNS)) {
      await owner.query(
        `insert into directory_place (code, kind, name, latitude, longitude, source_id)
         select $1 || ' ' || n, 'place', $1 || ' ' || n, $2::float8 + n / 500.0, $3::float8 - n / 700.0,
           (select source_id from directory_place limit 1)
         from generate_series(0, $4::int - 1) n on conflict do nothing`,
        [town, lat, lon, SPOTS],
      );
    }
  } finally {
    await owner.end();
  }
}

async function seeAnswers(url: string, door: string, cookie: string): Promise<void> {
  const owner = openPool({ url, role: 'owner', size: 1 });
  try {
    await owner.query('set statement_timeout = 0');
    for (const { ask, near, km } of CHECKED) {
      const address = addressOf({ ...ask, near, within: String(km) });
      const began = performance.now();
      const fitting = await plainly(owner, ask, near, km);
      const took = performance.now() - began;
      const answer = await fetch(door + address, {
        headers: { cookie, accept: 'text/html' },
        redirect: 'manual',
      });
      const html = await answer.text();
      const ids = [
        ...new Set(
          [...html.matchAll(/\/directory\/services\/([0-9a-f-]{36})/g)].map((found) => found[1] ?? ''),
        ),
      ];
      const far = new Map(fitting.map((one) => [one.id, one.km]));
      // The same distances, not the same services: of those in one building any may come first.
      const right =
        answer.status === 200 &&
        ids.length === Math.min(20, fitting.length) &&
        ids.every((id, place) => Math.abs((far.get(id) ?? -1) - (fitting[place]?.km ?? -2)) < 0.001);
      if (!right)
        throw new Error(
          `${address}: ${answer.status}, ${ids.length} shown of ${fitting.length}, not the nearest.`,
        );
      console.log(`  right: ${fitting.length} fit ${address}; a plain filter took ${Math.round(took)} ms`);
    }
  } finally {
    await owner.end();
  }
}

async function plainly(owner: pg.Pool, ask: Readonly<Record<string, string>>, near: string, km: number) {
  const { rows } = await owner.query<{ id: string; km: number }>(
    `with here as (select latitude as lat, longitude as lon from directory_place where code = $3 and kind = 'place'),
     far as (
       select at.service_id as id, min(2 * 6371.0088 * asin(least(1, sqrt(
         sin(radians(l.point_latitude - here.lat) / 2) ^ 2
         + cos(radians(here.lat)) * cos(radians(l.point_latitude)) * sin(radians(l.point_longitude - here.lon) / 2) ^ 2)))) as km
       from here, directory_service_at_location at join directory_location l on l.id = at.location_id
       where l.point_latitude is not null group by 1)
     select s.id, far.km from directory_service s join far on far.id = s.id
     where s.status = 'active' and s.vanished_at is null and s.merged_into is null and far.km <= $4
       and exists (select from directory_service_need n where n.service_id = s.id and n.domain = $1)
       and ($2::text is null
         or exists (select from directory_language l where l.service_id = s.id and split_part(l.code, '-', 1) = $2))
     order by far.km`,
    [ask.domain, ask.language ?? null, near, km],
  );
  return rows;
}

async function measure(door: string, cookie: string, { what, ask, near }: Asked): Promise<void> {
  const requests = spotsIn(near).map((place) => ({
    method: 'GET' as const,
    path: addressOf(place === null ? ask : { ...ask, near: place }),
    headers: { cookie, accept: 'text/html' },
  }));
  const options = { url: door, connections: CONNECTIONS, requests };
  await autocannon({ ...options, duration: 2 });
  const { requests: sent, latency, non2xx, errors } = await autocannon({ ...options, duration: SECONDS });
  if (non2xx > 0 || errors > 0)
    throw new Error(`${what}: ${non2xx} answers were no page, ${errors} did not come.`);
  // What never came has no latency.
  if (sent.average === 0) return console.log(`  ${what.padEnd(36)} no answer in ${SECONDS} s: MISSES`);
  const reached = latency.p50 <= TARGETS.p50 && latency.p99 <= TARGETS.p99 ? 'reaches' : 'MISSES';
  console.log(
    `  ${what.padEnd(36)} p50 ${latency.p50} ms, p99 ${latency.p99} ms, ${Math.round(sent.average)} a second: ${reached} ${TARGETS.p50}/${TARGETS.p99}`,
  );
}
