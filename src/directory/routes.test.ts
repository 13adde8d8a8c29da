import { beforeAll, expect, test } from 'vitest';
import { transact } from '#db';
import { systemActor } from '#kernel';
import { has } from '#language';
import { testSite } from '../web/testing.ts';
import { CONDITION_NAMES, CONDITIONS } from './condition.ts';
import { fixtureFolder, foodBank } from './import/fixtures.ts';
import { importDirectory } from './import/run.ts';
import { findServices } from './search/find.ts';

const site = await testSite();
const files = await fixtureFolder();
const amina = await site.signIn({ roles: ['link_worker'] });
const nurse = await site.signIn({ roles: ['referrer'] });
let serviceId = '';

beforeAll(async () => {
  const many = Array.from({ length: 25 }, (_, index) => ({
    id: `club-${index}`,
    name: `Walking club ${String(index).padStart(2, '0')}`,
    status: 'active',
    needs: ['physical_activity'],
    languages: [{ code: 'so' }],
  }));
  const nasty = {
    id: 'nasty',
    name: '<script>alert(1)</script> \u202eevil',
    status: 'active',
    description: 'x'.repeat(2000),
    url: 'https://nasty.example/"onmouseover="alert(1)',
  };
  await importDirectory({
    db: site.database,
    file: await files.json('town.json', [foodBank(), ...many, nasty]),
    format: 'hsds',
    source: 'town',
  });
  const actor = systemActor(site.id, 'test');
  const found = await transact(site.database, actor, (tx) => findServices(tx, { words: 'food bank' }));
  serviceId = found.services[0]?.id ?? '';
});

test('every answer to every condition has its sentence', () => {
  for (const name of CONDITION_NAMES) {
    for (const value of ['label', 'unknown', ...CONDITIONS[name]]) {
      expect(has(`directory.condition.${name}.${value}`), `${name}.${value}`).toBe(true);
    }
  }
});

test('a search shows what is known and says how much is not', async () => {
  const { status, body } = await site.get('/en/directory?words=food', amina);
  expect(status).toBe(200);
  expect(body).toContain('Riverside food bank');
  expect(body).toContain('People with no recourse to public funds are welcome');
  expect(body).toContain('things about who is welcome are not known');
  expect(body).not.toContain('Walking club');
});

test('by kind of help and language, page after page, each service once', async () => {
  const seen: string[] = [];
  let next = '/en/directory?domain=physical_activity&language=so';
  for (let turns = 0; next !== '' && turns < 5; turns += 1) {
    const { body } = await site.get(next, nurse);
    seen.push(...[...body.matchAll(/Walking club (\d\d)<\/a>/g)].map(([, number]) => number ?? ''));
    next = /href="([^"]*)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  }
  expect(seen).toHaveLength(25);
  expect(new Set(seen).size).toBe(25);
});

test('nothing found says what to try, and leads on', async () => {
  const { status, body } = await site.get('/en/directory?words=submarine', amina);
  expect(status).toBe(200);
  expect(body).toContain('Nothing was found');
  expect(body).toContain('href="/en/directory"');
});

test('a place that we do not know is said beside its field, and what was typed is kept', async () => {
  const { status, body } = await site.get('/en/directory?near=ZZ99&words=food', amina);
  expect(status).toBe(422);
  expect(body).toContain('href="#near"');
  expect(body).toContain('value="ZZ99"');
  expect(body).toContain('value="food"');
});

test('old or foreign values in an address are passed over', async () => {
  const { status } = await site.get('/en/directory?domain=nonsense&language=xx&after=%00broken', amina);
  expect(status).toBe(200);
});

test('the page of a service says everything, where it comes from, and what nobody knows', async () => {
  const { status, body } = await site.get(`/en/directory/services/${serviceId}`, amina);
  expect(status).toBe(200);
  for (const words of [
    'Riverside Trust',
    'Food parcels',
    '01234 567890',
    'We never ask',
    '10am to 12:30pm',
  ]) {
    expect(body).toContain(words);
  }
  expect(body).toMatch(/Monday and Thursday/);
  expect(body).toContain('We do not know if they look after children');
  expect(body).toContain('Nobody has checked it here yet');
  expect(body).toContain('rel="noopener noreferrer"');
  expect(body).toContain('We do not know if they have places');
});

test('only those who ring providers are led to note places', async () => {
  const path = `/en/directory/services/${serviceId}`;
  expect((await site.get(path, amina)).body).toContain(`/en/providers/capacity/${serviceId}`);
  expect((await site.get(path, nurse)).body).not.toContain('/en/providers/capacity/');
});

test('in Arabic too', async () => {
  const { body } = await site.get(`/ar/directory/services/${serviceId}`, amina);
  expect(body).toContain('يرحبون بمن ليس لهم حق في الأموال العامة');
});

test("other people's text is text", async () => {
  const { body } = await site.get('/en/directory?words=evil', amina);
  expect(body).not.toContain('<script>alert');
  expect(body).not.toContain('"onmouseover="');
});

test('what is not there is not found, and nobody comes in without signing in', async () => {
  expect((await site.get('/en/directory/services/00000000-0000-7000-8000-000000000000', amina)).status).toBe(
    404,
  );
  expect((await site.get('/en/directory/services/nonsense', amina)).status).toBe(404);
  expect((await site.get('/en/directory')).body).not.toContain('Riverside');
});

test.each([
  ['طعام', 'ar'],
  ['jedzenie', 'en'],
  ['I need a food bnak', 'en'],
])('someone who types %s finds food, and is told how it was understood', async (typed, locale) => {
  const { status, body } = await site.get(`/${locale}/directory?words=${encodeURIComponent(typed)}`, amina);
  expect(status).toBe(200);
  expect(body).toContain('Riverside food bank');
  expect(body).toContain('tessera-map');
});

test('what is known of the hours, and who is welcome, narrows it down', async () => {
  const welcome = await site.get('/en/directory?words=food&who=recourse.nrpf_welcome&sort=soonest', amina);
  expect(welcome.body).toContain('Riverside food bank');
  expect(welcome.body).toMatch(/Open(s on| now|s today)/);
  expect((await site.get('/en/directory?words=food&who=childcare.yes', amina)).body).toContain(
    'Nothing was found',
  );
});

test('a hand-out has what was chosen, in the language that was asked for, and no more', async () => {
  const { status, body } = await site.get(
    `/ar/directory/hand-out?service=${serviceId}&service=nonsense`,
    amina,
  );
  expect(status).toBe(200);
  expect(body).toContain('أماكن قد تساعد');
  expect(body).toContain('01234 567890');
  expect((await site.get('/en/directory/hand-out', amina)).body).toContain('Choose at least one service');
  expect((await site.get(`/en/directory/hand-out?service=${serviceId}`)).body).not.toContain('01234 567890');
});
