import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { DIMENSIONS, THRESHOLD } from './gap.ts';
import { type MonthCount, periodsOf, quarterOf } from './gap-period.ts';

const day = (text: string) => text as LocalDate;
/** The same count by every dimension. */
const month = (first: string, count: number, code = 'food'): MonthCount[] =>
  DIMENSIONS.map((dimension) => ({ dimension, month: day(first), code, count }));

test.each([
  ['2026-01-01', '2026-01-01'],
  ['2026-03-31', '2026-01-01'],
  ['2026-04-01', '2026-04-01'],
  ['2026-12-31', '2026-10-01'],
])('%s is in the quarter from %s', (given, first) => {
  expect(quarterOf(day(given))).toBe(first);
});

test('quarters with too little are joined with those that follow, and the running one waits', () => {
  const counts = [
    ...month('2025-02-01', 4),
    ...month('2025-05-01', 7),
    ...month('2025-09-01', 12),
    ...month('2025-11-01', 30),
  ];
  const published = periodsOf(counts, day('2025-12-15'));
  expect(published.map(({ from, to, total }) => [from, to, total])).toEqual([
    ['2025-01-01', '2025-06-30', 11],
    ['2025-07-01', '2025-09-30', 12],
  ]);
});

test('nothing is published of nothing, or of less than the threshold', () => {
  expect(periodsOf([], day('2026-01-01'))).toEqual([]);
  expect(periodsOf(month('2024-01-01', THRESHOLD - 1), day('2026-01-01'))).toEqual([]);
});

test('whatever is counted: no overlap, nothing small, and what was published stays as it was', () => {
  const any = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 35 }),
      count: fc.integer({ min: 1, max: 30 }),
      code: fc.constantFrom('food', 'housing', 'work'),
    }),
    { maxLength: 30 },
  );
  const first = (at: number) => `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
  fc.assert(
    fc.property(any, fc.integer({ min: 0, max: 36 }), fc.integer({ min: 0, max: 12 }), (rows, at, later) => {
      const counts = rows.flatMap((row) => month(first(row.at), row.count, row.code));
      const known = (until: string) =>
        periodsOf(
          counts.filter((one) => one.month < until),
          day(until),
        );
      const [before, after] = [known(first(at)), known(first(at + later))];
      expect(after.slice(0, before.length)).toEqual(before);
      let last = '';
      for (const { from, to, total, tables } of after) {
        expect(from > last && to > from).toBe(true);
        last = to;
        expect(total).toBeGreaterThanOrEqual(THRESHOLD);
        for (const { cells } of tables) {
          for (const { count } of cells ?? []) expect(count ?? THRESHOLD).toBeGreaterThanOrEqual(THRESHOLD);
        }
      }
    }),
  );
});
