import type { ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { importDirectory } from '#directory';
import { importServices } from '../../directory/testing.ts';
import { type Site, testSite } from '../../web/testing.ts';
import { MOST_OUTLINES } from './parameter.ts';
import { type Collection, ENTITIES, HSDS, STANDARDS } from './standard.ts';
import { service, type Thing } from './testing.ts';
import { data, demand, schemasOf, strangersIn, there } from './testing-schemas.ts';

/** A service as publishers without UUIDs write it, and with less than the standard demands. */
const plain = {
  id: '17',
  name: 'Drop-in',
  email: 'Desk <desk@plain.example>',
  organization: { id: 'us', name: 'Us', organization_identifiers: [{ identifier: '123' }] },
  program: { id: 'p', name: 'Together' },
  phones: [{ id: '1', number: '01234', extension: '007', languages: [{ id: 'x', code: 'AR' }] }],
  contacts: [{ name: 'Desk', phones: [{ number: '5678' }] }],
  attributes: [{ id: '2', taxonomy_term: { id: '3', name: 'Meals', parent_id: '4', taxonomy_id: 'list' } }],
  service_at_locations: [
    {
      id: 'here',
      location: {
        id: 'hall',
        location_type: 'physical',
        addresses: [{ address_type: 'physical', city: 'Hull' }],
      },
    },
  ],
};

describe.skipIf(!there)('every answer is what the standard says', () => {
  let site: Site;

  beforeAll(async () => {
    site = await testSite();
    const made = fc.sample(service, { numRuns: 60, seed: 7 }) as (Thing & { id: string; name: string })[];
    await importServices(site.database, [...made, plain]);
    for (const [file, format] of [
      ['hsds-3.0/examples/service_full.json', 'hsds'],
      ['hsds-3.0/examples/organization_full.json', 'hsds'],
      ['hsds-3.1-dev/examples/service_full.json', 'hsds'],
      ['oruk-3.0-profile/examples/service_full.json', 'hsds'],
      ['oruk-mocks/V3.0-UK-Warn/service_full.json', 'hsds'],
      ['uk-dfe-familyhubs/fh_api_service.json', 'hsds'],
      ['uk-libraries/libraries_wales.csv.gz', 'uk-libraries'],
      ['uk-nhs-choices-2014/MIU.csv.gz', 'nhs-choices'],
      ['uk-nhs-choices-2014/WIC.csv.gz', 'nhs-choices'],
    ] as const) {
      await importDirectory({ db: site.database, file: `${data}${file}`, format });
    }
  }, 120_000);

  async function ask(path: string): Promise<Thing> {
    const answer = await site.get(path);
    expect(answer.status, path).toBe(200);
    return JSON.parse(answer.body);
  }

  /** Every page of a listing, each held against the standard's own idea of a page. */
  async function walk(path: string, page: ValidateFunction): Promise<Thing[]> {
    const found: Thing[] = [];
    for (let number = 1; ; number += 1) {
      const answer = await ask(`${path}&page=${number}`);
      demand(page, answer);
      const contents = answer.contents as Thing[];
      expect(answer).toMatchObject({ page_number: number, size: contents.length, first_page: number === 1 });
      found.push(...contents);
      if (answer.last_page) {
        expect(answer.total_items).toBe(found.length);
        expect(answer.total_pages).toBe(number);
        return found;
      }
      expect(contents.length).toBeGreaterThan(0);
    }
  }

  const every = STANDARDS.flatMap((standard) =>
    (Object.keys(standard.listings) as Collection[]).map(
      (collection) => [`${standard.key} ${collection}`, standard, collection] as const,
    ),
  );

  test.each(every)(
    '%s: every page, every one of them',
    async (_, standard, collection) => {
      const schemas = schemasOf(standard);
      const [brief, whole] = [schemas.brief(collection), schemas.whole(collection)];
      const path = `${standard.base}/${collection}`;
      const listed = await walk(`${path}?per_page=40`, schemas.page);
      expect(listed.length).toBeGreaterThan(1);
      const ids = listed.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const entity = ENTITIES[collection];
      for (const one of listed) {
        demand(brief.validate, one);
        expect(strangersIn(brief.schema, one, entity)).toEqual([]);
      }
      const full = standard.listings[collection]?.includes('full')
        ? await walk(`${path}?per_page=100&full=true`, schemas.page)
        : listed;
      expect(full.map(({ id }) => id)).toEqual(ids);
      for (const one of full) {
        demand(whole.validate, one);
        expect(strangersIn(whole.schema, one, entity)).toEqual([]);
      }
      const lines = (await site.get(`${path}?format=ndjson`)).body.trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line))).toEqual(listed);
      // One at a time gives what the listing gives.
      for (const one of full.filter((__, place) => place < 70 || place % 9 === 0)) {
        expect(await ask(`${path}/${one.id}`)).toEqual(one);
      }
    },
    120_000,
  );

  test('the outline of services is a listing too', async () => {
    const { page, brief } = schemasOf(HSDS);
    const path = `${HSDS.base}/services?minimal=true&per_page=${MOST_OUTLINES}`;
    const listed = await walk(path, page);
    const { validate } = brief('services');
    for (const one of listed) demand(validate, one);
    expect(Object.keys(listed.at(0) ?? {})).toEqual(['id', 'name', 'status', 'modified_date']);
  });

  test('organizations with their services whole', async () => {
    const { page, whole } = schemasOf(HSDS);
    const listed = await walk(`${HSDS.base}/organizations?full=true&full_service=true&per_page=50`, page);
    const { validate } = whole('organizations');
    for (const one of listed) demand(validate, one);
    expect(listed.some(({ services }) => Array.isArray(services) && 'status' in services[0])).toBe(true);
  });
});
