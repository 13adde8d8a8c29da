import { type Tx, transact } from '#db';
import type { Effect } from '#jobs';
import { systemActor } from '#kernel';
import type { House } from '#web';
import { ChannelFailed, type Channels } from './channels.ts';
import type { Reach, Recipients } from './recipient.ts';
import { claim, finish, postpone } from './store.ts';
import { wordsOf } from './words.ts';

/** After this many failures a message is given up and shown to a human. The queue waits longer each time. */
export const MOST_ATTEMPTS = 8;

/**
 * Sends written messages: asks the recipient's room for today's address and rules, marks the row, sends, marks it again.
 * A worker that dies between the marks leaves `sending`, which the outbox page shows as "may not have arrived": a second
 * text to a frightened person's telephone is worse than one that a human checks.
 */
export function delivery(recipients: Recipients, channels: Channels): Effect {
  return {
    name: 'messaging.deliver',
    on: 'messaging.written',
    perform: (house, schemeId, { messageId }) =>
      deliver(house, schemeId, messageId ?? '', recipients, channels),
  };
}

async function deliver(
  house: House,
  schemeId: string,
  messageId: string,
  recipients: Recipients,
  channels: Channels,
): Promise<void> {
  const { database, settings } = house;
  const actor = systemActor(schemeId, 'messaging.deliver');
  const claimed = await transact(database, actor, async (tx) => {
    const message = await claim(tx, messageId);
    if (!message) return null;
    const reach = await recipients[message.recipient_kind](tx, message.recipient_id);
    const mailbox = await mailboxNow(tx, messageId, reach);
    return mailbox && { message, mailbox };
  });
  if (!claimed) return;
  const { message, mailbox } = claimed;
  const letter = { address: mailbox.address, ...wordsOf(message, mailbox.locale, settings) };
  try {
    const status = await channels[mailbox.channel](letter);
    await transact(database, actor, (tx) => finish(tx, messageId, status, { channel: mailbox.channel }));
  } catch (error) {
    if (!(error instanceof ChannelFailed)) throw error;
    const givenUp = message.attempts >= MOST_ATTEMPTS;
    await transact(database, actor, (tx) =>
      finish(tx, messageId, givenUp ? 'failed' : 'queued', { channel: mailbox.channel, why: error.code }),
    );
    if (!givenUp) throw error;
  }
}

// The mailbox when the message can go to it now; otherwise null, with the message put where it belongs.
async function mailboxNow(tx: Tx, messageId: string, reach: Reach) {
  if (reach.kind === 'by_hand') await finish(tx, messageId, 'kept', { channel: 'by_hand', why: reach.why });
  else if (reach.kind === 'blocked') await finish(tx, messageId, 'blocked', { why: reach.why });
  else if (reach.notBefore && reach.notBefore > tx.now) await postpone(tx, messageId, reach.notBefore);
  else return reach;
  return null;
}
