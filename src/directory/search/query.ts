import type { Condition, Conditions, ConditionValue } from '../condition.ts';
import type { NeedDomain } from '../need.ts';
import type { Point } from '../place.ts';
import type { ServiceSummary } from '../store.ts';
import type { WeekRanges } from '../week.ts';

/** Answers that a condition may have, for one condition or several. */
export type ConditionFilter = { readonly [C in Condition]?: readonly ConditionValue<C>[] };

/** What may stand for one word or phrase that was typed: all of some words, each the beginning of a word unless `whole`; or a need. */
export type Meaning =
  | { readonly words: readonly string[]; readonly whole?: boolean }
  | { readonly need: NeedDomain };

/**
 * What is looked for. Everything that is given must hold. It knows no person: a need, a place, languages and terms.
 *
 * Nothing here waits: what somebody changed in the transaction before is found as it is now (see derived.ts).
 */
export interface ServiceQuery {
  /**
   * Every word must begin a word of the service, its organization, places, needs or terms. Case and accents do not matter.
   * A list instead of a text: for each word or phrase that was typed, everything that may stand for it, of which one has to.
   */
  readonly words?: string | readonly (readonly Meaning[])[];
  /** It answers at least one of these. */
  readonly domains?: readonly NeedDomain[];
  /** None that lies farther than `withinKm` (25 when not said, 200 at most). */
  readonly near?: Point;
  readonly withinKm?: number;
  /** With `near`: also services that are at no physical place, such as a telephone line, after all others. */
  readonly orAnywhere?: boolean;
  /** Only services at no physical place, or only those at one. */
  readonly format?: 'in_person' | 'anywhere';
  /** Staff speak at least one of these: BCP 47. */
  readonly languages?: readonly string[];
  /** It states one of these answers to every condition named. Unknown is never yes: it fails. */
  readonly conditions?: ConditionFilter;
  /** It states at least one of these answers, to whichever condition. Unknown is never yes: it fails. */
  readonly anyOf?: ConditionFilter;
  /** It states none of these answers. Unknown passes here, and is then worth a telephone call. */
  readonly unless?: ConditionFilter;
  /** It does not say that somebody of this age is too young or too old. */
  readonly age?: number;
  /** It is known to be open then: a minute of the week from Monday 00:00. Unknown fails. */
  readonly openAt?: number;
  /** It is known to be open at some minute between these two, the second not included. Unknown fails. */
  readonly openIn?: readonly [from: number, to: number];
  /**
   * `nearest` (the rule with `near`), `best` (the rule without: all words in the name first; then the nearest, or whose turn
   * it is), or `soonest` open from `from` on, those whose hours are not known last.
   */
  readonly sort?: 'nearest' | 'best' | 'soonest';
  /** For `soonest`: now, as a minute of the week from Monday 00:00. */
  readonly from?: number;
  /** Count as well what is found. Costs a little, and the first page is the one that needs it. */
  readonly counts?: boolean;
  /** 20 when not said, 100 at most. */
  readonly limit?: number;
  /** From the page before: what follows it. A cursor of another query, or a broken one, starts at the beginning. */
  readonly cursor?: string;
}

export interface ServicePage {
  readonly services: readonly ServiceSummary[];
  /** When each is open for certain; those of which nobody said are left out. */
  readonly weeks: ReadonlyMap<string, WeekRanges>;
  /** Null on the last page. */
  readonly next: string | null;
  /** Null unless asked for. */
  readonly counts: Counts | null;
}

/**
 * How many are found, and how many of them would be left with one filter more. Exact up to a thousand; beyond that `more`
 * is true, and every number is the least that it can be: "more than 1,000", "at least 240 of them speak Arabic".
 */
export interface Counts {
  readonly total: number;
  readonly more: boolean;
  readonly needs: Readonly<Partial<Record<NeedDomain, number>>>;
  /** By the first part of the code, or the name in lower case where no source gave a code. */
  readonly languages: Readonly<Record<string, number>>;
  readonly answers: { readonly [C in Condition]?: Readonly<Partial<Record<Conditions[C], number>>> };
  readonly formats: { readonly in_person: number; readonly anywhere: number };
}
