import { beforeEach, describe, expect, test } from 'vitest';
import { transact } from '#db';
import { HOUR, later, newId, systemActor } from '#kernel';
import type { House } from '#web';
import { testDatabase } from '../db/testing.ts';
import { ChannelFailed, type Channels, type Letter } from './channels.ts';
import { delivery, MOST_ATTEMPTS } from './delivery.ts';
import { type NewMessage, write } from './message.ts';
import type { Reach, Recipients } from './recipient.ts';
import { wake } from './store.ts';

const database = await testDatabase();
const { owner, clock } = database;
const house: House = {
  database,
  settings: { secret: 'x'.repeat(32), origin: 'https://tessera.example', demo: false },
};
const schemeId = newId(clock.now());
const actor = systemActor(schemeId, 'test');

let reach: Reach;
let sent: Letter[];
let send: () => Promise<'sent' | 'kept'>;
const MAILBOX: Reach = { kind: 'mailbox', channel: 'email', address: 'owen@practice.example', locale: 'en' };
const ask = async () => reach;
const recipients: Recipients = { member: ask, person: ask, provider: ask };
const channel = async (letter: Letter) => {
  const status = await send();
  sent.push(letter);
  return status;
};
const channels: Channels = { email: channel, sms: channel };
const effect = delivery(recipients, channels);

beforeEach(async () => {
  await owner.query('truncate messaging_message, db_outbox');
  await owner.query(
    `insert into access_scheme (id, slug, name, created_at) values ($1, 'here', 'Here', now()) on conflict do nothing`,
    [schemeId],
  );
  [reach, sent] = [MAILBOX, []];
  send = async () => 'sent';
});

const written = (more: Partial<NewMessage> = {}) =>
  transact(database, actor, (tx) =>
    write(tx, {
      to: { kind: 'member', id: newId(clock.now()) },
      template: 'need_met',
      params: { initials: 'A.Y.', reference: '7KQ2M-XD94R' },
      ...more,
    }),
  );
const deliver = (messageId: string) => effect.perform(house, schemeId, { messageId });
const row = async (messageId: string) =>
  (
    await owner.query(
      'select status, channel, why, attempts, not_before, ended_at from messaging_message where id = $1',
      [messageId],
    )
  ).rows[0];

describe('delivery', () => {
  test('sends the words in the recipient’s language, and marks the row', async () => {
    reach = { ...MAILBOX, locale: 'ar' };
    const id = await written();
    await deliver(id);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.address).toBe('owen@practice.example');
    expect(sent[0]?.body).toMatch(/7KQ2M-XD94R/);
    expect(sent[0]?.body).toMatch(/\p{Script=Arabic}/u);
    expect(await row(id)).toMatchObject({
      status: 'sent',
      channel: 'email',
      why: null,
      attempts: 1,
      ended_at: clock.now(),
    });
  });

  test('happens once, however many workers try at once, and never again', async () => {
    const id = await written();
    await Promise.all([deliver(id), deliver(id), deliver(id)]);
    await deliver(id);
    expect(sent).toHaveLength(1);
  });

  test('of a message that is not there does nothing', async () => {
    await deliver(newId(clock.now()));
    expect(sent).toEqual([]);
  });

  test('does not reach over to another scheme', async () => {
    const id = await written();
    await effect.perform(house, newId(clock.now()), { messageId: id });
    expect([sent, (await row(id)).status]).toEqual([[], 'queued']);
  });

  test('keeps what nothing is set up to send with', async () => {
    send = async () => 'kept';
    const id = await written();
    await deliver(id);
    expect(await row(id)).toMatchObject({ status: 'kept', channel: 'email' });
  });
});

describe('the recipient’s rules', () => {
  test('are asked when it is sent, not when it is written', async () => {
    const id = await written();
    reach = { kind: 'blocked', why: 'no_contact' };
    await deliver(id);
    expect(sent).toEqual([]);
    expect(await row(id)).toMatchObject({ status: 'blocked', why: 'no_contact', ended_at: clock.now() });
  });

  test('leave what only a human can pass on to a human', async () => {
    reach = { kind: 'by_hand', why: 'in_person' };
    const id = await written();
    await deliver(id);
    expect(await row(id)).toMatchObject({ status: 'kept', channel: 'by_hand', why: 'in_person' });
  });

  test('let it wait for a safe hour, and then it goes by itself', async () => {
    const safe = later(clock.now(), 3 * HOUR);
    reach = { ...MAILBOX, notBefore: safe };
    const id = await written();
    await deliver(id);
    expect(await row(id)).toMatchObject({ status: 'queued', not_before: safe, attempts: 0 });
    const tick = () => transact(database, actor, wake);
    const events = async () =>
      (await owner.query(`select 1 from db_outbox where ids->>'messageId' = $1`, [id])).rows.length;
    clock.advance(2 * HOUR);
    await tick();
    await deliver(id);
    expect([sent.length, await events()]).toEqual([0, 1]);
    clock.advance(HOUR);
    await tick();
    await tick();
    expect(await events(), 'woken once').toBe(2);
    await deliver(id);
    expect(sent).toHaveLength(1);
    expect((await row(id)).status).toBe('sent');
  });
});

describe('a channel that fails', () => {
  beforeEach(() => {
    send = async () => {
      throw new ChannelFailed('email_failed');
    };
  });

  test('is tried again, and the message says why', async () => {
    const id = await written();
    await expect(deliver(id)).rejects.toThrow('email_failed');
    expect(await row(id)).toMatchObject({
      status: 'queued',
      why: 'email_failed',
      attempts: 1,
      ended_at: null,
    });
    send = async () => 'sent';
    await deliver(id);
    expect(await row(id)).toMatchObject({ status: 'sent', why: null, attempts: 2 });
  });

  test('is given up after so many times, for a human to see; the queue is told no more', async () => {
    const id = await written();
    for (let tries = 1; tries < MOST_ATTEMPTS; tries += 1)
      await expect(deliver(id)).rejects.toThrow('email_failed');
    expect((await row(id)).status).toBe('queued');
    await deliver(id);
    expect(await row(id)).toMatchObject({
      status: 'failed',
      why: 'email_failed',
      attempts: MOST_ATTEMPTS,
      ended_at: clock.now(),
    });
  });

  test('in a way that nobody foresaw leaves "may not have arrived", and is not tried a second time', async () => {
    send = async () => {
      throw new Error('the process is ending');
    };
    const id = await written();
    await expect(deliver(id)).rejects.toThrow('ending');
    expect((await row(id)).status).toBe('sending');
    send = async () => 'sent';
    await deliver(id);
    expect([sent, (await row(id)).status]).toEqual([[], 'sending']);
  });
});
