import type { Instant } from './time.ts';

/** Where "now" comes from. Only `main.ts`, `worker.ts` and `cli.ts` own a real one; everything else is handed one. */
export interface Clock {
  now(): Instant;
}

/** A clock that stands still until it is set: for tests, and for the cast, who live two years in a minute. */
export interface SettableClock extends Clock {
  set(instant: Instant): void;
  advance(milliseconds: number): void;
}

export function settableClock(start: Instant): SettableClock {
  let current = new Date(start);
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = new Date(instant);
    },
    advance: (milliseconds) => {
      current = new Date(current.getTime() + milliseconds);
    },
  };
}
