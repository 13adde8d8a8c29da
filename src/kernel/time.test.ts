import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  dayOf,
  daysBetween,
  isWorkingDay,
  type LocalDate,
  readLocalDate,
} from './time.ts';

const day = (text: string) => readLocalDate(text) ?? expect.fail(`${text} is no day`);
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as LocalDate);

describe('working days', () => {
  test('a weekend and a bank holiday are passed over', () => {
    expect(addWorkingDays(day('2026-04-02'), 2, new Set(['2026-04-03', '2026-04-06']))).toBe('2026-04-08');
    expect(addWorkingDays(day('2026-03-06'), 1)).toBe('2026-03-09');
  });

  test('none later is the same day, also on a Sunday', () => {
    expect(addWorkingDays(day('2026-03-08'), 0)).toBe('2026-03-08');
  });

  test('the count is exact, and ends on a working day', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 60 }),
        fc.array(days, { maxLength: 3 }),
        (from, count, off) => {
          const near = new Set([...off, addDays(from, 3)]);
          const to = addWorkingDays(from, count, near);
          expect(isWorkingDay(to, near)).toBe(true);
          let passed = 0;
          for (let at = addDays(from, 1); at <= to; at = addDays(at, 1))
            if (isWorkingDay(at, near)) passed += 1;
          expect(passed).toBe(count);
        },
      ),
    );
  });
});

describe('days', () => {
  test('adding and counting are each other’s inverse, over leap years and summer time', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });

  test.each([
    '2026-02-30',
    '2026-13-01',
    '26-01-01',
    '2026-1-1',
    '2026-02-01 ',
    '',
    '٢٠٢٦-٠١-٠١',
    '+002026-01-01',
  ])('%j is no day', (text) => expect(readLocalDate(text)).toBeNull());

  test('every real day reads back as itself', () => {
    fc.assert(
      fc.property(days, (one) => {
        expect(readLocalDate(one)).toBe(one);
      }),
    );
  });

  test('the day is the one of the zone', () => {
    const lateInLondon = new Date('2026-06-30T23:30:00Z');
    expect(dayOf(lateInLondon, 'UTC')).toBe('2026-06-30');
    expect(dayOf(lateInLondon, 'Europe/London')).toBe('2026-07-01');
    expect(dayOf(new Date('2026-01-01T00:30:00Z'), 'America/New_York')).toBe('2025-12-31');
  });
});
