/**
 * matching: which services could help with a need, and why. A wish and services go in, an explained shortlist comes out.
 * Owns the weights: what each thing that is known of a service is worth in the order, for each scheme.
 * Words: what someone *must* have, what they would *prefer*, what is *worth a call*.
 * Invariants: it never sees a person, a name or a status; what they cannot do without excludes; unknown is never yes, and
 * stands apart as worth a telephone call; the order is total, and the same each time.
 */
export { AGE_GROUP_CODES } from './age.ts';
export { type Found, findAndRank, type MatchQuery } from './find.ts';
export type { Explained, Shortlist, Wish } from './rank.ts';
export type { Reason } from './reason.ts';
export { WANTED_CODES, type WantedCode } from './wanted.ts';
export { reasonWords } from './words.ts';
