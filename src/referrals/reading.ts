import type { Tx } from '#db';
import type { PossibleDuplicate } from '#people';
import { maySee, maySend } from './policy.ts';
import type { Attendance, Referral, Step } from './referral.ts';
import { findAttendances, findReferral, findReferralsOfPerson, findSteps } from './store.ts';

/** A referral that the actor may see; undefined for any other. */
export async function referralOf(tx: Tx, referralId: string): Promise<Referral | undefined> {
  const referral = await findReferral(tx, referralId);
  return referral && maySee(tx.actor, referral) ? referral : undefined;
}

/** The referrals of one person that the actor may see, newest first. */
export async function referralsOfPerson(tx: Tx, personId: string): Promise<Referral[]> {
  const referrals = await findReferralsOfPerson(tx, personId);
  return referrals.filter((referral) => maySee(tx.actor, referral));
}

/** The history of a referral that the actor may see, oldest first; empty for any other. */
export async function stepsOf(tx: Tx, referralId: string): Promise<Step[]> {
  const [referral, steps] = await Promise.all([referralOf(tx, referralId), findSteps(tx, referralId)]);
  return referral ? steps : [];
}

/** The sessions of a referral that the actor may see, by day; empty for any other. */
export async function attendancesOf(tx: Tx, referralId: string): Promise<Attendance[]> {
  const [referral, sessions] = await Promise.all([
    referralOf(tx, referralId),
    findAttendances(tx, referralId),
  ]);
  return referral ? sessions : [];
}

/**
 * Of possible duplicates, those whom this sender may know to be here: link workers all of them, a referrer only people
 * whom they or their team referred. That someone gets help here is nobody else's to learn.
 */
export async function duplicatesKnownTo(
  tx: Tx,
  duplicates: readonly PossibleDuplicate[],
): Promise<PossibleDuplicate[]> {
  if (maySend(tx.actor, 'onward')) return [...duplicates];
  const known = await Promise.all(duplicates.map(({ id }) => referralsOfPerson(tx, id)));
  return duplicates.filter((_, index) => (known[index] ?? []).length > 0);
}
