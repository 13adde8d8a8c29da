import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, expect, test } from 'vitest';
import { testSite } from '../../web/testing.ts';
import { CONDITION_NAMES } from '../condition.ts';
import { importServices, mergeLikely, unmergeAll } from '../testing.ts';
import type { Welcome } from './welcome.ts';

const site = await testSite();
const base = '/api/directory/1/services';
const id = (last: number) => `5e4f0000-0000-4000-8000-${String(last).padStart(12, '0')}`;

const ask = async (path: string) => {
  const answer = await site.get(path);
  return { ...answer, json: answer.body === '' ? null : JSON.parse(answer.body) };
};
const one = async (last: number): Promise<Welcome> => (await ask(`${base}/${id(last)}`)).json;

beforeAll(async () => {
  await importServices(site.database, [
    {
      id: id(1),
      name: 'Harbour Larder',
      organization: { id: id(50), name: 'Harbour' },
      needs: ['food', 'energy_and_essentials'],
      languages: [{ code: 'so' }, { code: 'en' }],
      conditions: { recourse: 'nrpf_welcome', id_required: { value: 'none', note: 'Only a first name.' } },
    },
    ...[2, 3].map((last) => ({ id: id(last), name: `Quiet hall ${last}` })),
  ]);
});

test('every condition has an answer, and those that somebody gave say who', async () => {
  const larder = await one(1);
  expect(larder).toMatchObject({
    id: id(1),
    name: 'Harbour Larder',
    organization: { id: id(50), name: 'Harbour' },
    needs: ['energy_and_essentials', 'food'],
    languages: ['en', 'so'],
    verified: null,
  });
  expect(Object.keys(larder.welcome).sort()).toEqual([...CONDITION_NAMES].sort());
  expect([larder.welcome.recourse, larder.welcome.id_required, larder.welcome.gender]).toEqual([
    'nrpf_welcome',
    'none',
    'unknown',
  ]);
  expect(Object.keys(larder.said).sort()).toEqual(['id_required', 'recourse']);
  const { rows } = await site.database.owner.query('select name, licence from directory_source');
  expect(larder.said.recourse).toEqual({
    by: 'source',
    on: null,
    source: rows[0].name,
    licence: rows[0].licence,
    note: null,
  });
});

test('of whom nothing was said, nothing is made up', async () => {
  const hall = await one(2);
  expect(new Set(Object.values(hall.welcome))).toEqual(new Set(['unknown']));
  expect([hall.said, hall.needs, hall.languages]).toEqual([{}, [], []]);
});

test('page after page and line after line give every service once, in one order', async () => {
  const found: string[] = [];
  for (let next: string | null = `${base}?limit=2`; next !== null; ) {
    const { json }: { json: { services: Welcome[]; next: string | null } } = await ask(next);
    found.push(...json.services.map((service) => service.id));
    expect(json.services.length).toBeLessThanOrEqual(2);
    next = json.next;
  }
  expect(found).toEqual([1, 2, 3].map(id));
  const { body } = await site.get(`${base}?format=ndjson&after=${id(1)}`);
  expect(
    body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  ).toEqual([2, 3].map(id));
});

test.each([
  ['colour=red', 'directory.unknown_parameter', 'colour'],
  ['limit=0', 'directory.invalid_parameter', 'limit'],
  ['limit=501', 'directory.invalid_parameter', 'limit'],
  ['limit=1&limit=2', 'directory.invalid_parameter', 'limit'],
  ['after=me', 'directory.invalid_parameter', 'after'],
  ['format=xml', 'directory.invalid_parameter', 'format'],
])('%s is told what may stand there', async (query, code, parameter) => {
  const { status, json } = await ask(`${base}?${query}`);
  expect([status, json.code, json.parameter]).toEqual([400, code, parameter]);
  expect(json.possible.length).toBeGreaterThan(0);
});

test('what is not there is not found, and what was merged leads to what stands for it', async () => {
  expect((await ask(`${base}/${id(99)}`)).status).toBe(404);
  expect((await ask(`${base}/nothing`)).status).toBe(404);
  const bank = (last: number) => ({
    id: id(last),
    name: 'Riverside Food Bank',
    phones: [{ id: id(last + 10), number: '01632 960011' }],
    organization: { id: id(last + 20), name: `Riverside ${last}` },
  });
  await importServices(site.database, [bank(101), bank(102)], 'more');
  await mergeLikely(site.database);
  const statuses = await Promise.all(
    [101, 102].map(async (last) => (await site.get(`${base}/${id(last)}`)).status),
  );
  expect(statuses.sort()).toEqual([200, 307]);
  await unmergeAll(site.database);
  expect((await ask(`${base}/${id(101)}`)).status).toBe(200);
  expect((await ask(`${base}/${id(102)}`)).status).toBe(200);
});

test('every answer is what its OpenAPI says', async () => {
  const { json: document, headers } = await ask('/api/directory/1/openapi.json');
  expect(headers['content-type']).toContain('application/openapi+json');
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');
  const schemaOf = (path: string) =>
    ajv.compile({
      $ref: `openapi#/paths/${path}/get/responses/200/content/application~1json/schema`,
    });
  const [list, show] = [schemaOf('~1services'), schemaOf('~1services~1%7Bid%7D')];
  const { json } = await ask(`${base}?limit=500`);
  expect([list(json), list.errors]).toEqual([true, null]);
  for (const service of json.services) expect([show(service), show.errors]).toEqual([true, null]);
  expect(show({ ...json.services[0], welcome: {} })).toBe(false);
});
