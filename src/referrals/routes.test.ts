import { beforeAll, describe, expect, test } from 'vitest';
import { addTeam } from '#access';
import { DAY } from '#kernel';
import { contactsOf, personOf } from '#people';
import { importServices } from '../directory/testing.ts';
import { Browser, type Member, testSite } from '../web/testing.ts';
import { move } from './move.ts';
import { referralOf, stepsOf } from './reading.ts';
import { send } from './send.ts';
import { done, onwardOf } from './testing.ts';

const site = await testSite();
let [amina, nurse, stranger, far]: Member[] = [];
let serviceId = '';

beforeAll(async () => {
  const practice = await site.run((tx) => addTeam(tx, { name: 'Harbour Road', kind: 'primary_care' }));
  const clinic = await site.run((tx) => addTeam(tx, { name: 'Clinic', kind: 'primary_care' }));
  amina = await site.signIn({ roles: ['link_worker'], displayName: 'Amina' });
  nurse = await site.signIn({ roles: ['referrer'], teamId: practice });
  stranger = await site.signIn({ roles: ['referrer'], teamId: clinic });
  far = await site.other.signIn({ roles: ['link_worker'] });
  const idOf = await importServices(site.database, [
    { id: 'meals', name: 'Tuesday meals', email: 'meals@example.org' },
  ]);
  serviceId = idOf('meals');
});

let numbers = 0;
/** A number that nobody else has: two people with one number may be one person. */
const nextNumber = () => {
  numbers += 1;
  return `07700 ${900_000 + numbers}`;
};

const asked = (more: Record<string, string | string[]> = {}) => ({
  name: 'Samira H',
  language: 'ar',
  interpreter: 'needed',
  channel: 'sms',
  value: nextNumber(),
  domains: ['food', 'housing'],
  reason: 'Has moved twice since spring.',
  agreed: 'yes',
  news: 'yes',
  do: 'send',
  ...more,
});

const idIn = (location: string | undefined) => /referrals\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? '';

async function refer(more: Record<string, string | string[]> = {}) {
  const page = await site.get('/en/referrals/new', nurse);
  const reply = await site.post('/en/referrals/new', { ...asked(more), ...page.hidden }, nurse);
  expect(reply.status).toBe(303);
  return idIn(reply.location);
}

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

async function introduce(personName: string) {
  const inbound = await refer({ name: personName });
  await site.run((tx) => move(tx, inbound, 'accept'), amina?.actor);
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

async function introduced(name: string, shared: ('name' | 'phone')[] = ['name']) {
  const parentId = await refer({ name, channel: 'phone_call' });
  await site.run((tx) => move(tx, parentId, 'accept'), amina?.actor);
  const base = onwardOf(parentId, serviceId);
  const fields = ['initials', ...shared] as const;
  const consent = {
    recipientKind: 'provider',
    recipientId: serviceId,
    given: true,
    fields,
    language: 'en',
  } as const;
  const sent = await site.run(
    (tx) => send(tx, { ...base, shared: fields, consent, note: 'Likes tea.' }),
    amina?.actor,
  );
  await site.settle();
  const { id, reference } = done(sent);
  return { id, reference, link: newestLink(reference) };
}

/** The path of the link in the newest message to the provider about one referral. */
function newestLink(reference: string): string {
  const about = site.sent.filter(
    ({ address, body }) => address === 'meals@example.org' && body.includes(reference),
  );
  const body = about.at(-1)?.body ?? '';
  return new URL(/http:\/\/\S+/.exec(body)?.[0] ?? 'http://none').pathname;
}

async function opened(link: string): Promise<Browser> {
  const phone = new Browser();
  await site.post(`${link}/open`, {}, phone);
  return phone;
}

describe('a provider without an account', () => {
  test('sees initials before opening, what was shared after, and says yes', async () => {
    const { id, link } = await introduced('Hana Veryprivate', ['name', 'phone']);
    const fresh = await site.get(link);
    expect(fresh.body).toContain('HV');
    for (const secret of ['Hana', '07700', '+44', 'Likes tea', 'Tuesday meals'])
      expect(fresh.body).not.toContain(secret);
    const phone = await opened(link);
    const held = await site.get(link, phone);
    for (const shared of ['Hana Veryprivate', `+447700${900_000 + numbers}`, 'Likes tea.'])
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
    const before = site.sent.filter(({ body }) => body.includes(reference)).length;
    await site.post(`${link}/fresh`, {}, copy);
    await site.post(`${link}/fresh`, {}, copy);
    await site.settle();
    expect(site.sent.filter(({ body }) => body.includes(reference)).length - before).toBe(1);
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

describe('someone asks for help themselves', () => {
  const self = (more: Record<string, string | string[]> = {}) => ({
    name: 'سميرة',
    language: 'ar',
    interpreter: 'needed',
    channel: 'in_person',
    value: '',
    agreed: 'yes',
    ...more,
  });

  test('in Arabic, with a name and one way to be reached', async () => {
    const form = await site.get('/ar/referrals/self/first');
    expect(form.body).toContain('dir="rtl"');
    expect(form.body).toContain('We do not ask about your immigration status.');
    const browser = new Browser();
    const sent = await site.post('/ar/referrals/self/first', { ...self(), ...form.hidden }, browser);
    expect(sent.status).toBe(303);
    const welcome = await site.get(sent.location ?? '', browser);
    expect(welcome.status).toBe(200);
    expect(welcome.body).toContain('/ar/desks/mine/');
    await site.settle();
    const again = await site.get(sent.location ?? '');
    expect(again.status).toBe(200);
    const inbox = await site.get('/en/referrals/inbox?show=new', amina);
    expect(inbox.body).toContain('سميرة');
    expect((await site.get('/en/referrals/inbox?show=new', far)).body).not.toContain('سميرة');
  });

  test('through someone who helps, whose name is asked', async () => {
    const bare = await site.post('/en/referrals/self/first', self({ helping: 'yes' }));
    expect(bare.status).toBe(422);
    expect(bare.body).toContain('href="#helperName"');
    const sent = await site.post(
      '/en/referrals/self/first',
      self({ helping: 'yes', helperName: 'Imam Yusuf', name: 'Hodan' }),
    );
    expect(sent.status).toBe(303);
    const { rows } = await site.database.owner.query(
      `select route, sender_kind, sender_name from referrals_referral r
       join people_person p on p.id = r.person_id where p.name = 'Hodan'`,
    );
    expect(rows).toEqual([{ route: 'community', sender_kind: 'trusted_person', sender_name: 'Imam Yusuf' }]);
  });

  test('is told what is missing in their language; nothing they typed is lost', async () => {
    const reply = await site.post('/ar/referrals/self/first', { name: '', reason: 'بيت بارد', value: '12' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('اكتب الاسم الذي نناديك به');
    expect(reply.body).toContain('بيت بارد');
    for (const id of ['name', 'language', 'interpreter', 'channel', 'agreed'])
      expect(reply.body).toContain(`href="#${id}"`);
  });

  test('of a scheme that does not exist is not there', async () => {
    expect((await site.get('/en/referrals/self/nowhere')).status).toBe(404);
    expect((await site.post('/en/referrals/self/nowhere', self())).status).toBe(404);
  });

  test('keeps the safe way as it was said', async () => {
    const sent = await site.post(
      '/en/referrals/self/first',
      self({ name: 'Reach Me', channel: 'sms', value: '٠٧٧٠٠ ٩٠٠١٢٣', voicemail: 'yes' }),
    );
    expect(sent.status).toBe(303);
    const { rows } = await site.database.owner.query(`select id from people_person where name = 'Reach Me'`);
    const [contact] = await site.run((tx) => contactsOf(tx, rows[0].id));
    expect(contact).toMatchObject({
      channel: 'sms',
      value: '+447700900123',
      voicemail: true,
      preferred: true,
    });
    const person = await site.run((tx) => personOf(tx, rows[0].id));
    expect(person).toMatchObject({ language: 'ar', interpreter: 'needed' });
  });
});

test('steps say who wrote an answer down', async () => {
  const { id } = await introduced('By Whom');
  await site.post(`/en/referrals/${id}/spoken`, { answer: 'waiting_list' }, amina);
  const steps = await site.run((tx) => stepsOf(tx, id));
  expect(steps.at(-1)).toMatchObject({
    verb: 'put_on_waiting_list',
    actorKind: 'member',
    actorId: amina?.actor.id,
  });
  expect((await site.get(`/en/referrals/${id}`, amina)).body).toContain('Amina');
});
