import type { Condition, ConditionValue, NeedDomain } from '#directory';
import type { LocalDate } from '#kernel';
import type { AgeGroup } from './age.ts';

/** What each reason says besides its code. Lengths are in kilometres, ages and waits in days. */
interface Params {
  answers_need: { readonly domain: NeedDomain };
  need_not_said: Record<never, never>;
  condition: { readonly condition: Condition; readonly value: ConditionValue };
  speaks: { readonly language: string };
  interpreter_provided: Record<never, never>;
  interpreter_bookable: Record<never, never>;
  language_not_said: { readonly language: string };
  language_not_spoken: { readonly language: string };
  takes_age: { readonly age: AgeGroup };
  takes_some_of_age: { readonly age: AgeGroup };
  age_not_said: { readonly age: AgeGroup };
  other_ages: { readonly age: AgeGroup };
  distance: { readonly km: number };
  too_far: { readonly km: number; readonly limitKm: number };
  place_not_said: Record<never, never>;
  places: { readonly places: number; readonly ageDays: number };
  full: { readonly ageDays: number };
  waiting: { readonly waitingDays: number; readonly ageDays: number };
  paused: { readonly ageDays: number | null };
  capacity_unknown: { readonly ageDays: number | null };
  verified: { readonly on: LocalDate };
  verified_long_ago: { readonly on: LocalDate };
  source_checked: { readonly on: LocalDate };
  never_verified: Record<never, never>;
  not_running: Record<never, never>;
  vanished: Record<never, never>;
}

export type ReasonCode = keyof Params;

/** Why this one, why not that one, or what nobody knows: a code for the catalogue, and what fills its sentence. */
export type Reason = {
  readonly [Code in ReasonCode]: { readonly code: Code; readonly params: Params[Code] };
}[ReasonCode];

export function reason<Code extends ReasonCode>(code: Code, params: Params[Code]): Reason {
  return { code, params } as Reason;
}
