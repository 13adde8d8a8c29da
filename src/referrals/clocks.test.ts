import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addWorkingDays, dayOf, type LocalDate, startOf } from '#kernel';
import { BANK_HOLIDAYS, holidaysIn, REVIEW_BY } from './bank-holidays.ts';
import { beganBefore, type Calendar, due, overdueBefore, promisedBy, readClocks } from './clocks.ts';
import { OPEN, type OpenStatus, turn } from './state.ts';

const zone = 'Europe/London';
const clocks = readClocks(null);
const on = (today: string): Calendar => ({ clocks, zone, today: today as LocalDate });
const at = (day: string) => startOf(day as LocalDate, zone, 15);
const sentOn = (
  day: string,
  reminded = 0,
  status: OpenStatus = 'sent',
  leg: 'inbound' | 'onward' = 'inbound',
) => ({
  leg,
  status,
  turn: turn(status),
  turnSince: at(day),
  reminded,
});

describe('the default clocks', () => {
  // Monday 2 March 2026; no holiday until Good Friday, 3 April.
  test.each([
    ['2026-03-09', null],
    ['2026-03-10', { alarm: 'nudge', reminded: 1 }],
    ['2026-03-12', { alarm: 'nudge', reminded: 1 }],
    ['2026-03-13', { alarm: 'escalate', reminded: 2 }],
    ['2026-03-16', { alarm: 'return', reminded: 3 }],
  ] as const)('sent on Monday 2 March, on %s: %o', (today, expected) => {
    expect(due(sentOn('2026-03-02'), on(today))).toEqual(expected);
  });

  test('what has rung does not ring again', () => {
    expect(due(sentOn('2026-03-02', 1), on('2026-03-12'))).toBeNull();
    expect(due(sentOn('2026-03-02', 2), on('2026-03-13'))).toBeNull();
    expect(due(sentOn('2026-03-02', 2), on('2026-03-16'))).toEqual({ alarm: 'return', reminded: 3 });
  });

  test('Easter and the weekend do not count', () => {
    expect(due(sentOn('2026-03-31'), on('2026-04-09'))).toBeNull();
    expect(due(sentOn('2026-03-31'), on('2026-04-10'))).toMatchObject({ alarm: 'nudge' });
  });

  test('what is under way is asked about three times, and never returned', () => {
    const rung = (today: string) => due(sentOn('2026-03-02', 0, 'accepted', 'onward'), on(today));
    expect(rung('2026-03-10')).toEqual({ alarm: 'nudge', reminded: 1 });
    expect(rung('2027-03-10')).toEqual({ alarm: 'nudge', reminded: 3 });
    expect(due(sentOn('2026-03-02', 3, 'accepted', 'onward'), on('2027-03-10'))).toBeNull();
    expect(due(sentOn('2026-03-02', 0, 'started'), on('2027-03-10'))).toBeNull();
  });

  test('a first word is promised in two working days, and is overdue on the third', () => {
    expect(promisedBy({ clocks, zone }, '2026-04-02' as LocalDate)).toBe('2026-04-08');
    const friday = at('2026-02-27');
    expect(friday < overdueBefore(on('2026-03-03')).sent).toBe(false);
    expect(friday < overdueBefore(on('2026-03-04')).sent).toBe(true);
  });
});

test('whatever a scheme has set, the alarms keep their order', () => {
  const setting = fc.oneof(
    fc.anything(),
    fc.record({ nudge: fc.anything(), escalate: fc.integer(), return: fc.integer() }),
  );
  fc.assert(
    fc.property(setting, (given) => {
      const read = readClocks(given);
      expect(read.acknowledge).toBeGreaterThan(0);
      expect(read.nudge).toBeGreaterThan(0);
      expect(read.escalate).toBeGreaterThanOrEqual(read.nudge);
      expect(read.return).toBeGreaterThanOrEqual(read.escalate);
    }),
  );
  expect(readClocks({ acknowledge: 1, nudge: 3, escalate: 4, return: 5 })).toEqual({
    acknowledge: 1,
    nudge: 3,
    escalate: 4,
    return: 5,
  });
});

test('the cut is where counting forward says that it is', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-06-01' as LocalDate, days));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 80 }), fc.nat(140), (today, days, back) => {
      const began = addDays(today, -back);
      const over = addWorkingDays(began, days, BANK_HOLIDAYS) <= today;
      expect(startOf(began, zone, 12) < beganBefore({ clocks, zone, today }, days)).toBe(over);
    }),
  );
});

test('struck on every day in any order, each alarm rings once and in order', () => {
  const status = fc.constantFrom(...(Object.keys(OPEN) as OpenStatus[]));
  const days = fc.array(fc.nat(150), { maxLength: 60 });
  fc.assert(
    fc.property(status, fc.constantFrom('inbound', 'onward'), days, (open, leg, strikes) => {
      let reminded = 0;
      const rung: number[] = [];
      for (const days of strikes) {
        const found = due(
          sentOn('2026-03-02', reminded, open, leg),
          on(addDays('2026-03-02' as LocalDate, days)),
        );
        if (!found) continue;
        rung.push(found.reminded);
        reminded = found.reminded;
      }
      expect(rung).toEqual([...new Set(rung)].sort((a, b) => a - b));
      expect(rung.length).toBeLessThanOrEqual(3);
    }),
  );
});

describe('bank holidays', () => {
  // Counted out of the Act and the calendar, apart from the list: Easter by the anonymous Gregorian computus.
  function easter(year: number): LocalDate {
    const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
    const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    const [month, day] = [Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1];
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate;
  }
  const weekday = (day: LocalDate) => new Date(`${day}T00:00:00Z`).getUTCDay();
  function monday(first: string, step: 1 | -1): LocalDate {
    let day = first as LocalDate;
    while (weekday(day) !== 1) day = addDays(day, step);
    return day;
  }
  function yearOf(year: number): LocalDate[] {
    const days: LocalDate[] = [
      addDays(easter(year), -2),
      addDays(easter(year), 1),
      monday(`${year}-05-01`, 1),
      monday(`${year}-05-31`, -1),
      monday(`${year}-08-31`, -1),
    ];
    for (const fixed of [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`]) {
      let day = fixed as LocalDate;
      while (weekday(day) === 0 || weekday(day) === 6 || days.includes(day)) day = addDays(day, 1);
      days.push(day);
    }
    return days.sort();
  }

  test('are those of the Act, in every year of the list', () => {
    const years = [2024, 2025, 2026, 2027, 2028];
    expect([...BANK_HOLIDAYS].sort()).toEqual(years.flatMap(yearOf));
    expect(REVIEW_BY < '2029-01-01').toBe(true);
  });

  test('are kept in the United Kingdom', () => {
    expect(holidaysIn('Europe/London').has('2026-12-28')).toBe(true);
    expect(holidaysIn('Europe/Berlin').size).toBe(0);
    expect(dayOf(startOf('2026-03-29' as LocalDate, zone, 1), zone)).toBe('2026-03-29');
  });
});
