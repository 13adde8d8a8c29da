/**
 * cast: one believable world, made through the commands, for the demonstration, the tests and the pictures.
 * Nobody in it is real: telephones are those that Ofcom keeps for stories, addresses end in `.example`, and the town's
 * postcodes do not exist. Words: a *story* is what happened to one person; a *scene* is one day of it.
 * Invariants: it is there whole or not at all; it is never mixed with anything else.
 */
export { CastCannotLoad, type CastOptions, loadCast } from './load.ts';
export { PERSONAS } from './personas.ts';
