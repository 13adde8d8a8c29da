import { dayOf, type LocalDate } from '#kernel';
import type { Visit } from './route.ts';

/** Where nobody is signed in, whose scheme would say. */
export const USUAL_ZONE = 'Europe/London';

/** The time zone of a visit (IANA name): that of the scheme. */
export function zoneOf({ session }: Pick<Visit, 'session'>): string {
  return session?.timeZone ?? USUAL_ZONE;
}

/** The calendar day of a visit. */
export function todayOf(visit: Pick<Visit, 'session' | 'tx'>): LocalDate {
  return dayOf(visit.tx.now, zoneOf(visit));
}
