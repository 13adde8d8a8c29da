import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { transact } from '#db';
import { CONDITION_NAMES, CONDITIONS, NEED_DOMAINS } from '#directory';
import { addDays, type LocalDate, systemActor } from '#kernel';
import { sayCapacity } from '#providers';
import { importServices, touchServices } from '../directory/testing.ts';
import { testSite } from '../web/testing.ts';
import { findAndRank, type MatchQuery } from './find.ts';
import { foresee, type Invented } from './oracle.ts';
import { anyWish } from './testing.ts';

const site = await testSite();
const today = '2026-03-02' as LocalDate;
const home = { lat: 51.47, lon: -0.07 };
const DOMAINS = NEED_DOMAINS.slice(0, 5);

const place = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      lat: fc.double({ min: 51.2, max: 51.75, noNaN: true }),
      lon: fc.double({ min: -0.5, max: 0.4, noNaN: true }),
    }),
  },
  { weight: 1, arbitrary: fc.constant(null) },
);
const said = fc.record(
  Object.fromEntries(CONDITION_NAMES.map((name) => [name, fc.constantFrom(...CONDITIONS[name])])),
  { requiredKeys: [] },
);
const invented = fc.record(
  {
    needs: fc.subarray([...DOMAINS]),
    languages: fc.subarray(['ar', 'so', 'pl']),
    conditions: said,
    minimumAge: fc.constantFrom(0, 11, 13, 16, 18, 50, 65),
    maximumAge: fc.constantFrom(11, 12, 17, 18, 25, 64, 99),
    places: fc.oneof({ weight: 5, arbitrary: fc.tuple(place) }, fc.tuple(place, place), fc.constant([])),
    verifiedDaysAgo: fc.constantFrom(1, 183, 184, 900),
    verifyInDays: fc.constantFrom(-1, 0, 0, 30),
    assuredDaysAgo: fc.constantFrom(2, 365, 366),
    word: fc.record(
      {
        places: fc.constantFrom(0, 1, 12),
        waiting: fc.constantFrom(0, 14, 15, 90),
        paused: fc.boolean(),
        daysAgo: fc.constantFrom(0, 14, 15),
      },
      { requiredKeys: ['daysAgo'] },
    ),
  },
  { requiredKeys: ['needs', 'languages', 'conditions', 'places'] },
);

/** Few, so that it matters which ones the database gives. */
const MOST = 7;

let world: Invented[];

beforeAll(async () => {
  const made = fc.sample(invented, { numRuns: 400, seed: 20260302 });
  const id = await importServices(
    site.database,
    made.map((one, index) => ({
      id: `s${index}`,
      name: `Service ${index}`,
      needs: one.needs,
      conditions: one.conditions,
      languages: one.languages.map((code) => ({ code })),
      ...(one.minimumAge !== undefined && { minimum_age: one.minimumAge }),
      ...(one.maximumAge !== undefined && { maximum_age: one.maximumAge }),
      ...(one.assuredDaysAgo !== undefined && { assured_date: addDays(today, -one.assuredDaysAgo) }),
      service_at_locations: one.places.map((point, number) => ({
        id: `a${index}-${number}`,
        location: {
          id: `l${index}-${number}`,
          location_type: 'physical',
          ...(point && { latitude: rounded(point.lat), longitude: rounded(point.lon) }),
        },
      })),
    })),
  );
  world = made.map((one, index) => ({
    ...one,
    id: id(`s${index}`),
    places: one.places.map((point) => point && { lat: rounded(point.lat), lon: rounded(point.lon) }),
    ...(one.word && {
      word:
        one.word.places === undefined && one.word.waiting === undefined
          ? { ...one.word, paused: true }
          : one.word,
    }),
  }));
  for (const { id: serviceId, verifiedDaysAgo, verifyInDays, word } of world) {
    if (verifiedDaysAgo !== undefined || verifyInDays !== undefined) {
      await site.database.owner.query(
        'update directory_service set verified_on = $2, verify_by = $3 where id = $1',
        [
          serviceId,
          verifiedDaysAgo === undefined ? null : addDays(today, -verifiedDaysAgo),
          verifyInDays === undefined ? null : addDays(today, verifyInDays),
        ],
      );
    }
    if (word) {
      site.clock.set(new Date(`${addDays(today, -word.daysAgo)}T09:00:00Z`));
      const { places = null, waiting: waitingDays = null, paused = false } = word;
      await site.run((tx) => sayCapacity(tx, { serviceId, places, waitingDays, paused }));
    }
  }
  site.clock.set(new Date(`${today}T09:00:00Z`));
  await touchServices(
    site.database,
    world.map((one) => one.id),
  );
});

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

test('the fast matcher finds what the slow one foresees, in its order, whatever is asked', async () => {
  let [fitting, calls] = [0, 0];
  await fc.assert(
    fc.asyncProperty(anyWish, fc.boolean(), async (wish, near) => {
      const query: MatchQuery = { ...wish, today, near: near ? home : undefined };
      fc.pre(query.domains.length > 0);
      const found = await transact(site.database, systemActor(site.id, 'test'), (tx) =>
        findAndRank(tx, query, MOST),
      );
      const foreseen = foresee(world, query);
      const ids = (list: readonly { service: { id: string } }[]) => list.map(({ service }) => service.id);
      expect(ids(found.fits)).toEqual(foreseen.fits.slice(0, found.fits.length));
      expect(ids(found.call)).toEqual(foreseen.call.slice(0, found.call.length));
      expect(found.fits.length).toBeGreaterThanOrEqual(Math.min(MOST, foreseen.fits.length));
      expect(found.call.length).toBeGreaterThanOrEqual(Math.min(MOST, foreseen.call.length));
      expect(found.more).toBe(
        found.fits.length < foreseen.fits.length || found.call.length < foreseen.call.length,
      );
      fitting += found.fits.length;
      calls += found.call.length;
    }),
    { numRuns: 200, seed: 7 },
  );
  // Of a world in which nothing ever fitted, the two would agree as well.
  expect(Math.min(fitting, calls)).toBeGreaterThan(300);
});
