import { expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import { fixtureFolder } from './fixtures.ts';
import { importDirectory } from './run.ts';

const db = await testDatabase();
const files = await fixtureFolder();

async function take(file: string) {
  const result = await importDirectory({ file, format: 'hsds', vanish: true, db, source: 'test' });
  if (result.status === 'broken') throw new Error(result.detail);
  const { rows } = await db.owner.query(
    `select row_number, why, detail from directory_import_row where import_id = $1 and what = 'skipped'`,
    [result.importId],
  );
  return { ...result, skipped: rows };
}

const names = async (table: string) => {
  const { rows } = await db.owner.query(`select name from directory_${table} order by name`);
  return rows.map((row) => row.name);
};

// More than two batches, so that one is being written while the next has been looked up already.
const services = Array.from({ length: 1300 }, (_, index) => ({
  id: `s${index}`,
  name: `Service ${index}`,
  status: 'active',
  phones: [{ id: 'p', number: `0${index}` }],
  organization: { id: `o${Math.floor(index / 600)}`, name: `Organization ${Math.floor(index / 600)}` },
}));

test('what the database refuses in spite of every check costs its row, wherever it stands', async () => {
  await db.owner.query(
    `alter table directory_phone add constraint refused check (number not in ('0600', '0601', '01299'))`,
  );
  const file = await files.json('refused.json', services);
  const first = await take(file);
  expect(first.skipped.map((row) => [row.row_number, row.why])).toEqual([
    [601, 'invalid'],
    [602, 'invalid'],
    [1300, 'invalid'],
  ]);
  expect(first.skipped[0]?.detail).toContain('refused');
  expect(first.counts.records).toMatchObject({ service: { added: 1297 }, organization: { added: 3 } });
  // The organization came with the first row that was refused, and stands in others of that batch and the next.
  expect(await names('organization')).toEqual(['Organization 0', 'Organization 1', 'Organization 2']);
  expect(await names('service')).toHaveLength(1297);
  const second = await take(file);
  expect(second.counts.records).toMatchObject({
    service: { added: 0, changed: 0, same: 1297, vanished: 0 },
    organization: { added: 0, changed: 0, same: 3, vanished: 0 },
  });
});

test('two rows that cannot be read and have one key, side by side, cost themselves only', async () => {
  const bad = { id: 'twice', status: 'active' };
  const result = await take(await files.json('twice.json', [...services.slice(0, 3), bad, bad]));
  expect(result.skipped.map((row) => row.why)).toEqual(['invalid', 'invalid']);
});

test('one id for a service and its organization hangs what each has on itself', async () => {
  const id = '0b7cbd1c-6f8d-4a55-9a3c-0d8f2a4b6c11';
  const phones = [{ id: 'p', number: '1' }];
  const row = { id, name: 'Same', status: 'active', phones, organization: { id, name: 'Same', phones } };
  await take(await files.json('same.json', row));
  await take(await files.json('same.json', { ...row, name: 'Same, renamed' }));
  const { rows } = await db.owner.query(
    `select count(*) as services from directory_service where id = $1 and name = 'Same, renamed'`,
    [id],
  );
  expect(Number(rows[0].services)).toBe(1);
});
