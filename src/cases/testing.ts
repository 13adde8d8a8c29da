import type { Tx } from '#db';
import { type Actor, isRefusal, type Refusal } from '#kernel';
import { send } from '#referrals';
import { inboundOf } from '../referrals/testing.ts';
import { open } from './commands.ts';

type Run = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;

/** What a verb gave, where no refusal was expected. */
function done<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(`Refused: ${result.code}`);
  return result;
}

/** Someone new, referred by `referrer`, whose case `worker` has opened. */
export async function openedCase(as: Run, referrer: Actor, worker: Actor, inbound = inboundOf()) {
  const referral = done(await as(referrer, (tx) => send(tx, inbound)));
  const { id } = done(await as(worker, (tx) => open(tx, { referralId: referral.id })));
  return { caseId: id, referralId: referral.id, reference: referral.reference };
}
