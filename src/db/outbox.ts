import { newId } from '#kernel';
import { insertion } from './insertion.ts';
import type { Tx } from './tx.ts';

/** Ids only: what happened is read again by whoever reacts, with that reader's own eyes. */
export type EventIds = Readonly<Record<string, string>>;

/**
 * Says that something happened, in the transaction in which it happened. `event` is `<room>.<past participle>`, such as
 * `referrals.accepted`. The worker hands it to every reaction that is mounted for it, each exactly once.
 */
export async function emit(tx: Tx, event: string, ids: EventIds): Promise<void> {
  tx.write(
    insertion('db_outbox', {
      id: newId(tx.now),
      scheme_id: tx.actor.schemeId,
      event,
      ids: JSON.stringify(ids),
      at: tx.now,
    }),
  );
}

/** True once for an event and a reaction, false ever after; decided by the database, in the reaction's transaction. */
export async function firstTime(tx: Tx, outboxId: string, reaction: string): Promise<boolean> {
  const row = await tx.sql
    .insertInto('db_reaction_done')
    .values({ scheme_id: tx.actor.schemeId, outbox_id: outboxId, reaction, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('outbox_id')
    .executeTakeFirst();
  return row !== undefined;
}
