import { beforeAll, describe, expect, test } from 'vitest';
import { caseOf } from '#cases';
import type { Tx } from '#db';
import { giveConsent } from '#people';
import { move as moveReferral, noteAttendance, send } from '#referrals';
import { openedCase } from '../cases/testing.ts';
import { importServices } from '../directory/testing.ts';
import { done, inboundOf, onwardOf } from '../referrals/testing.ts';
import { type Member, testSite } from '../web/testing.ts';
import { moveNeed, nameNeed } from './commands.ts';
import { needOf, needStepsOf } from './store.ts';

const site = await testSite();
let nurse: Member;
let amina: Member;
let services: readonly string[];

beforeAll(async () => {
  nurse = await site.signIn({ roles: ['referrer'] });
  amina = await site.signIn({ roles: ['link_worker'] });
  const idOf = await importServices(site.database, [
    { id: 's1', name: 'Harbour Kitchen' },
    { id: 's2', name: 'Quay Pantry' },
  ]);
  services = [idOf('s1'), idOf('s2')];
});

const asAmina = async <T>(work: (tx: Tx) => Promise<T>) => {
  const result = await site.run(work, amina.actor);
  site.clock.advance(1000);
  return result;
};

/** Someone whose need for food is named, and an introduction to the first service. */
async function introduced() {
  const opened = await openedCase((actor, work) => site.run(work, actor), nurse.actor, amina.actor);
  const need = done(await asAmina((tx) => nameNeed(tx, opened.caseId, { domain: 'food' })));
  const referral = await introduce(opened.referralId, need.id, 0);
  return { ...opened, needId: need.id, onwardId: referral };
}

async function introduce(parentId: string, needId: string, which: number): Promise<string> {
  const onward = { ...onwardOf(parentId, String(services[which])), needId };
  return done(await asAmina((tx) => send(tx, onward))).id;
}

const decline = (id: string, nextStep: 'try_another' | 'record_gap') =>
  asAmina((tx) =>
    moveReferral(tx, id, 'decline', { reason: 'full_or_waiting', nextStep, forProvider: true }),
  );
const accept = (id: string) => asAmina((tx) => moveReferral(tx, id, 'accept', { forProvider: true }));
const status = async (needId: string) => (await site.run((tx) => needOf(tx, needId)))?.status;
const gapCount = async () =>
  Number((await site.database.owner.query('select count(*) from plans_unmet')).rows[0].count);

describe('an introduction', () => {
  test('means that the need is being helped; when it ends without help, the need is open again', async () => {
    const { needId, onwardId } = await introduced();
    await site.settle();
    expect(await status(needId)).toBe('being_helped');
    await decline(onwardId, 'try_another');
    await site.settle();
    expect(await status(needId)).toBe('open');
    const steps = await site.run((tx) => needStepsOf(tx, needId));
    expect(steps.map(({ verb, actorKind }) => [verb, actorKind])).toEqual([
      ['name', 'member'],
      ['help', 'system'],
      ['help_ended', 'system'],
    ]);
  });

  test('that was refused before anyone heard of it leaves the need open', async () => {
    const { needId, onwardId } = await introduced();
    await decline(onwardId, 'try_another');
    await site.settle();
    expect(await status(needId)).toBe('open');
  });

  test('that ends does not end the help of another one', async () => {
    const { needId, onwardId, referralId } = await introduced();
    const second = await introduce(referralId, needId, 1);
    await site.settle();
    await decline(onwardId, 'try_another');
    await site.settle();
    expect(await status(needId)).toBe('being_helped');
    await decline(second, 'try_another');
    await site.settle();
    expect(await status(needId)).toBe('open');
  });

  test('that ends with "record it as missing" writes the ledger once, with its reason', async () => {
    const { needId, onwardId } = await introduced();
    await site.settle();
    const before = await gapCount();
    await decline(onwardId, 'record_gap');
    await site.settle();
    await site.settle();
    expect(await status(needId)).toBe('no_service_exists');
    expect(await gapCount()).toBe(before + 1);
    const { rows } = await site.database.owner.query(
      `select barrier from plans_need_step where need_id = $1 and verb = 'find_no_service'`,
      [needId],
    );
    expect(rows).toEqual([{ barrier: 'full_or_waiting' }]);
  });
});

describe('going there', () => {
  test('asks whether the need was met, at the first attendance and not again at the second', async () => {
    const { needId, onwardId } = await introduced();
    await accept(onwardId);
    await site.settle();
    expect((await site.run((tx) => needOf(tx, needId)))?.askSince).toBeNull();
    const attend = (onDay: string) =>
      asAmina((tx) => noteAttendance(tx, onwardId, { onDay: onDay as never, attended: true }));
    await attend('2026-03-01');
    await site.settle();
    expect((await site.run((tx) => needOf(tx, needId)))?.askSince).toBeInstanceOf(Date);
    await asAmina((tx) => moveNeed(tx, needId, 'meet_partly'));
    await attend('2026-03-02');
    await site.settle();
    expect((await site.run((tx) => needOf(tx, needId)))?.askSince).toBeNull();
  });

  test('a service that finishes without saying who came asks too: silence is no success', async () => {
    const { needId, onwardId } = await introduced();
    await accept(onwardId);
    await site.settle();
    await asAmina((tx) => moveReferral(tx, onwardId, 'complete', { forProvider: true }));
    await site.settle();
    expect(await site.run((tx) => needOf(tx, needId))).toMatchObject({ status: 'being_helped' });
    expect((await site.run((tx) => needOf(tx, needId)))?.askSince).toBeInstanceOf(Date);
  });
});

describe('telling the referrer', () => {
  /** How often the nurse was told this, about this referral. */
  const told = (template: string, reference: string) =>
    site.sent.filter(
      ({ address, subject, body }) =>
        address === nurse.email && subject === template && body.includes(reference),
    );
  const GOOD = 'Good news';
  const HOW = 'How it went';

  test('once, when what they asked for is met, with initials and reference and nothing else', async () => {
    const { caseId, needId, reference } = await introduced();
    const other = done(await asAmina((tx) => nameNeed(tx, caseId, { domain: 'work' })));
    await asAmina((tx) => moveNeed(tx, needId, 'meet'));
    await site.settle();
    expect(told(GOOD, reference)).toHaveLength(1);
    const body = String(told(GOOD, reference)[0]?.body);
    expect(body).toContain('FA');
    for (const secret of ['Fatima', 'food', 'Food', 'Harbour']) expect(body).not.toContain(secret);
    await asAmina((tx) => moveNeed(tx, needId, 'come_back'));
    await asAmina((tx) => moveNeed(tx, needId, 'meet'));
    await asAmina((tx) => moveNeed(tx, other.id, 'meet'));
    await site.settle();
    expect(told(GOOD, reference)).toHaveLength(1);
    expect(told(HOW, reference)).toHaveLength(0);
  });

  test('that it could not be met, when it could not', async () => {
    const { needId, reference } = await introduced();
    await asAmina((tx) => moveNeed(tx, needId, 'not_meet', { barrier: 'language' }));
    await site.settle();
    expect([told(GOOD, reference).length, told(HOW, reference).length]).toEqual([0, 1]);
  });

  test('nothing while something that they asked for is open', async () => {
    const { caseId, needId, reference } = await introduced();
    await asAmina((tx) => nameNeed(tx, caseId, { domain: 'food' }));
    await asAmina((tx) => moveNeed(tx, needId, 'meet'));
    await site.settle();
    expect(told(GOOD, reference)).toHaveLength(0);
  });

  test.each([
    ['took it back', { given: false }],
    [
      'withholds what it was about',
      { given: true, fields: ['initials', 'status', 'need'], withhold: ['need'] },
    ],
    ['agreed to news of the referral only', { given: true, fields: ['initials', 'status'] }],
  ] as const)('nothing where the person %s', async (_, consent) => {
    const { caseId, needId, reference } = await introduced();
    const personId = String((await site.run((tx) => caseOf(tx, caseId)))?.personId);
    const said = { recipientKind: 'referrer', language: 'ar', ...consent } as const;
    await asAmina((tx) => giveConsent(tx, personId, said));
    await asAmina((tx) => moveNeed(tx, needId, 'meet'));
    await site.settle();
    expect(told(GOOD, reference)).toHaveLength(0);
  });

  test('nothing where they never agreed, and nothing about a referral that was turned down', async () => {
    const run: Parameters<typeof openedCase>[0] = (actor, work) => site.run(work, actor);
    const silent = await openedCase(run, nurse.actor, amina.actor, { ...inboundOf(), consents: [] });
    const need = done(await asAmina((tx) => nameNeed(tx, silent.caseId, { domain: 'food' })));
    await asAmina((tx) => moveNeed(tx, need.id, 'meet'));
    const { caseId, needId } = await introduced();
    const personId = String((await site.run((tx) => caseOf(tx, caseId)))?.personId);
    const again = { leg: 'inbound', personId, domains: ['food'], reason: 'Again.' } as const;
    const second = done(await site.run((tx) => send(tx, again), nurse.actor));
    const why = { reason: 'other', nextStep: 'nothing_more' } as const;
    await asAmina((tx) => moveReferral(tx, second.id, 'decline', why));
    await asAmina((tx) => moveNeed(tx, needId, 'meet'));
    await site.settle();
    expect(told(GOOD, silent.reference)).toHaveLength(0);
    expect(told(GOOD, second.reference)).toHaveLength(0);
  });
});
