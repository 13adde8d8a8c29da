/**
 * kernel: the few words every room speaks. Pure: no IO, no clock, no environment.
 * Owns ids and references, time and working days, the clock's shape, and how a rule says no.
 */
export { type Clock, type SettableClock, settableClock } from './clock.ts';
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
} from './time.ts';
