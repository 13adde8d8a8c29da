import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openPool } from '#db';
import { importDirectory } from '#directory';
import { finishDocuments } from '../src/directory/export/documents.ts';
import { foodBank } from '../src/directory/import/fixtures.ts';

const SEED = 2000;

/** What can be asked for: some of the services that are there. */
export interface World {
  readonly ids: readonly string[];
}

/** Some services with one of nearly everything that HSDS can hang on one, taken in and finished as always. */
export async function seedServices(url: string): Promise<World> {
  const pool = openPool({ url, role: 'tessera_app', name: 'tessera-bench' });
  const database: Database = { pool, clock: { now: () => new Date() } };
  const folder = await mkdtemp(join(tmpdir(), 'tessera-open-data-'));
  try {
    const file = join(folder, 'seed.ndjson');
    await writeFile(file, Array.from({ length: SEED }, (_, place) => line(place)).join(''));
    const taken = await importDirectory({ db: database, file, format: 'hsds', source: 'bench' });
    if (taken.status !== 'finished') throw new Error(taken.detail);
    const made = await finishDocuments(database, 600_000);
    if (made !== SEED) throw new Error(`${made} documents of ${SEED}.`);
    const { rows } = await pool.query<{ id: string }>(
      'select id from directory_service order by id limit 1000',
    );
    return { ids: rows.map((row) => row.id) };
  } finally {
    await pool.end();
    await rm(folder, { recursive: true, force: true });
  }
}

function line(place: number): string {
  const bank = foodBank({ id: `bank-${place}`, name: `Food bank ${place}` });
  const [at] = bank.service_at_locations;
  return `${JSON.stringify({
    ...bank,
    organization: { ...bank.organization, id: `trust-${place % 300}`, name: `Trust ${place % 300}` },
    service_at_locations: [{ ...at, location: { ...at?.location, id: `hall-${place % 500}` } }],
  })}\n`;
}

/** Multiplies the services and their documents until there are so many. Nothing else is read for these answers. */
export async function widen(url: string, size: number): Promise<void> {
  const owner = openPool({ url, role: 'owner', size: 1, name: 'tessera-bench' });
  try {
    const { rows } = await owner.query<{ count: number }>('select count(*) from directory_service');
    const there = rows[0]?.count ?? 0;
    await owner.query('set statement_timeout = 0');
    await owner.query(
      `create temporary table copy as
       select s.id as of, md5(s.id::text || n)::uuid as id
       from (select id from directory_service order by id limit ${SEED}) s, generate_series($1::int, $2::int) n
       order by n limit $3`,
      [there, there + Math.ceil((size - there) / SEED), size - there],
    );
    await owner.query(
      `insert into directory_service (id, organization_id, name, status)
       select c.id, s.organization_id, s.name, s.status from copy c join directory_service s on s.id = c.of`,
    );
    await owner.query(
      `insert into directory_document (service_id, stamp, touched_at, settled_at, form, etag, document, document_3_0)
       select c.id, d.stamp, d.touched_at, d.settled_at, d.form, d.etag,
         replace(d.document, c.of::text, c.id::text), replace(d.document_3_0, c.of::text, c.id::text)
       from copy c join directory_document d on d.service_id = c.of`,
    );
    await owner.query('drop table copy');
    await owner.query('vacuum analyze directory_service');
    await owner.query('vacuum analyze directory_document');
  } finally {
    await owner.end();
  }
}
