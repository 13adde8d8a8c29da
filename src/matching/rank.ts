import type { NeedDomain, ServiceSummary } from '#directory';
import { daysBetween, type LocalDate } from '#kernel';
import type { Capacity } from '#providers';
import { type AgeGroup, takesAge } from './age.ts';
import { type Reason, reason } from './reason.ts';
import { isEnglish, isSpoken } from './spoken.ts';
import { type Verdict, verdictOn, WANTED, type WantedCode } from './wanted.ts';
import { NO, PARTLY, tenths, USUAL, type Weights } from './weight.ts';

/** What is looked for. It says nothing of who looks: no person, no name, no status ever comes here. */
export interface Wish {
  readonly domains: readonly NeedDomain[];
  /** Language in which help has to be had (BCP 47), by staff who speak it or by an interpreter. */
  readonly language?: { readonly tag: string; readonly must: boolean };
  /** They cannot do without these. */
  readonly must: readonly WantedCode[];
  /** These would be good. One that is also in `must` counts there only. */
  readonly prefer: readonly WantedCode[];
  /** For whom. A service for others only is none of these; one that names no age stays open. */
  readonly age?: AgeGroup;
  /** Whether distances were asked for, and how far someone can travel at most. */
  readonly near: boolean;
  readonly travelKm?: number;
  /** The day on which it is judged how fresh everything is. */
  readonly today: LocalDate;
  /** What each thing is worth; the usual weights where none are given. */
  readonly weights?: Weights;
}

export interface Candidate {
  readonly service: ServiceSummary;
  readonly capacity: Capacity;
}

/** One service with everything that speaks for it, against it, and that nobody knows. */
export interface Explained extends Candidate {
  readonly fits: readonly Reason[];
  readonly against: readonly Reason[];
  /** Not known: good to ask. What has to be asked before they go is in `ask`. */
  readonly unknown: readonly Reason[];
  /** Something they cannot do without, of which nobody knows whether it is so. */
  readonly ask: readonly Reason[];
  /** Why it cannot be this one; empty for all others. */
  readonly excluded: readonly Reason[];
  /** In tenths of a point. */
  readonly score: number;
}

export interface Shortlist {
  /** Everything that they cannot do without is known to be so. Best first. */
  readonly fits: readonly Explained[];
  /** Nothing speaks against it for certain, and something must be asked first. Best first. */
  readonly call: readonly Explained[];
  /** Not these, and why. */
  readonly excluded: readonly Explained[];
}

/** Verified longer ago than this, in days, is no longer fresh. */
export const FRESH_DAYS = 183;
export const SOURCE_FRESH_DAYS = 365;
const SHORT_WAIT_DAYS = 14;
export const FAR_KM = 25;

class Judgement {
  readonly fits: Reason[] = [];
  readonly against: Reason[] = [];
  readonly unknown: Reason[] = [];
  readonly ask: Reason[] = [];
  readonly excluded: Reason[] = [];
  score = 0;

  // A must and a preference are worth the same, so that saying "must" never turns the order of those that remain around.
  /** A yes, no or unknown to something wanted, and how many points it is worth. No unknown is worth anything. */
  answer(verdict: Verdict, why: Reason, must: boolean, points: number): void {
    this.score += tenths(points);
    if (verdict === 'yes') this.fits.push(why);
    else if (verdict === 'no') (must ? this.excluded : this.against).push(why);
    else if (must) this.ask.push(why);
    else (verdict === 'partly' ? this.against : this.unknown).push(why);
  }

  fit(why: Reason, points: number): void {
    this.fits.push(why);
    this.score += tenths(points);
  }
}

/** Explains one service. Pure: the same wish and the same service always give the same answer. */
export function explain(wish: Wish, { service, capacity }: Candidate): Explained {
  const weights = wish.weights ?? USUAL;
  const found = new Judgement();
  if (service.vanished) found.excluded.push(reason('vanished', {}));
  else if (service.status !== 'active') found.excluded.push(reason('not_running', {}));
  judgeNeed(found, wish, service, weights);
  judgeLanguage(found, wish, service, weights);
  for (const code of new Set([...wish.must, ...wish.prefer])) {
    const { condition } = WANTED[code];
    const value = service.conditions[condition];
    const verdict = verdictOn(code, value);
    const points = weights[`wanted.${code}`] * SHARE[verdict];
    found.answer(verdict, reason('condition', { condition, value }), wish.must.includes(code), points);
  }
  judgeAge(found, wish, service, weights);
  judgeDistance(found, wish, service, weights);
  judgeCapacity(found, capacity, weights);
  judgeFreshness(found, wish.today, service, weights);
  const { fits, against, unknown, ask, excluded, score } = found;
  return { service, capacity, fits, against, unknown, ask, excluded, score };
}

const SHARE = { yes: 1, partly: PARTLY, unknown: 0, no: NO } as const satisfies Record<Verdict, number>;

function judgeNeed(found: Judgement, wish: Wish, service: ServiceSummary, weights: Weights): void {
  const answered = wish.domains.filter((domain) => service.needs.includes(domain));
  answered.forEach((domain, index) => {
    found.fit(reason('answers_need', { domain }), index === 0 ? weights.need : weights.another_need);
  });
  if (answered.length === 0 && wish.domains.length > 0) found.unknown.push(reason('need_not_said', {}));
}

function judgeLanguage(
  found: Judgement,
  { language }: Wish,
  service: ServiceSummary,
  weights: Weights,
): void {
  if (!language || isEnglish(language.tag)) return;
  const { tag, must } = language;
  const { interpreter } = service.conditions;
  if (isSpoken(service.languages, tag)) {
    found.answer('yes', reason('speaks', { language: tag }), must, weights.speaks);
  } else if (interpreter === 'provided') {
    found.answer('yes', reason('interpreter_provided', {}), must, weights.interpreter_provided);
  } else if (interpreter === 'bookable') {
    found.answer('yes', reason('interpreter_bookable', {}), must, weights.interpreter_bookable);
  } else if (interpreter === 'none' && service.languages.length > 0) {
    found.answer('no', reason('language_not_spoken', { language: tag }), must, weights.not_spoken);
  } else found.answer('unknown', reason('language_not_said', { language: tag }), must, 0);
}

function judgeAge(found: Judgement, { age }: Wish, service: ServiceSummary, weights: Weights): void {
  if (!age) return;
  const verdict = takesAge(age, service);
  const points = verdict === 'yes' ? weights.age : 0;
  // Nobody is let in who is too young or too old, however much they would like it.
  if (verdict === 'no') found.answer(verdict, reason('other_ages', { age }), true, 0);
  else found.answer(verdict, reason(AGE_REASONS[verdict], { age }), false, points);
}

const AGE_REASONS = { yes: 'takes_age', partly: 'takes_some_of_age', unknown: 'age_not_said' } as const;

function judgeDistance(
  found: Judgement,
  wish: Wish,
  { distanceKm: km }: ServiceSummary,
  weights: Weights,
): void {
  if (!wish.near) return;
  if (km === null) {
    (wish.travelKm === undefined ? found.unknown : found.ask).push(reason('place_not_said', {}));
  } else if (wish.travelKm !== undefined && km > wish.travelKm) {
    found.excluded.push(reason('too_far', { km, limitKm: wish.travelKm }));
  } else {
    const farthest = wish.travelKm ?? FAR_KM;
    const share = farthest > 0 ? Math.max(0, 1 - km / farthest) : 0;
    found.fit(reason('distance', { km }), weights.near * share);
  }
}

function judgeCapacity(found: Judgement, capacity: Capacity, weights: Weights): void {
  if (capacity.state === 'unknown') {
    found.unknown.push(reason('capacity_unknown', { ageDays: capacity.ageDays }));
  } else if (capacity.state === 'paused') {
    found.excluded.push(reason('paused', { ageDays: capacity.ageDays }));
  } else {
    const { state, places, waitingDays, ageDays } = capacity;
    if (state === 'places') found.fit(reason('places', { places: places ?? 0, ageDays }), weights.places);
    if (state === 'full') found.answer('no', reason('full', { ageDays }), false, weights.full);
    if (waitingDays !== null) {
      const why = reason('waiting', { waitingDays, ageDays });
      if (waitingDays <= SHORT_WAIT_DAYS) found.fit(why, weights.short_wait);
      else found.against.push(why);
    }
  }
}

function judgeFreshness(found: Judgement, today: LocalDate, service: ServiceSummary, weights: Weights): void {
  const verifiedOn = service.verifiedOn as LocalDate | null;
  const assuredOn = service.assuredOn as LocalDate | null;
  const overdue = service.verifyBy !== null && service.verifyBy < today;
  if (verifiedOn && !overdue && daysBetween(verifiedOn, today) <= FRESH_DAYS) {
    found.fit(reason('verified', { on: verifiedOn }), weights.verified);
  } else if (assuredOn && daysBetween(assuredOn, today) <= SOURCE_FRESH_DAYS) {
    found.fit(reason('source_checked', { on: assuredOn }), weights.source_checked);
  } else if (verifiedOn || assuredOn) {
    const on =
      [verifiedOn, assuredOn]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? today;
    found.against.push(reason('verified_long_ago', { on }));
  } else found.unknown.push(reason('never_verified', {}));
}

/** Explains all and puts them in order: best first, then nearest, then by id, so that no two ever stand level. */
export function rank(wish: Wish, candidates: readonly Candidate[]): Shortlist {
  const all = candidates.map((candidate) => explain(wish, candidate)).sort(compare);
  return {
    fits: all.filter((one) => one.excluded.length === 0 && one.ask.length === 0),
    call: all.filter((one) => one.excluded.length === 0 && one.ask.length > 0),
    excluded: all.filter((one) => one.excluded.length > 0),
  };
}

function compare(a: Explained, b: Explained): number {
  const [near, far] = [a.service.distanceKm ?? Infinity, b.service.distanceKm ?? Infinity];
  if (a.score !== b.score) return b.score - a.score;
  if (near !== far) return near - far;
  return a.service.id < b.service.id ? -1 : a.service.id > b.service.id ? 1 : 0;
}
