import type { Tx } from '#db';
import { emit } from '#db';
import type { Instant } from '#kernel';
import type { RecipientKind } from './message.ts';

/** Takes a waiting message for sending; undefined when another worker has it or it is done. */
export async function claim(tx: Tx, messageId: string) {
  const row = await tx.sql
    .updateTable('messaging_message')
    .set((set) => ({ status: 'sending', attempts: set('attempts', '+', 1) }))
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', messageId)
    .where('status', '=', 'queued')
    .where((where) => where.or([where('not_before', 'is', null), where('not_before', '<=', tx.now)]))
    .returningAll()
    .executeTakeFirst();
  return row && { ...row, recipient_kind: row.recipient_kind as RecipientKind };
}

type Status = 'queued' | 'sent' | 'kept' | 'blocked' | 'failed';

/** Says how it went. `why` is a code of ours. */
export async function finish(
  tx: Tx,
  messageId: string,
  status: Status,
  { channel, why }: { channel?: string; why?: string } = {},
): Promise<void> {
  await tx.sql
    .updateTable('messaging_message')
    .set({
      status,
      channel: channel ?? null,
      why: why ?? null,
      ended_at: status === 'queued' ? null : tx.now,
    })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', messageId)
    .execute();
}

/** Leaves it waiting until the contact rules allow it, which is no attempt; the clockwork wakes it then. */
export async function postpone(tx: Tx, messageId: string, until: Instant): Promise<void> {
  await tx.sql
    .updateTable('messaging_message')
    .set((set) => ({ status: 'queued', not_before: until, attempts: set('attempts', '-', 1) }))
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', messageId)
    .execute();
}

/** Hands messages whose safe moment has come to delivery again. */
export async function wake(tx: Tx): Promise<void> {
  const rows = await tx.sql
    .updateTable('messaging_message')
    .set({ not_before: null })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('status', '=', 'queued')
    .where('not_before', '<=', tx.now)
    .returning('id')
    .execute();
  for (const { id } of rows) await emit(tx, 'messaging.written', { messageId: id });
}

/** The newest messages of the scheme, for the outbox page. */
export function newest(tx: Tx, most = 100) {
  return tx.sql
    .selectFrom('messaging_message')
    .selectAll()
    .where('scheme_id', '=', tx.actor.schemeId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}
