import { addDays, addWorkingDays, type Instant, isWorkingDay, type LocalDate, startOf } from '#kernel';
import { holidaysIn } from './bank-holidays.ts';
import type { Leg, Referral } from './referral.ts';
import type { OpenStatus } from './state.ts';

/** Working days, as a scheme has set them: by when to acknowledge, nudge, tell the sender's team, return to the sender. */
export interface Clocks {
  readonly acknowledge: number;
  readonly nudge: number;
  readonly escalate: number;
  readonly return: number;
}

/** Reads a scheme's setting; what is missing or makes no sense is the default of the product. */
export function readClocks(setting: unknown): Clocks {
  const given = (typeof setting === 'object' && setting !== null ? setting : {}) as Record<string, unknown>;
  const days = (name: string, usual: number, least: number) => {
    const value = given[name];
    return Math.max(least, typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : usual);
  };
  const nudge = days('nudge', 6, 1);
  const escalate = days('escalate', 9, nudge);
  return { acknowledge: days('acknowledge', 2, 1), nudge, escalate, return: days('return', 10, escalate) };
}

/** What the clock does: reminds whoever has the turn, tells the sender's team, or returns it to the sender. */
export type Alarm = 'nudge' | 'escalate' | 'return';

interface Setting {
  readonly alarm: Alarm;
  readonly after: (clocks: Clocks) => number;
}

/** Nobody has decided yet: silence is never success, so it comes back to the sender in the end. */
const DECIDING: readonly Setting[] = [
  { alarm: 'nudge', after: (clocks) => clocks.nudge },
  { alarm: 'escalate', after: (clocks) => clocks.escalate },
  { alarm: 'return', after: (clocks) => clocks.return },
];

/** It is under way: a gentle question now and then, three times at most, and never more. */
const gently = (every: number): readonly Setting[] =>
  [1, 2, 3].map((time) => ({ alarm: 'nudge', after: ({ nudge }) => time * every * nudge }));

/**
 * The alarms of each status, in the order in which they come. An accepted inbound referral has none: it is a case then,
 * and a case has its own next action. Nor has an introduction once the person has been: whether it helped is asked of the
 * need, and asked again (plans.ask_again).
 */
export const CLOCKS = {
  inbound: {
    sent: DECIDING,
    acknowledged: DECIDING,
    needs_information: DECIDING,
    waiting_list: gently(4),
    accepted: [],
    started: [],
    attended: [],
  },
  onward: {
    sent: DECIDING,
    acknowledged: DECIDING,
    needs_information: DECIDING,
    waiting_list: gently(4),
    accepted: gently(1),
    started: gently(2),
    attended: [],
  },
} as const satisfies Record<Leg, Record<OpenStatus, readonly Setting[]>>;

/** How long a scheme's people wait, and on which days they work. */
export interface Calendar {
  readonly clocks: Clocks;
  readonly zone: string;
  readonly today: LocalDate;
}

/** The moment before which a turn must have begun for `days` working days to be over today. */
export function beganBefore({ zone, today }: Calendar, days: number): Instant {
  const holidays = holidaysIn(zone);
  let day = today;
  for (let left = days; left > 0; day = addDays(day, -1)) {
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return startOf(addDays(day, 1), zone);
}

/** One thing that the clock looks for: referrals in this status, reminded so often, whose turn began before a moment. */
export interface Ringing {
  readonly leg: Leg;
  readonly status: OpenStatus;
  readonly reminded: number;
  readonly before: Instant;
}

const LEGS = ['inbound', 'onward'] as const;

/** Everything that rings today, for one question to the database. */
export function ringing(calendar: Calendar): Ringing[] {
  return LEGS.flatMap((leg) =>
    (Object.keys(CLOCKS[leg]) as OpenStatus[]).flatMap((status) =>
      settingsOf(leg, status).map(({ after }, reminded) => ({
        leg,
        status,
        reminded,
        before: beganBefore(calendar, after(calendar.clocks)),
      })),
    ),
  );
}

/**
 * What is due for a referral, and how far the clock has then gone; null when nothing is. After a long standstill only the
 * last alarm that is due rings.
 */
export function due(
  referral: Pick<Referral, 'leg' | 'status' | 'turnSince' | 'reminded' | 'turn'>,
  calendar: Calendar,
): { alarm: Alarm; reminded: number } | null {
  if (!referral.turn) return null;
  const settings = settingsOf(referral.leg, referral.status as OpenStatus);
  const rung = settings.findLastIndex(
    ({ after }) => referral.turnSince < beganBefore(calendar, after(calendar.clocks)),
  );
  const setting = settings[rung];
  return setting && rung >= referral.reminded ? { alarm: setting.alarm, reminded: rung + 1 } : null;
}

/** The moment before which a turn must have begun to be overdue: later than promised to acknowledge, or to answer. */
export function overdueBefore(calendar: Calendar): { readonly sent: Instant; readonly others: Instant } {
  const { acknowledge, nudge } = calendar.clocks;
  return { sent: beganBefore(calendar, acknowledge + 1), others: beganBefore(calendar, nudge + 1) };
}

/** The day by which the link workers promise a first word about something sent on `day`. */
export function promisedBy(calendar: Pick<Calendar, 'clocks' | 'zone'>, day: LocalDate): LocalDate {
  return addWorkingDays(day, calendar.clocks.acknowledge, holidaysIn(calendar.zone));
}

function settingsOf(leg: Leg, status: OpenStatus): readonly Setting[] {
  return CLOCKS[leg][status];
}
