import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse';
import pg from 'pg';
import { migrate, openPool, startEmbedded } from '#db';
import { importDirectory } from '#directory';
import { databaseUrl, onServer } from '../../src/db/template.ts';
import { deriveMissing } from '../../src/directory/derived.ts';
import { tellMachine } from '../machine.ts';
import { GROW, INDEXES, PREPARE } from './world-sql.ts';
import { listsFor } from './world-words.ts';

const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** A server that keeps worlds of services between runs, in the folder that TESSERA_BENCH_DATA names. */
export interface Worlds {
  /** The address of a database with so many services, made now unless an earlier run made it. */
  of(size: number): Promise<string>;
  stop(): Promise<void>;
}

export async function openWorlds(say: (line: string) => void): Promise<Worlds> {
  const kept = process.env.TESSERA_BENCH_DATA;
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'tessera-bench-directory-')));
  await mkdir(folder, { recursive: true, mode: 0o755 });
  if (!kept) say('TESSERA_BENCH_DATA names no folder: what is built now is thrown away at the end');
  const server = await startEmbedded({ folder, durable: true, sharedBuffers: '2GB', log: say });
  tellMachine(server.version);
  return {
    of: (size) => worldOf(server.url, size, say),
    stop: async () => {
      await server.stop();
      if (!kept)
        for (const place of [server.folder, folder]) await rm(place, { recursive: true, force: true });
    },
  };
}

async function worldOf(serverUrl: string, size: number, say: (line: string) => void): Promise<string> {
  const name = `directory_${size}`;
  const url = databaseUrl(serverUrl, name);
  if (await isWhole(url)) {
    await migrate({ url });
    return url;
  }
  await onServer(serverUrl, `drop database if exists ${name} with (force)`);
  await onServer(serverUrl, `create database ${name} template template0 encoding 'UTF8'`);
  await migrate({ url });
  const began = performance.now();
  const step = (what: string) => say(`${Math.round((performance.now() - began) / 1000)} s: ${what}`);
  await importReal(url, step);
  await grow(url, size, step);
  await derive(url, step);
  await onServer(url, 'create table bench_whole (at timestamptz default now())');
  return url;
}

async function isWhole(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ whole: boolean }>(
      `select to_regclass('bench_whole') is not null as whole`,
    );
    return rows[0]?.whole ?? false;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

const FILES = [
  ['geography/outcode_centroids_osopennames.csv', 'outcodes'],
  ['openreferral/uk-libraries/libraries_england_2023.csv.gz', 'uk-libraries'],
  ['openreferral/uk-libraries/libraries_scotland.csv.gz', 'uk-libraries'],
  ['openreferral/uk-libraries/libraries_wales.csv.gz', 'uk-libraries'],
  ['openreferral/uk-nhs-choices-2014/Clinics.csv.gz', 'nhs-choices'],
  ['openreferral/uk-nhs-choices-2014/Pharmacy.csv.gz', 'nhs-choices'],
] as const;

async function importReal(url: string, step: (what: string) => void): Promise<void> {
  const db = { pool: openPool({ url, role: 'owner', size: 2 }), clock: { now: () => new Date() } };
  const folder = await mkdtemp(join(tmpdir(), 'tessera-bench-'));
  try {
    for (const [path, format] of FILES) {
      const result = await importDirectory({ db, file: join(DATA, path), format });
      if (result.status === 'broken') throw new Error(`${path}: ${result.detail}`);
      step(`${path} imported`);
    }
    const file = join(folder, 'charities.json');
    await writeFile(file, JSON.stringify(await charities()));
    const result = await importDirectory({ db, file, format: 'hsds', source: 'charities' });
    if (result.status === 'broken') throw new Error(result.detail);
    step('charities imported');
  } finally {
    await db.pool.end();
    await rm(folder, { recursive: true, force: true });
  }
}

// The charities of Harrow, who say in their own words what they do.
async function charities(): Promise<object[]> {
  const found: object[] = [];
  const rows = createReadStream(
    join(DATA, 'openreferral/uk-harrow/harrow_charities_openlylocal_2012.csv'),
  ).pipe(parse({ columns: true, relax_quotes: true, relax_column_count: true }));
  for await (const row of rows as AsyncIterable<Record<string, string>>) {
    const { Title: name = '', Activities: says = '', 'Charity Number': id = '' } = row;
    if (name && says.length > 40) {
      found.push({ id, name: titled(name), status: 'active', description: says.toLowerCase() });
    }
  }
  return found;
}

function titled(name: string): string {
  return name.toLowerCase().replace(/(^|[\s(])\p{L}/gu, (letter) => letter.toUpperCase());
}

async function grow(url: string, size: number, step: (what: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Neither foreign keys nor commits are what is built here.
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB';
       set maintenance_work_mem = '1GB'; set max_parallel_workers_per_gather = 0; select setseed(0.42)`,
    );
    const lists = listsFor(size);
    const take = async (steps: typeof GROW) => {
      for (const [what, statement, names] of steps) {
        await client.query(
          statement,
          names.map((name) => lists[name]),
        );
        if (what !== '') step(what);
      }
    };
    await take(PREPARE);
    const { rows: indexes } = await client.query<{ name: string; made: string }>(INDEXES, ['directory_%']);
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    await take(GROW);
    for (const { made } of indexes) await client.query(made);
    await client.query('analyze');
    step(`${indexes.length} indexes made`);
  } finally {
    await client.end();
  }
}

async function derive(url: string, step: (what: string) => void): Promise<void> {
  const db = { pool: openPool({ url, role: 'owner', size: 1 }), clock: { now: () => new Date() } };
  try {
    await db.pool.query(`set statement_timeout = 0; set work_mem = '256MB'; set maintenance_work_mem = '1GB';
      set synchronous_commit = off`);
    const { rows: indexes } = await db.pool.query<{ name: string; made: string }>(INDEXES, [
      'directory_entry',
    ]);
    for (const { name } of indexes) await db.pool.query(`drop index ${name}`);
    await db.pool.query('truncate directory_entry');
    await deriveMissing(db);
    step('entries derived');
    for (const { made } of indexes) await db.pool.query(made);
    step('their indexes made');
    await db.pool.query('vacuum analyze directory_entry');
    step('vacuumed');
  } finally {
    await db.pool.end();
  }
}
