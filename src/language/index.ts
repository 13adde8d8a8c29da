/**
 * language: every word that people read, in every language that we serve.
 *
 * Owns the interface locales (complete or only planned), the catalogues, and how dates, numbers and names are written.
 * Words: a *message* is one sentence of a catalogue, in ICU form, at a *key* (`cases.caseload.title`); a *code word* is
 * the plain name of one of our codes; the *draft notice* says that no named reviewer has approved a translation yet.
 * Invariants: no string for people outside the catalogues; a key missing in a locale does not compile; no HTML in a
 * message; always the Gregorian calendar and Latin digits; a text that runs the other way is fenced off.
 */
export { type Formats, formats } from './format.ts';
export { type Locale, locales, negotiate, servedLocales } from './locales.ts';
export type { CodeGroup, CodeOf, Key } from './messages.ts';
export { isDraftBesideEnglish } from './review.ts';
export { codeWord, has, type Words, words } from './words.ts';
