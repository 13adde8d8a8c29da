import { beforeAll, expect, test } from 'vitest';
import { importServices } from '../directory/testing.ts';
import { testSite } from '../web/testing.ts';

const site = await testSite();
const amina = await site.signIn({ roles: ['link_worker'] });
const stranger = await site.other.signIn({ roles: ['link_worker'] });
const nurse = await site.signIn({ roles: ['referrer'] });
let path = '';
let service = '';

beforeAll(async () => {
  const id = (await importServices(site.database, [{ id: 'club', name: 'The club' }]))('club');
  path = `/en/providers/capacity/${id}`;
  service = `/en/directory/services/${id}`;
});

test('what was said on the telephone is seen on the page of the service, by this scheme only', async () => {
  const { hidden, body } = await site.get(path, amina);
  expect(body).toContain('The club');
  const done = await site.post(path, { ...hidden, places: '4', waiting: '10' }, amina);
  expect([done.status, done.location]).toEqual([303, service]);
  const shown = (await site.get(service, amina)).body;
  expect(shown).toContain('Noted. Everyone in your scheme can see it.');
  expect(shown).toContain('4 places left, as they said today');
  expect(shown).toContain('A wait of about 10 days');
  expect((await site.get(service, stranger)).body).toContain('Nobody has asked them yet');
});

test.each([
  ['nothing', {}, 'places', 'Say how many places'],
  ['a word', { places: 'many' }, 'places', 'whole number from 0 to 9999'],
  ['less than none', { places: '-1' }, 'places', 'whole number from 0 to 9999'],
  ['too many days', { waiting: '1000' }, 'waiting', 'whole number from 0 to 999'],
] as const)('%s is not noted, and what was typed is kept', async (_, form, field, words) => {
  const { hidden } = await site.get(path, amina);
  const { status, body } = await site.post(path, { ...hidden, ...form }, amina);
  expect(status).toBe(422);
  expect(body).toContain(`href="#${field}"`);
  expect(body).toContain(words);
  for (const value of Object.values(form)) expect(body).toContain(`value="${value}"`);
});

test('none left is a number like any other', async () => {
  const { hidden } = await site.get(path, amina);
  expect((await site.post(path, { ...hidden, places: '0' }, amina)).status).toBe(303);
  expect((await site.get(service, amina)).body).toContain('No places left, as they said today');
});

test('not for referrers, and not of a service that is not there', async () => {
  expect((await site.get(path, nurse)).status).toBe(403);
  expect((await site.post(path, { places: '1' }, nurse)).status).toBe(403);
  const nowhere = '/en/providers/capacity/00000000-0000-7000-8000-000000000000';
  expect((await site.get(nowhere, amina)).status).toBe(404);
  expect((await site.post(nowhere, { places: '1' }, amina)).status).toBe(404);
  expect((await site.post(nowhere, {}, amina)).status).toBe(404);
});
