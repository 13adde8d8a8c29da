import { describe, expect, test } from 'vitest';
import { DAY } from '#kernel';
import { Browser } from '../web/testing.ts';
import { referralOf, stepsOf } from './reading.ts';
import { referralsSite } from './testing-site.ts';

const { site, amina, introduced, lettersAbout, newestLink, opened } = await referralsSite();

describe('a provider without an account', () => {
  test('sees initials before opening, what was shared after, and says yes', async () => {
    const { id, phone: number, link } = await introduced('Hana Veryprivate', ['name', 'phone']);
    const fresh = await site.get(link);
    expect(fresh.body).toContain('HV');
    for (const secret of ['Hana', '07700', '+44', 'Likes tea', 'Tuesday meals'])
      expect(fresh.body).not.toContain(secret);
    const phone = await opened(link);
    const held = await site.get(link, phone);
    for (const shared of ['Hana Veryprivate', number.replace('0', '+44').replace(' ', ''), 'Likes tea.'])
      expect(held.body).toContain(shared);
    expect(held.body).not.toContain('Has moved twice');
    const none = await site.post(link, {}, phone);
    expect(none.status).toBe(422);
    expect(none.body).toContain('href="#answer"');
    const reply = await site.post(link, { answer: 'yes', note: 'Tuesdays at six.' }, phone);
    expect(reply.status).toBe(303);
    expect((await site.run((tx) => referralOf(tx, id)))?.status).toBe('accepted');
    expect((await site.get(link, phone)).body).not.toContain('Hana');
    expect((await site.post(link, { answer: 'cannot', barrier: 'other' }, phone)).status).toBe(409);
    expect((await site.run((tx) => referralOf(tx, id)))?.status).toBe('accepted');
  });

  test('a copy of an opened link shows nothing, and leads to a new one', async () => {
    const { id, reference, link } = await introduced('Copied Person');
    const phone = await opened(link);
    const copy = new Browser();
    for (const path of [link, `${link}/open`]) {
      const reply = path === link ? await site.get(path, copy) : await site.post(path, {}, copy);
      expect(reply.body).not.toContain('Copied Person');
    }
    expect((await site.get(link, copy)).status).toBe(403);
    expect((await site.post(link, { answer: 'yes' }, copy)).status).toBe(403);
    expect((await site.run((tx) => referralOf(tx, id)))?.status).toBe('sent');
    const before = lettersAbout(reference).length;
    await site.post(`${link}/fresh`, {}, copy);
    await site.post(`${link}/fresh`, {}, copy);
    await site.settle();
    expect(lettersAbout(reference).length - before).toBe(1);
    expect(newestLink(reference)).not.toBe(link);
    expect((await site.get(link, phone)).status).toBe(410);
    expect(
      (await site.post(newestLink(reference), { answer: 'yes' }, await opened(newestLink(reference)))).status,
    ).toBe(303);
  });

  test('an old link says so; a forged one is not there', async () => {
    const { link } = await introduced('Old Link');
    const now = site.clock.now();
    site.clock.advance(29 * DAY);
    const old = await site.get(link);
    expect(old.status).toBe(410);
    expect(old.body).toContain('/fresh"');
    site.clock.set(now);
    expect((await site.get(`${link.slice(0, -2)}xx`)).status).toBe(404);
    expect((await site.get(link.replace('/answer/', '/attendance/'))).status).toBe(404);
  });

  test('cannot help, and says why', async () => {
    const { id, link } = await introduced('Too Full');
    const phone = await opened(link);
    expect((await site.post(link, { answer: 'cannot' }, phone)).body).toContain('href="#barrier"');
    await site.post(link, { answer: 'cannot', barrier: 'full_or_waiting' }, phone);
    expect((await site.run((tx) => referralOf(tx, id)))?.status).toBe('no_capacity');
  });

  test('needs to talk, and gets the answer with a link that works', async () => {
    const { id, reference, link } = await introduced('Talk First');
    const phone = await opened(link);
    expect((await site.post(link, { answer: 'talk' }, phone)).status).toBe(422);
    await site.post(link, { answer: 'talk', note: 'Any allergies?' }, phone);
    await site.settle();
    expect((await site.get(`/en/referrals/${id}`, amina)).body).toContain('Any allergies?');
    await site.post(`/en/referrals/${id}/information`, { note: 'Nuts.' }, amina);
    await site.settle();
    expect(newestLink(reference)).not.toBe(link);
    const again = await opened(newestLink(reference));
    const page = await site.get(newestLink(reference), again);
    expect(page.body).toContain('Any allergies?');
    expect(page.body).toContain('Nuts.');
  });

  test('later says whether they came', async () => {
    const { id, reference, link } = await introduced('Came Along');
    await site.post(link, { answer: 'yes' }, await opened(link));
    await site.settle();
    const later = newestLink(reference);
    expect(later).toContain('/referrals/attendance/');
    const phone = await opened(later);
    expect((await site.get(later, phone)).body).not.toContain('Came Along');
    expect((await site.post(later, {}, phone)).status).toBe(422);
    const notYet = await site.post(later, { came: 'not_yet' }, phone);
    expect(notYet.status).toBe(303);
    expect((await site.get(String(notYet.location), phone)).body).toContain('Tell us when you know');
    expect((await site.run((tx) => stepsOf(tx, id))).at(-1)).toMatchObject({
      verb: 'not_yet',
      actorKind: 'provider',
      toStatus: 'accepted',
    });
    expect((await site.get(`/en/referrals/${id}`, amina)).body).toContain('Has not been yet');
    expect((await site.post(later, { came: 'missed' }, phone)).body).toContain('href="#barrier"');
    expect((await site.post(later, { came: 'yes' }, phone)).status).toBe(303);
    expect((await site.run((tx) => referralOf(tx, id)))?.firstAttendedOn).not.toBeNull();
    expect((await site.post(later, { came: 'yes' }, phone)).status).toBe(409);
  });
});

describe('an answer that came by telephone', () => {
  const spoken = async (name: string, answer: Record<string, string>) => {
    const made = await introduced(name);
    const phone = await opened(made.link);
    await site.post(`/en/referrals/${made.id}/spoken`, answer, amina);
    return { ...made, phone };
  };
  const statusOf = (id: string) => site.run((tx) => referralOf(tx, id)).then((referral) => referral?.status);

  test.each([
    ['accepted', { answer: 'yes', note: 'Wednesdays at noon.' }],
    ['waiting_list', { answer: 'waiting_list', note: '' }],
    ['no_capacity', { answer: 'cannot', barrier: 'full_or_waiting', note: '' }],
  ])('is told to whoever opens the older link: %s', async (status, answer) => {
    const name = `Rung ${status.replace('_', ' ')}`;
    const { id, link, phone } = await spoken(name, answer);
    const { status: code, body } = await site.get(link, phone);
    expect(code).toBe(200);
    expect(body).toContain('We have your answer already');
    expect(body).toContain(answer.note);
    expect(body).not.toContain(name);
    // A form that was open all the time changes nothing, and what was typed is kept as words to the link worker.
    const late = { answer: 'cannot', barrier: 'other', note: 'Not on Wednesdays.' };
    const reply = await site.post(link, late, phone);
    expect(reply.status).toBe(409);
    expect(reply.body).toContain('Not on Wednesdays.');
    expect(await statusOf(id)).toBe(status);
    expect((await site.get(link, new Browser())).body).not.toContain('What was written down');
  });

  test('says nothing of it before it is opened', async () => {
    const { id, link } = await introduced('Rung Unopened');
    await site.post(`/en/referrals/${id}/spoken`, { answer: 'cannot', barrier: 'full_or_waiting' }, amina);
    const fresh = await site.get(link);
    expect(fresh.body).toContain('/open"');
    expect(fresh.body).not.toContain('No places');
    const phone = await opened(link);
    expect((await site.get(link, phone)).body).toContain('No places');
  });

  test('can be corrected once; it changes nothing by itself, and the link worker hears and sees it', async () => {
    const { id, reference, link, phone } = await spoken('Rung Wrongly', { answer: 'yes' });
    await site.settle();
    const empty = await site.post(`${link}/correction`, { note: ' ' }, phone);
    expect(empty.status).toBe(422);
    expect(empty.body).toContain('href="#note"');
    const letters = () => site.sent.filter(({ subject }) => subject === 'News about your referral').length;
    const before = letters();
    expect((await site.post(`${link}/correction`, { note: 'We are full.' }, phone)).status).toBe(303);
    expect((await site.get(link, phone)).body).toContain('Your correction has arrived');
    expect((await site.post(`${link}/correction`, { note: 'Again.' }, phone)).status).toBe(409);
    expect(await statusOf(id)).toBe('accepted');
    await site.settle();
    expect(letters() - before).toBe(1);
    const shown = await site.get(`/en/referrals/${id}`, amina);
    expect(shown.body).toContain('what we wrote down is not right');
    expect(shown.body).toContain('We are full.');
    expect(shown.body).toContain(`/referrals/${id}/spoken`);
    await site.post(`/en/referrals/${id}/spoken`, { answer: 'cannot', barrier: 'full_or_waiting' }, amina);
    expect(await statusOf(id)).toBe('no_capacity');
    expect((await site.get(`/en/referrals/${id}`, amina)).body).not.toContain('record what is right');
    expect(reference).not.toBe('');
  });

  test('is nobody else’s to correct', async () => {
    const { link } = await spoken('Rung Elsewhere', { answer: 'yes' });
    const { link: mine, id } = await introduced('Not Rung');
    const phone = await opened(mine);
    expect((await site.post(`${link}/correction`, { note: 'No.' }, new Browser())).status).toBe(403);
    expect((await site.post(`${mine}/correction`, { note: 'No.' }, phone)).status).toBe(409);
    expect((await site.run((tx) => stepsOf(tx, id))).some(({ verb }) => verb === 'correct')).toBe(false);
  });
});

test('steps say who wrote an answer down', async () => {
  const { id } = await introduced('By Whom');
  await site.post(`/en/referrals/${id}/spoken`, { answer: 'waiting_list' }, amina);
  const steps = await site.run((tx) => stepsOf(tx, id));
  expect(steps.at(-1)).toMatchObject({
    verb: 'put_on_waiting_list',
    actorKind: 'member',
    actorId: amina.actor.id,
  });
  expect((await site.get(`/en/referrals/${id}`, amina)).body).toContain('Amina');
});
