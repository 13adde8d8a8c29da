import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate } from '#kernel';
import { addMonths, climbsOn, RUNGS, type Rung } from './ladder.ts';

const on = (day: string) => day as LocalDate;

/** Where a listing goes on a day, by the ladder alone. */
function next(word: LocalDate | null, rung: Rung | null, rungOn: LocalDate | null, today: LocalDate) {
  return climbsOn(today).find(
    (climb) =>
      climb.from === rung &&
      (word === null || word <= climb.wordBy) &&
      (rungOn === null || rungOn <= climb.rungBy),
  )?.to;
}

describe('months of the calendar', () => {
  test.each([
    ['2026-03-02', 6, '2026-09-02'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -12, '2025-01-15'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s and %i months is %s', (day, months, then) => expect(addMonths(on(day), months)).toBe(then));
});

describe('the ladder', () => {
  const word = on('2026-01-10');

  test('asks at six months, not a day before, and again four weeks later', () => {
    expect(next(word, null, null, on('2026-07-09'))).toBeUndefined();
    expect(next(word, null, null, on('2026-07-10'))).toBe('asked');
    expect(next(word, 'asked', on('2026-07-10'), on('2026-08-06'))).toBeUndefined();
    expect(next(word, 'asked', on('2026-07-10'), on('2026-08-07'))).toBe('asked_again');
  });

  test('hands over to the directory team at twelve months, and not before both questions had their time', () => {
    expect(next(word, 'asked_again', on('2026-08-07'), on('2027-01-09'))).toBeUndefined();
    expect(next(word, 'asked_again', on('2026-08-07'), on('2027-01-10'))).toBe('queued');
    expect(next(word, 'asked_again', on('2027-01-05'), on('2027-01-20'))).toBeUndefined();
  });

  test('what nobody ever said anything of is asked at once', () => {
    expect(next(null, null, null, word)).toBe('asked');
  });

  test('what the team could not find out comes back after a quarter', () => {
    expect(next(word, 'no_answer', on('2027-02-01'), on('2027-05-02'))).toBeUndefined();
    expect(next(word, 'no_answer', on('2027-02-01'), on('2027-05-03'))).toBe('queued');
  });

  test('never moves twice on one day, and from the queue nothing moves by itself', () => {
    fc.assert(
      fc.property(
        fc.option(fc.nat(800)),
        fc.constantFrom(null, ...RUNGS),
        fc.nat(800),
        (wordAge, rung, rungAge) => {
          const today = on('2026-11-24');
          const said = wordAge === null ? null : addDays(today, -wordAge);
          const to = next(said, rung, rung === null ? null : addDays(today, -rungAge), today);
          if (rung === 'queued') expect(to).toBeUndefined();
          if (to !== undefined) expect(next(said, to, today, today)).toBeUndefined();
          if (wordAge !== null && wordAge < 180) expect(to).toBeUndefined();
        },
      ),
    );
  });
});
