import { expect, test } from 'vitest';
import { hsdsOf, isWhole, pageOf } from './oruk.ts';
import { take } from './take.ts';

const FIRST = {
  id: '1',
  name: 'Lunch',
  status: 'active',
  fees: 'Free',
  deliverable_type: null,
  organization: { id: 'o', name: 'Harbour', url: 'https://harbour.example' },
  eligibilitys: [{ id: 'e', eligibility: 'Older people', minimum_age: 60, maximum_age: 110 }],
  contacts: [{ id: 'c', name: 'Desk', phones: [{ id: 'p', number: '01234 567' }] }],
  regular_schedules: [{ id: 'r', weekday: 'Monday', opens_at: '10:00', closes_at: '12:00' }],
  service_at_locations: [
    {
      id: 'sl',
      location: {
        id: 'l',
        name: 'House',
        latitude: 51.1,
        longitude: -1.1,
        physical_addresses: [
          { id: 'a', address_1: '1 Pier', city: 'Port', postal_code: 'SE1 2AB', country: 'GB' },
        ],
        accessibility_for_disabilities: [{ id: 'x', accessibility: 'Ramp' }],
      },
      holiday_schedules: [{ id: 'h', closed: true, start_date: '2026-12-25', end_date: '2026-12-26' }],
    },
  ],
  service_taxonomys: [{ id: 't', taxonomy: { id: 'esd:1', name: 'Meals', vocabulary: 'esdServiceTypes' } }],
  reviews: [{ id: 'rv', title: 'x' }],
};

test('Open Referral UK 1.0: its nested tables become HSDS 3', () => {
  const { kind, found } = hsdsOf('1', FIRST);
  const taken = take(kind, found);
  if ('why' in taken) throw new Error(taken.detail);
  const said: Record<string, Record<string, unknown>> = Object.fromEntries(
    taken.records.map((record) => [record.kind, record.document as Record<string, unknown>]),
  );
  expect(taken.warnings).toEqual([]);
  expect(said.service).toMatchObject({
    fees_description: 'Free',
    eligibility_description: 'Older people',
    minimum_age: 60,
    schedules: [{ freq: 'WEEKLY', byday: 'MO', opens_at: '10:00' }],
    contacts: [{ name: 'Desk', phones: [{ number: '01234 567' }] }],
    service_at_locations: [{ location_id: 'l', schedules: [{ valid_from: '2026-12-25', notes: 'Closed' }] }],
    attributes: [{ taxonomy_term_id: 'esd:1' }],
  });
  expect(said.service?.reviews).toBeUndefined();
  expect(said.location).toMatchObject({
    addresses: [{ address_1: '1 Pier', address_type: 'physical' }],
    accessibility: [{ description: 'Ramp' }],
  });
  expect(said.organization).toMatchObject({ website: 'https://harbour.example' });
  expect(said.taxonomy_term).toMatchObject({ name: 'Meals', taxonomy: 'esdServiceTypes' });
});

test('the shape of a list is told by its services', () => {
  const shape = (json: unknown) => pageOf(json)?.shape;
  expect(shape({ contents: [{ id: 'a', name: 'x', status: 'active' }], total_items: 1 })).toBe('3');
  expect(shape({ content: [FIRST], totalElements: 1, last: true })).toBe('1');
  expect(shape({ content: [{ id: 1, name: 'x', min_age: 3, locations: [] }], last: true })).toBe('outpost');
  expect(shape({ openapi: '3.1' })).toBeUndefined();
  expect(pageOf({ content: [], totalElements: 'many', totalPages: -1 })).toMatchObject({
    total: null,
    pages: null,
  });
  expect(isWhole('1', FIRST)).toBe(true);
  expect(isWhole('3', { id: 'a', name: 'x' })).toBe(false);
});
