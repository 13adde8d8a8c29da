import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelsOn, mapOf } from './map.ts';

const point = fc.record({
  lat: fc.double({ min: 50, max: 60, noNaN: true }),
  lon: fc.double({ min: -8, max: 2, noNaN: true }),
});

test('every number is on the map, in its frame, once', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), fc.option(point), (points, near) => {
      const map = mapOf(
        points.map((one, place) => ({ number: place + 1, point: one })),
        near,
      );
      expect(map).not.toBeNull();
      if (!map) return;
      expect(map.dots.flatMap(({ numbers }) => numbers).toSorted((a, b) => a - b)).toEqual(
        points.map((_, place) => place + 1),
      );
      for (const { x, y } of [...map.dots, ...(map.centre ? [map.centre] : [])]) {
        expect(x >= 0 && x <= map.width && y >= 0 && y <= map.height).toBe(true);
      }
      for (const [place, a] of map.dots.entries()) {
        for (const b of map.dots.slice(place + 1))
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(26);
      }
      expect(map.height).toBeGreaterThan(250);
      expect(map.height).toBeLessThan(650);
      expect(map.scale.length).toBeLessThan(map.width / 3);
      expect(map.scale.length).toBeGreaterThan(20);
    }),
  );
});

test('north is up, east is right, and names keep off the dots', () => {
  const map = mapOf(
    [
      { number: 1, point: { lat: 51.5, lon: -0.1 } },
      { number: 2, point: { lat: 51.4, lon: 0 } },
    ],
    null,
  );
  const [one, two] = map?.dots ?? [];
  expect((one?.x ?? 0) < (two?.x ?? 0) && (one?.y ?? 0) < (two?.y ?? 0)).toBe(true);
  if (!map) return;
  const labels = labelsOn(map, [
    { name: 'On the dot', lat: 51.5, lon: -0.1 },
    { name: 'Between', lat: 51.45, lon: -0.05 },
    { name: 'Over it', lat: 51.4501, lon: -0.05 },
    { name: 'Elsewhere', lat: 55, lon: -3 },
  ]);
  expect(labels.map(({ name }) => name)).toEqual(['Between']);
  expect(mapOf([], null)).toBeNull();
});
