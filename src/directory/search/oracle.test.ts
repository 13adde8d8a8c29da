import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Tx, transact } from '#db';
import { systemActor } from '#kernel';
import { testDatabase } from '../../db/testing.ts';
import { CONDITIONS, type ConditionValue } from '../condition.ts';
import { fold } from '../fold.ts';
import type { NeedDomain } from '../need.ts';
import { kmBetween } from '../place.ts';
import { serviceById } from '../store.ts';
import { importServices } from '../testing.ts';
import { partOfWeek } from '../week.ts';
import { search } from './find.ts';
import type { Meaning, ServicePage, ServiceQuery } from './query.ts';
import { lexemesOf } from './store.ts';
import { frequent } from './words.ts';

const db = await testDatabase();
const actor = systemActor('00000000-0000-0000-0000-000000000000', 'test');
const within = <T>(work: (tx: Tx) => Promise<T>) => transact(db, actor, work);

interface Sample {
  readonly id: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly says: readonly string[];
  readonly places: readonly { lat: number; lon: number }[];
  readonly needs: readonly NeedDomain[];
  readonly languages: readonly string[];
  readonly recourse: ConditionValue<'recourse'>;
  readonly cost: ConditionValue<'cost'>;
  readonly by_telephone: ConditionValue<'by_telephone'>;
  readonly at_home: ConditionValue<'at_home'>;
  readonly ages: readonly [number | null, number | null];
  /** Days from Monday, and between which hours; null when nobody said. */
  readonly hours: { readonly days: readonly number[]; readonly from: number; readonly to: number } | null;
}

const WORDS = ['food', 'foodbank', 'bank', 'club', 'garden', 'gardening', 'طعام', 'crème'];
const NEEDS = ['food', 'housing', 'digital', 'other'] as const;
const LANGUAGES = ['ar', 'so', 'pl', 'en'] as const;
const point = fc.record({
  lat: fc.integer({ min: 51_3000, max: 51_7000 }).map((n) => n / 1e4),
  lon: fc.integer({ min: -4000, max: 2000 }).map((n) => n / 1e4),
});
const answer = <C extends 'recourse' | 'cost' | 'by_telephone' | 'at_home'>(condition: C) =>
  fc.constantFrom<ConditionValue<C>>('unknown', ...CONDITIONS[condition]);

// A town made by a fixed seed: the slow and obviously right answer is worked out from this list.
const town: readonly Sample[] = fc
  .sample(
    fc.record({
      words: fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 2 }),
      says: fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 3 }),
      places: fc.array(point, { maxLength: 3 }),
      needs: fc.subarray([...NEEDS]),
      languages: fc.subarray([...LANGUAGES]),
      recourse: answer('recourse'),
      cost: answer('cost'),
      by_telephone: answer('by_telephone'),
      at_home: answer('at_home'),
      ages: fc.constantFrom<[number | null, number | null]>([null, null], [18, null], [null, 25], [60, 99]),
      hours: fc.option(
        fc.record({
          days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
          from: fc.integer({ min: 6, max: 15 }),
          to: fc.integer({ min: 16, max: 23 }),
        }),
      ),
    }),
    { numRuns: 220, seed: 11 },
  )
  .map((sample, index) => ({ ...sample, id: `s${index}`, name: [...sample.words, `n${index}`].join(' ') }));

let byId: ReadonlyMap<string, Sample> = new Map();
beforeAll(async () => {
  const idOf = await importServices(
    db,
    town.map(({ id, name, says, places, needs, languages, ages, hours, ...said }) => ({
      id,
      name,
      description: says.join(' '),
      needs,
      conditions: {
        recourse: said.recourse,
        cost: said.cost,
        by_telephone: said.by_telephone,
        at_home: said.at_home,
      },
      languages: languages.map((code) => ({ code })),
      ...(ages[0] === null ? {} : { minimum_age: ages[0] }),
      ...(ages[1] === null ? {} : { maximum_age: ages[1] }),
      ...(hours
        ? {
            schedules: [
              {
                id: `${id}.hours`,
                freq: 'WEEKLY',
                byday: hours.days.map((day) => ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][day]).join(','),
                opens_at: `${String(hours.from).padStart(2, '0')}:00`,
                closes_at: `${hours.to}:00`,
              },
            ],
          }
        : {}),
      service_at_locations: places.map(({ lat, lon }, place) => ({
        location: { id: `${id}.${place}`, location_type: 'physical', latitude: lat, longitude: lon },
      })),
    })),
  );
  byId = new Map(town.map((sample) => [idOf(sample.id), sample]));
});

const meaning: fc.Arbitrary<Meaning> = fc.oneof(
  fc.record({
    words: fc.uniqueArray(fc.constantFrom(...WORDS, 'foo', 'CRE', 'n1'), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ words: fc.tuple(fc.constantFrom(...WORDS)), whole: fc.constant(true) }),
  fc.record({ need: fc.constantFrom(...NEEDS) }),
);
const asked: fc.Arbitrary<ServiceQuery> = fc.record(
  {
    words: fc.oneof(
      fc
        .uniqueArray(fc.constantFrom(...WORDS, 'foo', 'n2'), { maxLength: 2 })
        .map((words) => words.join(' ')),
      fc.array(fc.array(meaning, { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
    ),
    domains: fc.subarray([...NEEDS]),
    near: point,
    withinKm: fc.double({ min: 1, max: 30, noNaN: true }),
    orAnywhere: fc.boolean(),
    format: fc.constantFrom('in_person' as const, 'anywhere' as const),
    languages: fc.subarray(['ar', 'en-GB', 'pl-PL']),
    conditions: fc.record({
      recourse: fc.subarray(['nrpf_welcome', 'open_to_all', 'unknown'] as const, { minLength: 1 }),
    }),
    anyOf: fc.record(
      {
        by_telephone: fc.subarray(['yes', 'unknown'] as const, { minLength: 1 }),
        at_home: fc.subarray(['yes', 'no'] as const),
      },
      { requiredKeys: [] },
    ),
    unless: fc.record({ cost: fc.subarray(['charged', 'low_cost'] as const) }),
    age: fc.integer({ min: 10, max: 70 }),
    openIn: fc
      .tuple(
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(
          'any' as const,
          'morning' as const,
          'afternoon' as const,
          'evening' as const,
          'night' as const,
        ),
      )
      .map(([day, part]) => partOfWeek(day, part)),
    openAt: fc.integer({ min: 0, max: 10_079 }),
    sort: fc.constantFrom('nearest' as const, 'best' as const, 'soonest' as const),
  },
  { requiredKeys: [] },
);

/** The slow and obviously right filter. Null: not found. Else the kilometres to it; undefined where there is no telling. */
function fits(query: ServiceQuery, sample: Sample): boolean {
  const { domains, languages, conditions, anyOf, unless, age, format, near, openIn, openAt } = query;
  // Minute for minute, as somebody at the door would see it.
  const { hours } = sample;
  const isOpen = (minute: number) =>
    (hours?.days ?? []).includes(Math.floor(minute / 1440)) &&
    minute % 1440 >= (hours?.from ?? 0) * 60 &&
    minute % 1440 < (hours?.to ?? 0) * 60;
  const isOpenIn = ([from, to]: readonly [number, number]) =>
    Array.from({ length: to - from }, (_, after) => from + after).some(isOpen);
  const needWords = sample.needs.map((need) => need.replaceAll('_', ' '));
  const words = [...sample.words, ...sample.says, ...needWords, sample.name.split(' ').at(-1) ?? ''].map(
    fold,
  );
  const meant = (one: Meaning) =>
    'need' in one
      ? sample.needs.includes(one.need)
      : one.words.every((typed) =>
          words.some((word) => (one.whole ? word === fold(typed) : word.startsWith(fold(typed)))),
        );
  const groups =
    typeof query.words === 'string'
      ? query.words
          .split(' ')
          .filter((word) => word !== '')
          .map((word): Meaning[] => [{ words: [word] }])
      : (query.words ?? []);
  const anywhere = sample.places.length === 0;
  const there = near
    ? sample.places.some((place) => kmBetween(near, place) <= (query.withinKm ?? 25)) ||
      (query.orAnywhere === true && anywhere)
    : true;
  return (
    groups.every((group) => group.some(meant)) &&
    (!domains?.length || domains.some((domain) => sample.needs.includes(domain))) &&
    (!languages?.length || languages.some((tag) => sample.languages.includes(tag.split('-')[0] ?? ''))) &&
    (!conditions?.recourse ||
      (sample.recourse !== 'unknown' && conditions.recourse.includes(sample.recourse))) &&
    (!anyOf ||
      (['by_telephone', 'at_home'] as const).some(
        (way) => sample[way] !== 'unknown' && anyOf[way]?.includes(sample[way]),
      )) &&
    !unless?.cost?.includes(sample.cost) &&
    (age === undefined || ((sample.ages[0] ?? 0) <= age && (sample.ages[1] ?? 1000) >= age)) &&
    (format === undefined || (format === 'anywhere') === anywhere) &&
    (openAt === undefined || isOpen(openAt)) &&
    (openIn === undefined || isOpenIn(openIn)) &&
    there
  );
}

const LIMITS = fc.record({
  counted: fc.constantFrom(3, 40, 1000),
  looked: fc.constantFrom(1, 30, 2500),
  tiers: fc.constant([512, 64, 8, 1] as const),
});
// What is believed of frequencies may be as wrong as it likes: it decides how something is looked for, not what is found.
const BELIEVED = fc
  .record({
    total: fc.constantFrom(0, 220, 100_000),
    shares: fc.dictionary(
      fc.constantFrom('food', '=food', 'Nfood', 'Lar', 'X', 'club', 'C23113113', 'C32002002'),
      fc.double({ min: 0.001, max: 1, noNaN: true }),
    ),
  })
  .map(({ total, shares }) => frequent(total, new Map(Object.entries(shares))));

test('what is found is what the slow and obviously right filter finds, each once over the pages, in order, and counted', async () => {
  await fc.assert(
    fc.asyncProperty(
      asked,
      LIMITS,
      BELIEVED,
      fc.integer({ min: 1, max: 30 }),
      async (query, limits, believed, limit) => {
        const pages: ServicePage[] = [];
        for (let cursor: string | undefined; ; ) {
          const page = await within((tx) =>
            search(
              tx,
              { ...query, limit, counts: pages.length === 0, ...(cursor ? { cursor } : {}) },
              limits,
              believed,
            ),
          );
          pages.push(page);
          if (!page.next) break;
          cursor = page.next;
        }
        const found = pages.flatMap((page) => page.services);
        const right = town.filter((sample) => fits(query, sample));
        expect(found.map((one) => one.name).toSorted()).toEqual(right.map((one) => one.name).toSorted());
        inOrder(query, found);
        counted(pages[0], right, limits.counted);
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);

function inOrder(query: ServiceQuery, found: ServicePage['services']): void {
  if (!query.near || (query.sort !== undefined && query.sort !== 'nearest')) return;
  const distances = found.map((one) => one.distanceKm ?? Infinity);
  for (const [place, km] of distances.entries())
    expect(km).toBeGreaterThanOrEqual((distances[place - 1] ?? 0) - 0.001);
}

function counted(page: ServicePage | undefined, right: readonly Sample[], most: number): void {
  const counts = page?.counts;
  if (!counts) throw new Error('Nobody counted.');
  const of = (fits: (sample: Sample) => boolean) => right.filter(fits).length;
  if (counts.more) {
    expect(right.length).toBeGreaterThan(Math.min(most, counts.total - 1));
    expect(counts.total).toBeLessThanOrEqual(right.length);
    for (const need of NEEDS)
      expect(counts.needs[need] ?? 0).toBeLessThanOrEqual(of((one) => one.needs.includes(need)));
    return;
  }
  expect(counts.total).toBe(right.length);
  for (const need of NEEDS) expect(counts.needs[need] ?? 0).toBe(of((one) => one.needs.includes(need)));
  for (const language of LANGUAGES) {
    expect(counts.languages[language] ?? 0).toBe(of((one) => one.languages.includes(language)));
  }
  for (const value of CONDITIONS.recourse) {
    expect(counts.answers.recourse?.[value] ?? 0).toBe(of((one) => one.recourse === value));
  }
  for (const way of ['by_telephone', 'at_home'] as const)
    expect(counts.answers[way]?.yes ?? 0).toBe(of((one) => one[way] === 'yes'));
  expect(counts.formats.anywhere).toBe(of((one) => one.places.length === 0));
}

test('what has all words in its name stands before what has not, however many there are', async () => {
  await fc.assert(
    fc.asyncProperty(
      LIMITS,
      BELIEVED,
      fc.option(point, { nil: undefined }),
      async (limits, believed, near) => {
        const query: ServiceQuery = {
          words: 'food',
          sort: 'best',
          limit: 100,
          ...(near ? { near, withinKm: 100 } : {}),
        };
        const { services } = await within((tx) => search(tx, query, { ...limits, counted: 1000 }, believed));
        const named = services.map((one) => one.name.includes('food'));
        expect(named.lastIndexOf(true)).toBeLessThan(named.includes(false) ? named.indexOf(false) : Infinity);
      },
    ),
    { numRuns: 20 },
  );
});

test('a card shows what the page of the service shows', async () => {
  const { services } = await within((tx) =>
    search(tx, { limit: 100 }, { counted: 10, looked: 10, tiers: [1] }),
  );
  expect(services).toHaveLength(100);
  for (const service of services.slice(0, 20)) {
    expect(service).toEqual(await within((tx) => serviceById(tx, service.id)));
    expect(byId.has(service.id)).toBe(true);
  }
});

test('words that are taken as they are, are taken as PostgreSQL takes them', async () => {
  const words = ['food', 'SE15', 'Café', 'طَعَام', 'مساعدة', 'abc123', 'naïve', 'ŁÓDŹ'];
  const lexemes = await within((tx) => lexemesOf(tx, words));
  for (const [place, word] of words.entries()) expect(lexemes[place]).toEqual([fold(word)]);
});
