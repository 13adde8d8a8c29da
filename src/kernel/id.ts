import { randomFillSync } from 'node:crypto';
import { v7, validate } from 'uuid';
import type { Instant } from './time.ts';

/** A UUID that remembers which noun it names, so that a person's id cannot be passed where a case's is due. */
export type Id<Noun extends string> = string & { readonly __noun: Noun };

// One call to the system for many ids: a referral makes a dozen.
const pool = new Uint8Array(8192);
let used = pool.length;

function random(size: number): Uint8Array {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += size;
  return pool.slice(used - size, used);
}

/** A new time-ordered id (UUID version 7, RFC 9562). Pass the moment when it is not now: the cast lives in the past. */
export function newId<Noun extends string>(at: Instant): Id<Noun> {
  return v7({ msecs: at.getTime(), random: random(16) }) as Id<Noun>;
}

/** Whether an unknown value, such as a path parameter, has the shape of an id. It says nothing about existence. */
export function isId(value: unknown): value is Id<string> {
  return typeof value === 'string' && validate(value);
}

// No vowels (no accidental words), and none of the characters that people mishear or misread.
const LETTERS = '23456789CDFGHJKMNPQRTVWX';

/**
 * A reference that people read out over the telephone: ten characters in two groups, such as `7KQ2M-XD94R`.
 * 24^10 (about 6e13) values; the database holds it unique within a scheme.
 */
export function newReference(): string {
  const bytes = random(10);
  const letters = Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
