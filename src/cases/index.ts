/**
 * cases: a link worker and a person, for as long as it takes. Owns the case, its steps, contact notes and handovers.
 * Words: a *case* is `waiting` for its first conversation, `active`, `stepping_down`, `dormant` or `closed`; the *next
 * action* is what keeps it from being forgotten; a case without a link worker is an *orphan*.
 * Invariants: one open case a person; whoever comes back goes on in the same case, with its history; steps and contact
 * notes are never changed; a closed case has no next action, and nothing is noted in it before it is reopened.
 */

export type { Closing } from './closing.ts';
export { handOver, type MoveInput, move, type NextAction, open, planNext } from './commands.ts';
export type { Interpreter, Mode } from './contact.ts';
export { type ContactInput, noteContact } from './contact-commands.ts';
export { type ContactNote, contactNotesOf } from './contact-store.ts';
export type { LooseEnd, LooseEnds } from './loose-end.ts';
export { possible, type Status, type Verb } from './state.ts';
export { type Case, type CaseStep, caseOf, caseOfPerson, lockCase } from './store.ts';
