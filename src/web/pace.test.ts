import { expect, test } from 'vitest';
import { later, MINUTE } from '#kernel';
import { pace } from './pace.ts';

const NOW = new Date('2026-11-24T12:00:00Z');

test('so many in a while, from one network; others are not held up by it', () => {
  const often = pace({ most: 3, within: MINUTE });
  expect([1, 2, 3, 4].map(() => often('192.0.2.1', NOW))).toEqual([true, true, true, false]);
  expect(often('192.0.2.2', NOW)).toBe(true);
  expect(often('192.0.2.1', later(NOW, MINUTE - 1))).toBe(false);
  expect(often('192.0.2.1', later(NOW, MINUTE))).toBe(true);
});

test('the half of a version 6 address that its owner chooses makes no new network', () => {
  const often = pace({ most: 1, within: MINUTE });
  expect(often('2001:db8::1', NOW)).toBe(true);
  expect(often('2001:db8:0:0:5:6:7:8', NOW)).toBe(false);
  expect(often('2001:DB8::ffff', NOW)).toBe(false);
  expect(often('2001:db8:0:1::1', NOW)).toBe(true);
});

test('a clock that was put back does not hold anyone up for longer', () => {
  const often = pace({ most: 1, within: MINUTE });
  expect(often('192.0.2.1', later(NOW, 60 * MINUTE))).toBe(true);
  expect(often('192.0.2.1', NOW)).toBe(true);
});

test('when it is crowded, whoever has had no turn yet still has one', () => {
  const often = pace({ most: 3, within: MINUTE });
  expect([often('192.0.2.1', NOW), often('192.0.2.1', NOW, 1)]).toEqual([true, false]);
  expect([often('192.0.2.2', NOW, 1), often('192.0.2.2', NOW, 1)]).toEqual([true, false]);
  expect(often('192.0.2.3', NOW, 0)).toBe(false);
});

test('neighbours are one where they are counted widely, and no others are', () => {
  const often = pace({ most: 1, within: MINUTE, wide: true });
  expect([often('192.0.2.1', NOW), often('192.0.2.200', NOW), often('192.0.3.1', NOW)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(often('::ffff:192.0.4.1', NOW)).toBe(true);
  expect([often('2001:db8:1:1::1', NOW), often('2001:db8:1:ffff::1', NOW)]).toEqual([true, false]);
  expect(often('2001:db8:2::1', NOW)).toBe(true);
});
