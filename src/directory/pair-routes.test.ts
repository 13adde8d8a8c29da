import { beforeAll, expect, test } from 'vitest';
import { testSite } from '../web/testing.ts';
import { fixtureFolder } from './import/fixtures.ts';
import { importDirectory } from './import/run.ts';
import { detectDuplicates } from './likeness/detect.ts';

const site = await testSite();
const files = await fixtureFolder();
const amina = await site.signIn({ roles: ['link_worker'] });
const sana = await site.signIn({ roles: ['supervisor'] });

const place = (street: string) => ({
  id: street,
  location: {
    id: street,
    location_type: 'physical',
    addresses: [
      { address_1: street, city: 'Aldery', postal_code: 'AL7 3QT', country: 'GB', address_type: 'physical' },
    ],
  },
});
const bank = {
  id: 'one',
  name: "St Mary's Food Bank",
  status: 'active',
  description: '<b>Parcels</b>',
  phones: [{ number: '01632 960011' }],
  service_at_locations: [place('12 Mill Lane')],
};
const again = {
  id: 'two',
  name: 'Saint Marys Foodbank',
  status: 'active',
  email: 'food@stmarys.example',
  phones: [{ number: '+44 1632 960011' }],
  conditions: { recourse: 'nrpf_welcome' },
  service_at_locations: [place('12 Mill Ln')],
};

async function take(source: string, service: object) {
  await importDirectory({
    db: site.database,
    file: await files.json(`${source}.json`, [service]),
    format: 'hsds',
    source,
  });
}

async function pairId(): Promise<string> {
  const { rows } = await site.database.owner.query('select id from directory_pair');
  return rows[0].id;
}

beforeAll(async () => {
  await take('council', bank);
});

test('an empty queue says so, and is for those who look after the directory', async () => {
  const { status, body } = await site.get('/en/directory/pairs', sana);
  expect(status).toBe(200);
  expect(body).toContain('There is nothing to decide');
  expect((await site.get('/en/directory/pairs', amina)).status).toBe(403);
});

test('a pair is shown with its reasons, side by side, and what would stand', async () => {
  await take('charity', again);
  await detectDuplicates(site.database);
  const queue = await site.get('/en/directory/pairs', sana);
  expect(queue.body).toContain('Saint Marys Foodbank');
  expect(queue.body).toContain('The same telephone number');
  const { status, body } = await site.get(`/en/directory/pairs/${await pairId()}`, sana);
  expect(status).toBe(200);
  expect(body).toContain('Where they differ');
  expect(body).toContain('Would be shown');
  expect(body).toContain('People with no recourse to public funds are welcome');
  expect(body).not.toContain('<b>Parcels');
  const arabic = await site.get(`/ar/directory/pairs/${await pairId()}`, sana);
  expect(arabic.body).toContain('هل هذان شيء واحد؟');
});

test('nothing chosen is said beside the question; a stranger decides nothing', async () => {
  const path = `/en/directory/pairs/${await pairId()}`;
  const { status, body } = await site.post(path, {}, sana);
  expect(status).toBe(422);
  expect(body).toContain('Say what they are');
  expect((await site.post(path, { verdict: 'same_one' }, amina)).status).toBe(403);
  expect((await site.get('/en/directory/pairs/nonsense', sana)).status).toBe(404);
});

test('one and the same: the old address leads to the one that stays, and it can be taken apart', async () => {
  const id = await pairId();
  expect((await site.post(`/en/directory/pairs/${id}`, { verdict: 'same_one' }, sana)).status).toBe(303);
  const { rows } = await site.database.owner.query('select from_id, into_id, id from directory_merge');
  const { from_id: from, into_id: into, id: merge } = rows[0];
  const old = await site.get(`/en/directory/services/${from}`, amina);
  expect(old.status).toBe(303);
  expect(old.location).toBe(`/en/directory/services/${into}`);
  expect((await site.post(`/en/directory/pairs/${id}`, { verdict: 'later' }, sana)).status).toBe(409);
  const service = await site.get(`/en/directory/services/${into}`, amina);
  expect(service.body).toContain('council');
  expect(service.body).toContain('charity');
  expect(service.body).not.toContain('Where each part of this comes from');
  const sources = await site.get(`/en/directory/services/${into}/sources`, sana);
  expect(sources.status).toBe(200);
  expect(sources.body).toContain('food@stmarys.example');
  expect(sources.body).toContain('is now part of');
  expect((await site.post(`/en/directory/merges/${merge}/undo`, {}, amina)).status).toBe(403);
  expect((await site.post(`/en/directory/merges/${merge}/undo`, {}, sana)).status).toBe(303);
  expect((await site.get(`/en/directory/services/${from}`, amina)).status).toBe(200);
  expect((await site.post(`/en/directory/merges/${merge}/undo`, {}, sana)).status).toBe(409);
});

test('whom we believe is said of one source and one field, and taken back', async () => {
  const empty = await site.post('/en/directory/trust', { source: 'council' }, sana);
  expect(empty.status).toBe(422);
  expect(empty.body).toContain('Choose how much it is believed');
  const strange = await site.post(
    '/en/directory/trust',
    { source: 'nobody', field: 'phones', rank: '150' },
    sana,
  );
  expect(strange.status).toBe(422);
  expect(
    (await site.post('/en/directory/trust', { source: 'council', field: 'phones', rank: '150' }, sana))
      .status,
  ).toBe(303);
  const { body } = await site.get('/en/directory/trust', sana);
  expect(body).toContain('council');
  expect(body).toContain('150');
  expect(
    (await site.post('/en/directory/trust/remove', { voice: 'directory_team', field: '*' }, sana)).status,
  ).toBe(303);
  expect(
    (await site.post('/en/directory/trust/remove', { voice: 'source:council', field: 'phones' }, sana))
      .status,
  ).toBe(303);
  const { rows } = await site.database.owner.query('select voice from directory_trust order by rank desc');
  expect(rows.map((row) => row.voice)).toEqual(['directory_team', 'provider', 'link_worker', 'source']);
  expect((await site.get('/en/directory/trust', amina)).status).toBe(403);
});
