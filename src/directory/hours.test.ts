import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_CODES, readHours } from './hours.ts';

const read = (text: string) =>
  readHours(text)?.map(({ byday, opens_at, closes_at }) => `${byday} ${opens_at}-${closes_at}`) ?? null;

describe('hours that are certain', () => {
  test.each<[string, string[]]>([
    ['Mon-Fri 9am-5pm', ['MO,TU,WE,TH,FR 09:00-17:00']],
    ['Mon, Wed 10:00 - 12:30; Sat closed', ['MO,WE 10:00-12:30']],
    ['Monday to Friday: 9.00am to 5.00pm', ['MO,TU,WE,TH,FR 09:00-17:00']],
    ['Monday - Friday, 09:00 – 17:30', ['MO,TU,WE,TH,FR 09:00-17:30']],
    ['Tuesdays 1-3pm', ['TU 13:00-15:00']],
    ['Tues 10am-2pm & Thurs 6-8 p.m.', ['TU 10:00-14:00', 'TH 18:00-20:00']],
    ['10-2pm Mondays', ['MO 10:00-14:00']],
    ['Open 24 hours', ['MO,TU,WE,TH,FR,SA,SU 00:00-23:59']],
    ['24/7', ['MO,TU,WE,TH,FR,SA,SU 00:00-23:59']],
    ['Every day 24 hours', ['MO,TU,WE,TH,FR,SA,SU 00:00-23:59']],
    ['Daily 8am to midnight', ['MO,TU,WE,TH,FR,SA,SU 08:00-23:59']],
    ['Weekdays 9am-12 noon and 1pm-4pm', ['MO,TU,WE,TH,FR 09:00-12:00', 'MO,TU,WE,TH,FR 13:00-16:00']],
    ['Fri noon to 3pm', ['FR 12:00-15:00']],
    ['Sat-Mon 10am-4pm', ['MO,SA,SU 10:00-16:00']],
    ['Friday 10pm - 6am', ['FR 22:00-23:59', 'SA 00:00-06:00']],
    ['Monday 9am-5pm\nTuesday closed\nWednesday 9am-8pm', ['MO 09:00-17:00', 'WE 09:00-20:00']],
    ['Opening hours: Thu 8:00-16:00.', ['TH 08:00-16:00']],
  ])('%s', (text, hours) => {
    expect(read(text)).toEqual(hours);
  });
});

describe('hours that are not certain stay words', () => {
  test.each([
    'Mon-Fri 9-5',
    'Mon 9:00-5:00',
    'Mon 6:00-8:00',
    'Tuesdays 8:00-10:00',
    'Mon-Fri 9am-5pm except bank holidays',
    'Mon-Fri 9am-5pm (term time only)',
    'First Monday of the month 10am-12pm',
    'By appointment',
    'Monday',
    '9am-5pm',
    'Sat closed',
    'Mon 9am-5pm, Mon 10am-2pm',
    'Mon 25:00-26:00',
    'Mon 13pm-15pm',
    'Mon 9am',
    'Mondays and Thursdays',
    'Mon 9am-5pm or later',
    'M-F 9am-5pm',
    '',
  ])('%s', (text) => {
    expect(readHours(text)).toBeNull();
  });
});

const two = (number: number) => String(number).padStart(2, '0');

test('hours written in any common way are read as they were meant', () => {
  const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const half = (minute: number) =>
    `${Math.floor(minute / 60) % 12 || 12}${minute % 60 ? `.${two(minute % 60)}` : ''}${minute < 720 ? 'am' : 'pm'}`;
  const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 94 }),
      fc.integer({ min: 1, max: 94 }),
      fc.constantFrom('-', ' - ', ' to ', '–', ' until '),
      fc.constantFrom('half', 'clock'),
      fc.constantFrom('%d %h', '%d: %h', '%h on %d', 'Open %d, %h.'),
      (first, last, quarter, more, dash, way, order) => {
        const from = quarter * 15;
        const to = Math.min(from + more * 15, 1425);
        fc.pre(from < to && (way === 'half' || from >= 780 || from < 600));
        const write = way === 'half' ? half : clock;
        const days = [NAMES[first], NAMES[last]].join(' to ');
        const text = order.replace('%d', days).replace('%h', `${write(from)}${dash}${write(to)}`);
        const meant = DAY_CODES.filter((_, day) =>
          first <= last ? day >= first && day <= last : day >= first || day <= last,
        );
        expect(read(text)).toEqual([`${meant.join(',')} ${clock(from)}-${clock(to)}`]);
      },
    ),
  );
});

test('whatever is written, hours are whole and in order, or there are none', () => {
  const words = fc.array(
    fc.constantFrom(
      'Mon',
      'to',
      '-',
      'Fri',
      '9',
      '9am',
      '17:00',
      '5.30pm',
      'noon',
      'midnight',
      ',',
      ';',
      'closed',
      '24 hours',
      '(',
      'and',
      '12',
      '0',
      '99:99',
      '24:00',
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        words.map((list) => list.join(' ')),
        fc.string(),
      ),
      (text) => {
        for (const { byday, opens_at, closes_at } of readHours(text) ?? []) {
          expect(byday.split(',').every((day) => (DAY_CODES as readonly string[]).includes(day))).toBe(true);
          expect(opens_at).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
          expect(closes_at).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
          expect(opens_at < closes_at).toBe(true);
        }
      },
    ),
    { numRuns: 500 },
  );
});
