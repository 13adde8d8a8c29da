import type { Tx } from '#db';
import type { NeedDomain } from '#directory';
import { newId } from '#kernel';

/** Counts a piece of information that was given with no case: who gave it, what about, about nobody. */
export async function countSignpost(
  tx: Tx,
  { domain, serviceId }: { domain: NeedDomain; serviceId: string | null },
): Promise<void> {
  await tx.sql
    .insertInto('referrals_signpost')
    .values({
      scheme_id: tx.actor.schemeId,
      id: newId(tx.now),
      member_id: tx.actor.id,
      service_id: serviceId,
      domain,
      at: tx.now,
    })
    .execute();
}
