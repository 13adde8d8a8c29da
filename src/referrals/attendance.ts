import { schemeOf } from '#access';
import { emit, type Tx } from '#db';
import { dayOf, type LocalDate, NOT_FOUND, type Refusal, refuse } from '#kernel';
import type { Barrier } from './barrier.ts';
import { type MoveInput, moveLocked, moversFor, objection } from './move.ts';
import { maySee } from './policy.ts';
import type { Referral } from './referral.ts';
import { isEnded } from './state.ts';
import { findAttendances, insertAttendance, insertStep, lockReferral, updateStanding } from './store.ts';

export interface Session extends Pick<MoveInput, 'forProvider'> {
  readonly onDay: LocalDate;
  readonly attended: boolean;
  /** What stood in the way; asked when they did not come. */
  readonly barrier?: Barrier | null;
}

/**
 * Notes one session of an onward referral: the person came, or did not. The first one that they came to is a moment of
 * its own (`referrals.first_attended`). The same word about the same day counts once. Refuses `NOT_FOUND`,
 * `referrals.already_ended`, `referrals.not_possible_now`, `referrals.day_in_future` and `referrals.reason_needed`.
 */
export async function noteAttendance(
  tx: Tx,
  referralId: string,
  session: Session,
): Promise<Referral | Refusal> {
  const [referral, scheme, noted] = await Promise.all([
    lockReferral(tx, referralId),
    schemeOf(tx),
    findAttendances(tx, referralId),
  ]);
  if (referral?.leg !== 'onward' || !maySee(tx.actor, referral)) return NOT_FOUND;
  const no = objection(referral, 'attend', moversFor(tx, referral, session), {});
  if (no) return no;
  const { onDay, attended, barrier = null } = session;
  if (onDay > dayOf(tx.now, scheme.time_zone)) return refuse('referrals.day_in_future');
  if (!attended && !barrier) return refuse('referrals.reason_needed');
  if (noted.some((one) => one.onDay === onDay && one.attended === attended)) return referral;
  const written = insertAttendance(tx, referral, { onDay, attended, barrier: attended ? null : barrier });
  const [after] = await Promise.all([
    attended ? came(tx, referral, onDay) : stayedAway(tx, referral, barrier),
    written,
  ]);
  return after;
}

async function came(tx: Tx, referral: Referral, onDay: LocalDate): Promise<Referral> {
  const first = referral.firstAttendedOn === null;
  const earliest = first || (referral.firstAttendedOn ?? onDay) > onDay ? onDay : referral.firstAttendedOn;
  const moved = await moveLocked(tx, { ...referral, firstAttendedOn: earliest }, 'attend', {});
  if (first) {
    await emit(tx, 'referrals.first_attended', { referralId: referral.id, personId: referral.personId });
  }
  return moved;
}

async function stayedAway(tx: Tx, referral: Referral, barrier: Barrier | null): Promise<Referral> {
  const { id: referralId, personId } = referral;
  const { waited, stepId } = await waitAnew(tx, referral, 'miss', barrier);
  await emit(tx, 'referrals.missed', { referralId, personId, stepId });
  return waited;
}

/**
 * Notes that the person has not been there yet, and that the provider said so. Refuses `NOT_FOUND`,
 * `referrals.already_ended` and `referrals.not_possible_now`.
 */
export async function noteNotYet(
  tx: Tx,
  referralId: string,
  input: Pick<MoveInput, 'forProvider'>,
): Promise<Referral | Refusal> {
  const referral = await lockReferral(tx, referralId);
  if (referral?.leg !== 'onward' || !maySee(tx.actor, referral)) return NOT_FOUND;
  const no = objection(referral, 'attend', moversFor(tx, referral, input), {});
  if (no) return no;
  const { personId } = referral;
  const { waited, stepId } = await waitAnew(tx, referral, 'not_yet', null);
  await emit(tx, 'referrals.not_yet_attended', { referralId, personId, stepId });
  return waited;
}

// The provider has spoken, so the wait begins anew; the referral stays where it was.
async function waitAnew(tx: Tx, referral: Referral, verb: 'miss' | 'not_yet', reason: Barrier | null) {
  const { status } = referral;
  const waited = { ...referral, turnSince: tx.now, reminded: 0, updatedAt: tx.now };
  const stepId = insertStep(tx, referral, { verb, fromStatus: status, toStatus: status, reason });
  await updateStanding(tx, waited);
  return { waited, stepId };
}

/** Whether a session can still be noted. */
export function canNoteAttendance(referral: Referral): boolean {
  return referral.leg === 'onward' && !isEnded(referral.status);
}
