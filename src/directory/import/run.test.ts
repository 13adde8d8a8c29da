import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import { DIRECTORY_TABLES, everythingIn, fixtureFolder, foodBank } from './fixtures.ts';
import type { Format } from './formats.ts';
import { type ImportOptions, type ImportResult, importDirectory } from './run.ts';

const db = await testDatabase();
const files = await fixtureFolder();

beforeEach(async () => {
  await db.owner.query(
    `truncate ${[...DIRECTORY_TABLES, 'import', 'import_row'].map((table) => `directory_${table}`).join(', ')} cascade`,
  );
});

type Finished = Extract<ImportResult, { status: 'finished' }>;

async function take(
  file: string,
  format: Format = 'hsds',
  more: Partial<ImportOptions> = {},
): Promise<Finished> {
  const result = await importDirectory({ file, format, db, source: 'test', ...more });
  if (result.status === 'broken') throw new Error(`${result.problem}: ${result.detail}`);
  return result;
}

async function count(table: string, where = 'true'): Promise<number> {
  const { rows } = await db.owner.query(`select count(*)::int as n from directory_${table} where ${where}`);
  return rows[0].n;
}

async function report(importId: string) {
  const { rows } = await db.owner.query(
    'select row_number, kind, source_key, what, why, difference, warnings from directory_import_row where import_id = $1 order by number',
    [importId],
  );
  return rows;
}

const others = [
  { id: 'b', name: 'English class', status: 'active', needs: ['english_and_language'] },
  { id: 'c', name: 'Walking group', status: 'active' },
];

describe('a whole file', () => {
  test('every entity of a full service reaches its table', async () => {
    const result = await take(await files.json('full.json', foodBank()));
    expect(result.counts.records).toMatchObject({
      service: { added: 1 },
      organization: { added: 1 },
      location: { added: 1 },
    });
    const counts = Object.fromEntries(
      await Promise.all(DIRECTORY_TABLES.map(async (table) => [table, await count(table)])),
    );
    expect(counts).toEqual({
      entry: 1,
      organization: 1,
      service: 1,
      location: 1,
      service_at_location: 1,
      address: 1,
      contact: 1,
      phone: 2,
      language: 3,
      schedule: 2,
      accessibility: 1,
      cost_option: 1,
      required_document: 1,
      service_area: 1,
      funding: 1,
      program: 1,
      organization_identifier: 1,
      url: 2,
      service_capacity: 1,
      unit: 1,
      taxonomy: 1,
      taxonomy_term: 1,
      attribute: 1,
      service_need: 2,
      condition: 2,
      record: 5,
      source: 1,
      place: 0,
    });
    const { rows } = await db.owner.query(
      'select condition, value, note, said_by from directory_condition order by 1',
    );
    expect(rows).toEqual([
      { condition: 'id_required', value: 'none', note: 'We never ask', said_by: 'source' },
      { condition: 'recourse', value: 'nrpf_welcome', note: null, said_by: 'source' },
    ]);
    expect(await count('service', `description = 'Food parcels & advice'`)).toBe(1);
  });

  test('a second run changes nothing at all', async () => {
    const file = await files.json('twice.json', [foodBank(), ...others]);
    await take(file);
    const before = await everythingIn(db.owner);
    const second = await take(file);
    expect(await everythingIn(db.owner)).toBe(before);
    expect(second.counts.records.service).toEqual({ added: 0, changed: 0, same: 3, vanished: 0 });
    expect((await report(second.importId)).filter((row) => row.what !== 'same')).toEqual([]);
  });

  test('a changed file shows which fields changed, from what to what', async () => {
    await take(await files.json('was.json', [foodBank(), ...others]));
    const changed = foodBank({
      url: undefined,
      email: 'food@riverside.example',
      phones: [{ id: 'p1', number: '0999' }],
    });
    const result = await take(await files.json('is.json', [changed, ...others]));
    const [row] = await report(result.importId);
    expect(row).toMatchObject({ row_number: 1, kind: 'service', source_key: 'food-bank', what: 'changed' });
    expect(row.difference).toEqual(
      expect.arrayContaining([
        { field: 'url', from: 'https://riverside.example/food', to: null },
        { field: 'email', from: null, to: 'food@riverside.example' },
        { field: 'phones.p1.number', from: '01234 567890', to: '0999' },
        { field: 'phones.p1.languages', from: [{ id: 'pl1', code: 'so' }], to: null },
      ]),
    );
    expect(row.difference).toHaveLength(4);
    expect(result.counts.records.service).toMatchObject({ changed: 1, same: 2, vanished: 0 });
    expect(await count('phone', `number = '01234 567890'`)).toBe(0);
    expect(await count('language', 'phone_id is not null')).toBe(0);
  });

  test('what vanishes is marked, kept, and back when it comes back', async () => {
    const whole = await files.json('whole.json', [foodBank(), ...others]);
    await take(whole);
    const less = await take(await files.json('less.json', others));
    expect(less.counts.records).toMatchObject({
      service: { vanished: 1, same: 2 },
      organization: { vanished: 1 },
      location: { vanished: 1 },
    });
    expect(await report(less.importId)).toContainEqual(
      expect.objectContaining({
        what: 'vanished',
        kind: 'service',
        source_key: 'food-bank',
        row_number: null,
      }),
    );
    expect(await count('service', `name = 'Riverside food bank' and vanished_at is not null`)).toBe(1);
    const back = await take(whole);
    expect(back.counts.records.service).toMatchObject({ changed: 1, same: 2 });
    expect(await count('service', 'vanished_at is not null')).toBe(0);
    expect(await count('phone')).toBe(2);
  });

  test('by a part of a source nothing vanishes, whether the file says so or the operator', async () => {
    await take(await files.json('all.json', [foodBank(), ...others]));
    const page = { total_pages: 2, page_number: 1, last_page: false, contents: others };
    expect((await take(await files.json('page.json', page))).partial).toBe(true);
    await take(await files.json('part.json', others), 'hsds', { partial: true });
    expect(await count('service', 'vanished_at is null')).toBe(3);
  });

  test('what another source has too does not vanish with one of them', async () => {
    const shared = { id: '5f1b2f0e-8d0a-4c55-9d5e-0a4c6f1b2c3d', name: 'Shared', status: 'active' };
    await take(await files.json('one.json', [shared, ...others]), 'hsds', { source: 'one' });
    await take(await files.json('two.json', [shared, ...others]), 'hsds', { source: 'two' });
    expect(await count('service')).toBe(5);
    await take(await files.json('one.json', others), 'hsds', { source: 'one' });
    expect(await count('service', 'vanished_at is not null')).toBe(0);
    await take(await files.json('two.json', others), 'hsds', { source: 'two' });
    expect(await count('service', 'vanished_at is not null')).toBe(1);
  });

  test('a name that changes is found in the services that it belongs to', async () => {
    await take(await files.json('named.json', foodBank()));
    const organization = { ...foodBank().organization, name: 'Harbour Trust' };
    await take(await files.json('renamed.json', foodBank({ organization })));
    expect(await count('entry', `search @@ to_tsquery('simple', 'harbour')`)).toBe(1);
    expect(await count('entry', `search @@ to_tsquery('simple', 'quay & food & parcels')`)).toBe(1);
  });

  test('a dry run says what it would do, and does none of it', async () => {
    const before = await everythingIn(db.owner);
    const result = await take(await files.json('dry.json', foodBank()), 'hsds', { dryRun: true });
    expect(result.counts.records.service).toMatchObject({ added: 1 });
    expect(await everythingIn(db.owner)).toBe(before);
    expect(await count('import')).toBe(0);
  });
});

describe('broken rows', () => {
  test('cost themselves only, and each says why', async () => {
    const rows = [
      others[0],
      { id: 'no-status', name: 'X', organization_id: 'o' },
      { name: 'no id', status: 'active' },
      { id: 'no-name', status: 'active' },
      42,
      others[0],
      {
        id: 'bad-optional',
        name: 'Kept',
        status: 'active',
        minimum_age: 'old',
        url: 'javascript:alert(1)',
        phones: [{ id: 'p' }, { number: '1' }],
      },
      others[1],
    ];
    const result = await take(await files.json('broken-rows.json', rows));
    expect(result.counts.skipped).toEqual({ invalid: 4, same_key_again: 1 });
    expect(result.counts.records.service).toMatchObject({ added: 3 });
    const found = await report(result.importId);
    expect(found.filter((row) => row.what === 'skipped').map((row) => [row.row_number, row.why])).toEqual([
      [2, 'invalid'],
      [3, 'invalid'],
      [4, 'invalid'],
      [5, 'invalid'],
      [6, 'same_key_again'],
    ]);
    const kept = found.find((row) => row.source_key === 'bad-optional');
    expect(
      kept.warnings.map((warning: { code: string; field: string }) => [warning.code, warning.field]),
    ).toEqual(
      [
        ['link_dropped', 'url'],
        ['bad_field', 'phones.0'],
        ['bad_field', 'minimum_age'],
      ].toSorted((a, b) => order(a) - order(b)),
    );
    function order([, field]: readonly string[]): number {
      return kept.warnings.findIndex((warning: { field: string }) => warning.field === field);
    }
    expect(await count('phone')).toBe(1);
  });

  test('a row that cannot be read this time does not make what it was about vanish', async () => {
    await take(await files.json('good.json', [foodBank(), ...others]));
    const result = await take(await files.json('bad.json', [foodBank({ name: '' }), ...others]));
    expect(result.counts.skipped).toEqual({ invalid: 1 });
    expect(await count('record', 'vanished_in is not null')).toBe(0);
    expect(await count('location', 'vanished_at is not null')).toBe(0);
  });

  test('hostile texts are stored harmlessly or reported, and nothing falls over', async () => {
    const hostile = [
      'a\u0000b',
      '\ud800',
      '\u202egnp.exe',
      "'; drop table directory_service; --",
      '=cmd|calc',
      '<script>x</script>',
      '{{7*7}}',
      '\ufdfa'.repeat(5000),
      'x'.repeat(300_000),
      `${'word '.repeat(60_000)}`,
      '﷽'.repeat(2000),
      '__proto__',
      'İ'.repeat(3000),
    ];
    const rows = hostile.map((text, index) => ({
      id: `h${index}-${text.slice(0, 20)}`,
      name: text,
      description: text,
      status: 'active',
      alternate_name: text,
      organization: { id: text.slice(0, 40), name: text },
      last_modified: text,
      assured_date: '0000-01-01',
      languages: [{ name: text, code: text.slice(0, 5) }],
      [text.slice(0, 10)]: text,
      __proto__: { status: 'x' },
      service_at_locations: [
        {
          location: {
            id: text.slice(0, 30),
            location_type: 'physical',
            latitude: 1e300,
            longitude: '0x10',
            name: text,
          },
        },
      ],
    }));
    const result = await take(await files.json('hostile.json', rows));
    expect(result.counts.rows).toBe(hostile.length);
    expect(result.counts.records.service?.added).toBeGreaterThanOrEqual(hostile.length - 2);
    expect(await count('service', `name like '%script%'`)).toBe(0);
    const second = await take(await files.json('hostile.json', rows));
    expect(second.counts.records.service).toMatchObject({ added: 0, changed: 0, vanished: 0 });
  });

  test('a source cannot say that it was verified here, nor write a column that is ours', async () => {
    const row = {
      ...others[0],
      verified_on: '2026-01-01',
      verified_by: 'me',
      record_id: null,
      vanished_at: '2020-01-01',
    };
    await take(await files.json('ours.json', row));
    expect(
      await count(
        'service',
        `verified_on is null and verified_by is null and vanished_at is null and record_id is not null`,
      ),
    ).toBe(1);
  });
});

test('the report file has every row, and no cell that a spreadsheet would run', async () => {
  const out = join(files.folder, 'report.csv');
  await take(
    await files.json('for-report.json', [
      { id: '=1+1', name: 'x', status: 'active' },
      { id: 'q' },
      ...others,
    ]),
    'hsds',
    { out },
  );
  const lines = (await readFile(out, 'utf8')).split('\r\n');
  expect(lines).toHaveLength(6);
  expect(lines[1]).toMatch(/^1,service,'=1\+1,[0-9a-f-]{36},added,/);
  expect(lines[2]).toMatch(/^2,service,q,,skipped,invalid,/);
});
