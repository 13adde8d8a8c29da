import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Tx, transact } from '#db';
import { systemActor } from '#kernel';
import { testDatabase } from '../../db/testing.ts';
import { CONDITIONS } from '../condition.ts';
import { fixtureFolder, foodBank } from '../import/fixtures.ts';
import { importDirectory } from '../import/run.ts';
import { kmBetween } from '../place.ts';
import { serviceById } from '../store.ts';
import { findServices } from './find.ts';
import type { ServiceQuery } from './query.ts';

const db = await testDatabase();
const files = await fixtureFolder();
const actor = systemActor('00000000-0000-0000-0000-000000000000', 'test');
const within = <T>(work: (tx: Tx) => Promise<T>) => transact(db, actor, work);
const find = (query: ServiceQuery) => within((tx) => findServices(tx, query));
const names = async (query: ServiceQuery) => (await find(query)).services.map((service) => service.name);

interface Sample {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly needs: readonly string[];
  readonly recourse: string;
  readonly language: string;
}

// A town made by a fixed seed: the slow and obviously right answer is worked out from this list.
const town: readonly Sample[] = fc
  .sample(
    fc.record({
      needs: fc.subarray(['food', 'housing', 'digital', 'caring']),
      recourse: fc.constantFrom('unknown', ...CONDITIONS.recourse),
      language: fc.constantFrom('ar', 'so', 'pl', 'en-GB'),
    }),
    { numRuns: 150, seed: 7 },
  )
  .map((sample, index) => ({
    ...sample,
    lat: fourPlaces(51.3 + ((index * 1607) % 4000) / 1e4),
    lon: fourPlaces(-0.4 + ((index * 2521) % 6000) / 1e4),
    name: `Sample ${String(index).padStart(3, '0')}`,
  }));

// Ten metres: so that what is stored is what was made, and no two are nearly equally far.
function fourPlaces(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}

beforeAll(async () => {
  const services = town.map(({ name, lat, lon, needs, recourse, language }) => ({
    id: name,
    name,
    status: 'active',
    needs,
    conditions: { recourse },
    languages: [{ code: language }],
    service_at_locations: [
      { location: { id: name, location_type: 'physical', latitude: lat, longitude: lon } },
    ],
  }));
  const special = [
    foodBank({ name: 'Crème Café', description: 'بَنْكُ الطَّعَام' }),
    { id: 'line', name: 'Helpline', status: 'active', needs: ['food'] },
    { id: 'shut', name: 'Shut', status: 'defunct', needs: ['food'] },
  ];
  const file = await files.json('town.json', [...services, ...special]);
  const result = await importDirectory({ file, format: 'hsds', db, source: 'town' });
  expect(result.status).toBe('finished');
});

test('words are found without case, accents or Arabic vowel signs, from their beginnings, and all of them', async () => {
  for (const words of [
    'creme CAFE',
    'crè caf',
    'بنك طعام'.replace('طعام', 'الطعام'),
    'riverside food',
    'quay parcels',
  ]) {
    expect(await names({ words })).toEqual(['Crème Café']);
  }
  expect(await names({ words: 'creme zebra' })).toEqual([]);
  expect((await find({ words: `' \\ & | ! :* \u0000 ()`, limit: 1 })).services).toHaveLength(1);
});

test('the fast answer is the slow and obviously right one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        lat: fc.double({ min: 51.3, max: 51.7, noNaN: true }),
        lon: fc.double({ min: -0.4, max: 0.2, noNaN: true }),
        km: fc.double({ min: 1, max: 20, noNaN: true }),
        domains: fc.subarray(['food', 'housing', 'digital'] as const),
        languages: fc.subarray(['ar', 'en', 'pl-PL']),
        must: fc.subarray(['nrpf_welcome', 'open_to_all', 'unknown'] as const),
        mustNot: fc.subarray(['needs_recourse'] as const),
      }),
      async ({ km, domains, languages, must, mustNot, ...at }) => {
        const [lat, lon] = [fourPlaces(at.lat), fourPlaces(at.lon)];
        const right = town
          .map((sample) => ({ ...sample, km: kmBetween({ lat, lon }, sample) }))
          .filter((sample) => sample.km <= km)
          .filter((sample) => domains.length === 0 || domains.some((domain) => sample.needs.includes(domain)))
          .filter(
            (sample) =>
              languages.length === 0 ||
              languages.some((code) => code.split('-')[0] === sample.language.split('-')[0]),
          )
          .filter(
            (sample) =>
              must.length === 0 || must.some((value) => value === sample.recourse && value !== 'unknown'),
          )
          .filter((sample) => !mustNot.some((value) => value === sample.recourse))
          .map((sample) => sample.name);
        const query: ServiceQuery = {
          words: 'sample',
          near: { lat, lon },
          withinKm: km,
          domains,
          languages,
          limit: 9,
          ...(must.length > 0 ? { conditions: { recourse: must } } : {}),
          ...(mustNot.length > 0 ? { unless: { recourse: mustNot } } : {}),
        };
        const found = await allPages(query);
        expect(found.toSorted()).toEqual(right.toSorted());
        const distances = found.map((name) => kmBetween({ lat, lon }, place(name)));
        for (const [index, distance] of distances.entries()) {
          expect(distance).toBeGreaterThanOrEqual((distances[index - 1] ?? 0) - 0.001);
        }
      },
    ),
    { numRuns: 40 },
  );
});

function place(name: string): Sample {
  const found = town.find((sample) => sample.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

async function allPages(query: ServiceQuery): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await find({ ...query, ...(cursor ? { cursor } : {}) });
    found.push(...page.services.map((service) => service.name));
    if (!page.next) return found;
    cursor = page.next;
  }
}

test('by name, every service comes once over the pages, and a broken cursor starts again', async () => {
  const all = await allPages({ limit: 40 });
  expect(all).toHaveLength(town.length + 2);
  expect(new Set(all).size).toBe(all.length);
  expect(all).not.toContain('Shut');
  for (const cursor of ['', '!!', 'bnVsbA', Buffer.from('["\u0000","x"]').toString('base64url')]) {
    expect(await names({ limit: 2, cursor })).toEqual(all.slice(0, 2));
  }
});

test('what is at no place comes last, and only when asked for', async () => {
  const query: ServiceQuery = { near: { lat: 51.5, lon: -0.1 }, withinKm: 1, domains: ['food'] };
  expect(await names(query)).not.toContain('Helpline');
  const { services } = await find({ ...query, orAnywhere: true });
  expect(services.at(-1)).toMatchObject({ name: 'Helpline', distanceKm: null, place: null });
});

test('a summary says what is known, from whom, and unknown for the rest', async () => {
  const [found] = (await find({ words: 'creme', near: { lat: 51.5, lon: -0.1 } })).services;
  expect(found).toMatchObject({
    organization: { name: 'Riverside Trust' },
    phone: '01234 567890',
    needs: ['food', 'money_and_debt'],
    languages: [
      { code: 'ar', name: 'Arabic' },
      { code: null, name: 'Tigrinya' },
    ],
    place: { name: 'Riverside hall', postcode: 'SE1 2AB', pointFrom: 'source' },
    source: { code: 'town' },
    verifiedOn: null,
  });
  expect(found?.distanceKm).toBeCloseTo(0, 5);
  expect(found?.conditions).toMatchObject({
    recourse: 'nrpf_welcome',
    id_required: 'none',
    gender: 'unknown',
    cost: 'unknown',
  });
  const id = found?.id ?? '';
  expect(await within((tx) => serviceById(tx, id))).toMatchObject({ id, name: 'Crème Café' });
  expect(await names({ languages: ['ti'] })).toEqual(['Crème Café']);
});
