import { emit, type Tx } from '#db';
import { HOUR, later, NOT_FOUND, type Refusal, refuse } from '#kernel';
import { maySee } from './policy.ts';
import { isEnded } from './state.ts';
import { findSteps, insertStep, lockReferral } from './store.ts';

/**
 * Has a fresh link sent to the provider's known address: theirs is lost, used or too old. Whoever holds the old one, or a
 * link worker, may ask, once an hour. Refuses `NOT_FOUND`, `referrals.already_ended` and `referrals.link_just_sent`.
 */
export async function askNewLink(tx: Tx, referralId: string): Promise<true | Refusal> {
  const [referral, steps] = await Promise.all([lockReferral(tx, referralId), findSteps(tx, referralId)]);
  if (referral?.leg !== 'onward' || !maySee(tx.actor, referral)) return NOT_FOUND;
  if (isEnded(referral.status)) return refuse('referrals.already_ended');
  const asked = steps.findLast(({ verb }) => verb === 'ask_link');
  if (asked && later(asked.at, HOUR) > tx.now) return refuse('referrals.link_just_sent');
  const { status, personId } = referral;
  const stepId = insertStep(tx, referral, { verb: 'ask_link', fromStatus: status, toStatus: status });
  await emit(tx, 'referrals.link_asked', { referralId, personId, stepId });
  return true;
}
