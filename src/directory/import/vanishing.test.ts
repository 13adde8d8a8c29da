import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import { everythingIn, fixtureFolder } from './fixtures.ts';
import { importDirectory } from './run.ts';

const db = await testDatabase();
const files = await fixtureFolder();

const list = (many: number, name = 'Service') =>
  Array.from({ length: many }, (_, at) => ({ id: `s${at}`, name: `${name} ${at}`, status: 'active' }));

async function take(file: string, more: { source?: string; vanish?: boolean; partial?: boolean } = {}) {
  return await importDirectory({ file, format: 'hsds', db, ...more });
}

test('a file without rows changes nothing, and is not a list that has ended', async () => {
  await take(await files.json('list.json', list(3)), { source: 'rows' });
  const before = await everythingIn(db.owner);
  const none = await take(await files.json('none.json', []), { source: 'rows' });
  expect(none).toMatchObject({ status: 'broken', problem: 'no_rows' });
  const header = await importDirectory({
    file: await files.put('header.csv', 'name,postcode\n'),
    format: 'mapped',
    db,
    source: 'rows',
    opening: {
      mapping: {
        version: 1,
        kind: 'service',
        source: {},
        key: ['name'],
        columns: [{ from: 'name', to: 'name' }],
        constants: {},
      },
    },
  });
  expect(header).toMatchObject({ status: 'broken', problem: 'no_rows' });
  expect(await everythingIn(db.owner)).toBe(before);
  expect(await take(await files.json('part.json', []), { source: 'rows', partial: true })).toMatchObject({
    status: 'finished',
  });
});

test('more than half of a list vanishes only when somebody says that it may', async () => {
  await take(await files.json('many.json', list(30)), { source: 'many' });
  const before = await everythingIn(db.owner);
  const half = await files.json('half.json', list(14));
  expect(await take(half, { source: 'many' })).toMatchObject({ status: 'broken', problem: 'much_vanishes' });
  expect(await everythingIn(db.owner)).toBe(before);
  expect(await take(await files.json('most.json', list(15)), { source: 'many' })).toMatchObject({
    status: 'finished',
    counts: { records: { service: { vanished: 15, same: 15 } } },
  });
  expect(await take(await files.json('few.json', list(2)), { source: 'many', vanish: true })).toMatchObject({
    status: 'finished',
    counts: { records: { service: { vanished: 13 } } },
  });
});

test('two folders with files of one name are not taken for one list', async () => {
  const at = async (folder: string, rows: readonly object[]) => {
    await mkdir(join(files.folder, folder), { recursive: true });
    const path = join(files.folder, folder, 'csv.json');
    await writeFile(path, JSON.stringify(rows));
    return path;
  };
  const camden = await at('camden', list(2, 'Camden'));
  expect(await take(camden)).toMatchObject({ status: 'finished', source: { code: 'hsds:csv' } });
  const leeds = await at('leeds', list(2, 'Leeds'));
  for (const what of ['added', 'same']) {
    expect(await take(leeds)).toMatchObject({
      source: { code: expect.stringMatching(/^hsds:csv:.*-leeds$/) },
      counts: { records: { service: { [what]: 2, vanished: 0 } } },
    });
  }
  expect(await take(camden)).toMatchObject({ counts: { records: { service: { same: 2, vanished: 0 } } } });
});
