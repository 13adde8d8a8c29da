import { dayOf, daysBetween, type Instant, type LocalDate, MINUTE } from '#kernel';
import { type Locale, locales } from './locales.ts';
import { has, words } from './words.ts';

/** Dates, times, numbers and names as one locale writes them, at one place on earth. Nothing is constructed per call. */
export interface Formats {
  /** `21 November 2026`. */
  date(day: LocalDate): string;
  /** `21 Nov 2026`, for tables. */
  shortDate(day: LocalDate): string;
  /** `Saturday 21 November 2026`, for something that the reader has to be at. */
  fullDate(day: LocalDate): string;
  /** The calendar day of a moment in the zone, as `date` writes it. */
  dateOf(instant: Instant): string;
  /** `2:30pm`, `midday`, in the zone. */
  time(instant: Instant): string;
  /** `21 November 2026 at 2:30pm`, in the zone. */
  dateTime(instant: Instant): string;
  /** A time of day on no particular day, such as opening hours: `09:00` gives `9am`. Throws on anything but `HH:MM`. */
  timeOfDay(hoursAndMinutes: string): string;
  /** `today`, `tomorrow`, `in 3 days`, `2 weeks ago`: how far `day` lies from `today`; from 14 days in weeks, from 60 in months. */
  relativeDay(day: LocalDate, today: LocalDate): string;
  /** The same for a moment, counted in calendar days of the zone. */
  relativeDayOf(instant: Instant, now: Instant): string;
  /** `12,345`; at most one decimal. */
  number(value: number): string;
  /** Money in pounds sterling, from whole pence: `£2.50`, `£3`. */
  money(pence: number): string;
  /** From metres: `1.2 miles`, never less than a tenth. The United Kingdom signs its roads in miles. */
  distance(metres: number, unit?: 'mile' | 'kilometer'): string;
  /** `food, housing and work`. */
  all(items: readonly string[]): string;
  /** `food, housing or work`. */
  any(items: readonly string[]): string;
  /** The name of any language by its BCP 47 tag; where the locale has no name for it, its own name, or else the tag. */
  languageName(tag: string): string;
  /** Sorts words as the locale's readers expect; numbers inside by value. */
  compare(a: string, b: string): number;
}

const METRES: Readonly<Record<'mile' | 'kilometer', number>> = { mile: 1609.344, kilometer: 1000 };

// Long lists repeat the same few hundred days, and a look-up costs a hundredth of an `Intl` formatter's `format`.
function remembered<Input extends string | number, Output>(find: (input: Input) => Output) {
  const found = new Map<Input, Output>();
  return (input: Input): Output => {
    const known = found.get(input);
    if (known !== undefined) return known;
    if (found.size > 4000) found.clear();
    const made = find(input);
    found.set(input, made);
    return made;
  };
}

// The calendar day of a moment. Every offset in use is a multiple of a quarter of an hour, so a day can begin at no
// other time (IANA tz database): all moments of one quarter have one answer.
const QUARTER = 15 * MINUTE;
function dayFinder(zone: string): (instant: Instant) => LocalDate {
  const dayOfQuarter = remembered((quarter: number) => dayOf(new Date(quarter * QUARTER), zone));
  return (instant) => dayOfQuarter(Math.floor(instant.getTime() / QUARTER));
}

// How far two days lie apart is asked three times for each row of a list, and mostly of the same days.
const EPOCH = '1970-01-01' as LocalDate;
const placeOf = remembered((day: LocalDate) => daysBetween(EPOCH, day));

function dayWriter(tag: string, options: Intl.DateTimeFormatOptions): (day: LocalDate) => string {
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  // Newer CLDR puts a comma after the English weekday; the NHS style has none. Arabic keeps its own comma.
  return remembered((day: LocalDate) => format.format(new Date(`${day}T00:00:00Z`)).replace(',', ''));
}

// NHS style for English: `9am`, `2:30pm`. Other locales keep their own form of the twelve-hour clock.
function clockWriter(locale: Locale, timeZone: string): (instant: Date) => string {
  const format = new Intl.DateTimeFormat(locales[locale].formats, {
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
    timeZone,
  });
  if (locale === 'ar') return (instant) => format.format(instant);
  return (instant) =>
    format
      .format(instant)
      .replace(/\s+(?=[ap]m)/i, '')
      .replace(':00', '')
      .toLowerCase();
}

// Twelve o'clock is said in words: nobody is sure which of 12am and 12pm is the night.
function timeWriter(locale: Locale, zone: string): (instant: Date) => string {
  const clock = clockWriter(locale, zone);
  const [midnight, midday] = [0, 12].map((hour) =>
    clockWriter(locale, 'UTC')(new Date(Date.UTC(2000, 0, 1, hour))),
  );
  const t = words(locale);
  return (instant) => {
    const time = clock(instant);
    if (time === midday) return t('language.midday');
    return time === midnight ? t('language.midnight') : time;
  };
}

function relativeWriter(tag: string): (days: number) => string {
  const format = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  return remembered((days: number) => {
    const size = Math.abs(days);
    if (size < 14) return format.format(days, 'day');
    if (size < 60) return format.format(Math.trunc(days / 7), 'week');
    if (size < 730) return format.format(Math.trunc(days / 30.44), 'month');
    return format.format(Math.trunc(days / 365.25), 'year');
  });
}

function languageNames(locale: Locale): (tag: string) => string {
  const names = new Intl.DisplayNames(locales[locale].formats, { type: 'language', fallback: 'none' });
  const t = words(locale);
  return remembered((tag: string) => {
    // Sign languages, and others that `Intl` has no name for.
    const given = `language.name.${tag}`;
    if (has(given)) return t.at(given);
    const own = Object.entries(locales).find(([candidate]) => candidate === tag)?.[1].name;
    try {
      return names.of(tag) ?? own ?? tag;
    } catch {
      // Not a BCP 47 tag at all: a directory may have said "Kurdish (both)"; its word is the best name that there is.
      return tag;
    }
  });
}

function create(locale: Locale, zone: string): Formats {
  const tag = locales[locale].formats;
  const t = words(locale);
  const date = dayWriter(tag, { day: 'numeric', month: 'long', year: 'numeric' });
  const time = timeWriter(locale, zone);
  const utcTime = timeWriter(locale, 'UTC');
  const relative = relativeWriter(tag);
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const pounds = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: 'GBP',
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  } as Intl.NumberFormatOptions);
  const distances = {
    mile: new Intl.NumberFormat(tag, {
      style: 'unit',
      unit: 'mile',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }),
    kilometer: new Intl.NumberFormat(tag, {
      style: 'unit',
      unit: 'kilometer',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }),
  };
  const conjunction = new Intl.ListFormat(tag, { type: 'conjunction' });
  const disjunction = new Intl.ListFormat(tag, { type: 'disjunction' });
  const collator = new Intl.Collator(tag, { numeric: true });
  const today = dayFinder(zone);
  const between = (day: LocalDate, from: LocalDate) => relative(placeOf(day) - placeOf(from));

  return {
    date,
    shortDate: dayWriter(tag, { day: 'numeric', month: 'short', year: 'numeric' }),
    fullDate: dayWriter(tag, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    dateOf: (instant) => date(today(instant)),
    time,
    dateTime: (instant) => t('language.date_at_time', { date: date(today(instant)), time: time(instant) }),
    timeOfDay: (text) => {
      const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
      if (!match) throw new RangeError('A time of day is written HH:MM');
      return utcTime(new Date(Date.UTC(2000, 0, 1, Number(match[1]), Number(match[2]))));
    },
    relativeDay: between,
    relativeDayOf: (instant, now) => between(today(instant), today(now)),
    number: (value) => number.format(value),
    money: (pence) => pounds.format(pence / 100),
    distance: (metres, unit = 'mile') => distances[unit].format(Math.max(0.1, metres / METRES[unit])),
    all: (items) => conjunction.format(items),
    any: (items) => disjunction.format(items),
    languageName: languageNames(locale),
    compare: (a, b) => collator.compare(a, b),
  };
}

const CREATED = new Map<string, Formats>();

/** The formats of a locale in a time zone (an IANA name that the code knows, such as a scheme's: they are kept). */
export function formats(locale: Locale, zone: string): Formats {
  const name = `${locale} ${zone}`;
  const known = CREATED.get(name);
  if (known) return known;
  const created = create(locale, zone);
  CREATED.set(name, created);
  return created;
}
