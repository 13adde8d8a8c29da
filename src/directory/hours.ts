/** Weekly opening hours as HSDS writes them. Hours through midnight are two: until 23:59, and from 00:00. */
export interface WeeklyHours {
  /** RFC 5545: `MO,TH`. */
  readonly byday: string;
  /** `HH:MM`. */
  readonly opens_at: string;
  readonly closes_at: string;
}

export const DAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

type Token =
  | { readonly is: 'day'; readonly day: number }
  | { readonly is: 'days'; readonly days: readonly number[] }
  | {
      readonly is: 'time';
      readonly hour: number;
      readonly minute: number;
      readonly half: Half;
      readonly sure: boolean;
    }
  | { readonly is: 'closed' | 'always' | 'to' | 'and' | 'break' };
/** `sure`: written so that it can only be of the 24-hour clock. */
type Half = 'am' | 'pm' | 'none' | 'exact';

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const DAY = /^(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(day|nesday|sday|rsday|urday)?s?$/;
const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const FULL = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SIGN =
  /24 ?\/ ?7|24 ?(?:hours?|hrs?|h)\b(?: a day)?|all day|(?:open )?24hrs?\b|\d{1,2}(?:[:.]\d{2})? ?(?:a\.?m\b\.?|p\.?m\b\.?)?|[a-z]+|[-–—&+/,;|:.\n()]/g;
const WORDS: Readonly<Record<string, Token | null>> = {
  weekdays: { is: 'days', days: [0, 1, 2, 3, 4] },
  weekends: { is: 'days', days: [5, 6] },
  weekend: { is: 'days', days: [5, 6] },
  daily: { is: 'days', days: EVERY_DAY },
  noon: { is: 'time', hour: 12, minute: 0, half: 'exact', sure: true },
  midday: { is: 'time', hour: 12, minute: 0, half: 'exact', sure: true },
  midnight: { is: 'time', hour: 24, minute: 0, half: 'exact', sure: true },
  closed: { is: 'closed' },
  to: { is: 'to' },
  til: { is: 'to' },
  till: { is: 'to' },
  until: { is: 'to' },
  through: { is: 'to' },
  and: { is: 'and' },
  // What people write around hours and what changes nothing of them.
  open: null,
  opening: null,
  hours: null,
  hrs: null,
  times: null,
  time: null,
  from: null,
  between: null,
  every: null,
  day: null,
  on: null,
  are: null,
  is: null,
  we: null,
  week: null,
};
const MARKS: Readonly<Record<string, Token | null>> = {
  '-': { is: 'to' },
  '–': { is: 'to' },
  '—': { is: 'to' },
  '&': { is: 'and' },
  '+': { is: 'and' },
  '/': { is: 'and' },
  ',': { is: 'and' },
  ';': { is: 'break' },
  '|': { is: 'break' },
  '\n': { is: 'break' },
  '.': { is: 'break' },
  ':': null,
  '(': null,
  ')': null,
};
const LONGEST = 500;

/**
 * Opening hours out of words, such as `Mon-Fri 9am-5pm; Sat closed`; null unless every sign of them is understood and can
 * mean one thing only. `9-5` and `9:00-5:00` may be evening; `term time only` and `by appointment` are no hours.
 */
export function readHours(text: string): readonly WeeklyHours[] | null {
  if (text.length > LONGEST) return null;
  const tokens = tokensOf(text);
  if (!tokens) return null;
  const lines = linesOf(tokens);
  if (!lines?.some((line) => line.spans.length > 0)) return null;
  // A day that is said twice, and differently, is not certain.
  const said = lines.flatMap((line) => [...line.days]);
  if (new Set(said).size !== said.length) return null;
  return lines.flatMap((line) => line.spans.flatMap((span) => hoursOf(line.days, span)));
}

function tokensOf(text: string): Token[] | null {
  // A full stop within "9.30" and "p.m." is taken by the sign itself; after an abbreviated day it means nothing.
  const plain = text
    .toLowerCase()
    .replace(/\b(mon|tues?|weds?|thu|thurs?|fri|sat|sun)\./g, '$1')
    .replace(/\b12 ?(noon|midday|midnight)\b/g, '$1')
    .replace(/\b(every ?day|7 days a week|seven days a week|7 days)\b/g, 'daily')
    .replace(/\bmonday to sunday inclusive\b/g, 'daily');
  const tokens: Token[] = [];
  let at = 0;
  for (const found of plain.matchAll(SIGN)) {
    if (plain.slice(at, found.index).trim() !== '') return null;
    at = found.index + found[0].length;
    const token = tokenOf(found[0].trim());
    if (token === undefined) return null;
    if (token !== null) tokens.push(token);
  }
  return plain.slice(at).trim() === '' ? tokens : null;
}

function tokenOf(sign: string): Token | null | undefined {
  if (/^(24|all|open 24)/.test(sign) && !/^24[:.]/.test(sign))
    return sign === '24' ? undefined : { is: 'always' };
  if (/^\d/.test(sign)) return timeOf(sign);
  if (sign in MARKS) return MARKS[sign];
  if (sign === '') return { is: 'break' };
  if (Object.hasOwn(WORDS, sign)) return WORDS[sign];
  const day = dayOf(sign);
  return day < 0 ? undefined : { is: 'day', day };
}

function dayOf(word: string): number {
  const single = word.replace(/s$/, '');
  const full = FULL.indexOf(single);
  if (full >= 0) return full;
  return DAY.test(word) && word.length <= 5 ? NAMES.indexOf(word.slice(0, 3)) : -1;
}

function timeOf(sign: string): Token | undefined {
  const read = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])?/.exec(sign);
  const hour = Number(read?.[1]);
  const minute = Number(read?.[2] ?? 0);
  const half: Half = read?.[3] === 'a' ? 'am' : read?.[3] === 'p' ? 'pm' : 'none';
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  if (half !== 'none' && (hour > 12 || hour === 0)) return undefined;
  const written = read?.[2] !== undefined;
  const sure = written && (hour > 12 || read[1]?.startsWith('0') === true || hour === 0);
  return { is: 'time', hour, minute, half, sure };
}

interface Line {
  readonly days: readonly number[];
  readonly spans: readonly (readonly [number, number])[];
}

/** Days and their hours, in either order, one pair after the other. Null when anything is left over. */
function linesOf(tokens: readonly Token[]): Line[] | null {
  const lines: Line[] = [];
  let at = 0;
  const peek = () => tokens[at];
  const skip = (...kinds: readonly Token['is'][]) => {
    while (at < tokens.length && kinds.includes(tokens[at]?.is ?? 'break')) at += 1;
  };
  const daysHere = (): number[] | null => {
    const days: number[] = [];
    for (;;) {
      const token = peek();
      if (token?.is === 'days') {
        days.push(...token.days);
        at += 1;
      } else if (token?.is === 'day') {
        const next = tokens[at + 1];
        const last = tokens[at + 2];
        if (next?.is === 'to' && last?.is === 'day') {
          for (let day = token.day; ; day = (day + 1) % 7) {
            days.push(day);
            if (day === last.day) break;
          }
          at += 3;
        } else {
          days.push(token.day);
          at += 1;
        }
      } else return days.length > 0 ? days : null;
      // Another day may follow: Mon, Wed and Fri.
      const after = tokens[at + 1]?.is;
      if (peek()?.is === 'and' && (after === 'day' || after === 'days')) at += 1;
    }
  };
  const spansHere = (): Line['spans'] | null => {
    if (peek()?.is === 'closed') {
      at += 1;
      return [];
    }
    if (peek()?.is === 'always') {
      at += 1;
      return [[0, 1440]];
    }
    const spans: (readonly [number, number])[] = [];
    for (;;) {
      const [opens, to, closes] = [tokens[at], tokens[at + 1], tokens[at + 2]];
      if (opens?.is !== 'time' || to?.is !== 'to' || closes?.is !== 'time')
        return spans.length > 0 ? spans : null;
      const span = spanOf(opens, closes);
      if (!span) return null;
      spans.push(span);
      at += 3;
      if (peek()?.is === 'and' && tokens[at + 1]?.is === 'time') at += 1;
    }
  };
  skip('break', 'and');
  while (at < tokens.length) {
    const first = peek()?.is;
    const daysFirst = first === 'day' || first === 'days';
    let days = daysFirst ? daysHere() : null;
    // "Monday - 9am to 5pm": a dash between the two says nothing.
    if (daysFirst) skip('to', 'and', 'break');
    const spans = spansHere();
    if (!spans) return null;
    if (!daysFirst) {
      skip('to', 'and');
      days =
        daysHere() ??
        (lines.length === 0 && at >= tokens.length && spans[0]?.[1] === 1440 && spans[0][0] === 0
          ? EVERY_DAY
          : null);
    }
    if (!days) return null;
    lines.push({ days, spans });
    skip('break', 'and');
  }
  return lines;
}

type Time = Extract<Token, { is: 'time' }>;

/** Minutes of a day, the second beyond 1440 when it is of the next; null when it may mean two things. */
function spanOf(opens: Time, closes: Time): readonly [number, number] | null {
  const to = minutesOf(closes, opens.sure || opens.half !== 'none');
  if (to === null) return null;
  // 1-5pm and 10am-2pm say their half once; 10-2pm can only be from the morning.
  if (opens.half === 'none' && !opens.sure && closes.half !== 'none' && closes.half !== 'exact') {
    const shared = minutesOf({ ...opens, half: closes.half }, true);
    const other = minutesOf({ ...opens, half: closes.half === 'am' ? 'pm' : 'am' }, true);
    if (opens.hour > 12 || shared === null || other === null) return null;
    if (shared < to) return [shared, to];
    return other < to ? [other, to] : null;
  }
  const from = minutesOf(opens, closes.sure);
  if (from === null) return null;
  const start = opens.half === 'exact' && from === 1440 ? 0 : from;
  if (start < to) return [start, to];
  const through = opens.half !== 'none' && closes.half !== 'none' && start !== to;
  return through ? [start, to + 1440] : null;
}

function minutesOf({ hour, minute, half, sure }: Time, besideSure: boolean): number | null {
  if (half === 'exact') return hour * 60 + minute;
  if (half !== 'none') return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
  // Without a half, and not plainly of the 24-hour clock: 9:00 to 12:30 can be meant in the morning only.
  if (!sure && !besideSure && (hour < 9 || hour > 12)) return null;
  if (!sure && hour < 6) return null;
  return hour * 60 + minute;
}

function hoursOf(days: readonly number[], [from, to]: readonly [number, number]): WeeklyHours[] {
  const sorted = [...days].sort((a, b) => a - b);
  const byday = (list: readonly number[]) => list.map((day) => DAY_CODES[day] ?? '').join(',');
  const clock = (minute: number) =>
    minute === 1440
      ? '23:59'
      : [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  if (to <= 1440) return [{ byday: byday(sorted), opens_at: clock(from), closes_at: clock(to) }];
  const next = sorted.map((day) => (day + 1) % 7).sort((a, b) => a - b);
  return [
    { byday: byday(sorted), opens_at: clock(from), closes_at: '23:59' },
    { byday: byday(next), opens_at: '00:00', closes_at: clock(to - 1440) },
  ];
}
