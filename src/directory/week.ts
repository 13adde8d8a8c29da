import type { Instant } from '#kernel';

/** Minutes of a week, Monday 00:00 being 0, the end not included; in order, and none touches another. */
export type WeekRanges = readonly (readonly [from: number, to: number])[];

const DAY_MINUTES = 1440;
export const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Parts of a day in which people look for something, in minutes of the day. */
export const DAY_PARTS = {
  any: [0, DAY_MINUTES],
  morning: [5 * 60, 12 * 60],
  afternoon: [12 * 60, 17 * 60],
  evening: [17 * 60, 22 * 60],
  night: [22 * 60, DAY_MINUTES],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type DayPart = keyof typeof DAY_PARTS;
export const DAY_PART_NAMES = Object.keys(DAY_PARTS) as [DayPart, ...DayPart[]];

/** Monday first, as the minutes of a week go. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** A PostgreSQL multirange such as `{[540,1020),[1980,2460)}`. */
export function readRanges(text: string): WeekRanges {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => [Number(from), Number(to)]);
}

// Making one takes as long as a database's answer.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, made);
  return made;
}

/** Where a moment lies in the week of a time zone. */
export function minuteOfWeek(now: Instant, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(now);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday'));
  return day * DAY_MINUTES + Number(of('hour')) * 60 + Number(of('minute'));
}

/** The minutes of a part of a day of the week, Monday being 0. */
export function partOfWeek(day: number, part: DayPart): readonly [number, number] {
  const [from, to] = DAY_PARTS[part];
  return [day * DAY_MINUTES + from, day * DAY_MINUTES + to];
}

/** What can be said of a moment: open until a minute, or opening next at one; minutes of the week. */
export type Opening =
  | { readonly is: 'open'; readonly until: number | 'always' }
  | { readonly is: 'opens'; readonly at: number };

/** Whether it is open at a minute of the week, and until when; or when it opens next. Null when nothing is known. */
export function openingAt(ranges: WeekRanges, minute: number): Opening | null {
  const [first] = ranges;
  if (!first) return null;
  const here = ranges.find(([from, to]) => from <= minute && minute < to);
  if (!here) {
    const next = ranges.find(([from]) => from > minute) ?? first;
    return { is: 'opens', at: next[0] };
  }
  // Sunday night goes on into Monday.
  if (here[1] < WEEK_MINUTES || first[0] > 0) return { is: 'open', until: here[1] % WEEK_MINUTES };
  return first[1] === WEEK_MINUTES ? { is: 'open', until: 'always' } : { is: 'open', until: first[1] };
}

/** How many minutes from one minute of the week to the next time that it opens; 0 while it is open, null when unknown. */
export function minutesUntilOpen(ranges: WeekRanges, minute: number): number | null {
  const opening = openingAt(ranges, minute);
  if (!opening) return null;
  return opening.is === 'open' ? 0 : (opening.at - minute + WEEK_MINUTES) % WEEK_MINUTES;
}
