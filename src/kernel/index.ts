/**
 * kernel: the few words every room speaks. Pure: no IO, no clock, no environment.
 * Owns the actor, ids and references, time and working days, the clock's shape, and how a rule says no.
 */
export { type Actor, confinedTo, ROLES, type Role, systemActor } from './actor.ts';
export { type Clock, type SettableClock, settableClock } from './clock.ts';
export { CSV_MARK, csvLine, csvOf, unguarded } from './csv.ts';
export { type Id, isId, newId, newReference } from './id.ts';
export { type FieldErrors, isRefusal, NOT_FOUND, type Refusal, refuse } from './refusal.ts';
export {
  addDays,
  addWorkingDays,
  DAY,
  dayOf,
  daysBetween,
  HOUR,
  type Instant,
  isWorkingDay,
  type LocalDate,
  later,
  MINUTE,
  readLocalDate,
  startOf,
} from './time.ts';
