import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directoryCommands, importDirectory } from '#directory';
import { testDatabase } from '../../db/testing.ts';
import { importServices } from '../../directory/testing.ts';
import { fixtureFolder } from '../../directory/testing-files.ts';
import { service, type Thing } from './testing.ts';

type Database = Awaited<ReturnType<typeof testDatabase>>;

const [one, two, three] = [await testDatabase(), await testDatabase(), await testDatabase()];
const files = await fixtureFolder();
let made = 0;

const ENDINGS: Readonly<Record<string, string>> = { datapackage: 'zip', hsds: 'ndjson', csv: 'csv' };

/** The whole directory as a file in a format. */
async function copied(database: Database, format: string, ...more: readonly string[]): Promise<string> {
  made += 1;
  const file = `${files.folder}/copy-${made}.${ENDINGS[format] ?? 'json'}`;
  const said: string[] = [];
  const terminal = { write: (text: string) => said.push(text) };
  const command = directoryCommands.find(({ name }) => name === 'directory export');
  const code = await command?.run(['--format', format, ...more, '--out', file], {
    database,
    out: terminal,
    err: terminal,
  });
  expect(code, said.join('')).toBe(0);
  return file;
}

const READ_AS: Readonly<Record<string, 'datapackage' | 'csv'>> = { zip: 'datapackage', csv: 'csv' };

async function taken(database: Database, file: string): Promise<void> {
  const format = READ_AS[file.split('.').at(-1) ?? ''] ?? 'hsds';
  const result = await importDirectory({ db: database, file, format, source: 'copy', vanish: true });
  expect(result).toMatchObject({ status: 'finished', counts: { skipped: {}, warnings: {} } });
}

const everything = async (database: Database, version: string) =>
  (await readFile(await copied(database, 'hsds', '--version', version), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test.each([
  ['hsds', '3.0'],
  ['hsds', '3.1'],
  ['datapackage', '3.0'],
  ['datapackage', '3.1'],
])(
  '%s %s: what goes out and comes in elsewhere is the same, every entity of the standard',
  async (format, version) => {
    await fc.assert(
      fc.asyncProperty(fc.array(service, { minLength: 1, maxLength: 6 }), async (world) => {
        await importServices(one, world as (Thing & { id: string; name: string })[]);
        await taken(two, await copied(one, format, '--version', version));
        expect(await everything(two, version)).toEqual(await everything(one, version));
      }),
      { numRuns: 6, endOnFailure: true },
    );
  },
  180_000,
);

test.each([
  ['hsds-json', '3.0'],
  ['hsds-json', '3.1'],
])(
  '%s %s: the services go out and come in as they were',
  async (format, version) => {
    await fc.assert(
      fc.asyncProperty(fc.array(service, { minLength: 1, maxLength: 6 }), async (world) => {
        await importServices(one, world as (Thing & { id: string; name: string })[]);
        const file = await copied(one, format, '--version', version);
        await taken(two, file);
        const again = await copied(two, format, '--version', version);
        expect(JSON.parse(await readFile(again, 'utf8'))).toEqual(JSON.parse(await readFile(file, 'utf8')));
      }),
      { numRuns: 6, endOnFailure: true },
    );
  },
  180_000,
);

/** Services with answers and needs of our own too, which the standard's own generator does not know. */
const withOwn = fc.tuple(service, fc.boolean()).map(
  ([one, own]): Thing =>
    own
      ? {
          ...one,
          needs: ['food', 'money_and_debt'],
          conditions: { cost: 'free', recourse: { value: 'nrpf_welcome', note: 'All are' } },
        }
      : one,
);

const worlds = fc.array(withOwn, { minLength: 1, maxLength: 6 });

const put = (world: readonly Thing[]) =>
  importServices(one, world as (Thing & { id: string; name: string })[]);

const read = (file: string) => readFile(file, 'utf8');

/** The services of a file as a feed of Open Referral UK, and its address. */
async function feedOf(services: readonly Thing[]) {
  const server = createServer((request, response) => {
    const [, id] = /^\/services\/(.+)$/.exec(request.url ?? '') ?? [];
    const found = id === undefined ? null : services.find((each) => each.id === id);
    const page = { total_items: services.length, total_pages: 1, page_number: 1, last_page: true };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? { ...page, contents: services }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

// The same worlds in every run, so that what fails is a change. They begin with two organizations whose names are signs
// only, in which nothing tells them apart once letters are folded.
const SEED = 1507665745;

test.each(['file', 'feed'])(
  'oruk as a %s: what goes out and comes in elsewhere goes out again the same',
  async (way) => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        await put(world);
        const file = await copied(one, 'oruk');
        const services = JSON.parse(await read(file)) as Thing[];
        if (way === 'file') await taken(two, file);
        else {
          const feed = await feedOf(services);
          const opening = { whole: true, client: { allowPrivate: true } };
          const options = { db: two, file: feed.url, format: 'oruk', source: 'copy', vanish: true } as const;
          const result = await importDirectory({ ...options, opening }).finally(feed.close);
          expect(result).toMatchObject({ status: 'finished', counts: { skipped: {}, warnings: {} } });
        }
        expect(JSON.parse(await read(await copied(two, 'oruk')))).toEqual(services);
      }),
      { numRuns: 6, endOnFailure: true, seed: SEED },
    );
  },
  180_000,
);

/** What our CSV cannot carry, by the column that tells: how many places there are, of which it holds the first. */
const LOST_IN_CSV: Readonly<Record<string, (row: Readonly<Record<string, string>>) => string>> = {
  places: (row) => (OF_A_PLACE.some((name) => row[name] !== '') ? '1' : '0'),
};
const OF_A_PLACE = 'place address_1 address_2 city state_province postal_code latitude longitude'.split(' ');

function withoutLost(text: string): unknown {
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(Object.entries(LOST_IN_CSV).map(([name, kept]) => [name, kept(row)])),
  }));
}

test('csv: what goes out and comes in elsewhere goes out again as the same text', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      await put(world);
      const first = await copied(one, 'csv');
      await taken(two, first);
      const second = await copied(two, 'csv');
      const text = await read(second);
      expect(parse(text, { bom: true, columns: true })).toEqual(withoutLost(await read(first)));
      // Nothing more is lost from then on.
      await taken(three, second);
      expect(await read(await copied(three, 'csv'))).toBe(text);
    }),
    { numRuns: 12, endOnFailure: true, seed: SEED },
  );
}, 180_000);
