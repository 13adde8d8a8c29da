import type { Tx } from '#db';
import { type Instant, newId } from '#kernel';
import { type WeightCode, type Weights, weightsWith } from './weight.ts';

/** The weights in force in this scheme: the usual ones, where it never said otherwise. */
export async function weightsOf(tx: Tx): Promise<Weights> {
  const row = await tx.sql
    .selectFrom('matching_weighing')
    .select('weights')
    .where('scheme_id', '=', tx.actor.schemeId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return weightsWith(row?.weights as Readonly<Record<string, unknown>> | undefined);
}

/** When weights were changed, by whom, and why. */
export interface Weighing {
  readonly memberId: string;
  readonly reason: string;
  readonly at: Instant;
}

/** The last changes of the weights, newest first. */
export async function weighingsOf(tx: Tx, limit: number): Promise<Weighing[]> {
  return tx.sql
    .selectFrom('matching_weighing')
    .select(['by_member as memberId', 'reason', 'at'])
    .where('scheme_id', '=', tx.actor.schemeId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function keepWeighing(
  tx: Tx,
  weights: Readonly<Partial<Record<WeightCode, number>>>,
  reason: string,
): Promise<void> {
  await tx.sql
    .insertInto('matching_weighing')
    .values({
      scheme_id: tx.actor.schemeId,
      id: newId(tx.now),
      weights: JSON.stringify(weights),
      reason,
      by_member: tx.actor.id,
      at: tx.now,
    })
    .execute();
}
