import { caseOfPerson } from '#cases';
import type { Tx } from '#db';
import { consentsOf, mayShare } from '#people';
import type { Referral } from '#referrals';
import { outcomeFor } from './news.ts';
import { needsOf } from './store.ts';

/**
 * How it went for the person of an inbound referral, for whoever sent it: null while it is unsettled, and unless the
 * person agreed that they hear of the need. The same that they are told by message, to be read again.
 */
export async function outcomeOf(tx: Tx, referral: Referral): Promise<'need_met' | 'need_not_met' | null> {
  const [consents, found] = await Promise.all([
    consentsOf(tx, referral.personId),
    caseOfPerson(tx, referral.personId),
  ]);
  const agreed = mayShare(consents, 'referrer', 'news_of_referral', 'need', referral.senderTeamId);
  return agreed && found ? outcomeFor(referral.domains, await needsOf(tx, found.id)) : null;
}
