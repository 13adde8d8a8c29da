/** A moment, the same everywhere on earth. PostgreSQL `timestamptz`. Never mutate one. */
export type Instant = Date & { readonly __time?: 'instant' };

/** A day on a calendar, `YYYY-MM-DD`, with no time and no zone. PostgreSQL `date`. */
export type LocalDate = string & { readonly __time: 'local-date' };

const DAY_FORMATS = new Map<string, Intl.DateTimeFormat>();

/** The calendar day on which a moment falls in a time zone (IANA name, such as `Europe/London`). */
export function dayOf(instant: Instant, zone: string): LocalDate {
  let format = DAY_FORMATS.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    DAY_FORMATS.set(zone, format);
  }
  return format.format(instant) as LocalDate;
}

/** Reads `YYYY-MM-DD`; null for anything else, also for a day that does not exist (2026-02-30). */
export function readLocalDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as LocalDate) : null;
}

/** A calendar day some days later, or earlier with a negative count. */
export function addDays(day: LocalDate, days: number): LocalDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10) as LocalDate;
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The moment at which an hour of a calendar day begins in a zone. An hour that summer time leaves out begins when it ends. */
export function startOf(day: LocalDate, zone: string, hour = 0): Instant {
  const wall = Date.parse(`${day}T00:00:00Z`) + hour * HOUR;
  // The zone's offset is asked twice: the first guess can lie on the wrong side of a change of clocks.
  const guess = wall - offsetAt(new Date(wall), zone);
  return new Date(wall - offsetAt(new Date(guess), zone));
}

const OFFSET_FORMATS = new Map<string, Intl.DateTimeFormat>();

function offsetAt(instant: Instant, zone: string): number {
  let format = OFFSET_FORMATS.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    OFFSET_FORMATS.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const wall = Date.parse(
    `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`,
  );
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}

// Days since 1970. Cut apart and not parsed: lists ask this hundreds of times a page. Date.UTC takes the years of the
// first century for those of the twentieth, so these are parsed.
function dayNumber(day: LocalDate): number {
  if (day.startsWith('00')) return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / 86_400_000;
}

/** Monday to Friday, and not one of the holidays given. */
export function isWorkingDay(day: LocalDate, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** The day that lies `count` working days after `day`; day 0 is `day` itself even when it is not a working day. */
export function addWorkingDays(
  day: LocalDate,
  count: number,
  holidays: ReadonlySet<string> = new Set(),
): LocalDate {
  let current = day;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    if (isWorkingDay(current, holidays)) left -= 1;
  }
  return current;
}

/** A moment some milliseconds later. */
export function later(instant: Instant, milliseconds: number): Instant {
  return new Date(instant.getTime() + milliseconds);
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
