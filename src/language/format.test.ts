import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, type LocalDate } from '#kernel';
import { formats } from './format.ts';

const en = formats('en', 'Europe/London');
const ar = formats('ar', 'Europe/London');
const day = (text: string) => text as LocalDate;

describe('dates and times', () => {
  test('are written as each locale does', () => {
    expect(en.date(day('2026-11-21'))).toBe('21 November 2026');
    expect(en.shortDate(day('2026-09-02'))).toBe('2 Sept 2026');
    expect(en.fullDate(day('2026-11-21'))).toBe('Saturday 21 November 2026');
    expect(ar.date(day('2026-11-21'))).toBe('21 نوفمبر 2026');
    expect(ar.fullDate(day('2026-11-21'))).toBe('السبت، 21 نوفمبر 2026');
  });

  test('follow the zone, on both sides of a clock change and of midnight', () => {
    expect(en.dateTime(new Date('2026-11-21T14:30:00Z'))).toBe('21 November 2026 at 2:30pm');
    expect(en.dateTime(new Date('2026-07-01T23:15:00Z'))).toBe('2 July 2026 at 12:15am');
    expect(en.dateOf(new Date('2026-10-25T00:30:00Z'))).toBe('25 October 2026');
    expect(en.time(new Date('2026-10-25T00:30:00Z'))).toBe('1:30am');
    expect(en.time(new Date('2026-10-25T01:30:00Z'))).toBe('1:30am');
    expect(ar.dateTime(new Date('2026-11-21T14:30:00Z'))).toBe('21 نوفمبر 2026، الساعة 2:30 م');
  });

  test('of the clock are short', () => {
    expect(['09:00', '00:00', '12:00', '17:45'].map(en.timeOfDay)).toEqual([
      '9am',
      'midnight',
      'midday',
      '5:45pm',
    ]);
    expect(['09:00', '00:00', '12:00', '12:30'].map(ar.timeOfDay)).toEqual([
      '9:00 ص',
      '12:00 عند منتصف الليل',
      '12:00 ظهرًا',
      '12:30 م',
    ]);
    expect(en.time(new Date('2026-07-01T11:00:00Z'))).toBe('midday');
    for (const wrong of ['24:00', '9:00', '', '09:00:00', '\u0000'])
      expect(() => en.timeOfDay(wrong)).toThrow(RangeError);
  });

  test.each([
    ['2026-11-21', 'today', 'اليوم'],
    ['2026-11-22', 'tomorrow', 'غدًا'],
    ['2026-11-20', 'yesterday', 'أمس'],
    ['2026-11-24', 'in 3 days', 'خلال 3 أيام'],
    ['2026-11-08', '13 days ago', 'قبل 13 يومًا'],
    ['2026-11-07', '2 weeks ago', 'قبل أسبوعين'],
    ['2027-03-21', 'in 3 months', 'خلال 3 أشهر'],
    ['2024-11-01', '2 years ago', 'قبل سنتين'],
  ])('%s is %s', (when, english, arabic) => {
    expect(en.relativeDay(day(when), day('2026-11-21'))).toBe(english);
    expect(ar.relativeDay(day(when), day('2026-11-21'))).toBe(arabic);
  });

  test('count days of the calendar and not spans of 24 hours', () => {
    expect(en.relativeDayOf(new Date('2026-11-22T00:05:00Z'), new Date('2026-11-21T23:55:00Z'))).toBe(
      'tomorrow',
    );
  });
});

describe('the day of a moment', () => {
  const nearMidnight = fc.tuple(
    fc.integer({ min: 0, max: 40_000 }),
    fc.integer({ min: -3_600_000, max: 3_600_000 }),
    fc.constantFrom('Europe/London', 'Asia/Kathmandu', 'Australia/Eucla', 'America/St_Johns', 'Pacific/Apia'),
  );
  test('is the kernel’s, however it was remembered', () => {
    fc.assert(
      fc.property(nearMidnight, ([hours, off, zone]) => {
        const instant = new Date(Date.UTC(2024, 0, 1) + hours * 3_600_000 + off);
        expect(formats('en', zone).dateOf(instant)).toBe(en.date(dayOf(instant, zone)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('numbers, names and lists', () => {
  test('use Latin digits in Arabic too', () => {
    expect([en.number(12345.67), ar.number(12345.67)]).toEqual(['12,345.7', '12,345.7']);
    expect([en.money(250), en.money(300), en.money(0)]).toEqual(['£2.50', '£3', '£0']);
    expect(ar.money(250)).toMatch(/2\.50/);
  });

  test('distances are in miles unless asked, and never nothing', () => {
    expect([en.distance(1609.344), en.distance(2000), en.distance(0)]).toEqual([
      '1 mile',
      '1.2 miles',
      '0.1 miles',
    ]);
    expect(en.distance(2500, 'kilometer')).toBe('2.5 kilometres');
    expect(ar.distance(2000)).toBe('1.2 ميل');
  });

  test('lists end in and, or in or', () => {
    expect(en.all(['food', 'housing', 'work'])).toBe('food, housing and work');
    expect(en.any(['food', 'work'])).toBe('food or work');
    expect(ar.all(['الطعام', 'السكن'])).toBe('الطعام والسكن');
  });

  test('languages have a name, whatever tag the directory gives', () => {
    expect(['so', 'ti', 'fa-AF', 'ckb', 'rhg'].map(en.languageName)).toEqual([
      'Somali',
      'Tigrinya',
      'Dari',
      'Central Kurdish',
      expect.stringMatching(/Rohingya|rhg/),
    ]);
    expect(ar.languageName('so')).toBe('الصومالية');
    expect(en.languageName('Kurdish (both)')).toBe('Kurdish (both)');
    expect(en.languageName('')).toBe('');
  });

  test('sorting puts 2 before 10 and does not mind capitals', () => {
    expect(['ward 10', 'Ward 2', 'Zeta', 'alpha'].sort(en.compare)).toEqual([
      'alpha',
      'Ward 2',
      'ward 10',
      'Zeta',
    ]);
  });
});
