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
    expect((await site.post(later, { came: 'not_yet' }, phone)).status).toBe(200);
    expect((await site.post(later, { came: 'missed' }, phone)).body).toContain('href="#barrier"');
    expect((await site.post(later, { came: 'yes' }, phone)).status).toBe(303);
    expect((await site.run((tx) => referralOf(tx, id)))?.firstAttendedOn).not.toBeNull();
    expect((await site.post(later, { came: 'yes' }, phone)).status).toBe(409);
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
