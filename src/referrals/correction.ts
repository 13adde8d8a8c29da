import { emit, type Tx } from '#db';
import { NOT_FOUND, type Refusal, refuse } from '#kernel';
import { maySpeakForProvider } from './policy.ts';
import type { Referral, Step } from './referral.ts';
import { isUndecided } from './state.ts';
import { findSteps, insertStep, lockReferral, markCorrected } from './store.ts';

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
  markCorrected(tx, referralId);
  await emit(tx, 'referrals.corrected', { referralId, personId, stepId });
  return true;
}

/**
 * One of us has seen to it, and there was nothing to write down: it is right as it stands, or the referral has ended. Refuses
 * `NOT_FOUND`, and `referrals.not_possible_now` where no correction waits.
 */
export async function lookInto(tx: Tx, referralId: string): Promise<true | Refusal> {
  const referral = await lockReferral(tx, referralId);
  if (!referral || !maySpeakForProvider(tx.actor, referral)) return NOT_FOUND;
  if (!referral.correctedAt) return refuse('referrals.not_possible_now');
  const { status } = referral;
  insertStep(tx, referral, { verb: 'look_into', fromStatus: status, toStatus: status });
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
