import { emit, type Tx } from '#db';
import { NOT_FOUND, type Refusal, refuse } from '#kernel';
import type { Referral, Step } from './referral.ts';
import { isUndecided } from './state.ts';
import { findSteps, insertStep, lockReferral } from './store.ts';

/**
 * The step by which one of us decided what a provider's link still asks: they told us by telephone, or it was ended here.
 * Null while their own answer is what counts.
 */
export function recordedHere({ status }: Pick<Referral, 'status'>, steps: readonly Step[]): Step | null {
  if (isUndecided(status)) return null;
  const decided = steps.findLast(({ fromStatus, toStatus }) => toStatus === status && fromStatus !== status);
  return decided?.actorKind === 'member' ? decided : null;
}

/**
 * A provider says that what was written down for them is not right. It decides nothing: the link worker reads it, and asks
 * them or writes down what is right. Refuses `NOT_FOUND`, and `referrals.not_possible_now` where nothing was written down.
 */
export async function correct(tx: Tx, referralId: string, note: string): Promise<true | Refusal> {
  const { actor } = tx;
  if (actor.kind !== 'provider' || actor.referralId !== referralId) return NOT_FOUND;
  const [referral, steps] = await Promise.all([lockReferral(tx, referralId), findSteps(tx, referralId)]);
  if (!referral) return NOT_FOUND;
  if (!recordedHere(referral, steps)) return refuse('referrals.not_possible_now');
  const { status, personId } = referral;
  const stepId = insertStep(tx, referral, { verb: 'correct', fromStatus: status, toStatus: status, note });
  await emit(tx, 'referrals.corrected', { referralId, personId, stepId });
  return true;
}

/** What a provider wrote against us, until one of us has done something about it. */
export function openCorrection(steps: readonly Step[]): string | null {
  const written = steps.findLastIndex(({ verb }) => verb === 'correct');
  const later = steps.slice(written + 1);
  return written < 0 || later.some(({ actorKind }) => actorKind === 'member')
    ? null
    : (steps[written]?.note ?? null);
}
