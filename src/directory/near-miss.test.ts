import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, mistakesIn, nearestWord, oneMistakeFrom } from './near-miss.ts';

test.each([
  ['evicton', 'eviction', 1],
  ['hosuing', 'housing', 1],
  ['foof', 'food', 1],
  ['counciltax', 'council', 3],
  ['asyllum', 'asylum', 1],
  ['same', 'same', 0],
  ['طعم', 'طعام', 1],
])('%s is so far from %s', (a, b, far) => {
  expect(distance(a, b, 3)).toBe(far);
});

/** The textbook's table, whole. */
function slow(a: string, b: string): number {
  const at = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i},${j}`;
    const seen = memo.get(key);
    if (seen !== undefined) return seen;
    let cost = Math.min(
      at(i - 1, j) + 1,
      at(i, j - 1) + 1,
      at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
    );
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      cost = Math.min(cost, at(i - 2, j - 2) + 1);
    memo.set(key, cost);
    return cost;
  };
  const memo = new Map<string, number>();
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 9 });

test('the quick distance is the slow one, cut off where nobody looks any more', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
      expect(distance(a, b, most)).toBe(Math.min(slow(a, b), most + 1));
    }),
    { numRuns: 2000 },
  );
});

test('one mistake from a word is every word at distance one, and no other', () => {
  fc.assert(
    fc.property(
      word.filter((text) => text !== ''),
      word,
      (a, b) => {
        fc.pre(b !== '');
        expect(oneMistakeFrom(a).includes(b)).toBe(slow(a, b) === 1);
      },
    ),
    { numRuns: 500 },
  );
});

test('short words are not guessed at, and the better known word wins', () => {
  expect(['esa', 'food', 'housing', 'eviction'].map(mistakesIn)).toEqual([0, 1, 1, 2]);
  expect(nearestWord('esa', ['era'])).toBeNull();
  expect(nearestWord('hosing', ['housing', 'hoping'], (one) => (one === 'housing' ? 9 : 1))).toBe('housing');
  expect(nearestWord('hosing', ['housing', 'hoping'], (one) => (one === 'hoping' ? 9 : 1))).toBe('hoping');
  expect(nearestWord('hosing', ['hosing'])).toBeNull();
});
