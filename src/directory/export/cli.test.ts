import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import { fixtureFolder, foodBank } from '../import/fixtures.ts';
import { importDirectory } from '../import/run.ts';
import { exportCommand } from './cli.ts';
import { OWN_TAXONOMIES, OWN_TERMS } from './own-terms.ts';

const files = await fixtureFolder();

function terminal() {
  const said: string[] = [];
  return { said, write: (text: string) => said.push(text) };
}

async function exported(database: Awaited<ReturnType<typeof testDatabase>>): Promise<string> {
  const [out, err] = [terminal(), terminal()];
  expect(await exportCommand.run(['--format', 'hsds'], { database, out, err })).toBe(0);
  return out.said.join('');
}

test('the whole directory goes out, comes into another, and goes out of that word for word', async () => {
  const [one, two] = [await testDatabase(), await testDatabase()];
  const services = [
    foodBank(),
    ...Array.from({ length: 250 }, (_, index) => ({
      ...foodBank({ id: `other-${index}`, name: `Other ${index}`, conditions: { cost: 'free' } }),
    })),
  ];
  await importDirectory({ db: one, file: await files.json('many.json', services), format: 'hsds' });
  const first = await exported(one);
  const file = await files.put('again.ndjson', first);
  const taken = await importDirectory({ db: two, file, format: 'hsds' });
  expect(taken).toMatchObject({ status: 'finished', counts: { skipped: {}, warnings: {} } });
  const second = await exported(two);
  expect(second).toBe(first);
  expect(first.trimEnd().split('\n').length).toBe(
    // Our own taxonomies and terms, one of each from the file, an organization, a place, and the services.
    OWN_TAXONOMIES.length + OWN_TERMS.length + 1 + 1 + 1 + 1 + 251,
  );
  expect(await importDirectory({ db: two, file, format: 'hsds' })).toMatchObject({
    counts: { records: { service: { added: 0, changed: 0, same: 251, vanished: 0 } } },
  });
});

test('a file appears when it is complete', async () => {
  const database = await testDatabase();
  const err = terminal();
  const file = join(files.folder, 'out.ndjson');
  expect(
    await exportCommand.run(['--format', 'hsds', '--out', file], { database, out: terminal(), err }),
  ).toBe(0);
  expect((await readFile(file, 'utf8')).split('\n').length).toBeGreaterThan(80);
  expect(err.said.join('')).toContain('service 0');
  // A folder cannot be replaced by a file: what was written under the other name goes.
  const folder = join(files.folder, 'folder');
  await mkdir(folder);
  await expect(
    exportCommand.run(['--format', 'hsds', '--out', folder], { database, out: terminal(), err }),
  ).rejects.toThrow();
  expect((await readdir(files.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test.each([
  [[]],
  [['--format', 'xml']],
  [['--format', 'hsds', '--nonsense']],
  [['--format', 'hsds', 'more']],
])('asked wrongly (%j), it says how', async (args) => {
  const err = terminal();
  const database = await testDatabase();
  expect(await exportCommand.run(args, { database, out: terminal(), err })).toBe(2);
  expect(err.said.join('')).toContain('--out');
});

test('tables are no text for a terminal, and a version that is none is refused', async () => {
  const database = await testDatabase();
  for (const [args, why] of [
    [['--format', 'datapackage'], '--out'],
    [['--format', 'hsds', '--version', '2.0'], 'no version 2.0'],
    [['--format', 'oruk', '--version', '3.1'], 'one version only'],
  ] as const) {
    const err = terminal();
    expect(await exportCommand.run(args, { database, out: terminal(), err })).toBe(2);
    expect(err.said.join('')).toContain(why);
  }
});
