import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directoryCommands, importDirectory } from '#directory';
import { testDatabase } from '../../db/testing.ts';
import { importServices } from '../../directory/testing.ts';
import { fixtureFolder } from '../../directory/testing-files.ts';
import { service, type Thing } from './testing.ts';

type Database = Awaited<ReturnType<typeof testDatabase>>;

const [one, two] = [await testDatabase(), await testDatabase()];
const files = await fixtureFolder();
let made = 0;

/** The whole directory as a file in a format. */
async function copied(database: Database, ...args: readonly string[]): Promise<string> {
  made += 1;
  const file = `${files.folder}/copy-${made}.${args.includes('datapackage') ? 'zip' : args.includes('hsds') ? 'ndjson' : 'json'}`;
  const said: string[] = [];
  const terminal = { write: (text: string) => said.push(text) };
  const command = directoryCommands.find(({ name }) => name === 'directory export');
  const code = await command?.run(['--format', ...args, '--out', file], {
    database,
    out: terminal,
    err: terminal,
  });
  expect(code, said.join('')).toBe(0);
  return file;
}

async function taken(database: Database, file: string): Promise<void> {
  const format = file.endsWith('.zip') ? 'datapackage' : 'hsds';
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
