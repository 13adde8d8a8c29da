import { beforeAll, describe, expect, test } from 'vitest';
import { published } from '#directory';
import { importServices, touchServices } from '../../directory/testing.ts';
import { projectFile } from '../../testing-source.ts';
import { testSite } from '../../web/testing.ts';
import { openApiOf } from './openapi.ts';
import { PARAMETERS } from './parameter.ts';
import { HSDS, STANDARDS } from './standard.ts';
import type { Thing } from './testing.ts';

const site = await testSite();
const id = (last: number) => `5e4f0000-0000-4000-8000-${String(last).padStart(12, '0')}`;

const place = (last: number, latitude: number) => ({
  id: id(last + 100),
  location: { id: id(last + 200), location_type: 'physical', name: 'Hall', latitude, longitude: -0.1 },
});
const riverside = {
  id: id(50),
  name: 'Riverside',
  additional_websites: [{ id: id(70), url: 'javascript:alert(1)' }],
  attributes: [
    {
      taxonomy_term: { id: id(62), name: 'Charity', taxonomy_detail: { id: id(61), name: 'Local list' } },
      label: 'What it is',
    },
  ],
};
const given = [
  {
    id: id(1),
    name: 'Food bank',
    last_modified: '2020-01-01T00:00:00Z',
    minimum_age: 18,
    url: 'javascript:alert(1)',
    organization: riverside,
    needs: ['food'],
    conditions: { recourse: 'nrpf_welcome' },
    service_at_locations: [place(1, 51.5)],
    schedules: [{ byday: 'MO,TH', opens_at: '9:00', closes_at: '12:30:00' }],
    contacts: [{ id: id(300), name: 'Desk' }],
  },
  {
    id: id(2),
    name: 'Café for women',
    conditions: { recourse: 'needs_recourse', cost: 'free' },
    organization: riverside,
    service_at_locations: [place(2, 52.5)],
    maximum_age: 25,
    attributes: [
      { taxonomy_term: { id: id(60), name: 'Meals', taxonomy_detail: { id: id(61), name: 'Local list' } } },
    ],
    schedules: [{ byday: '1MO', opens_at: '14:00', closes_at: '16:00' }],
  },
  {
    id: id(3),
    name: 'Gone bank',
    service_at_locations: [place(3, 51.5)],
    organization: { id: id(51), name: 'Gone' },
  },
];

beforeAll(async () => {
  await site.database.owner.query(
    `insert into directory_place (code, kind, name, latitude, longitude) values ('SE1', 'outcode', 'SE1', 51.5, -0.1)`,
  );
  await importServices(site.database, given);
  // The next edition does not have the third any more, nor its organization and place.
  await importServices(site.database, given.slice(0, 2));
});

async function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await site.get(`/api/hsds/3.0${path}`, undefined, headers);
  return { ...answer, json: answer.body === '' ? {} : (JSON.parse(answer.body) as Thing) };
}

async function idsOf(path: string): Promise<number[]> {
  const { status, json } = await ask(path);
  expect(status, path).toBe(200);
  return (json.contents as Thing[]).map((one) => Number(String(one.id).slice(-4)));
}

const termOf = async (code: string) => {
  const { json } = await ask('/taxonomy_terms?per_page=500');
  return (json.contents as Thing[]).find((term) => term.code === code)?.id;
};

describe('a listing', () => {
  test.each([
    ['', [1, 2]],
    ['search=cafe', [2]],
    ['search=bank%20river', [1]],
    ['search=nothing', []],
    [`organization_id=${id(50)}`, [1, 2]],
    [`organization_id=${id(51)}`, []],
    [`taxonomy_term_id=${id(60)}`, [2]],
    [`taxonomy_id=${id(61)}`, [2]],
    [`taxonomy_id=${id(61)}&search=food`, []],
    ['postcode=SE1%209AA&proximity=2000', [1]],
    ['postcode=se1&proximity=200000', [1, 2]],
    ['modified_after=2026-03-02', [1, 2]],
    ['modified_after=2026-03-02T09:00:01Z', []],
    ['modified_after=2026-03-02T10:00:01%2B01:00', []],
    ['page=2&per_page=1', [2]],
    ['search=', [1, 2]],
  ])('of services, narrowed to %s', async (query, expected) => {
    expect(await idsOf(`/services?${query}`)).toEqual(expected);
    const lines = (await site.get(`/api/hsds/3.0/services?format=ndjson&${query}`)).body;
    if (!query.includes('page')) {
      expect(lines.split('\n').filter(Boolean).length).toBe(expected.length);
    }
  });

  test.each([
    ['recourse.nrpf_welcome', [1]],
    ['recourse', [1, 2]],
    ['cost.free', [2]],
    ['cost.charged', []],
    ['food', [1]],
  ])('narrowed to our own term %s', async (code, expected) => {
    expect(await idsOf(`/services?taxonomy_term_id=${await termOf(code)}`)).toEqual(expected);
  });

  test('narrowed to our own taxonomies', async () => {
    const { json } = await ask('/taxonomies');
    const [conditions, needs] = json.contents as Thing[];
    expect(await idsOf(`/services?taxonomy_id=${conditions?.id}`)).toEqual([1, 2]);
    expect(await idsOf(`/services?taxonomy_id=${needs?.id}`)).toEqual([1]);
    const { json: terms } = await ask(`/taxonomy_terms?taxonomy_id=${needs?.id}&search=food`);
    expect((terms.contents as Thing[]).map(({ code }) => code)).toEqual(['food']);
    expect((await ask('/taxonomy_terms?top_only=true&search=public')).json.total_items).toBe(1);
  });

  test('of organizations with a term, in 3.1 only', async () => {
    const listed = async (query: string) => {
      const { status, body } = await site.get(`/api/hsds/3.1/organizations?${query}`);
      expect(status).toBe(200);
      return (JSON.parse(body).contents as Thing[]).map(({ id: one }) => one);
    };
    expect(await listed(`taxonomy_term_id=${id(60)}`)).toEqual([]);
    expect(await listed(`taxonomy_term_id=${id(62)}`)).toEqual([id(50)]);
    expect(await listed(`taxonomy_id=${id(61)}`)).toEqual([id(50)]);
    expect((await ask(`/organizations?taxonomy_id=${id(61)}`)).status).toBe(400);
  });

  test('of services at locations', async () => {
    expect((await idsOf('/service_at_locations')).sort()).toEqual([101, 102]);
    expect(await idsOf('/service_at_locations?postcode=SE1&proximity=50')).toEqual([101]);
    expect(await idsOf('/service_at_locations?search=women')).toEqual([102]);
  });

  test('our own terms and others make one listing, page by page', async () => {
    const seen: unknown[] = [];
    for (let page = 1; ; page += 1) {
      const { json } = await ask(`/taxonomy_terms?per_page=7&page=${page}`);
      seen.push(...(json.contents as Thing[]).map((term) => term.id));
      if (json.last_page) break;
    }
    const { json } = await ask('/taxonomy_terms?per_page=500');
    expect(seen).toEqual((json.contents as Thing[]).map((term) => term.id));
    expect(seen.at(-1)).toBe(id(62));
  });

  test('a page past the last is empty and says that it is the last', async () => {
    expect((await ask('/services?page=9&per_page=1')).json).toEqual({
      total_items: 2,
      total_pages: 2,
      page_number: 9,
      size: 0,
      first_page: false,
      last_page: true,
      empty: true,
      contents: [],
    });
  });

  test.each([
    ['minimum_age=18', [1]],
    ['minimum_age=18.5', []],
    ['maximum_age=25', [2]],
    ['day=MO', [1, 2]],
    ['day=thursday', [1]],
    ['start_time=10:00', [2]],
    ['end_time=12:30', [1]],
    ['start_time=9:00&end_time=12:30', [1]],
    ['day=TH&start_time=13:00', []],
  ])('in the UK profile, narrowed to %s', async (query, expected) => {
    const { body } = await site.get(`/api/oruk/3.0/services?${query}`);
    const { contents } = JSON.parse(body) as { contents: Thing[] };
    expect(contents.map((one) => Number(String(one.id).slice(-4)))).toEqual(expected);
  });
});

test('what vanished is nowhere: not listed, not shown, not nested', async () => {
  for (const path of [`/services/${id(3)}`, `/organizations/${id(51)}`, `/service_at_locations/${id(103)}`]) {
    expect((await ask(path)).status, path).toBe(404);
  }
  expect(await idsOf('/organizations')).toEqual([50]);
  for (const path of ['/services?full=true', '/service_at_locations?full=true', '/organizations?full=true']) {
    expect((await ask(path)).body).not.toContain('Gone');
  }
  await site.database.owner.query('update directory_location set vanished_at = now() where id = $1', [
    id(202),
  ]);
  await touchServices(site.database, [id(2)]);
  expect((await ask(`/services/${id(2)}`)).json).not.toHaveProperty('service_at_locations');
  expect(await idsOf('/service_at_locations')).toEqual([101]);
  await site.database.owner.query('update directory_location set vanished_at = null where id = $1', [
    id(202),
  ]);
  await touchServices(site.database, [id(2)]);
});

test('no link leaves that could run something, however it came in', async () => {
  const { owner } = site.database;
  await owner.query(
    `update directory_service set url = 'javascript:alert(1)', email = 'a b@c' where id = $1`,
    [id(2)],
  );
  await touchServices(site.database, [id(2)]);
  for (const path of [`/services/${id(1)}`, `/services/${id(2)}`, '/services', '/services?full=true']) {
    const { body } = await ask(path);
    expect(body).not.toContain('javascript:');
    expect(body).not.toContain('a b@c');
  }
});

test('what nobody said of a condition is left out', async () => {
  const { json } = await ask(`/services/${id(1)}`);
  const codes = (json.attributes as Thing[]).map((one) => (one.taxonomy_term as Thing).code);
  expect(codes).toEqual(['recourse.nrpf_welcome', 'food']);
});

test('an organization has its services by name, or whole', async () => {
  const { json } = await ask(`/organizations/${id(50)}`);
  expect(json.services).toEqual([
    { id: id(1), name: 'Food bank', status: 'active' },
    { id: id(2), name: 'Café for women', status: 'active' },
  ]);
  const { json: whole } = await ask(`/organizations/${id(50)}?full_service=true`);
  expect((whole.services as Thing[])[0]).toMatchObject({ contacts: [{ name: 'Desk' }] });
});

test('the UK profile has no organizations, and less of everything else', async () => {
  expect((await site.get('/api/oruk/3.0/organizations')).status).toBe(404);
  const { body } = await site.get(`/api/oruk/3.0/services/${id(1)}`);
  expect(JSON.parse(body).contacts).toEqual([{ id: id(300), name: 'Desk' }]);
  expect(body).not.toContain('link_entity');
});

describe('a question that cannot be answered', () => {
  test.each([
    ['/services?page=0', 'invalid_parameter', 'page', ['1 to 10000000']],
    ['/services?page=x', 'invalid_parameter', 'page', ['1 to 10000000']],
    ['/services?per_page=501', 'invalid_parameter', 'per_page', ['1 to 500']],
    ['/services?page=1&page=2', 'invalid_parameter', 'page', ['1 to 10000000']],
    ['/services?taxonomy_id=1', 'invalid_parameter', 'taxonomy_id', ['a UUID']],
    ['/services?format=xml', 'invalid_parameter', 'format', ['json, ndjson']],
    ['/services?full=maybe', 'invalid_parameter', 'full', ['true, false']],
    ['/services?modified_after=yesterday', 'invalid_parameter', 'modified_after', null],
    ['/services?postcode=SE1', 'missing_parameter', 'proximity', []],
    ['/services?proximity=5', 'missing_parameter', 'postcode', []],
    ['/services?postcode=ZZ99&proximity=5', 'unknown_postcode', 'postcode', []],
    ['/services?taxonomy=food', 'unknown_parameter', 'taxonomy', [...(HSDS.listings.services ?? [])]],
    ['/services?day=MO', 'unknown_parameter', 'day', null],
    [`/services/${id(1)}?full=true`, 'unknown_parameter', 'full', []],
  ])('%s: %s', async (path, what, parameter, possible) => {
    const { status, json, headers } = await ask(path);
    expect(status).toBe(400);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(json).toMatchObject({ code: `openreferral.${what}`, parameter });
    expect(String(json.detail).length).toBeGreaterThan(10);
    if (possible) expect(json.possible).toEqual(possible);
  });

  test('is answered in the language that was asked for', async () => {
    const { json } = await ask('/services?page=0', { 'accept-language': 'ar' });
    expect(json.detail).toMatch(/[\u0600-\u06ff]/);
  });

  test.each([`/services/${id(999)}`, '/services/x', '/services/%00', '/people', '/services/1/2'])(
    '%s is not there',
    async (path) => {
      const { status, json, headers } = await ask(path);
      expect(status).toBe(404);
      expect(json.code).toBe('kernel.not_found');
      expect(headers['access-control-allow-origin']).toBe('*');
    },
  );

  test('every code and every parameter is documented', () => {
    const page = projectFile('docs/api/openreferral.md');
    for (const what of [
      'unknown_parameter',
      'invalid_parameter',
      'missing_parameter',
      'unknown_postcode',
      'too_many_services',
      'too_slow',
    ]) {
      expect(page).toContain(`\`openreferral.${what}\``);
    }
    for (const name of Object.keys(PARAMETERS)) expect(page).toContain(`\`${name}\``);
  });
});

test('OpenAPI names every address that is there, and every parameter that it uses', async () => {
  for (const standard of STANDARDS) {
    const { body } = await site.get(`${standard.base}/openapi.json`);
    const described = JSON.parse(body);
    expect(described).toEqual(JSON.parse(JSON.stringify(openApiOf(standard, 'http://localhost'))));
    const paths = site.furnished.feeds
      .filter(({ path }) => path.startsWith(`${standard.base}/`) && !path.endsWith('.json'))
      .map(({ path }) => path.slice(standard.base.length).replace(/:\w+/, '{id}'));
    expect(Object.keys(described.paths).sort()).toEqual(paths.sort());
    const used = [...body.matchAll(/"#\/components\/parameters\/(\w+)"/g)].map((match) => match[1] ?? '');
    for (const name of used) expect(Object.keys(described.components.parameters)).toContain(name);
  }
});

test('whoever reads can change nothing, and does not wait for ever', async () => {
  const { database } = site;
  const write = published.reading(database, async (tx) => {
    await tx.sql.deleteFrom('directory_service').execute();
  });
  await expect(write).rejects.toMatchObject({ code: '25006' });
  await published.reading(database, async (tx) => {
    const { rows } = await (await import('kysely')).sql<{
      statement_timeout: string;
    }>`show statement_timeout`.execute(tx.sql);
    expect(rows[0]?.statement_timeout).toBe('10s');
  });
});

test('everything is sent a batch at a time, and nothing is missed or sent twice', async () => {
  const many = Array.from({ length: 450 }, (_, index) => ({ id: id(1000 + index), name: `Many ${index}` }));
  await importServices(site.database, [...given.slice(0, 2), ...many]);
  const { body } = await site.get('/api/hsds/3.0/services?format=ndjson&full=true');
  const ids = body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).id);
  expect(ids.length).toBe(452);
  expect(new Set(ids).size).toBe(452);
  const listing = { listed: 'service', shape: 'brief', version: '3.0', narrowed: {} } as const;
  const batch = await published.after(site.database, listing, null, 200);
  expect(batch.contents.length).toBe(200);
  expect(batch.last).toBe(ids[199]);
});
