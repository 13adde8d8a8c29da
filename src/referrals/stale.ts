import type { EventIds, Tx } from '#db';
import { type Problem, serviceById } from '#directory';
import type { Reaction } from '#jobs';
import { isRefusal, type Refusal } from '#kernel';
import { reportProblem } from '#providers';
import type { Barrier } from './barrier.ts';
import type { Status } from './state.ts';
import { findReferral, findSteps } from './store.ts';

/** Endings by which it can show that what the directory says is wrong. */
const ENDINGS = [
  'declined',
  'not_eligible',
  'could_not_contact',
  'referred_elsewhere',
  'withdrawn',
] as const satisfies readonly Status[];

// What an introduction that failed says of the listing; null where the listing never promised otherwise.
async function problemIn(tx: Tx, serviceId: string, reason: Barrier | null): Promise<Problem | null> {
  if (reason === 'listing_wrong') return 'closed';
  if (reason !== 'documents_demanded') return null;
  const service = await serviceById(tx, serviceId);
  return service?.conditions.id_required === 'none' ? 'asked_for_documents' : null;
}

/** An introduction ended because the directory was wrong: the listing is marked, and its team looks into it. */
async function report(tx: Tx, { referralId = '', stepId = '' }: EventIds): Promise<undefined | Refusal> {
  const [referral, steps] = await Promise.all([findReferral(tx, referralId), findSteps(tx, referralId)]);
  const step = steps.find(({ id }) => id === stepId);
  if (referral?.leg !== 'onward' || !referral.serviceId || !step) return undefined;
  const problem = await problemIn(tx, referral.serviceId, step.reason);
  if (!problem) return undefined;
  // The words of the step can be about the person, so none of them are passed on.
  const done = await reportProblem(tx, { serviceId: referral.serviceId, problem, note: '' });
  return isRefusal(done) ? done : undefined;
}

export const staleReactions: readonly Reaction[] = ENDINGS.map((status) => ({
  name: `referrals.report_after_${status}`,
  on: `referrals.${status}`,
  react: report,
}));
