import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxAround, kmBetween, outcodeOf, readPosition } from './place.ts';

test('coordinates in the United Kingdom are taken as they are', () => {
  expect(readPosition(51.5, -0.12)).toEqual({ point: { lat: 51.5, lon: -0.12 }, problem: null });
  expect(readPosition(undefined, null)).toEqual({ point: null, problem: null });
});

test.each([
  [0, 0, 'zero', null],
  [-0.12, 51.5, 'swapped', { lat: 51.5, lon: -0.12 }],
  [48.85, 2.35, 'outside_uk', null],
  [100, 101, 'impossible', null],
  [51.5, null, 'incomplete', null],
])('%s, %s is reported as %s', (lat, lon, problem, point) => {
  expect(readPosition(lat, lon)).toEqual({ point, problem });
});

test('an outcode is read from a postcode however it is written', () => {
  expect(['ig11 7nb', 'IG117NB', ' IG11 ', 'Ig11-7nB'].map(outcodeOf)).toEqual([
    'IG11',
    'IG11',
    'IG11',
    'IG11',
  ]);
  expect(outcodeOf('EC1A 1BB')).toBe('EC1A');
  expect(['ABC 1234', '', '[Unknown]', null, undefined].map(outcodeOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('distance agrees with known ones: London to Manchester, and a degree of latitude', () => {
  expect(kmBetween({ lat: 51.5074, lon: -0.1278 }, { lat: 53.4808, lon: -2.2426 })).toBeCloseTo(262.1, 0);
  expect(kmBetween({ lat: 54, lon: -1 }, { lat: 55, lon: -1 })).toBeCloseTo(111.195, 2);
});

const point = fc.record({
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
  lon: fc.double({ min: -170, max: 170, noNaN: true }),
});

test('no point within the distance lies outside the box', () => {
  fc.assert(
    fc.property(
      point,
      fc.double({ min: 0.1, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      (from, km, bearing) => {
        const to = travel(from, km * 0.999, bearing);
        const box = boxAround(from, km);
        expect(kmBetween(from, to)).toBeLessThanOrEqual(km);
        expect(to.lat).toBeGreaterThanOrEqual(box.south);
        expect(to.lat).toBeLessThanOrEqual(box.north);
        expect(to.lon).toBeGreaterThanOrEqual(box.west);
        expect(to.lon).toBeLessThanOrEqual(box.east);
      },
    ),
  );
});

// The other way round from kmBetween: where one comes to after some kilometres in a direction.
function travel(from: { lat: number; lon: number }, km: number, bearing: number) {
  const rad = Math.PI / 180;
  const [angle, course, lat] = [km / 6371.0088, bearing * rad, from.lat * rad];
  const there = Math.asin(
    Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(course),
  );
  const east = Math.atan2(
    Math.sin(course) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * Math.sin(there),
  );
  return { lat: there / rad, lon: from.lon + east / rad };
}
