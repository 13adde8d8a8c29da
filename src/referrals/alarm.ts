import type { Tx } from '#db';
import { dayOf, isWorkingDay, startOf } from '#kernel';
import { holidaysIn } from './bank-holidays.ts';
import { takeRinging } from './clock-store.ts';
import { type Alarm, type Calendar, due, ringing } from './clocks.ts';
import { calendarOf } from './inbox.ts';
import {
  receiversOf,
  sendersOf,
  senderTeamOf,
  writeToMembers,
  writeToPerson,
  writeToProvider,
} from './messages.ts';
import { moveLocked } from './move.ts';
import type { Referral } from './referral.ts';
import { isUndecided, type Status } from './state.ts';
import { insertStep, updateStanding } from './store.ts';

/** At most so many at one stroke; the next one comes five minutes later. */
const BATCH = 200;
/** Nobody is reminded at night, at the weekend or on a bank holiday. */
const [OPENS, CLOSES] = [9, 17];

/**
 * One stroke of the clock: whatever is due is done once, however often and by however many workers it is struck.
 * Referrals that another worker holds are left to it.
 */
export async function strike(tx: Tx): Promise<void> {
  const calendar = await calendarOf(tx);
  if (!isOfficeHour(tx, calendar)) return;
  const taken = await takeRinging(tx, ringing(calendar), BATCH);
  // People in one order, as everyone who changes several of them at once: their rows are locked (docs/decisions/0613).
  for (const referral of taken.toSorted((a, b) => (a.personId < b.personId ? -1 : 1))) {
    const found = due(referral, calendar);
    if (found) await perform(tx, { ...referral, reminded: found.reminded }, found.alarm);
  }
}

function isOfficeHour({ now }: Tx, { zone, today }: Calendar): boolean {
  const hours = now >= startOf(today, zone, OPENS) && now < startOf(today, zone, CLOSES);
  return hours && isWorkingDay(dayOf(now, zone), holidaysIn(zone));
}

async function perform(tx: Tx, referral: Referral, alarm: Alarm): Promise<void> {
  if (alarm === 'return') return giveBack(tx, referral);
  const status: Status = referral.status;
  insertStep(tx, referral, { verb: alarm, fromStatus: status, toStatus: status });
  await updateStanding(tx, referral);
  await (alarm === 'nudge' ? nudge(tx, referral) : escalate(tx, referral));
}

async function nudge(tx: Tx, referral: Referral): Promise<void> {
  const { leg, turn, senderKind, status } = referral;
  if (turn === 'sender') {
    if (senderKind !== 'member') return writeToPerson(tx, referral, 'person_page');
    return writeToMembers(tx, referral, 'referral_nudge', await sendersOf(tx, referral));
  }
  if (leg === 'onward') {
    return writeToProvider(tx, referral, isUndecided(status) ? 'provider_nudge' : 'provider_attendance');
  }
  return writeToMembers(tx, referral, 'referral_nudge', await receiversOf(tx, referral));
}

async function escalate(tx: Tx, referral: Referral): Promise<void> {
  await writeToMembers(tx, referral, 'referral_escalated', await senderTeamOf(tx, referral));
}

// Back to whoever sent it. Someone who came by themselves has nobody to look after it: that is for the supervisors, and
// their own page says that they were not answered.
async function giveBack(tx: Tx, referral: Referral): Promise<void> {
  const returned = await moveLocked(tx, referral, 'time_out', {});
  const member = referral.senderKind === 'member';
  const to = member ? await sendersOf(tx, referral) : await senderTeamOf(tx, referral);
  await writeToMembers(tx, returned, 'referral_returned', to);
  if (!member) await writeToPerson(tx, returned, 'person_page');
}
