import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isId, newId, newReference } from './id.ts';

describe('ids', () => {
  test('sort by the moment that they were made for', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (at) => {
        const [first, second] = [newId(at), newId(new Date(at.getTime() + 1))];
        expect(isId(first)).toBe(true);
        expect(first < second).toBe(true);
      }),
    );
  });

  test('are never the same twice at one moment', () => {
    const at = new Date('2026-03-02T09:00:00Z');
    expect(new Set(Array.from({ length: 5000 }, () => newId(at))).size).toBe(5000);
  });

  test('nothing else is one', () => {
    for (const value of [
      undefined,
      null,
      7,
      '',
      'x',
      '0',
      {},
      ['0197'],
      `${newId(new Date(0))} `,
      "' or 1=1",
    ]) {
      expect(isId(value)).toBe(false);
    }
    fc.assert(fc.property(fc.string(), (text) => !isId(text)));
  });
});

test('references can be read out: two groups of five, no vowel, none that sounds or looks like another', () => {
  const made = Array.from({ length: 2000 }, newReference);
  for (const reference of made)
    expect(reference).toMatch(/^[2-9CDFGHJKMNPQRTVWX]{5}-[2-9CDFGHJKMNPQRTVWX]{5}$/);
  expect(new Set(made).size).toBe(made.length);
  // Every sign comes up, in every place.
  const places = Array.from(
    { length: 11 },
    (_, place) => new Set(made.map((reference) => reference[place])).size,
  );
  expect(places).toEqual([24, 24, 24, 24, 24, 1, 24, 24, 24, 24, 24]);
});
