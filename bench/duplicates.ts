import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openPool } from '#db';
import { detectDuplicates, importDirectory } from '#directory';
import { JUDGED } from './duplicates/judged.ts';
import { hsdsOf, type Listing } from './duplicates/listing.ts';
import { listsOfTowns, type Numbered } from './duplicates/town.ts';
import { startDatabase } from './running.ts';

const MANY = 62_000;

/** What is known of two lists: their services, and which of the one is which of the other. */
interface Labelled {
  readonly first: readonly (readonly [string, object])[];
  readonly second: readonly (readonly [string, object])[];
  /** `first second` of those that are one. */
  readonly same: ReadonlySet<string>;
  /** Only these pairs are judged; null: every pair between the lists, and what is not the same is different. */
  readonly judged: ReadonlySet<string> | null;
}

/**
 * How well what may be one and the same is found, from two imported lists to the queue: precision and recall at both
 * thresholds, and how long 100,000 services take. `PAIRS=file.json` judges other pairs: a list of
 * `{ "same": true, "one": <HSDS service>, "other": <HSDS service> }`.
 */
export async function benchDuplicates(): Promise<void> {
  const given = process.env.PAIRS;
  if (given) return judge(given, pairsOf(JSON.parse(await readFile(given, 'utf8'))));
  await judge(
    `${JUDGED.length} pairs judged by hand`,
    pairsOf(
      JUDGED.map(([same, , one, other], index) => ({
        same,
        one: hsdsOf(`x${index}`, one),
        other: hsdsOf(`y${index}`, other),
      })),
    ),
  );
  await judge('two lists of 3,000 and what another says of them', listsLabelled(3_000, 7));
  if (!process.env.SMALL) await judge('two lists, 100,000 services', listsLabelled(MANY, 11));
}

interface Pair {
  readonly same: boolean;
  readonly one: object;
  readonly other: object;
}

function pairsOf(pairs: readonly Pair[]): Labelled {
  const keyed = (side: 'one' | 'other', letter: string) =>
    pairs.map((pair, index) => [`${letter}${index}`, { ...pair[side], id: `${letter}${index}` }] as const);
  const name = (index: number) => `a${index} b${index}`;
  return {
    first: keyed('one', 'a'),
    second: keyed('other', 'b'),
    same: new Set(pairs.flatMap((pair, index) => (pair.same ? [name(index)] : []))),
    judged: new Set(pairs.map((_, index) => name(index))),
  };
}

function listsLabelled(count: number, seed: number): Labelled {
  const { first, second } = listsOfTowns(count, seed);
  const hsds = (list: readonly Numbered[], letter: string) =>
    list.map(
      ({ listing }, index) => [`${letter}${index}`, hsdsOf(`${letter}${index}`, listing as Listing)] as const,
    );
  const of = new Map(first.map(({ is }, index) => [is, index]));
  const same = second.flatMap(({ is }, index) => (of.has(is) ? [`a${of.get(is)} b${index}`] : []));
  return { first: hsds(first, 'a'), second: hsds(second, 'b'), same: new Set(same), judged: null };
}

async function judge(title: string, labelled: Labelled): Promise<void> {
  const database = await startDatabase();
  const pool = openPool({ url: database.url, role: 'tessera_app', size: 4, name: 'tessera-bench' });
  const owner = new pg.Pool({ connectionString: database.url, max: 2 });
  owner.on('error', () => undefined);
  const db: Database = { pool, clock: { now: () => new Date() } };
  try {
    await load(
      db,
      'first',
      labelled.first.map(([, service]) => service),
    );
    await load(
      db,
      'second',
      labelled.second.map(([, service]) => service),
    );
    await owner.query('analyze');
    const started = performance.now();
    const cpu = process.cpuUsage();
    const { compared } = await detectDuplicates(db, { all: true });
    const seconds = (performance.now() - started) / 1000;
    const used = process.cpuUsage(cpu);
    const { rows } = await owner.query(
      `select points, sure, a.source_key as one, b.source_key as other from directory_pair p
       join directory_record a on a.entity_id in (p.one_id, p.other_id) and a.kind = 'service' and a.source_key like 'a%'
       join directory_record b on b.entity_id in (p.one_id, p.other_id) and b.kind = 'service' and b.source_key like 'b%'
       where p.kind = 'service'`,
    );
    const found = (rows as { sure: boolean; one: string; other: string }[]).map((row) => ({
      sure: row.sure,
      name: `${row.one} ${row.other}`,
    }));
    const { rows: keys } = await owner.query(
      'select count(*)::int as keys, count(distinct id)::int as things from directory_likeness_key',
    );
    print(title, labelled, found);
    const cpuSeconds = (used.user + used.system) / 1e6;
    process.stdout.write(
      `  compared ${compared} services and organizations in ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of it our CPU), ` +
        `${(keys[0].keys / Math.max(1, keys[0].things)).toFixed(1)} keys each\n`,
    );
    if (process.env.SHOW) show(labelled, found);
  } finally {
    await pool.end();
    await owner.end();
    await database.drop();
  }
}

async function load(db: Database, source: string, services: readonly object[]): Promise<void> {
  const file = join(tmpdir(), `tessera-bench-${process.pid}-${source}.json`);
  await writeFile(file, JSON.stringify(services));
  const result = await importDirectory({ db, file, format: 'hsds', source });
  await rm(file);
  if (result.status !== 'finished') throw new Error(result.detail);
}

interface FoundPair {
  readonly sure: boolean;
  readonly name: string;
}

function print(title: string, labelled: Labelled, all: readonly FoundPair[]): void {
  const found = all.filter((pair) => labelled.judged === null || labelled.judged.has(pair.name));
  process.stdout.write(`duplicates: ${title}: ${labelled.same.size} are one\n`);
  for (const [word, pairs] of [
    ['perhaps', found],
    ['surely', found.filter((pair) => pair.sure)],
  ] as const) {
    const right = pairs.filter((pair) => labelled.same.has(pair.name)).length;
    const precision = pairs.length === 0 ? 1 : right / pairs.length;
    const recall = labelled.same.size === 0 ? 1 : right / labelled.same.size;
    process.stdout.write(
      `  ${word}: ${pairs.length} found, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`,
    );
  }
}

function show(labelled: Labelled, found: readonly FoundPair[]): void {
  const names = new Set(found.map((pair) => pair.name));
  const things = new Map([...labelled.first, ...labelled.second]);
  const tell = (word: string, name: string) =>
    process.stdout.write(
      `  ${word} ${name
        .split(' ')
        .map((id) => JSON.stringify(things.get(id)))
        .join('\n        ')}\n`,
    );
  for (const name of [...labelled.same].filter((one) => !names.has(one)).slice(0, 12)) tell('missed', name);
  const wrong = found.filter(
    (pair) => !labelled.same.has(pair.name) && (labelled.judged === null || labelled.judged.has(pair.name)),
  );
  for (const pair of wrong.slice(0, 12)) tell('wrong', pair.name);
}
