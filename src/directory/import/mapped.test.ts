import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import { delimiterOf } from './dialect.ts';
import { encodingOf } from './encoding.ts';
import { everythingIn, fixtureFolder } from './fixtures.ts';
import { guessMapping } from './guess.ts';
import { isProblems, type Mapping, readMapping } from './mapping.ts';
import { openPackage } from './package-file.ts';
import { importDirectory } from './run.ts';
import { onlyPart, openAny, sampleOf } from './sample.ts';

const db = await testDatabase();
const files = await fixtureFolder();
const robustness = fileURLToPath(new URL('../../../../shared/data/robustness/', import.meta.url));
const there = existsSync(robustness);
if (!there) console.warn(`SKIPPED: the dialects of CSV and JSON of the wild are not at ${robustness}.`);

const WILD =
  'Service Name;Organisation;About;Address;Telephone;E-mail;Web;Opening times;Who for;Languages;Needs;Wheelchair;Last updated;Colour\r\n' +
  '"Caf\u00e9 ""Soup""";Harbour;"Hot &amp; cold\r\nmeals";1 Pier, Port, SE1 2AB;01234 567890;desk@harbour.example;www.harbour.example;Mon 10am-2pm;Anyone;Arabic, Polish;food bank;yes;03/02/2026;red\r\n' +
  'Class;Harbour;=1+1;2 Pier, Port, SE1 2AC;01234 567891;;javascript:alert(1);ring first;Adults;;english_and_language;no;13/02/2026;\r\n' +
  'Lonely row\r\n';

function mapping(changes: Partial<Mapping> = {}): Mapping {
  const read = readMapping({
    version: 1,
    key: ['Service Name'],
    columns: [
      { from: 'Service Name', to: 'name' },
      { from: 'Organisation', to: 'organization_name' },
      { from: 'About', to: 'description' },
      { from: 'Address', to: 'address' },
      { from: 'Telephone', to: 'phone' },
      { from: 'E-mail', to: 'email' },
      { from: 'Web', to: 'url' },
      { from: 'Opening times', to: 'hours' },
      { from: 'Languages', to: 'languages', split: ',' },
      { from: 'Needs', to: 'needs' },
      { from: 'Wheelchair', to: 'conditions.step_free' },
      { from: 'Last updated', to: 'last_modified', date: 'DD/MM/YYYY' },
    ],
    constants: { 'conditions.cost': 'free' },
    ...changes,
  });
  if (isProblems(read)) throw new Error(read.join('\n'));
  return read;
}

async function take(file: string, asked: Mapping, source = 'wild') {
  return await importDirectory({ file, format: 'mapped', db, source, opening: { mapping: asked } });
}

async function services(source: string) {
  const { rows } = await db.owner.query(
    `select kind, source_key, document from directory_record r join directory_source s on s.id = r.source_id where s.code = $1`,
    [source],
  );
  return Object.fromEntries(rows.map((row) => [`${row.kind}:${row.source_key}`, row.document]));
}

test.each<[string, Buffer]>([
  ['windows-1252', Buffer.from(WILD, 'latin1')],
  ['utf-8', Buffer.from(WILD)],
  ['utf-8 with its mark', Buffer.from(`\ufeff${WILD}`)],
  ['utf-16', Buffer.from(`\ufeff${WILD}`, 'utf16le')],
  ['utf-16 without its mark', Buffer.from(WILD, 'utf16le')],
])('a table in %s becomes services, and a second run changes nothing', async (name, bytes) => {
  const file = await files.put(`${name}.csv`, bytes);
  expect(await take(file, mapping(), name)).toMatchObject({
    status: 'finished',
    counts: {
      rows: 3,
      skipped: { wrong_width: 1 },
      warnings: { link_dropped: 1, html_removed: 1 },
      records: { service: { added: 2 } },
    },
  });
  expect((await services(name))['service:café-soup']).toMatchObject({
    name: 'Café "Soup"',
    description: 'Hot & cold\nmeals',
    url: 'http://www.harbour.example',
    last_modified: '2026-02-03T00:00:00.000Z',
    languages: [{ name: 'Arabic' }, { name: 'Polish' }],
    needs: ['food'],
    conditions: { step_free: 'yes', cost: 'free' },
    schedules: [{ freq: 'WEEKLY', byday: 'MO', opens_at: '10:00', closes_at: '14:00' }],
    source_columns: { Colour: 'red', 'Who for': 'Anyone' },
  });
  const said = await services(name);
  expect(said['service:class']).toMatchObject({
    schedules: [{ description: 'ring first' }],
    conditions: { step_free: 'no' },
  });
  expect(said['location:class']).toMatchObject({
    addresses: [{ address_1: '2 Pier', city: 'Port', postal_code: 'SE1 2AC' }],
  });
  const again = await take(file, mapping(), name);
  expect(again).toMatchObject({
    counts: { records: { service: { added: 0, changed: 0, same: 2, vanished: 0 } } },
  });
});

test('any JSON: a wrapped list, nested values, lookups', async () => {
  const file = await files.json('any.json', {
    status: 'ok',
    results: [
      {
        ref: 7,
        title: 'Debt help',
        where: { town: 'Port', codes: ['SE1 2AB'] },
        tags: ['debt', 'Free'],
        state: 'on',
      },
      { ref: 8, title: 'Old', where: {}, tags: [], state: 'off' },
      'nonsense',
    ],
  });
  const asked = mapping({
    key: ['ref'],
    list: 'results',
    columns: [
      { from: 'title', to: 'name' },
      { from: 'where.town', to: 'city' },
      { from: 'tags', to: 'terms', split: ';' },
      { from: 'tags', to: 'needs', split: ';', lookup: { debt: 'money_and_debt', free: '' } },
      { from: 'state', to: 'closed', lookup: { on: 'no', off: 'yes' } },
    ],
    constants: {},
  });
  expect(await take(file, asked, 'any')).toMatchObject({
    counts: { rows: 3, skipped: { closed: 1, invalid: 1 }, records: { service: { added: 1 } } },
  });
  expect((await services('any'))['service:7']).toMatchObject({
    needs: ['money_and_debt'],
    attributes: [{ taxonomy_term_id: 'debt' }, { taxonomy_term_id: 'free' }],
  });
});

test.each<[string, unknown, string]>([
  [
    'a field that there is not',
    { version: 1, key: ['a'], columns: [{ from: 'a', to: 'nmae' }] },
    'columns.0.to',
  ],
  ['no name', { version: 1, key: ['a'], columns: [{ from: 'a', to: 'url' }] }, 'no column becomes the name'],
  ['another version', { version: 2, key: ['a'], columns: [{ from: 'a', to: 'name' }] }, 'version'],
  [
    'words that nobody knows',
    { version: 1, key: ['a'], columns: [{ from: 'a', to: 'name', run: 'x' }] },
    'columns.0',
  ],
])('a mapping with %s is refused with words', (_, json, problem) => {
  const read = readMapping(json);
  expect(isProblems(read) && read.join('\n')).toContain(problem);
});

test('a mapping of another edition of the file changes nothing', async () => {
  const before = await everythingIn(db.owner);
  const result = await take(await files.put('other.csv', 'Title,Web\nx,y\n'), mapping());
  expect(result).toMatchObject({ status: 'broken', problem: 'unknown_header' });
  expect(await everythingIn(db.owner)).toBe(before);
});

async function guessed(name: string, content: string | Buffer) {
  const file = await openPackage(await files.put(name, content));
  return guessMapping(await sampleOf(onlyPart(file), {}));
}

test('a first mapping is guessed from names and from what is in the cells', async () => {
  const read = await guessed('guess.csv', Buffer.from(WILD, 'latin1'));
  expect(read).toMatchObject({ encoding: 'windows-1252', delimiter: ';', key: ['Service Name'] });
  expect(Object.fromEntries(read.columns.map(({ from, to }) => [from, to]))).toMatchObject({
    'Service Name': 'name',
    Organisation: 'organization_name',
    About: 'description',
    Address: 'address',
    Telephone: 'phone',
    'E-mail': 'email',
    Web: 'url',
    'Opening times': 'hours',
    'Who for': 'eligibility_description',
    Languages: 'languages',
    'Last updated': 'last_modified',
  });
  expect(read.columns.find(({ to }) => to === 'last_modified')?.date).toBe('DD/MM/YYYY');
  const bare = await guessed(
    'bare.csv',
    'a|b|c\nOne|SE1 2AB|x@y.example\nTwo|SE1 2AC|z@y.example\nThree|SE1 2AD|u@y.example\n',
  );
  expect(bare.columns.map(({ from, to }) => `${from}:${to}`)).toEqual(['a:name', 'b:postal_code', 'c:email']);
});

test('every guess is a mapping that can be saved and read again', async () => {
  const read = await guessed('again.csv', WILD);
  expect(readMapping(JSON.parse(JSON.stringify(read)))).toEqual(read);
});

test('the delimiter is told from any table, whatever its sentences hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', ';', '|', '\u00ac'), maxLength: 12 });
  fc.assert(
    fc.property(
      fc.constantFrom(',', ';', '\t', '|', '\u00ac'),
      fc.integer({ min: 3, max: 6 }),
      fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 3, maxLength: 8 }),
      (delimiter, width, rows) => {
        const quoted = rows.map((cells) =>
          cells
            .slice(0, width)
            .map((one) => `"${one}"`)
            .join(delimiter),
        );
        const header = Array.from({ length: width }, (_, n) => `column ${n}`).join(delimiter);
        expect(delimiterOf([header, ...quoted].join('\n'))).toBe(delimiter);
      },
    ),
  );
});

test('a text in UTF-8 with a few broken letters stays one', async () => {
  const bytes = Buffer.concat([Buffer.from('é'.repeat(50)), Buffer.from([0xe9]), Buffer.from(' und so')]);
  async function* once(piece: Buffer) {
    yield piece;
  }
  expect(await encodingOf(once(bytes))).toBe('utf-8');
  expect(await encodingOf(once(Buffer.from('caf\u00e9 and th\u00e9', 'latin1')))).toBe('windows-1252');
});

test.skipIf(!there)('every dialect of CSV that was collected is read as its JSON says', async () => {
  const folder = `${robustness}csv-spectrum/`;
  // The JSON of this one has another telephone number than its CSV.
  const names = readdirSync(`${folder}csvs`).filter((name) => name !== 'location_coordinates.csv');
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    // A line end within a cell is one sign here, whichever two it was.
    const json = readFileSync(`${folder}json/${name.replace('.csv', '.json')}`, 'utf8');
    const expected = JSON.parse(json.replaceAll('\\r\\n', '\\n'));
    const file = await openPackage(`${folder}csvs/${name}`);
    const rows = [];
    for await (const row of (await openAny(onlyPart(file), {})).rows)
      rows.push('cells' in row ? row.cells : row);
    expect([name, rows]).toEqual([name, expected]);
  }
});

test.skipIf(!there)(
  'no JSON that was collected to break parsers breaks an import',
  async () => {
    const folder = `${robustness}jsontestsuite/test_parsing/`;
    const asked = mapping({ key: ['a'], columns: [{ from: 'a', to: 'name' }], constants: {} });
    for (const name of readdirSync(folder)) {
      const result = await importDirectory({
        file: `${folder}${name}`,
        format: 'mapped',
        db,
        source: 'bad',
        dryRun: true,
        opening: { mapping: asked },
      });
      expect(['finished', 'broken']).toContain(result.status);
    }
  },
  120_000,
);
