/**
 * cast: one believable world, made through the commands, for the demonstration, the tests and the pictures.
 * Nobody in it is real.
 */
export { loadCast } from './load.ts';
export { PERSONAS } from './personas.ts';
