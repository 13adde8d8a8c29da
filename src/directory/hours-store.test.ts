import { type RawBuilder, sql } from 'kysely';
import { expect, test } from 'vitest';
import { transact } from '#db';
import { systemActor } from '#kernel';
import { testDatabase } from '../db/testing.ts';
import { opening } from './hours-store.ts';
import { findServices } from './search/find.ts';
import { importServices } from './testing.ts';

const db = await testDatabase();
const actor = systemActor('00000000-0000-0000-0000-000000000000', 'test');

const MONDAY_9_TO_5 = { freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', closes_at: '17:00' };
const days = (from: number, to: number, ...list: number[]) =>
  list.map((day) => [day * 1440 + from, day * 1440 + to]);

const cases: readonly [
  name: string,
  schedules: readonly object[],
  week: readonly (readonly number[])[] | null,
][] = [
  ['one day', [MONDAY_9_TO_5], days(540, 1020, 0)],
  [
    'one day with seconds and a zone',
    [{ ...MONDAY_9_TO_5, opens_at: '9:00:00Z', closes_at: '17:00:00Z' }],
    days(540, 1020, 0),
  ],
  ['words that are certain', [{ description: 'Mon, Wed 10:00 - 12:30; Sat closed' }], days(600, 750, 0, 2)],
  ['words that are not', [{ description: 'Most mornings' }], null],
  [
    'hours that touch are one',
    [MONDAY_9_TO_5, { ...MONDAY_9_TO_5, opens_at: '17:00', closes_at: '00:00' }],
    days(540, 1440, 0),
  ],
  ['all day and night', [{ description: '24/7' }], [[0, 10_080]]],
  ['hours that end before they start', [{ ...MONDAY_9_TO_5, opens_at: '17:00', closes_at: '09:00' }], null],
  ['once a month', [{ ...MONDAY_9_TO_5, freq: 'MONTHLY', byday: '1MO' }], null],
  ['every other week', [{ ...MONDAY_9_TO_5, interval: 2 }], null],
  ['a day of which nothing is said of the days', [{ opens_at: '09:00', closes_at: '17:00' }], null],
  ['over', [{ ...MONDAY_9_TO_5, valid_to: '2020-01-31' }], null],
  ['not yet', [{ ...MONDAY_9_TO_5, valid_from: '2999-01-01' }], null],
  [
    'one day is certain and another is not',
    [MONDAY_9_TO_5, { byday: 'FR', description: 'By appointment' }],
    days(540, 1020, 0),
  ],
  ['nothing', [], null],
];

test('when each service is open for certain', async () => {
  const idOf = await importServices(
    db,
    cases.map(([name, schedules]) => ({ id: name, name, schedules })),
  );
  const { weeks } = await transact(db, actor, (tx) => findServices(tx, { limit: 100 }));
  expect(cases.map(([name]) => [name, weeks.get(idOf(name)) ?? null])).toEqual(
    cases.map(([name, , week]) => [name, week]),
  );
});

test('the hours of a service at a place count, those of the building do not', async () => {
  const at = (id: string, own: object[], building: object[]) => ({
    id,
    name: id,
    service_at_locations: [
      {
        id: `at ${id}`,
        schedules: own,
        location: { id: `hall of ${id}`, location_type: 'physical', schedules: building },
      },
    ],
  });
  const idOf = await importServices(db, [at('here', [MONDAY_9_TO_5], []), at('inside', [], [MONDAY_9_TO_5])]);
  const { weeks } = await transact(db, actor, (tx) => findServices(tx, { limit: 100 }));
  const now = [idOf('here'), idOf('inside')];
  expect([...weeks].filter(([id]) => now.includes(id))).toEqual([[idOf('here'), days(540, 1020, 0)]]);
});

test('the database expects as many as there are: for one it would meet each with every service', async () => {
  const many = Array.from({ length: 400 }, (_, number) => ({
    id: `many-${number}`,
    name: `Many ${number}`,
    schedules: [{ id: 'h', ...MONDAY_9_TO_5 }],
  }));
  await importServices(db, many, 'many');
  await db.owner.query('analyze directory_service, directory_schedule, directory_service_at_location');
  const expected = await transact(db, actor, async (tx) => {
    const asked: RawBuilder<{ 'QUERY PLAN': readonly [{ Plan: { 'Plan Rows': number } }] }> = sql`
      explain (format json) with found as materialized (select * from directory_service) ${opening(tx.now)}`;
    const { rows } = await asked.execute(tx.sql);
    return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
  });
  expect(expected).toBeGreaterThan(40);
});
