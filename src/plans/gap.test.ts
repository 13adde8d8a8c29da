import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { type Count, DIMENSIONS, type Dimension, monthOf, publish, THRESHOLD } from './gap.ts';

const listed = (counts: readonly number[]): Count[] =>
  counts.map((count, index) => ({ code: String.fromCharCode(97 + index), count }));

/** The same counts by every dimension. */
function publishAll(counts: readonly number[], threshold = THRESHOLD) {
  const same = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, listed(counts)]));
  return publish(same as Record<Dimension, Count[]>, threshold);
}

const shown = (counts: readonly number[], threshold = THRESHOLD) => {
  const { total, tables } = publishAll(counts, threshold);
  if (total === null) return 'nothing';
  const cells = tables[0]?.cells;
  if (!cells) return `${total}: no table`;
  return `${total}: ${cells.map(({ code, count }) => `${code}=${count ?? '?'}`).join(' ')}`;
};

describe('what is shown', () => {
  test.each([
    ['nothing under the threshold, not even the total', [4, 5], 'nothing'],
    ['everything where nothing is small', [12, 10, 31], '53: c=31 a=12 b=10'],
    ['a small count hides the next smallest with it', [40, 20, 3], '63: a=40 b=? c=?'],
    ['several small ones hide each other', [40, 6, 7, 5], '58: a=40 b=? c=? d=?'],
    ['all ones among themselves would be known, so more is hidden', [40, 15, 1, 1], '57: a=40 b=? c=? d=?'],
    ['two nines can be nothing but nines while ten is shown', [40, 10, 9, 9], '68: a=40 b=? c=? d=?'],
    ['no table where all ten are ones', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], '10: no table'],
    ['equals are hidden together', [40, 12, 12, 3], '67: a=40 b=? c=? d=?'],
    ['zero is nobody, and is not listed', [40, 0, 12], '52: a=40 c=12'],
  ] as const)('%s', (_, counts, expected) => {
    expect(shown(counts)).toBe(expected);
  });
});

const tables = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 });

describe('whatever the counts are', () => {
  test('no count under the threshold is shown, and what is shown is true', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        for (const { cells } of publishAll(counts).tables) {
          for (const { code, count } of cells ?? []) {
            if (count !== null) expect(count).toBeGreaterThanOrEqual(THRESHOLD);
            if (count !== null) expect(listed(counts).find((one) => one.code === code)?.count).toBe(count);
          }
        }
      }),
    );
  });

  test('the order of the rows says nothing about the hidden ones', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const hidden = (publishAll(counts).tables[0]?.cells ?? []).filter(({ count }) => count === null);
        expect(hidden.map(({ code }) => code)).toEqual(hidden.map(({ code }) => code).toSorted());
      }),
    );
  });

  // An onlooker's arithmetic, done apart from the rule: the hidden cells are whole numbers of at least one, smaller than
  // every shown one, and add up to what is missing from the total.
  test('no hidden count can be worked out from the total and the shown ones', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const { total, tables: published } = publishAll(counts);
        for (const { cells } of published) {
          const hidden = (cells ?? []).filter(({ count }) => count === null).length;
          if (hidden === 0) continue;
          const seen = (cells ?? []).flatMap(({ count }) => (count === null ? [] : [count]));
          const left = (total ?? 0) - seen.reduce((sum, count) => sum + count, 0);
          const most = Math.min(...seen, left + 1) - 1;
          const fits = Array.from({ length: most }, (_, index) => index + 1).filter((value) => {
            const rest = left - value;
            return rest >= hidden - 1 && rest <= (hidden - 1) * most;
          });
          expect(fits.length).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 2000 },
    );
  });

  // The strongest onlooker knows the rule itself: every table of up to four rows, and what each of them would show.
  test.each([4, 5])('nor by someone who knows the rule (threshold %i)', (threshold) => {
    const seen = new Map<string, number[][]>();
    const every = (before: number[], more: number) => {
      if (more === 0) {
        const key = shown(before, threshold);
        if (key.includes('?')) seen.set(key, [...(seen.get(key) ?? []), before]);
        return;
      }
      for (let count = 1; count <= 14; count += 1) every([...before, count], more - 1);
    };
    for (let rows = 1; rows <= 4; rows += 1) every([], rows);
    const known = [...seen].flatMap(([key, could]) =>
      [...key.matchAll(/(\w)=\?/g)]
        .map(([, code = 'a']) => code.charCodeAt(0) - 97)
        .filter((row) => new Set(could.map((counts) => counts[row])).size < 2)
        .map((row) => `${key} gives row ${row} away`),
    );
    expect(seen.size).toBeGreaterThan(1000);
    expect(known).toEqual([]);
  });
});

test('a day is kept as its month', () => {
  expect(monthOf('2026-03-31' as LocalDate)).toBe('2026-03-01');
});
