import { beforeEach, describe, expect, test } from 'vitest';
import { addTeam } from '#access';
import { type Actor, type LocalDate, newId, startOf } from '#kernel';
import { giveConsent } from '#people';
import { joinProvider } from '#providers';
import { testSite } from '../web/testing.ts';
import { strike as strikeOnce } from './alarm.ts';
import { noteAttendance } from './attendance.ts';
import { move } from './move.ts';
import { askNewLink } from './new-link.ts';
import { referralOf, stepsOf } from './reading.ts';
import { send } from './send.ts';
import { FATIMA, inboundOf, onwardOf } from './testing.ts';

const site = await testSite();
const practice = await site.run((tx) => addTeam(tx, { name: 'Practice', kind: 'primary_care' }));
const workers = await site.run((tx) => addTeam(tx, { name: 'Link workers', kind: 'link_workers' }));
const nurse = await site.signIn({ roles: ['referrer'], teamId: practice });
const doctor = await site.signIn({ roles: ['referrer'], teamId: practice });
const amina = await site.signIn({ roles: ['link_worker'], teamId: workers });
const ruth = await site.signIn({ roles: ['supervisor'], teamId: workers });

/** Sets the clock to nine in the morning of a day, for a stroke of the clock. */
const morning = (day: string) => site.clock.set(startOf(day as LocalDate, 'Europe/London', 9));
const letters = () => site.sent.map(({ address, subject }) => `${address}: ${subject}`).sort();

async function strike(): Promise<string[]> {
  site.sent.length = 0;
  await site.strike('referrals.clock');
  await site.settle();
  return letters();
}

async function settled(): Promise<string[]> {
  site.sent.length = 0;
  await site.settle();
  return letters();
}

async function inbound(input = inboundOf()) {
  const sent = await site.run((tx) => send(tx, input), nurse.actor);
  if (!('id' in sent)) throw new Error('refused');
  return sent.id;
}

/** A service that takes introductions by e-mail, straight in the database of the directory. */
async function service(): Promise<string> {
  const [organization, id] = [newId(site.clock.now()), newId(site.clock.now())];
  await site.database.owner.query(
    `insert into directory_organization (id, name, description) values ($1, 'Kitchen', '')`,
    [organization],
  );
  await site.database.owner.query(
    `insert into directory_service (id, organization_id, name, status) values ($1, $2, 'Meals', 'active')`,
    [id, organization],
  );
  await site.run(
    (tx) => joinProvider(tx, { organizationId: organization, referralEmail: 'kitchen@example.org' }),
    ruth.actor,
  );
  return id;
}

async function introduction() {
  const parent = await inbound();
  await site.run((tx) => move(tx, parent, 'accept'), amina.actor);
  await site.settle();
  const serviceId = await service();
  const sent = await site.run((tx) => send(tx, onwardOf(parent, serviceId)), amina.actor);
  if (!('id' in sent)) throw new Error('refused');
  const referral = await site.run((tx) => referralOf(tx, sent.id), amina.actor);
  const personId = referral?.personId ?? '';
  const link: Actor = {
    kind: 'provider',
    schemeId: site.id,
    id: newId(site.clock.now()),
    personId,
    referralId: sent.id,
  };
  return { id: sent.id, personId, link };
}

const linksOf = async (referralId: string) => {
  const { rows } = await site.database.owner.query<{ purpose: string; live: boolean }>(
    `select purpose, revoked_at is null as live from access_link where referral_id = $1 order by created_at, live`,
    [referralId],
  );
  return rows;
};

beforeEach(async () => {
  // Each story stands alone: what an earlier one left open is withdrawn from the clock.
  await site.database.owner.query(
    `update referrals_referral set status = 'withdrawn', turn = null, ended_at = updated_at where ended_at is null`,
  );
  morning('2026-03-02');
  await site.settle();
  site.sent.length = 0;
});

describe('what is told', () => {
  test('a new referral is acknowledged to its sender, and the person gets their page', async () => {
    await inbound();
    expect(await settled()).toEqual(['fatima@example.org: صفحتك', `${nurse.email}: We have your referral`]);
    for (const { body, subject } of site.sent)
      expect(`${subject} ${body}`).not.toMatch(/Fatima|Hassan|food|eaten/i);
    expect(site.sent.find(({ address }) => address === 'fatima@example.org')?.body).toContain(
      '/ar/desks/mine/',
    );
  });

  test('someone who came by themselves gets the acknowledgement, with the page that they keep', async () => {
    const visitor: Actor = {
      kind: 'visitor',
      schemeId: site.id,
      id: 'visitor',
      personId: newId(site.clock.now()),
    };
    await site.run((tx) => send(tx, inboundOf()), visitor);
    expect(await settled()).toHaveLength(1);
    const first = site.sent[0]?.body.match(/\/desks\/mine\/(\S+)/)?.[1];
    expect(first).toBeTruthy();
    await site.run(
      (tx) => send(tx, { leg: 'inbound', domains: [], reason: 'Came back.', personId: visitor.personId }),
      amina.actor,
    );
    await settled();
    expect(site.sent.find(({ address }) => address === 'fatima@example.org')?.body).toContain(first);
  });

  test('someone who can only be reached by hand is left to a human', async () => {
    await inbound(inboundOf({ ...FATIMA, contacts: [{ channel: 'through_someone', value: 'Her sister' }] }));
    expect(await settled()).toEqual([`${nurse.email}: We have your referral`]);
  });

  test('news reaches the sender only when the person agreed', async () => {
    const open = await inbound();
    const closed = await inbound({
      ...inboundOf(),
      consents: [{ recipientKind: 'referrer', given: false, language: 'ar' }],
    });
    await site.settle();
    await site.run((tx) => move(tx, open, 'accept'), amina.actor);
    expect(await settled()).toEqual([`${nurse.email}: News about your referral`]);
    await site.run((tx) => move(tx, closed, 'accept'), amina.actor);
    expect(await settled()).toEqual([]);
  });

  test('and no longer once they take it back', async () => {
    const id = await inbound();
    const personId = (await site.run((tx) => referralOf(tx, id), amina.actor))?.personId ?? '';
    await site.run(
      (tx) => giveConsent(tx, personId, { recipientKind: 'referrer', given: false, language: 'ar' }),
      amina.actor,
    );
    await site.settle();
    await site.run((tx) => move(tx, id, 'accept'), amina.actor);
    expect(await settled()).toEqual([]);
  });

  test('a question reaches the sender in any case, and nobody hears what they did themselves', async () => {
    const id = await inbound({ ...inboundOf(), consents: [] });
    await site.settle();
    await site.run((tx) => move(tx, id, 'ask_information', { note: 'Which school?' }), amina.actor);
    expect(await settled()).toEqual([`${nurse.email}: A referral is waiting for you`]);
    await site.run(
      (tx) => move(tx, id, 'withdraw', { reason: 'other', nextStep: 'nothing_more' }),
      nurse.actor,
    );
    expect(await settled()).toEqual([]);
  });

  test('a provider gets a link to answer, then one to say whether they came; each new one ends the old', async () => {
    const { id, link } = await introduction();
    expect(await settled()).toEqual(['kitchen@example.org: Someone would like to come to you']);
    expect(site.sent[0]?.body).toContain('/en/referrals/answer/');
    await site.run((tx) => askNewLink(tx, id), link);
    expect(await settled()).toEqual(['kitchen@example.org: Someone would like to come to you']);
    expect(await linksOf(id)).toEqual([
      { purpose: 'provider_answer', live: false },
      { purpose: 'provider_answer', live: true },
    ]);
    await site.run((tx) => move(tx, id, 'accept'), link);
    expect(await settled()).toEqual([
      'kitchen@example.org: Did they come?',
      `${amina.email}: News about your referral`,
    ]);
    expect((await linksOf(id)).at(-1)).toEqual({ purpose: 'provider_attendance', live: true });
  });
});

describe('the clock', () => {
  test('nudges whoever has it, then tells the team that sent it, then gives it back', async () => {
    const id = await inbound();
    await site.settle();
    morning('2026-03-09');
    expect(await strike()).toEqual([]);
    morning('2026-03-10');
    expect(await strike()).toEqual([`${amina.email}: A referral is waiting for you`]);
    expect(await strike()).toEqual([]);
    morning('2026-03-13');
    expect(await strike()).toEqual(
      [doctor, nurse].map(({ email }) => `${email}: A referral has had no answer`).sort(),
    );
    morning('2026-03-16');
    expect(await strike()).toEqual([`${nurse.email}: A referral has come back to you`]);
    expect(await strike()).toEqual([]);
    expect(await site.run((tx) => referralOf(tx, id), nurse.actor)).toMatchObject({
      status: 'timed_out',
      turn: null,
    });
    const steps = await site.run((tx) => stepsOf(tx, id), nurse.actor);
    expect(steps.map(({ verb }) => verb)).toEqual(['send', 'nudge', 'escalate', 'time_out']);
  });

  test('begins anew with the other side when the turn changes', async () => {
    const id = await inbound();
    morning('2026-03-10');
    await strike();
    await site.run((tx) => move(tx, id, 'ask_information', { note: 'Which school?' }), amina.actor);
    await site.settle();
    morning('2026-03-16');
    expect(await strike()).toEqual([]);
    morning('2026-03-18');
    expect(await strike()).toEqual([`${nurse.email}: A referral is waiting for you`]);
  });

  test('reminds nobody at night, at the weekend or on a bank holiday', async () => {
    await inbound();
    await site.settle();
    for (const moment of ['2026-03-10T03:00:00Z', '2026-03-14T10:00:00Z', '2026-04-03T10:00:00Z']) {
      site.clock.set(new Date(moment));
      expect(await strike()).toEqual([]);
    }
  });

  test('sends a provider who said yes a fresh link, three times and gently', async () => {
    const { id, link } = await introduction();
    await site.run((tx) => move(tx, id, 'accept'), link);
    await site.settle();
    for (const day of ['2026-03-10', '2026-03-18', '2026-03-26']) {
      morning(day);
      expect(await strike()).toEqual(['kitchen@example.org: Did they come?']);
    }
    morning('2027-03-01');
    expect(await strike()).toEqual([]);
    expect(
      (await linksOf(id)).filter(({ live, purpose }) => live && purpose === 'provider_attendance'),
    ).toHaveLength(1);
    await site.run(
      (tx) => noteAttendance(tx, id, { onDay: '2026-03-20' as LocalDate, attended: true }),
      link,
    );
    expect(await site.run((tx) => referralOf(tx, id), amina.actor)).toMatchObject({ status: 'attended' });
  });

  test('struck by two workers at once, it rings once', async () => {
    for (let count = 0; count < 5; count += 1) await inbound();
    await site.settle();
    morning('2026-03-10');
    site.sent.length = 0;
    await site.run(async (tx) => {
      await strikeOnce(tx);
      // The first worker is not done yet: the second neither waits for it nor does its work again.
      await site.strike('referrals.clock');
    });
    await Promise.all([1, 2, 3].map(() => site.strike('referrals.clock')));
    await site.settle();
    expect(letters()).toEqual(
      Array.from({ length: 5 }, () => `${amina.email}: A referral is waiting for you`),
    );
  });

  test('someone who came by themselves and was not answered is for the supervisors', async () => {
    const visitor: Actor = {
      kind: 'visitor',
      schemeId: site.id,
      id: 'visitor',
      personId: newId(site.clock.now()),
    };
    await site.run((tx) => send(tx, inboundOf()), visitor);
    await site.settle();
    morning('2026-03-13');
    expect(await strike()).toEqual([`${ruth.email}: A referral has had no answer`]);
    morning('2026-03-16');
    expect(await strike()).toEqual(
      ['fatima@example.org: صفحتك', `${ruth.email}: A referral has come back to you`].sort(),
    );
  });
});
