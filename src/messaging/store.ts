import type { Tx } from '#db';
import { emit } from '#db';
import type { Instant } from '#kernel';
import type { RecipientKind, Template } from './message.ts';

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

/** Words about a person that reached nobody. */
export interface Undelivered {
  readonly id: string;
  readonly to: RecipientKind;
  readonly template: Template;
  /** `kept`: no machine can reach them. */
  readonly status: 'kept' | 'failed' | 'blocked';
  readonly at: Instant;
}

/** What a human has to pass on about one person, the oldest first; as `v_messaging_undelivered` counts it. */
export async function undeliveredAbout(tx: Tx, personId: string): Promise<Undelivered[]> {
  const rows = await tx.sql
    .selectFrom('v_messaging_undelivered as undelivered')
    .innerJoin('messaging_message as message', (join) =>
      join
        .onRef('message.scheme_id', '=', 'undelivered.scheme_id')
        .onRef('message.id', '=', 'undelivered.id'),
    )
    .select([
      'message.id',
      'message.recipient_kind',
      'message.template',
      'message.status',
      'message.created_at',
    ])
    .where('undelivered.scheme_id', '=', tx.actor.schemeId)
    .where('undelivered.person_id', '=', personId)
    .orderBy('message.created_at')
    .orderBy('message.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    to: row.recipient_kind as RecipientKind,
    template: row.template as Template,
    status: row.status as Undelivered['status'],
    at: row.created_at,
  }));
}

/**
 * Someone here has passed a message on, which no machine could. Returns whom it is about; undefined when there is nothing
 * to pass on, or no longer.
 */
export async function passOn(tx: Tx, messageId: string): Promise<{ personId: string | null } | undefined> {
  const row = await tx.sql
    .updateTable('messaging_message')
    .set({ status: 'sent', channel: 'by_hand', ended_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', messageId)
    .where((where) =>
      where.or([
        where('status', 'in', ['failed', 'blocked']),
        where.and([where('status', '=', 'kept'), where('channel', '=', 'by_hand')]),
      ]),
    )
    .returning('person_id')
    .executeTakeFirst();
  return row && { personId: row.person_id };
}

/** Somebody here spoke with a person at `at`: what had failed to reach them by then is nothing to pass on any more. */
export async function spokenWith(tx: Tx, personId: string, at: Instant): Promise<void> {
  await tx.sql
    .updateTable('messaging_message')
    .set({ spoken_at: at })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('person_id', '=', personId)
    .where('recipient_kind', '=', 'person')
    .where('ended_at', '<=', at)
    .where('id', 'in', (from) =>
      from
        .selectFrom('v_messaging_undelivered')
        .select('id')
        .where('scheme_id', '=', tx.actor.schemeId)
        .where('person_id', '=', personId),
    )
    .execute();
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
