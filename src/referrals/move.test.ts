import { describe, expect, test } from 'vitest';
import { type Actor, type LocalDate, newId } from '#kernel';
import { noteAttendance } from './attendance.ts';
import { move } from './move.ts';
import { askNewLink } from './new-link.ts';
import { attendancesOf, referralOf, referralsOfPerson, stepsOf } from './reading.ts';
import { send } from './send.ts';
import { codeOf, done, inboundOf, onwardOf, twoTowns } from './testing.ts';

const { database, ours, theirs } = await twoTowns();
const { as, nurse, doctor, amina } = ours;

async function inbound() {
  const { id } = done(await as(nurse, (tx) => send(tx, inboundOf())));
  return id;
}

/** An introduction, and the actor of the provider's link to it. */
async function introduction(parentId?: string) {
  const parent = parentId ?? (await inbound());
  if (!parentId) done(await as(amina, (tx) => move(tx, parent, 'accept')));
  const { id } = done(await as(amina, (tx) => send(tx, onwardOf(parent, newId(tx.now)))));
  const personId = (await as(amina, (tx) => referralOf(tx, id)))?.personId ?? '';
  const link: Actor = {
    kind: 'provider',
    schemeId: ours.schemeId,
    id: newId(new Date()),
    personId,
    referralId: id,
  };
  return { parent, id, personId, link };
}

const eventsOf = async (referralId: string) => {
  const { rows } = await database.owner.query<{ event: string }>(
    `select event from db_outbox where ids->>'referralId' = $1 order by id`,
    [referralId],
  );
  return rows.map(({ event }) => event).sort();
};

describe('moves', () => {
  test('write the row, the step and the event, and hand the turn over', async () => {
    const id = await inbound();
    database.clock.advance(60_000);
    const asked = done(await as(amina, (tx) => move(tx, id, 'ask_information', { note: 'Which school?' })));
    expect(asked).toMatchObject({
      status: 'needs_information',
      turn: 'sender',
      turnSince: database.clock.now(),
    });
    expect(await as(nurse, (tx) => referralOf(tx, id))).toEqual(asked);
    done(await as(doctor, (tx) => move(tx, id, 'give_information', { note: 'Harbour Primary.' })));
    expect(await as(amina, (tx) => stepsOf(tx, id))).toMatchObject([
      { verb: 'send', toStatus: 'sent' },
      { verb: 'ask_information', fromStatus: 'sent', note: 'Which school?', actorId: amina.id },
      { verb: 'give_information', toStatus: 'acknowledged', note: 'Harbour Primary.', actorId: doctor.id },
    ]);
    expect(await eventsOf(id)).toEqual([
      'referrals.acknowledged',
      'referrals.needs_information',
      'referrals.sent',
    ]);
  });

  test('an acknowledgement does not start the clock anew; an answer does', async () => {
    const id = await inbound();
    const sentAt = database.clock.now();
    database.clock.advance(3_600_000);
    expect(done(await as(amina, (tx) => move(tx, id, 'acknowledge')))).toMatchObject({ turnSince: sentAt });
    expect(done(await as(amina, (tx) => move(tx, id, 'accept')))).toMatchObject({
      turnSince: database.clock.now(),
    });
  });

  test('an ending asks why and what comes next, and is the end', async () => {
    const id = await inbound();
    const reason = 'full_or_waiting' as const;
    expect(codeOf(await as(amina, (tx) => move(tx, id, 'decline')))).toBe('referrals.reason_needed');
    expect(codeOf(await as(amina, (tx) => move(tx, id, 'decline', { reason })))).toBe(
      'referrals.next_step_needed',
    );
    const nextStep = 'ask_person' as const;
    const ended = done(await as(amina, (tx) => move(tx, id, 'decline', { reason, nextStep })));
    expect(ended).toMatchObject({ status: 'declined', turn: null, endedAt: database.clock.now() });
    expect(codeOf(await as(amina, (tx) => move(tx, id, 'accept')))).toBe('referrals.already_ended');
  });

  test('a refusal says what is possible instead, and changes nothing', async () => {
    const id = await inbound();
    const refused = await as(nurse, (tx) => move(tx, id, 'accept'));
    expect(refused).toMatchObject({
      code: 'referrals.not_possible_now',
      possible: ['give_up_contact', 'stop_wanting', 'withdraw'],
    });
    expect(codeOf(await as(amina, (tx) => move(tx, id, 'ask_information')))).toBe('referrals.note_needed');
    expect(await as(amina, (tx) => stepsOf(tx, id))).toHaveLength(1);
    expect(await eventsOf(id)).toEqual(['referrals.sent']);
  });

  test('of two who accept at once, one is refused', async () => {
    const id = await inbound();
    const results = await Promise.all([
      as(amina, (tx) => move(tx, id, 'accept')),
      as(ours.ruth, (tx) => move(tx, id, 'accept')),
    ]);
    expect(results.map(codeOf).sort()).toEqual(['done', 'referrals.not_possible_now']);
    expect((await eventsOf(id)).filter((event) => event === 'referrals.accepted')).toHaveLength(1);
  });
});

describe('whose it is', () => {
  test("another scheme's, another team's and nobody's referral look the same: not there", async () => {
    const id = await inbound();
    const stranger = await ours.join('referrer', await ours.team('social_care'));
    for (const actor of [theirs.amina, theirs.nurse, stranger, ours.visitor()]) {
      expect(codeOf(await as(actor, (tx) => move(tx, id, 'withdraw', {})))).toBe('kernel.not_found');
      expect(await as(actor, (tx) => referralOf(tx, id))).toBeUndefined();
      expect(await as(actor, (tx) => stepsOf(tx, id))).toEqual([]);
    }
    expect(codeOf(await as(amina, (tx) => move(tx, newId(tx.now), 'accept')))).toBe('kernel.not_found');
  });

  test("a provider's link is for its own referral only, and not for another of the same person", async () => {
    const first = await introduction();
    const second = await introduction(first.parent);
    for (const other of [second.id, first.parent]) {
      expect(codeOf(await as(first.link, (tx) => move(tx, other, 'accept')))).toBe('kernel.not_found');
      expect(codeOf(await as(first.link, (tx) => askNewLink(tx, other)))).toBe('kernel.not_found');
      expect(await as(first.link, (tx) => referralOf(tx, other))).toBeUndefined();
      expect(await as(first.link, (tx) => attendancesOf(tx, other))).toEqual([]);
    }
    const mine = await as(first.link, (tx) => referralsOfPerson(tx, first.personId));
    expect(mine.map(({ id }) => id)).toEqual([first.id]);
    expect(done(await as(first.link, (tx) => move(tx, first.id, 'accept')))).toMatchObject({
      status: 'accepted',
    });
  });

  test('a link worker writes down what a provider said by telephone, and only when they say so', async () => {
    const { id } = await introduction();
    expect(codeOf(await as(amina, (tx) => move(tx, id, 'accept')))).toBe('referrals.not_possible_now');
    expect(done(await as(amina, (tx) => move(tx, id, 'accept', { forProvider: true })))).toMatchObject({
      status: 'accepted',
    });
    const back = await inbound();
    expect(codeOf(await as(nurse, (tx) => move(tx, back, 'accept', { forProvider: true })))).toBe(
      'referrals.not_possible_now',
    );
  });
});

describe('attendance', () => {
  const day = '2026-03-02' as LocalDate;

  test('the first one is a moment of its own, whoever says it how often', async () => {
    const { id, link } = await introduction();
    done(await as(link, (tx) => move(tx, id, 'accept')));
    const visit = { onDay: day, attended: true };
    const both = await Promise.all([
      as(link, (tx) => noteAttendance(tx, id, visit)),
      as(amina, (tx) => noteAttendance(tx, id, visit)),
    ]);
    expect(both.map(codeOf)).toEqual(['done', 'done']);
    expect(await as(amina, (tx) => referralOf(tx, id))).toMatchObject({
      status: 'attended',
      firstAttendedOn: day,
    });
    done(
      await as(amina, (tx) => noteAttendance(tx, id, { onDay: '2026-03-01' as LocalDate, attended: true })),
    );
    expect((await eventsOf(id)).filter((event) => event === 'referrals.first_attended')).toHaveLength(1);
    expect(await as(amina, (tx) => attendancesOf(tx, id))).toHaveLength(2);
    expect(await as(amina, (tx) => referralOf(tx, id))).toMatchObject({ firstAttendedOn: '2026-03-01' });
  });

  test('a missed one asks why and leaves the referral open', async () => {
    const { id, link } = await introduction();
    done(await as(link, (tx) => move(tx, id, 'accept')));
    const missed = { onDay: day, attended: false };
    expect(codeOf(await as(link, (tx) => noteAttendance(tx, id, missed)))).toBe('referrals.reason_needed');
    done(await as(link, (tx) => noteAttendance(tx, id, { ...missed, barrier: 'childcare' })));
    expect(await as(amina, (tx) => referralOf(tx, id))).toMatchObject({
      status: 'accepted',
      firstAttendedOn: null,
    });
    expect((await as(amina, (tx) => stepsOf(tx, id))).at(-1)).toMatchObject({
      verb: 'miss',
      reason: 'childcare',
    });
  });

  test('not in the future, not on the way in, not after the end', async () => {
    const { id, parent, link } = await introduction();
    const tomorrow = { onDay: '2026-03-03' as LocalDate, attended: true };
    expect(codeOf(await as(link, (tx) => noteAttendance(tx, id, tomorrow)))).toBe('referrals.day_in_future');
    const today = { onDay: day, attended: true };
    expect(codeOf(await as(amina, (tx) => noteAttendance(tx, parent, today)))).toBe('kernel.not_found');
    done(await as(amina, (tx) => move(tx, id, 'withdraw', { reason: 'other', nextStep: 'try_another' })));
    expect(codeOf(await as(link, (tx) => noteAttendance(tx, id, today)))).toBe('referrals.already_ended');
  });
});

test('a new link can be asked for once an hour', async () => {
  const { id, link } = await introduction();
  expect(codeOf(await as(link, (tx) => askNewLink(tx, id)))).toBe('done');
  expect(codeOf(await as(amina, (tx) => askNewLink(tx, id)))).toBe('referrals.link_just_sent');
  database.clock.advance(3_600_000);
  expect(codeOf(await as(amina, (tx) => askNewLink(tx, id)))).toBe('done');
});
