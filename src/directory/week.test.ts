import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minuteOfWeek, minutesUntilOpen, openingAt, partOfWeek, readRanges, WEEK_MINUTES } from './week.ts';

test.each([
  ['2026-11-23T00:00:00Z', 'Europe/London', 0],
  ['2026-11-24T18:30:00Z', 'Europe/London', 1440 + 18 * 60 + 30],
  ['2026-07-07T18:30:00Z', 'Europe/London', 1440 + 19 * 60 + 30],
  ['2026-11-29T23:30:00Z', 'Europe/Paris', 30],
])('%s in %s', (moment, zone, minute) => {
  expect(minuteOfWeek(new Date(moment), zone)).toBe(minute);
});

describe('open now', () => {
  const week = readRanges('{[540,1020),[1980,2460),[9900,10080)}');

  test.each([
    [539, { is: 'opens', at: 540 }],
    [540, { is: 'open', until: 1020 }],
    [1019, { is: 'open', until: 1020 }],
    [1020, { is: 'opens', at: 1980 }],
    [10_000, { is: 'open', until: 0 }],
    [9000, { is: 'opens', at: 9900 }],
  ] as const)('at minute %i', (minute, said) => {
    expect(openingAt(week, minute)).toEqual(said);
  });

  test('through Sunday night, always, and nothing known', () => {
    expect(openingAt(readRanges('{[0,360),[9900,10080)}'), 10_000)).toEqual({ is: 'open', until: 360 });
    expect(openingAt(readRanges('{[0,10080)}'), 17)).toEqual({ is: 'open', until: 'always' });
    expect(openingAt(readRanges('{}'), 17)).toBeNull();
    expect(openingAt(readRanges('{[0,60)}'), 10_000)).toEqual({ is: 'opens', at: 0 });
  });

  test('Tuesday evening is where it should be', () => {
    expect(partOfWeek(1, 'evening')).toEqual([1440 + 1020, 1440 + 1320]);
  });

  test('waiting as long as it says ends where it is open, and not a minute earlier', () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 0, max: WEEK_MINUTES }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(bounds, fc.integer({ min: 0, max: WEEK_MINUTES - 1 }), (points, minute) => {
        const sorted = points.toSorted((a, b) => a - b);
        const ranges = sorted.flatMap((from, place) =>
          place % 2 === 0 && sorted[place + 1] !== undefined ? [[from, sorted[place + 1] ?? 0] as const] : [],
        );
        const isOpen = (at: number) =>
          ranges.some(([from, to]) => from <= at % WEEK_MINUTES && at % WEEK_MINUTES < to);
        const wait = minutesUntilOpen(ranges, minute);
        let slow = 0;
        while (!isOpen(minute + slow)) slow += 1;
        expect(wait).toBe(slow);
      }),
    );
  });
});
