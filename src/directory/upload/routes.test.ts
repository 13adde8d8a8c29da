import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { Browser, testSite } from '../../web/testing.ts';
import { everythingIn } from '../import/fixtures.ts';
import { takeUp } from './take-up.ts';
import { MOST_BYTES } from './upload.ts';

const site = await testSite();
const ruth = await site.signIn({ roles: ['supervisor'] });
const amina = await site.signIn({ roles: ['link_worker'] });
const elsewhere = await site.other.signIn({ roles: ['supervisor'] });

const LIST =
  'Service Name;Description;Postcode;Website;Colour\r\n' +
  'Soup kitchen;<b>Hot</b> meals;SE1 2AB;https://soup.example;red\r\n' +
  '=HYPERLINK("x");<script>alert(1)</script>;SE1 2AC;javascript:alert(1);blue\r\n' +
  'Short row\r\n';
const START = '/en/directory/import';

async function bring(name: string, content: string | Buffer, form: Record<string, string> = {}) {
  const { hidden } = await site.get(START, ruth);
  return await site.bring(START, { ...hidden, ...form }, { name, content }, ruth);
}

async function brought(
  name: string,
  content: string | Buffer,
  form: Record<string, string> = {},
): Promise<string> {
  const { status, location, body } = await bring(name, content, form);
  expect(status, /<main[\s\S]*<\/main>/.exec(body)?.[0]).toBe(303);
  return String(location);
}

/** What the form of a preview would send if nothing in it were touched. */
function formOf(body: string): Record<string, string | string[]> {
  const form: Record<string, string | string[]> = {};
  for (const [, name = '', options = ''] of body.matchAll(
    /<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    form[name] =
      /<option[^>]*value="([^"]*)"[^>]*selected/.exec(options)?.[1] ??
      /<option[^>]*selected[^>]*value="([^"]*)"/.exec(options)?.[1] ??
      '';
  }
  const keys = [...body.matchAll(/<input[^>]*name="key"[^>]*>/g)].filter(([one]) => /\bchecked\b/.test(one));
  form.key = keys.map(([one]) => /value="(\d+)"/.exec(one)?.[1] ?? '');
  return form;
}

async function asked(path: string, more: Record<string, string> = {}) {
  const page = await site.get(path, ruth);
  return await site.post(path, { ...formOf(page.body), ...page.hidden, act: 'import', ...more }, ruth);
}

async function imported(path: string, more: Record<string, string> = {}): Promise<string> {
  expect((await asked(path, more)).status).toBe(303);
  await site.settle();
  const { status, location } = await site.get(path, ruth);
  expect(status).toBe(303);
  return String(location);
}

test('only who looks after the directory may bring a list, and nothing is read before that is known', async () => {
  expect((await site.get(START, amina)).status).toBe(403);
  expect((await site.bring(START, {}, { name: 'a.csv', content: LIST }, amina)).status).toBe(403);
  expect((await site.bring(START, {}, { name: 'a.csv', content: LIST }, new Browser())).status).toBe(401);
  const { body } = await site.get(START, ruth);
  expect(body).toContain('Nothing has been imported yet');
});

test('a form with a file goes only where one is taken', async () => {
  const answer = await site.bring('/en/directory/trust', {}, { name: 'a.csv', content: LIST }, ruth);
  expect(answer.status).toBe(415);
});

test.each<[string, string, string | Buffer, string]>([
  ['nothing', '', '', 'Choose a file'],
  ['an empty file', 'a.csv', '', 'The file is empty'],
  ['a page', 'a.csv', '<!doctype html><p>x', 'neither a table nor JSON'],
  [
    'a picture',
    'a.png',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7]),
    'neither a table nor JSON',
  ],
  ['half a zip', 'a.zip', Buffer.from('PK\u0003\u0004rest'), 'ends too early'],
  ['people', 'a.csv', 'Name,Date of birth,NHS number\nx,1.1.2000,1\n', 'This looks like a list of people'],
  ['too much', 'a.csv', Buffer.alloc(MOST_BYTES + 1, 'a'), 'larger than 50 MB'],
])('%s is refused in plain words, with what was typed kept', async (_, name, content, words) => {
  const before = await everythingIn(site.database.owner);
  const { status, body } = await bring(name, content, { name: 'Groups of Millbrook' });
  expect(status).toBe(422);
  expect(body).toContain(words);
  expect(body).toContain('value="Groups of Millbrook"');
  expect(await everythingIn(site.database.owner)).toBe(before);
  const { rows } = await site.database.owner.query('select 1 from directory_upload');
  expect(rows).toEqual([]);
});

test('a list has a name, and two do not have the same', async () => {
  expect((await bring('a.csv', LIST)).body).toContain('Give the list a name');
  expect((await bring('a.csv', LIST, { list: 'nobody', name: 'x' })).body).toContain('Choose a list');
  expect((await bring('a.csv', LIST, { name: 'x', url: 'javascript:alert(1)' })).body).toContain(
    'begins with https',
  );
});

test('a list is looked at, put right, imported once, and reported row by row', async () => {
  const before = await everythingIn(site.database.owner);
  const path = await brought('groups <b>.csv', LIST, { name: 'Groups', licence: 'OGL v3' });
  const preview = await site.get(path, ruth);
  expect(preview.status).toBe(200);
  for (const words of [
    'semicolons between the columns',
    'Soup kitchen',
    'more or fewer columns',
    'Short row',
  ])
    expect(preview.body).toContain(words);
  for (const bad of ['<script>alert', '<b>Hot', 'href="javascript:', 'groups <b>'])
    expect(preview.body).not.toContain(bad);
  expect(await everythingIn(site.database.owner)).toBe(before);
  // Colour becomes a category; looking again keeps that.
  const form = formOf(preview.body);
  expect(form).toMatchObject({
    to_0: 'name',
    to_1: 'description',
    to_2: 'postal_code',
    to_3: 'url',
    to_4: '',
    key: ['0'],
  });
  const again = await site.post(path, { ...form, ...preview.hidden, to_4: 'terms', act: 'look' }, ruth);
  expect(again.status).toBe(303);
  expect(formOf((await site.get(path, ruth)).body)).toMatchObject({ to_4: 'terms' });
  const nameless = await site.post(path, { ...form, to_0: '', key: [], act: 'import' }, ruth);
  expect(nameless.status).toBe(422);
  expect(nameless.body).toContain('Choose the column that becomes the name');
  expect(nameless.body).toContain('Tick at least one column');
  expect((await site.get(path, elsewhere)).status).toBe(404);
  expect((await site.get(path, amina)).status).toBe(403);

  expect((await asked(path)).status).toBe(303);
  expect((await site.get(path, ruth)).body).toContain('It is being imported');
  expect((await asked(path)).status).toBe(409);
  await site.settle();
  const report = String((await site.get(path, ruth)).location);
  const shown = await site.get(report, ruth);
  expect(shown.body).toContain('Short row');
  expect((await site.get(`${report}?show=warned`, ruth)).body).toContain(
    'A link left out that is no web address',
  );
  const { rows } = await site.database.owner.query(
    `select s.name, src.name as list, src.licence from directory_service s join directory_record r on r.entity_id = s.id
     join directory_source src on src.id = r.source_id where src.code = 'list:groups' order by 1`,
  );
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ list: 'Groups', licence: 'OGL v3' });
  const csv = await site.get(`${report}/report.csv`, ruth);
  expect(csv.headers['content-type']).toContain('text/csv');
  expect(csv.body).toContain(`"'=HYPERLINK(""x"")"`);
  expect((await site.get(`${report}/report.csv`, amina)).status).toBe(403);
  const left = await site.database.owner.query('select 1 from directory_upload_part');
  expect(left.rows).toEqual([]);
  expect((await site.get(`${path}/mapping.json`, ruth)).body).toContain('"to": "terms"');
});

test('the same event a second time, and two workers at once, import nothing twice', async () => {
  const path = await brought('twice.csv', 'Name,Town\nA,Leeds\nB,Leeds\n', { name: 'Twice' });
  expect((await asked(path)).status).toBe(303);
  const uploadId = path.split('/').at(-1) ?? '';
  const perform = () => takeUp.perform(site.house, site.id, { uploadId });
  await Promise.all([perform(), perform()]);
  await site.settle();
  const { rows } = await site.database.owner.query(
    `select i.status from directory_import i join directory_source s on s.id = i.source_id where s.code = 'list:twice'`,
  );
  expect(rows).toEqual([{ status: 'finished' }]);
});

test('the next edition finds its mapping again, changes nothing twice, and asks before half of it vanishes', async () => {
  const rows = (many: number) =>
    `Thing,Where\n${Array.from({ length: many }, (_, at) => `Thing ${at},Place ${at}\n`).join('')}`;
  const first = await brought('things.csv', rows(30), { name: 'Things' });
  const page = await site.get(first, ruth);
  await site.post(
    first,
    { ...formOf(page.body), ...page.hidden, to_0: 'name', to_1: 'location_name', key: ['0'], act: 'look' },
    ruth,
  );
  await imported(first);
  const second = await brought('things.csv', rows(30), { list: 'list:things' });
  expect((await site.get(second, ruth)).body).toContain('All 30 services that the list had are in the file');
  expect(formOf((await site.get(second, ruth)).body)).toMatchObject({ to_0: 'name', to_1: 'location_name' });
  expect((await site.get(await imported(second), ruth)).body).toMatch(
    /Service[\s\S]*>0<[\s\S]*>0<[\s\S]*>30</,
  );

  const less = await brought('things.csv', rows(10), { list: 'list:things' });
  const warned = await site.get(less, ruth);
  expect(warned.body).toContain('More than half of the list would vanish');
  const refused = await asked(less);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('Say whether this file is only a part');
  expect((await site.get(await imported(less, { part: 'yes' }), ruth)).status).toBe(200);
  const vanish = await brought('things.csv', rows(10), { list: 'list:things' });
  const report = await imported(vanish, { vanish: 'vanish' });
  expect((await site.get(`${report}?show=vanished`, ruth)).body).toContain('Thing 29');
});

test('only a header is looked at, and not imported', async () => {
  const path = await brought('header.csv', 'Name,Postcode\n', { list: 'list:things' });
  expect((await site.get(path, ruth)).body).toContain('There is no row in it');
  expect((await asked(path)).status).toBe(422);
  expect((await site.post(`${path}/forget`, {}, ruth)).status).toBe(303);
  expect((await site.get(path, ruth)).status).toBe(404);
});

test('files of other kinds say themselves what is in them', async () => {
  const hsds = JSON.stringify([
    { id: 'x', name: 'From HSDS', status: 'active', organization: { id: 'o', name: 'O' } },
  ]);
  const path = await brought('x.json', hsds, { name: 'As HSDS' });
  const { body } = await site.get(path, ruth);
  expect(body).toContain('HSDS 3 or Open Referral UK 3');
  expect(body).toContain('From HSDS');
  expect(body).not.toContain('What the columns become');
  await imported(path);
});

test('what nobody asks for is forgotten after a week, and no file is left lying about', async () => {
  const path = await brought('stale.csv', LIST, { name: 'Stale' });
  await site.strike('directory.forget_uploads');
  expect((await site.get(path, ruth)).status).toBe(200);
  site.clock.advance(8 * 24 * 60 * 60_000);
  await site.strike('directory.forget_uploads');
  const { rows } = await site.database.owner.query(
    `select 1 from directory_upload where file_name = 'stale.csv'`,
  );
  expect(rows).toEqual([]);
  expect(readdirSync(tmpdir()).filter((name) => /^tessera-(taken|brought)-/.test(name))).toEqual([]);
});
