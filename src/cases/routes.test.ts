import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel';
import { nameNeed, needOf } from '#plans';
import { referralOf, send } from '#referrals';
import { done, inboundOf } from '../referrals/testing.ts';
import { type Member, testSite } from '../web/testing.ts';
import { contactNotesOf } from './contact-store.ts';
import { caseOf } from './store.ts';
import { openedCase } from './testing.ts';

const site = await testSite();
let nurse: Member;
let amina: Member;
let samir: Member;
let ruth: Member;

beforeAll(async () => {
  nurse = await site.signIn({ roles: ['referrer'], displayName: 'Nurse Okafor' });
  amina = await site.signIn({ roles: ['link_worker'], displayName: 'Amina' });
  samir = await site.signIn({ roles: ['link_worker'], displayName: 'Samir' });
  ruth = await site.signIn({ roles: ['supervisor'], displayName: 'Ruth' });
});

const opened = () => openedCase((actor, work) => site.run(work, actor), nurse.actor, amina.actor);
const look = (caseId: string) => site.run((tx) => caseOf(tx, caseId));
const record = (caseId: string) => `/en/desks/record/${caseId}`;
/** The whole form of a conversation, as someone would fill it in. */
const conversation = {
  when: 'today',
  mode: 'phone',
  minutes: '35',
  interpreter: 'professional',
  what_matters: 'أريد أن أنام بهدوء',
  note: 'Call her sister first.',
  next_words: 'Call about the food bank',
  next_when: '7',
};

describe('opening from the referral', () => {
  test('leads to the record', async () => {
    const { id } = done(await site.run((tx) => send(tx, inboundOf()), nurse.actor));
    const reply = await site.post('/en/cases/open', { referralId: id }, amina);
    expect(reply.status).toBe(303);
    const caseId = reply.location?.split('/').at(-1) ?? '';
    expect(reply.location).toBe(record(caseId));
    expect(await look(caseId)).toMatchObject({ linkWorkerId: amina.actor.id, status: 'waiting' });
  });

  test('asks a supervisor for whom, and is not there for strangers', async () => {
    const { id } = done(await site.run((tx) => send(tx, inboundOf()), nurse.actor));
    const path = `/en/cases/new/${id}`;
    expect((await site.post('/en/cases/open', { referralId: id }, ruth)).location).toBe(path);
    expect((await site.get(path, ruth)).body).toContain('Samir');
    const own = (await site.get(path, amina)).body;
    expect([own.includes(amina.actor.id), own.includes(samir.actor.id)]).toEqual([true, false]);
    const refused = await site.post(path, { linkWorkerId: nurse.actor.id }, ruth);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#linkWorkerId"');
    const stranger = await site.other.signIn({ roles: ['supervisor'] });
    expect((await site.get(path, stranger)).status).toBe(404);
    expect((await site.post('/en/cases/open', { referralId: id }, stranger)).status).toBe(404);
    const another = done(await site.run((tx) => send(tx, inboundOf()), nurse.actor));
    const opening = await site.post(`/en/cases/new/${another.id}`, { linkWorkerId: samir.actor.id }, ruth);
    expect((await look(opening.location?.split('/').at(-1) ?? ''))?.linkWorkerId).toBe(samir.actor.id);
    const form = { referralId: id, linkWorkerId: samir.actor.id };
    expect((await site.post('/en/cases/open', form, await site.other.signIn())).status).toBe(404);
    expect((await site.post('/en/cases/open', { referralId: 'x' }, amina)).status).toBe(404);
    expect((await site.post('/en/cases/open', form, nurse)).status).toBe(403);
    expect((await site.post('/en/cases/open', form, ruth)).status).toBe(303);
  });
});

describe('recording a conversation', () => {
  test('shows what is known, and saves it all at once', async () => {
    const { caseId, referralId } = await opened();
    const path = `/en/cases/${caseId}/contacts/new`;
    const form = await site.get(path, amina);
    expect(form.status).toBe(200);
    expect(form.body).toContain('Fatima Al Hassan');
    expect(form.body).toContain('They asked for an interpreter: Arabic.');
    expect(form.body).toContain('Until now: First conversation');
    const reply = await site.post(path, { ...conversation, ...form.hidden }, amina);
    expect(reply.location).toBe(record(caseId));
    expect(await look(caseId)).toMatchObject({
      status: 'active',
      whatMatters: conversation.what_matters,
      nextAction: conversation.next_words,
      nextActionOn: '2026-03-09',
    });
    expect((await site.run((tx) => referralOf(tx, referralId)))?.status).toBe('started');
    const [note] = await site.run((tx) => contactNotesOf(tx, caseId));
    expect(note).toMatchObject({
      mode: 'phone',
      minutes: 35,
      interpreter: 'professional',
      authorId: amina.actor.id,
    });
  });

  test('the same form sent twice is one conversation', async () => {
    const { caseId } = await opened();
    const path = `/en/cases/${caseId}/contacts/new`;
    const { hidden } = await site.get(path, amina);
    const sent = { ...conversation, ...hidden };
    const replies = await Promise.all([site.post(path, sent, amina), site.post(path, sent, amina)]);
    replies.push(await site.post(path, sent, amina));
    expect(replies.map(({ location }) => location)).toEqual(Array(3).fill(record(caseId)));
    expect(await site.run((tx) => contactNotesOf(tx, caseId))).toHaveLength(1);
  });

  test('says everything that is wrong at once, beside its field, and keeps what was typed', async () => {
    const { caseId } = await opened();
    const path = `/en/cases/${caseId}/contacts/new`;
    const wrong = {
      when: 'other',
      'day-day': '31',
      'day-month': '2',
      'day-year': '2026',
      minutes: 'half an hour',
      note: 'Her <son> came too',
      next_when: 'other',
      'next_day-day': '1',
      'next_day-month': '3',
      'next_day-year': '2026',
    };
    const reply = await site.post(path, wrong, amina);
    expect(reply.status).toBe(422);
    for (const field of ['day-day', 'minutes', 'mode', 'interpreter', 'next_words', 'next_day-day']) {
      expect(reply.body).toContain(`href="#${field}"`);
      expect(reply.body).toContain(`id="${field}"`);
    }
    expect(reply.body).toContain('The day must be after today');
    expect(reply.body).toContain('half an hour');
    expect(reply.body).toContain('Her &lt;son> came too');
    expect(await site.run((tx) => contactNotesOf(tx, caseId))).toEqual([]);
  });

  test('a day that has not come yet is no day of a conversation', async () => {
    const { caseId } = await opened();
    const tomorrow = { when: 'other', 'day-day': '3', 'day-month': '3', 'day-year': '2026' };
    const reply = await site.post(
      `/en/cases/${caseId}/contacts/new`,
      { ...conversation, ...tomorrow },
      amina,
    );
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('must be today or before');
    const earlier = { ...conversation, when: 'yesterday' };
    expect((await site.post(`/en/cases/${caseId}/contacts/new`, earlier, amina)).status).toBe(303);
    expect((await look(caseId))?.lastContactAt).toEqual(new Date('2026-03-01T12:00:00Z'));
  });
});

describe('every page about a case', () => {
  const paths = ['/contacts/new', '/next', '/move/pause', '/move/close', '/handover'];

  test.each(paths)(
    '%s is there for who works with it, in both languages, and for nobody else',
    async (path) => {
      const { caseId } = await opened();
      const stranger = await site.other.signIn({ roles: ['link_worker', 'supervisor'] });
      for (const locale of ['en', 'ar']) {
        const reply = await site.get(`/${locale}/cases/${caseId}${path}`, amina);
        expect(reply.status).toBe(200);
        expect(reply.body.match(/<h1/g)).toHaveLength(1);
        expect(reply.hidden._once).toBeDefined();
      }
      expect((await site.get(`/en/cases/${caseId}${path}`, nurse)).status).toBe(403);
      expect((await site.get(`/en/cases/${caseId}${path}`, stranger)).status).toBe(404);
      expect((await site.post(`/en/cases/${caseId}${path}`, conversation, stranger)).status).toBe(404);
      expect((await site.post(`/en/cases/${caseId}${path}`, {}, amina)).status).toBe(422);
      expect((await site.get(`/en/cases/${newId(new Date())}${path}`, amina)).status).toBe(404);
      expect((await look(caseId))?.status).toBe('waiting');
    },
  );

  test('what is not possible now says so, and what is done is noted with whom it concerns', async () => {
    const { caseId } = await opened();
    expect((await site.get(`/en/cases/${caseId}/move/reopen`, amina)).status).toBe(409);
    await site.get(`/en/cases/${caseId}/next`, amina);
    const { rows } = await site.database.owner.query(
      `select act, outcome, person_id from access_audit where subject_id = $1 order by act desc`,
      [caseId],
    );
    const personId = (await look(caseId))?.personId;
    expect(rows).toEqual([
      { act: 'cases.reopen.show', outcome: 'refused', person_id: personId },
      { act: 'cases.next.show', outcome: 'done', person_id: personId },
    ]);
  });
});

describe('moving on', () => {
  test('steps down, keeping the next action that is planned', async () => {
    const { caseId } = await opened();
    await site.post(`/en/cases/${caseId}/contacts/new`, conversation, amina);
    const form = await site.get(`/en/cases/${caseId}/move/step_down`, amina);
    expect(form.body).toContain('value="Call about the food bank"');
    const planned = { next_words: 'A call', next_when: 'other', 'next_day-day': '1', 'next_day-month': '6' };
    const next = { ...planned, 'next_day-year': '2026', note: 'Going well' };
    const reply = await site.post(`/en/cases/${caseId}/move/step_down`, next, amina);
    expect(reply.location).toBe(record(caseId));
    expect(await look(caseId)).toMatchObject({ status: 'stepping_down', nextActionOn: '2026-06-01' });
  });

  test('a case is not closed over a need that nobody has looked at', async () => {
    const { caseId } = await opened();
    const need = done(await site.run((tx) => nameNeed(tx, caseId, { domain: 'food' })));
    const path = `/en/cases/${caseId}/move/close`;
    const form = await site.get(path, amina);
    expect(form.body).toContain(`/en/plans/needs/${need.id}/met`);
    const refused = await site.post(path, { reason: 'done' }, amina);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#going_on"');
    expect((await look(caseId))?.status).toBe('waiting');
    const going = await site.post(path, { reason: 'done', going_on: need.id }, amina);
    expect(going.location).toBe(record(caseId));
    expect((await look(caseId))?.status).toBe('closed');
    expect((await site.run((tx) => needOf(tx, need.id)))?.status).toBe('open');
  });

  test('closing without help asks what stood in the way', async () => {
    const { caseId } = await opened();
    const path = `/en/cases/${caseId}/move/close`;
    const refused = await site.post(path, { reason: 'could_not_contact' }, amina);
    expect(refused.body).toContain('href="#barrier"');
    const closed = await site.post(path, { reason: 'could_not_contact', barrier: 'health' }, amina);
    expect(closed.location).toBe(record(caseId));
  });

  test('hands over to a colleague, and says who can when one cannot', async () => {
    const { caseId } = await opened();
    const path = `/en/cases/${caseId}/handover`;
    expect((await site.get(path, samir)).body).toContain('You cannot hand this case over.');
    const form = await site.get(path, amina);
    expect(form.body).toContain('Samir');
    expect(form.body).not.toContain(`value="${amina.actor.id}"`);
    const wrong = await site.post(path, { to: nurse.actor.id, note: 'x' }, amina);
    expect(wrong.status).toBe(422);
    const handed = await site.post(path, { to: samir.actor.id, note: 'She likes mornings' }, amina);
    expect(handed.location).toBe(record(caseId));
    expect((await look(caseId))?.linkWorkerId).toBe(samir.actor.id);
  });
});
