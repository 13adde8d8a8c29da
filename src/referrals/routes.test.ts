import { describe, expect, test } from 'vitest';
import { open } from '#cases';
import { moveNeed, nameNeed } from '#plans';
import { referralOf } from './reading.ts';
import { done } from './testing.ts';
import { idIn, referralsSite } from './testing-site.ts';

const { site, amina, nurse, stranger, far, serviceId, asked, refer, accepted, introduced } =
  await referralsSite();

describe('a professional refers someone', () => {
  test('on one page, and reads the reference and what happens next', async () => {
    const id = await refer({ name: 'Omar K', urgent: 'yes' });
    const sent = await site.get(`/en/referrals/${id}/sent`, nurse);
    const referral = await site.run((tx) => referralOf(tx, id));
    expect(referral).toMatchObject({ route: 'professional', urgent: true, domains: ['food', 'housing'] });
    expect(sent.body).toContain(referral?.reference);
    expect(sent.body).toMatch(/confirms by \d+ \w+ \d{4}/);
    const mine = await site.get('/en/referrals/sent', nurse);
    expect(mine.body).toContain(referral?.reference);
    expect(mine.body).not.toContain('Omar');
  });

  test('is told what is missing, with everything kept', async () => {
    const reply = await site.post(
      '/en/referrals/new',
      {
        do: 'send',
        name: '',
        reason: 'أحتاج "مساعدة" <b>',
        channel: 'email',
        value: 'not one',
        news: 'maybe',
      },
      nurse,
    );
    expect(reply.status).toBe(422);
    for (const id of ['name', 'language', 'interpreter', 'value', 'agreed', 'news']) {
      expect(reply.body).toContain(`href="#${id}"`);
      expect(reply.body).toMatch(new RegExp(`id="${id}"`));
    }
    expect(reply.body).toContain('أحتاج &quot;مساعدة&quot; &lt;b>');
    expect(reply.body).toContain('value="not one"');
    expect(reply.body).not.toContain('href="#domains"');
  });

  test('is told of dates, numbers and hours that cannot be', async () => {
    const reply = await site.post(
      '/en/referrals/new',
      asked({
        'dateOfBirth-day': '31',
        'dateOfBirth-month': '2',
        'dateOfBirth-year': '1990',
        nhsNumber: '1234567890',
        outcode: 'nowhere',
        fromHour: '24',
        untilHour: '0',
        domains: [],
        reason: '',
      }),
      nurse,
    );
    expect(reply.status).toBe(422);
    for (const id of ['dateOfBirth-day', 'nhsNumber', 'outcode', 'fromHour', 'untilHour', 'domains']) {
      expect(reply.body).toContain(`href="#${id}"`);
    }
  });

  test('does it once, however often the form is sent', async () => {
    const page = await site.get('/en/referrals/new', nurse);
    const form = { ...asked({ name: 'Once Only' }), ...page.hidden };
    const replies = await Promise.all([1, 2, 3].map(() => site.post('/en/referrals/new', form, nurse)));
    expect(new Set(replies.map(({ location }) => location)).size).toBe(1);
    const { rows } = await site.database.owner.query(`select from people_person where name = 'Once Only'`);
    expect(rows).toHaveLength(1);
  });

  test('keeps a draft, goes on with it, and only they can', async () => {
    const saved = await site.post(
      '/en/referrals/new',
      { do: 'save', name: 'Half', reason: 'so\nfar' },
      nurse,
    );
    expect(saved.status).toBe(303);
    const draft = saved.location ?? '';
    const again = await site.get(draft, nurse);
    expect(again.body).toContain('value="Half"');
    expect(again.body).toContain('so\nfar');
    expect((await site.get(draft, stranger)).status).toBe(404);
    expect((await site.post(`${draft}/delete`, {}, stranger)).status).toBe(404);
    const form = { ...asked({ name: 'Half Done' }), ...again.hidden };
    expect((await site.post('/en/referrals/new', form, nurse)).location).toMatch(/\/sent$/);
    expect((await site.get(draft, nurse)).status).toBe(404);
  });

  test('deletes a draft', async () => {
    const saved = await site.post('/en/referrals/new', { do: 'save', name: 'Nobody' }, nurse);
    expect((await site.get('/en/referrals/sent', nurse)).body).toContain('Nobody');
    await site.post(`${saved.location}/delete`, {}, nurse);
    expect((await site.get('/en/referrals/sent', nurse)).body).not.toContain('Nobody');
  });

  test('is asked about someone known, and types nothing twice', async () => {
    const first = await refer({ name: 'Twin Person' });
    const form = asked({ name: 'twin person', reason: 'second time', value: '07700 999777' });
    const question = await site.post('/en/referrals/new', form, nurse);
    expect(question.status).toBe(422);
    expect(question.body).toContain('TP');
    expect(question.hidden).toMatchObject({ reason: 'second time', name: 'twin person' });
    const before = await site.run((tx) => referralOf(tx, first));
    const personId = before?.personId ?? '';
    const sent = await site.post('/en/referrals/new', { ...form, duplicate: personId }, nurse);
    const second = await site.run((tx) => referralOf(tx, idIn(sent.location)));
    expect(second?.personId).toBe(personId);
    expect(second?.note).toContain('07700 999777');
    const back = await site.post('/en/referrals/new', { ...form, do: 'change' }, nurse);
    expect(back.body).toContain('second time');
  });

  test('of another team learns nothing of who is known', async () => {
    await refer({ name: 'Quiet Person' });
    const reply = await site.post('/en/referrals/new', asked({ name: 'Quiet Person' }), stranger);
    expect(reply.location).toMatch(/\/sent$/);
  });

  test('cannot attach a referral to someone whom nobody offered', async () => {
    const hidden = await site.run(
      async (tx) => (await referralOf(tx, await refer({ name: 'Not Yours' })))?.personId,
    );
    const form = asked({ name: 'Someone Else Entirely', duplicate: hidden ?? '' });
    const sent = await site.post('/en/referrals/new', form, stranger);
    const made = await site.run((tx) => referralOf(tx, idIn(sent.location)));
    expect(made?.personId).not.toBe(hidden);
  });
});

describe('who may', () => {
  test('a referrer has no inbox; nobody signed in is asked to sign in', async () => {
    expect((await site.get('/en/referrals/inbox', nurse)).status).toBe(403);
    expect((await site.get('/en/referrals/inbox')).body).toContain('name="password"');
    expect((await site.get('/en/referrals/inbox', amina)).status).toBe(200);
  });

  test("another team's and another scheme's referral is not there", async () => {
    const id = await refer({ name: 'Mine Alone' });
    for (const path of ['', '/sent', '/end', '/information', '/question']) {
      for (const who of [stranger, far]) {
        const { status, body } = await site.get(`/en/referrals/${id}${path}`, who);
        expect([403, 404], path).toContain(status);
        expect(body).not.toContain('Mine Alone');
      }
    }
    for (const path of [
      '/move/acknowledge',
      '/end',
      '/information',
      '/question',
      '/spoken',
      '/attendance',
      '/new-link',
    ]) {
      const { status } = await site.post(`/en/referrals/${id}${path}`, { note: 'x' }, far);
      expect(status, path).toBe(404);
    }
  });
});

describe('the link workers', () => {
  test('see it in the inbox, acknowledge it, ask, and end it with a reason', async () => {
    const id = await refer({ name: 'Layla Q', urgent: 'yes' });
    const inbox = await site.get('/en/referrals/inbox?show=urgent', amina);
    expect(inbox.body).toContain('Layla Q');
    const shown = await site.get(`/en/referrals/${id}`, amina);
    expect(shown.body).toContain('action="/en/cases/open"');
    expect(shown.body).toContain(`value="${id}"`);
    expect((await site.post(`/en/referrals/${id}/move/acknowledge`, {}, amina)).status).toBe(303);
    expect((await site.get('/en/referrals/inbox?show=acknowledged', amina)).body).toContain('Layla Q');
    const empty = await site.post(`/en/referrals/${id}/question`, { note: '' }, amina);
    expect(empty.status).toBe(422);
    await site.post(`/en/referrals/${id}/question`, { note: 'Which floor?' }, amina);
    const theirs = await site.get(`/en/referrals/${id}`, nurse);
    expect(theirs.body).toContain('Which floor?');
    expect(theirs.body).not.toContain('Layla');
    expect((await site.get('/en/referrals/sent', nurse)).body).toContain('Yours');
    await site.post(`/en/referrals/${id}/information`, { note: 'The third.' }, nurse);
    expect((await site.get(`/en/referrals/${id}`, amina)).body).toContain('The third.');
    const bare = await site.post(`/en/referrals/${id}/end`, { verb: 'decline' }, amina);
    expect(bare.status).toBe(422);
    expect(bare.body).toContain('href="#barrier"');
    expect(bare.body).toContain('href="#nextStep"');
    const ending = { verb: 'decline', barrier: 'language', nextStep: 'try_another', note: 'Sorry.' };
    expect((await site.post(`/en/referrals/${id}/end`, ending, amina)).status).toBe(303);
    expect((await site.get(`/en/referrals/${id}`, nurse)).body).toContain('Sorry.');
    expect((await site.post(`/en/referrals/${id}/end`, ending, amina)).status).toBe(409);
    expect((await site.get(`/en/referrals/${id}/end`, amina)).status).toBe(409);
  });

  test('a sender who may not hear learns only that it arrived', async () => {
    const id = await refer({ name: 'Private Person', news: 'no' });
    const ending = { verb: 'stop_wanting', barrier: 'stigma', nextStep: 'nothing_more', note: 'a secret' };
    await site.post(`/en/referrals/${id}/end`, ending, amina);
    for (const path of [`/en/referrals/${id}`, '/en/referrals/sent']) {
      const { body } = await site.get(path, nurse);
      expect(body).not.toContain('a secret');
      expect(body).not.toContain('No longer wanted');
    }
  });

  test('a sender reads whether the need was met, when the person agreed', async () => {
    for (const news of ['yes', 'no']) {
      const id = await refer({ name: `Met ${news}`, news });
      const { id: caseId } = done(await site.run((tx) => open(tx, { referralId: id }), amina.actor));
      const need = done(await site.run((tx) => nameNeed(tx, caseId, { domain: 'food' }), amina.actor));
      const words = 'What they came for has been sorted out.';
      expect((await site.get(`/en/referrals/${id}`, nurse)).body).not.toContain(words);
      await site.run((tx) => moveNeed(tx, need.id, 'meet'), amina.actor);
      const { body } = await site.get(`/en/referrals/${id}`, nurse);
      expect([news, body.includes(words)]).toEqual([news, news === 'yes']);
    }
  });

  test('a sender takes it back', async () => {
    const id = await refer({ name: 'Taken Back' });
    const ending = { verb: 'withdraw', barrier: 'other', nextStep: 'nothing_more' };
    expect((await site.post(`/en/referrals/${id}/end`, { ...ending, verb: 'decline' }, nurse)).status).toBe(
      422,
    );
    expect((await site.post(`/en/referrals/${id}/end`, ending, nurse)).status).toBe(303);
    expect((await site.run((tx) => referralOf(tx, id)))?.status).toBe('withdrawn');
  });
});

describe('information given with no case', () => {
  test('is counted about nobody, and leads back to a place of ours only', async () => {
    const count = async () =>
      (await site.database.owner.query('select domain from referrals_signpost')).rows.map(
        (row) => row.domain,
      );
    const reply = await site.post(
      '/en/referrals/signposts',
      { domain: 'food', back: '//evil.example/' },
      nurse,
    );
    expect(reply.location).toBe('/en/referrals/sent');
    expect(await count()).toEqual(['food']);
    await site.post('/en/referrals/signposts', { domain: 'nonsense' }, nurse);
    expect(await count()).toEqual(['food']);
  });
});

async function introduce(name: string) {
  const inbound = await accepted({ name });
  const page = await site.get(`/en/referrals/onward/new?parent=${inbound}&service=${serviceId}`, amina);
  return { inbound, page };
}

describe('an introduction', () => {
  test('shows exactly what will be seen, and asks for consent', async () => {
    const { inbound, page } = await introduce('Nadia B');
    expect(page.status).toBe(200);
    expect(page.body).toContain('Name: Nadia B');
    const form = { parent: inbound, service: serviceId, share: ['name', 'language'], note: 'Vegetarian.' };
    const missing = await site.post('/en/referrals/onward', form, amina);
    expect(missing.status).toBe(422);
    expect(missing.body).toContain('Vegetarian.');
    expect(missing.body).toContain('href="#agreed"');
    const sent = await site.post(
      '/en/referrals/onward',
      { ...form, agreed: 'yes', _once: page.hidden._once ?? '' },
      amina,
    );
    const onward = await site.run((tx) => referralOf(tx, idIn(sent.location)));
    expect(onward).toMatchObject({ leg: 'onward', shared: ['initials', 'name', 'language'], status: 'sent' });
    expect((await site.post('/en/referrals/onward', { ...form, agreed: 'yes' }, far)).status).toBe(404);
    expect((await site.post('/en/referrals/onward', { ...form, agreed: 'yes' }, nurse)).status).toBe(403);
    expect((await site.get(`/en/referrals/onward/new?parent=${inbound}`, amina)).status).toBe(404);
  });

  test('the provider’s word by telephone is written down as theirs', async () => {
    const { id } = await introduced('Spoken For');
    expect((await site.post(`/en/referrals/${id}/spoken`, { answer: 'cannot' }, amina)).status).toBe(422);
    await site.post(`/en/referrals/${id}/spoken`, { answer: 'yes', note: 'Rang at ten.' }, amina);
    expect((await site.run((tx) => referralOf(tx, id)))?.status).toBe('accepted');
    const tomorrow = { 'day-day': '31', 'day-month': '12', 'day-year': '2999' };
    expect(
      (await site.post(`/en/referrals/${id}/attendance`, { came: 'yes', ...tomorrow }, amina)).status,
    ).toBe(422);
    await site.post(`/en/referrals/${id}/attendance`, { came: 'yes' }, amina);
    expect((await site.run((tx) => referralOf(tx, id)))?.status).toBe('attended');
  });
});
