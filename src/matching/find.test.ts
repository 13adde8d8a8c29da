import { beforeAll, expect, test } from 'vitest';
import { transact } from '#db';
import { type LocalDate, systemActor } from '#kernel';
import { sayCapacity } from '#providers';
import { importServices } from '../directory/testing.ts';
import { testSite } from '../web/testing.ts';
import { findAndRank, type MatchQuery } from './find.ts';
import type { Explained } from './rank.ts';

const site = await testSite();
const home = { lat: 51.47, lon: -0.07 };
const place = (km: number) => ({
  service_at_locations: [
    {
      id: `at-${km}`,
      location: {
        id: `place-${km}`,
        location_type: 'physical',
        latitude: home.lat + km / 111.195,
        longitude: home.lon,
      },
    },
  ],
});
const food = (id: string, km: number, more: object = {}) => ({
  id,
  name: id,
  needs: ['food'],
  ...place(km),
  ...more,
});
let id: (sourceId: string) => string;

beforeAll(async () => {
  id = await importServices(site.database, [
    food('welcoming', 2, { conditions: { id_required: 'none' } }),
    food('nearest', 0.5),
    food('strict', 1, { conditions: { id_required: 'specific' } }),
    food('far', 12, { conditions: { id_required: 'none' } }),
    food('paused', 1.5, { conditions: { id_required: 'none' } }),
    { id: 'line', name: 'Telephone line', needs: ['food'], conditions: { id_required: 'none' } },
    { id: 'english', name: 'English class', needs: ['english_and_language'], ...place(1.2) },
    // More nearby that say no than are ever looked at: they may not crowd out the rest.
    ...Array.from({ length: 120 }, (_, index) =>
      food(`shut-${index}`, 0.1 + index / 1000, { conditions: { id_required: 'any' } }),
    ),
  ]);
  await site.run((tx) =>
    sayCapacity(tx, { serviceId: id('paused'), places: null, waitingDays: null, paused: true }),
  );
});

const find = (query: Partial<MatchQuery> = {}, schemeId = site.id) =>
  transact(site.database, systemActor(schemeId, 'test'), (tx) =>
    findAndRank(tx, {
      domains: ['food'],
      must: ['no_id'],
      prefer: [],
      near: home,
      travelKm: 8,
      today: '2026-03-02' as LocalDate,
      ...query,
    }),
  );
const names = (list: readonly Explained[]) => list.map(({ service }) => service.name);

test('what fits, what is worth a call, and what it cannot be, however many say no nearby', async () => {
  const { fits, call, excluded } = await find();
  expect(names(fits)).toEqual(['welcoming']);
  expect(names(call).toSorted()).toEqual(['Telephone line', 'nearest']);
  expect(names(excluded)).toContain('shut-0');
  expect(names(excluded)).toContain('paused');
});

test('too far says so, and how far', async () => {
  const { excluded } = await find({ must: [], words: 'far' });
  expect(excluded[0]?.excluded).toMatchObject([{ code: 'too_far', params: { limitKm: 8 } }]);
});

test('a pause in one scheme is no pause in another', async () => {
  expect(names((await find({}, site.other.id)).fits)).toContain('paused');
});

test('words find what the domain does not', async () => {
  const { fits } = await find({ must: [], words: 'english class' });
  expect(names(fits)).toEqual(['English class']);
  expect(fits[0]?.unknown).toContainEqual({ code: 'need_not_said', params: {} });
});

test('without a place nothing is near or far', async () => {
  const { fits } = await find({ near: undefined, travelKm: undefined });
  expect(names(fits).toSorted()).toEqual(['Telephone line', 'far', 'welcoming']);
});
