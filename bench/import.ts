import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { IMPORT_HEAP } from '../src/config.ts';
import { writeServices } from './import/file.ts';
import type { Once } from './import/once.ts';
import { startDatabase } from './running.ts';

const TARGET = 5000;
const MOST_MEGABYTES = 400;

/**
 * An import from NDJSON into an empty directory, the same again, and with one service in twenty changed; each in a
 * process of its own, started as the command line is. Beside it the limit: the very rows that the first run made, put
 * back into the emptied tables by bare SQL. `SERVICES=1000000` takes more than a hundred thousand.
 */
export async function benchImport(): Promise<void> {
  const services = Number(process.env.SERVICES ?? 100_000);
  const folder = await mkdtemp(join(tmpdir(), 'tessera-bench-import-'));
  const database = await startDatabase();
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  try {
    const [file, changed] = [join(folder, 'services.ndjson'), join(folder, 'changed.ndjson')];
    await writeServices(file, services);
    await writeServices(changed, services, true);
    console.log(
      `import: ${services} services, ${((await stat(file)).size / 2 ** 20).toFixed(0)} MB of NDJSON`,
    );
    const first = await once(database.url, file);
    tell('first run', first, { added: services });
    const rows = await rowsIn(owner);
    const limit = await putBack(owner, rows);
    const all = [...rows.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `import, limit: the same ${all} rows by bare SQL in ${limit.toFixed(1)} s, ${(services / limit).toFixed(0)} services/s; the import takes ${(first.seconds / limit).toFixed(2)} times as long`,
    );
    tell('nothing changed', await once(database.url, file), { same: services });
    const few = Math.ceil((services - 7) / 20);
    tell('one in twenty changed', await once(database.url, changed), { same: services - few, changed: few });
    const after = await rowsIn(owner);
    for (const [table, count] of rows) {
      // Words that an entry had are kept.
      if (table !== 'directory_word' && after.get(table) !== count)
        throw new Error(`${table} had ${count} rows, and now ${after.get(table)}.`);
    }
  } finally {
    await owner.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function once(url: string, file: string): Promise<Once> {
  const script = fileURLToPath(new URL('import/once.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...IMPORT_HEAP,
    ...process.execArgv,
    script,
    url,
    file,
  ]);
  return JSON.parse(stdout);
}

function tell(run: string, found: Once, expected: Partial<Once['services']>): void {
  const wanted = { added: 0, changed: 0, same: 0, vanished: 0, ...expected };
  for (const [what, count] of Object.entries(wanted)) {
    const got = found.services[what as keyof typeof wanted];
    if (got !== count) throw new Error(`${run}: ${got} services ${what}, and not ${count}.`);
  }
  const speed = found.rows / found.seconds;
  console.log(
    [
      `import, ${run}: ${speed.toFixed(0)} services/s (${speed >= TARGET ? 'reaches' : 'MISSES'} ${TARGET}),`,
      `${found.seconds.toFixed(1)} s, of which ${found.processor.toFixed(1)} s of processor here;`,
      `at most ${found.peak.toFixed(0)} MB (${found.peak < MOST_MEGABYTES ? 'reaches' : 'MISSES'} ${MOST_MEGABYTES})`,
    ].join(' '),
  );
}

// The log of the runs is not what is measured, nor what the schema brings along.
const LEFT_OUT = ['directory_import', 'directory_import_row', 'directory_source'];

async function rowsIn(owner: pg.Client): Promise<ReadonlyMap<string, number>> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relname like 'directory\\_%' and not relname = any ($1)`,
    [LEFT_OUT],
  );
  const counted = new Map<string, number>();
  for (const { name } of rows) {
    const { rows: answer } = await owner.query(`select count(*)::int as n from ${name}`);
    if (answer[0].n > 0) counted.set(name, answer[0].n);
  }
  return counted;
}

// Owners before what they own, as their foreign keys ask for.
const ORDER = ['record', 'organization', 'location', 'service', 'service_at_location', 'contact', 'phone'];

/** Empties the tables and puts their rows back, in one transaction. Returns the seconds that the putting back took. */
async function putBack(owner: pg.Client, rows: ReadonlyMap<string, number>): Promise<number> {
  const owned = [...rows.keys()].filter(
    (table) => table !== 'directory_condition_value' && table !== 'directory_trust',
  );
  const first = ORDER.map((name) => `directory_${name}`).filter((table) => owned.includes(table));
  const tables = [...first, ...owned.filter((table) => !first.includes(table))];
  for (const table of tables) await owner.query(`create table kept_${table} as table ${table}`);
  await owner.query(`truncate ${tables.join(', ')} cascade`);
  const began = performance.now();
  await owner.query('begin');
  for (const table of tables) await owner.query(`insert into ${table} select * from kept_${table}`);
  await owner.query('commit');
  const seconds = (performance.now() - began) / 1000;
  for (const table of tables) await owner.query(`drop table kept_${table}`);
  return seconds;
}
