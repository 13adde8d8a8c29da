import { describe, expect, test } from 'vitest';
import { type LocalDate, newId } from '#kernel';
import { move as moveReferral, referralOf, send } from '#referrals';
import { codeOf, done, inboundOf, twoTowns } from '../referrals/testing.ts';
import { handOver, move, open, planNext } from './commands.ts';
import { noteContact } from './contact-commands.ts';
import { contactNotesOf } from './contact-store.ts';
import { caseOf, caseOfPerson, caseStepsOf } from './store.ts';
import { openedCase } from './testing.ts';

const { database, ours, theirs } = await twoTowns();
const { nurse, amina, ruth } = ours;

// A second passes after each transaction: what happens at one moment has no order.
const as: typeof ours.as = async (actor, work) => {
  const result = await ours.as(actor, work);
  database.clock.advance(1000);
  return result;
};
const samir = await ours.join('link_worker', ours.workers);

const opened = () => openedCase(as, nurse, amina);
const look = (caseId: string) => as(amina, (tx) => caseOf(tx, caseId));
const statusOf = async (referralId: string) => (await as(amina, (tx) => referralOf(tx, referralId)))?.status;
const verbsOf = async (caseId: string) =>
  (await as(amina, (tx) => caseStepsOf(tx, caseId))).map(({ verb }) => verb);
const again = (personId: string) =>
  as(nurse, (tx) => send(tx, { leg: 'inbound', personId, domains: ['housing'], reason: 'Again.' }));
const next = { words: 'Call about the food bank', on: '2026-03-09' as LocalDate };

async function eventsOf(caseId: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ event: string }>(
    `select event from db_outbox where ids->>'caseId' = $1 order by id`,
    [caseId],
  );
  return rows.map(({ event }) => event).sort();
}

describe('opening', () => {
  test('accepts the referral, and waits for the first conversation', async () => {
    const { caseId, referralId } = await opened();
    expect(await look(caseId)).toMatchObject({
      status: 'waiting',
      linkWorkerId: amina.id,
      referralId,
      route: 'professional',
      nextAction: 'First conversation',
      nextActionOn: '2026-03-04',
      lastContactAt: null,
    });
    expect(await statusOf(referralId)).toBe('accepted');
    expect(await verbsOf(caseId)).toEqual(['open']);
    expect(await eventsOf(caseId)).toEqual(['cases.opened']);
  });

  test('of two who open the same referral at once, both are led to the one case', async () => {
    const { id } = done(await as(nurse, (tx) => send(tx, inboundOf())));
    const results = await Promise.all(
      [amina, samir, ruth, samir].map((who) =>
        as(who, (tx) => open(tx, { referralId: id, linkWorkerId: who === ruth ? samir.id : undefined })),
      ),
    );
    const ids = results.map((result) => done(result).id);
    expect(new Set(ids).size).toBe(1);
    expect(await verbsOf(String(ids[0]))).toEqual(['open']);
  });

  test('two referrals of one person, opened at once, lead to one open case', async () => {
    const first = done(await as(nurse, (tx) => send(tx, inboundOf())));
    const personId = String((await as(amina, (tx) => referralOf(tx, first.id)))?.personId);
    const second = done(await again(personId));
    const ids = await Promise.all([
      as(amina, (tx) => open(tx, { referralId: first.id })),
      as(samir, (tx) => open(tx, { referralId: second.id })),
    ]);
    expect(done(ids[0])).toEqual(done(ids[1]));
    const { rows } = await database.owner.query('select status from cases_case where person_id = $1', [
      personId,
    ]);
    expect(rows).toEqual([{ status: 'waiting' }]);
    expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(['accepted', 'accepted']);
  });

  test('a second open case of one person cannot even be written', async () => {
    const { caseId } = await opened();
    const write = database.owner.query(
      `insert into cases_case select (jsonb_populate_record(c, jsonb_build_object('id', $2::text))).* from cases_case c where id = $1`,
      [caseId, newId(database.clock.now())],
    );
    await expect(write).rejects.toThrow('cases_case_one_open');
  });

  test('who came back goes on in the same case, with its history', async () => {
    const { caseId } = await opened();
    const personId = String((await look(caseId))?.personId);
    done(await as(amina, (tx) => noteContact(tx, caseId, { mode: 'phone', whatMatters: 'My children' })));
    done(await as(amina, (tx) => move(tx, caseId, 'close', { reason: 'done' })));
    const referral = done(await again(personId));
    expect(done(await as(samir, (tx) => open(tx, { referralId: referral.id }))).id).toBe(caseId);
    expect(await look(caseId)).toMatchObject({
      status: 'active',
      linkWorkerId: samir.id,
      whatMatters: 'My children',
    });
    expect(await verbsOf(caseId)).toEqual(['open', 'begin', 'close', 'reopen']);
    expect(await as(amina, (tx) => contactNotesOf(tx, caseId))).toHaveLength(1);
  });

  test('asks who works with them, and lets only a supervisor choose another', async () => {
    const { id } = done(await as(nurse, (tx) => send(tx, inboundOf())));
    const by = (who: typeof amina, linkWorkerId?: string) =>
      as(who, (tx) => open(tx, { referralId: id, linkWorkerId })).then(codeOf);
    expect(await by(ruth)).toBe('cases.link_worker_missing');
    expect(await by(ruth, nurse.id)).toBe('cases.link_worker_missing');
    expect(await by(ruth, theirs.amina.id)).toBe('cases.link_worker_missing');
    expect(await by(amina, samir.id)).toBe('cases.not_yours');
    expect(await by(nurse)).toBe('kernel.not_found');
    expect(await statusOf(id)).toBe('sent');
    expect(await by(ruth, samir.id)).toBe('done');
  });

  test('a referral that has ended opens nothing', async () => {
    const { id } = done(await as(nurse, (tx) => send(tx, inboundOf())));
    const why = { reason: 'other', nextStep: 'nothing_more' } as const;
    done(await as(nurse, (tx) => moveReferral(tx, id, 'withdraw', why)));
    expect(codeOf(await as(amina, (tx) => open(tx, { referralId: id })))).toBe('referrals.already_ended');
  });
});

describe('talking', () => {
  test('the first conversation begins the case and starts the referral; an attempt does not', async () => {
    const { caseId, referralId } = await opened();
    done(await as(amina, (tx) => noteContact(tx, caseId, { mode: 'no_answer', next })));
    expect(await look(caseId)).toMatchObject({
      status: 'waiting',
      lastContactAt: null,
      nextAction: next.words,
    });
    expect(await statusOf(referralId)).toBe('accepted');
    const at = database.clock.now();
    done(
      await as(amina, (tx) =>
        noteContact(tx, caseId, {
          mode: 'in_person',
          minutes: 40,
          interpreter: 'professional',
          whatMatters: 'Sleep',
        }),
      ),
    );
    expect(await look(caseId)).toMatchObject({
      status: 'active',
      lastContactAt: at,
      stageSince: at,
      whatMatters: 'Sleep',
      nextAction: next.words,
    });
    expect(await statusOf(referralId)).toBe('started');
    done(await as(amina, (tx) => noteContact(tx, caseId, { mode: 'text' })));
    expect(await look(caseId)).toMatchObject({ whatMatters: 'Sleep' });
    expect(await verbsOf(caseId)).toEqual(['open', 'begin']);
  });

  test('an older conversation written down later does not pass for the newest', async () => {
    const { caseId } = await opened();
    const at = database.clock.now();
    done(await as(amina, (tx) => noteContact(tx, caseId, { mode: 'phone' })));
    const earlier = new Date(at.getTime() - 86_400_000);
    done(await as(amina, (tx) => noteContact(tx, caseId, { mode: 'phone', at: earlier })));
    expect((await look(caseId))?.lastContactAt).toEqual(at);
    const tomorrow = new Date(at.getTime() + 86_400_000);
    const refused = await as(amina, (tx) => noteContact(tx, caseId, { mode: 'phone', at: tomorrow }));
    expect(codeOf(refused)).toBe('cases.contact_in_future');
    const newest = await as(amina, (tx) => contactNotesOf(tx, caseId));
    expect(newest.map((note) => note.at)).toEqual([at, earlier]);
    const last = newest[0];
    const older = await as(amina, (tx) => contactNotesOf(tx, caseId, { before: last, most: 5 }));
    expect(older.map((note) => note.at)).toEqual([earlier]);
  });
});

describe('moving', () => {
  test('closing without help ends the referral by the same word, and asks what stood in the way', async () => {
    const { caseId, referralId } = await opened();
    const close = (input: Parameters<typeof move>[3]) =>
      as(amina, (tx) => move(tx, caseId, 'close', input)).then(codeOf);
    expect(await close({})).toBe('cases.reason_missing');
    expect(await close({ reason: 'could_not_contact' })).toBe('cases.barrier_missing');
    expect(await statusOf(referralId)).toBe('accepted');
    expect(await close({ reason: 'could_not_contact', barrier: 'trust_or_data_fear' })).toBe('done');
    expect(await statusOf(referralId)).toBe('could_not_contact');
    expect(await look(caseId)).toMatchObject({ status: 'closed', nextAction: '', nextActionOn: null });
  });

  test('closing completes the referral; what is closed is left alone until it is reopened', async () => {
    const { caseId, referralId } = await opened();
    done(await as(amina, (tx) => noteContact(tx, caseId, { mode: 'phone' })));
    done(await as(amina, (tx) => move(tx, caseId, 'close', { reason: 'done' })));
    expect(await statusOf(referralId)).toBe('completed');
    expect(codeOf(await as(amina, (tx) => noteContact(tx, caseId, { mode: 'phone' })))).toBe('cases.closed');
    expect(codeOf(await as(amina, (tx) => planNext(tx, caseId, next)))).toBe('cases.closed');
    expect(codeOf(await as(ruth, (tx) => handOver(tx, caseId, samir.id, '')))).toBe('cases.closed');
    expect(await as(amina, (tx) => move(tx, caseId, 'close', { reason: 'done' }))).toMatchObject({
      code: 'cases.cannot_now',
      possible: ['reopen'],
    });
    done(await as(amina, (tx) => move(tx, caseId, 'reopen', { next })));
    expect(await look(caseId)).toMatchObject({
      status: 'active',
      nextAction: next.words,
      nextActionOn: next.on,
    });
    expect(await eventsOf(caseId)).toEqual(
      ['cases.opened', 'cases.begun', 'cases.contact_noted', 'cases.closed', 'cases.reopened'].sort(),
    );
  });

  test('of two who close at once, one is refused, and it is closed once', async () => {
    const { caseId } = await opened();
    const results = await Promise.all(
      [amina, samir].map((who) => as(who, (tx) => move(tx, caseId, 'close', { reason: 'done' }))),
    );
    expect(results.map(codeOf).sort()).toEqual(['cases.cannot_now', 'done']);
    expect(await verbsOf(caseId)).toEqual(['open', 'close']);
  });
});

describe('handing over', () => {
  test('makes warm contact the next thing, within five working days', async () => {
    const { caseId } = await opened();
    const refused = await as(samir, (tx) => handOver(tx, caseId, samir.id, 'I take it'));
    expect(codeOf(refused)).toBe('cases.not_yours');
    expect(codeOf(await as(amina, (tx) => handOver(tx, caseId, amina.id, '')))).toBe(
      'cases.same_link_worker',
    );
    expect(codeOf(await as(amina, (tx) => handOver(tx, caseId, nurse.id, '')))).toBe(
      'cases.link_worker_missing',
    );
    expect(codeOf(await as(amina, (tx) => handOver(tx, caseId, samir.id, 'She likes mornings')))).toBe(
      'done',
    );
    expect(await look(caseId)).toMatchObject({
      linkWorkerId: samir.id,
      status: 'waiting',
      nextAction: 'Warm contact after the handover',
      nextActionOn: '2026-03-09',
    });
    const steps = await as(amina, (tx) => caseStepsOf(tx, caseId));
    expect(steps.at(-1)).toMatchObject({
      verb: 'hand_over',
      linkWorkerId: samir.id,
      note: 'She likes mornings',
    });
  });
});

test('working days leave bank holidays out', async () => {
  const before = database.clock.now();
  // The Thursday before Easter 2026: Good Friday and Easter Monday are no working days in the United Kingdom.
  database.clock.set(new Date('2026-04-02T09:00:00Z'));
  const { caseId } = await opened();
  expect((await look(caseId))?.nextActionOn).toBe('2026-04-08');
  database.clock.set(before);
});

describe('another scheme', () => {
  test('sees no case, and changes none', async () => {
    const { caseId, referralId } = await opened();
    const before = await look(caseId);
    const stranger = theirs.amina;
    expect(await as(stranger, (tx) => caseOf(tx, caseId))).toBeUndefined();
    expect(await as(stranger, (tx) => caseOfPerson(tx, String(before?.personId)))).toBeUndefined();
    const tries = await Promise.all([
      as(stranger, (tx) => open(tx, { referralId })),
      as(stranger, (tx) => noteContact(tx, caseId, { mode: 'phone' })),
      as(stranger, (tx) => planNext(tx, caseId, next)),
      as(stranger, (tx) => move(tx, caseId, 'close', { reason: 'done' })),
      as(stranger, (tx) => handOver(tx, caseId, stranger.id, '')),
      as(nurse, (tx) => noteContact(tx, caseId, { mode: 'phone' })),
      as(nurse, (tx) => move(tx, caseId, 'close', { reason: 'done' })),
    ]);
    expect(new Set(tries.map(codeOf))).toEqual(new Set(['kernel.not_found']));
    expect(await look(caseId)).toEqual(before);
  });

  test('a person by their own link sees their case and no other', async () => {
    const [mine, other] = [await opened(), await opened()];
    const personId = String((await look(mine.caseId))?.personId);
    const actor = { kind: 'person', schemeId: ours.schemeId, id: personId, personId } as const;
    expect(await as(actor, (tx) => caseOf(tx, mine.caseId))).toBeDefined();
    expect(await as(actor, (tx) => caseOf(tx, other.caseId))).toBeUndefined();
  });
});
