import { dayOf, daysBetween, type Instant, type LocalDate } from '#kernel';

/** How long the word on places holds, in days. Older words count as unknown: people were sent to closed doors. */
export const CAPACITY_HOLDS_DAYS = 14;

/** What was last said about a service, as it was said. */
export interface LastWord {
  /** Places left; null when not said. */
  readonly places: number | null;
  /** About how many days people wait; null when not said. */
  readonly waitingDays: number | null;
  /** Takes nobody for now. */
  readonly paused: boolean;
  readonly saidAt: Instant;
}

/**
 * How many more people a service can take, as far as that is known today. `unknown` with an `ageDays` was said once and is
 * too old to lean on; without one, nobody ever said.
 */
export type Capacity =
  | { readonly state: 'unknown'; readonly ageDays: number | null }
  | { readonly state: 'paused'; readonly ageDays: number | null }
  | {
      readonly state: 'places' | 'full' | 'said';
      /** Null where only the waiting time was said. */
      readonly places: number | null;
      readonly waitingDays: number | null;
      readonly ageDays: number;
    };

/**
 * Reads the last word on a day of the scheme's calendar. `providerPaused`: the whole organization takes nobody, which
 * holds until it is taken back.
 */
export function capacityOn(
  today: LocalDate,
  zone: string,
  word: LastWord | null,
  providerPaused = false,
): Capacity {
  const ageDays = word && Math.max(0, daysBetween(dayOf(word.saidAt, zone), today));
  if (providerPaused) return { state: 'paused', ageDays: null };
  if (!word || ageDays === null || ageDays > CAPACITY_HOLDS_DAYS) return { state: 'unknown', ageDays };
  if (word.paused) return { state: 'paused', ageDays };
  const { places, waitingDays } = word;
  if (places === null && waitingDays === null) return { state: 'unknown', ageDays };
  return { state: places === null ? 'said' : places > 0 ? 'places' : 'full', places, waitingDays, ageDays };
}

/** A word on how many more a service can take, as it is said. */
export interface SaidCapacity {
  readonly serviceId: string;
  /** Places left, 0 to 9999; null when not said. */
  readonly places: number | null;
  /** About how many days people wait, 0 to 999; null when not said. */
  readonly waitingDays: number | null;
  readonly paused: boolean;
}
