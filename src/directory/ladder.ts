import { addDays, type LocalDate } from '#kernel';

/** How far it was asked whether a listing is still right. The codes are stored. */
export const RUNGS = ['asked', 'asked_again', 'queued', 'no_answer'] as const;
export type Rung = (typeof RUNGS)[number];

/** How long the word on a listing holds, in months; `verify_by` lies so far ahead. */
export const WORD_HOLDS_MONTHS = 6;

interface Climb {
  readonly from: Rung | null;
  readonly to: Rung;
  /** Months that must have gone by since the last word; a listing of which nobody ever said anything waits for none. */
  readonly monthsSinceWord: number;
  /** Days that must have gone by since the rung before. */
  readonly daysSinceRung: number;
}

/**
 * The ladder: the provider is asked at six months and four weeks later, at twelve it is for the directory team; what they
 * could not find out comes back to them after a quarter. Nothing is hidden for being old: it says since when.
 */
const LADDER: readonly Climb[] = [
  { from: null, to: 'asked', monthsSinceWord: WORD_HOLDS_MONTHS, daysSinceRung: 0 },
  { from: 'asked', to: 'asked_again', monthsSinceWord: WORD_HOLDS_MONTHS, daysSinceRung: 28 },
  { from: 'asked_again', to: 'queued', monthsSinceWord: 12, daysSinceRung: 28 },
  { from: 'no_answer', to: 'queued', monthsSinceWord: WORD_HOLDS_MONTHS, daysSinceRung: 91 },
];

export interface DueClimb {
  readonly from: Rung | null;
  readonly to: Rung;
  /** It is due where the last word is of this day or older, or was never said. */
  readonly wordBy: LocalDate;
  /** And where it stands on its rung since this day or longer. */
  readonly rungBy: LocalDate;
}

/** The ladder as days of the calendar, seen from today. */
export function climbsOn(today: LocalDate): DueClimb[] {
  return LADDER.map(({ from, to, monthsSinceWord, daysSinceRung }) => ({
    from,
    to,
    wordBy: addMonths(today, -monthsSinceWord),
    rungBy: addDays(today, -daysSinceRung),
  }));
}

/** The same day some months later, or earlier; the last day of a month that has no such day. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const on = Math.min(date, last.getUTCDate());
  return `${last.toISOString().slice(0, 8)}${String(on).padStart(2, '0')}` as LocalDate;
}
