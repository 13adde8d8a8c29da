import { randomUUID } from 'node:crypto';
import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { emit } from '#db';
import { NOT_FOUND, refuse } from '#kernel';
import { invalid, redirect } from './answer.ts';
import { answerIn } from './forms.ts';
import { type Route, route } from './route.ts';
import { testSite } from './testing.ts';

/** A form whose work can be counted: it tells the outbox what was written. */
const notes: Route['handle'] = async ({ tx, form, concerns }) => {
  const text = answerIn(form, 'text');
  concerns({ subjectId: '0197f3a0-0000-7000-8000-000000000001' });
  await emit(tx, 'web.noted', { text });
  if (text === '') return invalid('Note', h('p', {}, 'empty'));
  if (text === 'refused') return refuse('access.link_used');
  if (text === 'absent') return NOT_FOUND;
  if (text === 'broken') throw new Error('broken');
  return redirect(`/en/web/notes/${encodeURIComponent(text)}`);
};

const site = await testSite({
  routes: [
    route({
      method: 'POST',
      path: '/web/notes',
      name: 'web.note.write',
      may: { kind: 'member', permission: 'access.account' },
      audit: 'change',
      handle: notes,
    }),
    route({
      method: 'POST',
      path: '/web/quiet',
      name: 'web.note.whisper',
      may: { kind: 'member', permission: 'access.account' },
      audit: { none: 'tries out what is not noted' },
      handle: notes,
    }),
  ],
});
const amina = await site.signIn();
const write = (text: string, once: string = randomUUID(), path = '/en/web/notes') =>
  site.post(path, { text, _once: once }, amina);
const noted = async (text: string): Promise<number> => {
  const { rows } = await site.database.owner.query(
    `select count(*) as n from db_outbox where ids->>'text' = $1`,
    [text],
  );
  return rows[0].n;
};
const audited = async () =>
  (
    await site.database.owner.query(
      `select act, outcome, actor_id, subject_id from access_audit order by transaction desc, id desc limit 1`,
    )
  ).rows[0];

describe('a form sent twice', () => {
  test('one after the other does its work once, and leads to the same place', async () => {
    const once = randomUUID();
    const [first, second] = [await write('twice', once), await write('twice', once)];
    expect(first.location).toBe('/en/web/notes/twice');
    expect([second.status, second.location]).toEqual([303, first.location]);
    expect(await noted('twice')).toBe(1);
  });

  test('at once, five times, does its work once', async () => {
    const once = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => write('at once', once)));
    expect(answers.map(({ status, location }) => `${status} ${location}`)).toEqual(
      Array.from({ length: 5 }, () => '303 /en/web/notes/at%20once'),
    );
    expect(await noted('at once')).toBe(1);
  });

  test('after going back and changing it, is another sending: nothing typed is lost', async () => {
    const once = randomUUID();
    await write('first thought', once);
    expect((await write('second thought', once)).location).toBe('/en/web/notes/second%20thought');
    expect(await noted('second thought')).toBe(1);
  });

  test('with errors is not used up', async () => {
    const once = randomUUID();
    expect((await write('', once)).status).toBe(422);
    expect((await write('mended', once)).status).toBe(303);
    expect(await noted('mended')).toBe(1);
  });

  test('to two routes is two forms', async () => {
    const once = randomUUID();
    await write('both', once);
    await write('both', once, '/en/web/quiet');
    expect(await noted('both')).toBe(2);
  });

  test('with an id that is none does its work each time', async () => {
    await write('loose', "'; --");
    await write('loose', "'; --");
    expect(await noted('loose')).toBe(2);
  });
});

describe('what is not done', () => {
  test.each([
    ['', 422, 'invalid'],
    ['refused', 409, 'refused'],
    ['absent', 404, 'not_found'],
  ])('(%j) leaves nothing behind but its audit row', async (text, status, outcome) => {
    expect((await write(text)).status).toBe(status);
    expect(await noted(text)).toBe(0);
    expect(await audited()).toEqual({
      act: 'web.note.write',
      outcome,
      actor_id: amina.actor.id,
      subject_id: '0197f3a0-0000-7000-8000-000000000001',
    });
  });

  test('(a fault) leaves nothing behind', async () => {
    await expect(write('broken')).rejects.toThrow('broken');
    expect(await noted('broken')).toBe(0);
  });

  test('a refusal to a program has a code', async () => {
    const { status, body } = await site.post('/en/web/notes', { text: 'refused' }, amina, {
      accept: 'application/json',
    });
    expect([status, JSON.parse(body)]).toMatchObject([409, { code: 'access.link_used', possible: [] }]);
  });
});

describe('the audit', () => {
  test('has what was done', async () => {
    await write('done');
    expect(await audited()).toMatchObject({
      act: 'web.note.write',
      outcome: 'done',
      actor_id: amina.actor.id,
    });
  });

  test('has nothing of a route that says so', async () => {
    await write('done');
    await write('whispered', randomUUID(), '/en/web/quiet');
    expect(await audited()).toMatchObject({ act: 'web.note.write' });
  });

  test('has nobody who was turned away', async () => {
    const before = await audited();
    expect((await site.post('/en/web/notes', { text: 'x' })).status).toBe(401);
    expect(
      (await site.post('/en/web/notes', { text: 'x' }, amina, { 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403);
    expect(await noted('x')).toBe(0);
    expect(await audited()).toEqual(before);
  });
});

describe('a session lost in the middle of a form', () => {
  test('keeps what was typed, over a mistyped password, and sends it after signing in', async () => {
    const ruth = await site.signIn();
    await site.post('/en/access/sign-out', {}, ruth);
    const typed = '  <b>"Zwei"\nZeilen</b> & \u202Eعربي  ';
    const lost = await site.post(
      '/en/web/notes',
      { text: typed, also: ['1', '2'], _once: randomUUID() },
      ruth,
    );
    expect(lost.status).toBe(401);
    expect(lost.body).toContain('What you typed is safe');

    const wrong = await site.post(
      '/en/access/sign-in',
      { ...lost.hidden, email: ruth.email, password: 'wrong' },
      ruth,
    );
    expect(wrong.status).toBe(422);
    const again = await site.post(
      '/en/access/sign-in',
      { ...wrong.hidden, email: ruth.email, password: ruth.password },
      ruth,
    );
    expect(again.status).toBe(200);
    expect(again.body).toContain('action="/en/web/notes"');
    expect(again.hidden.also).toEqual(['1', '2']);
    const sent = await site.post('/en/web/notes', again.hidden, ruth);
    expect(sent.status).toBe(303);
    expect(await noted('<b>"Zwei"\nZeilen</b> & \u202Eعربي')).toBe(1);
  });

  test('a form that is nothing but its button survives too', async () => {
    const ruth = await site.signIn();
    await site.post('/en/access/sign-out', {}, ruth);
    const lost = await site.post('/en/web/notes', {}, ruth);
    const again = await site.post(
      '/en/access/sign-in',
      { ...lost.hidden, email: ruth.email, password: ruth.password },
      ruth,
    );
    expect(again.body).toContain('action="/en/web/notes"');
  });

  test('a page leads back to itself', async () => {
    const ruth = await site.signIn();
    await site.post('/en/access/sign-out', {}, ruth);
    const lost = await site.get('/en/access/account?from=x', ruth);
    const again = await site.post(
      '/en/access/sign-in',
      { ...lost.hidden, email: ruth.email, password: ruth.password },
      ruth,
    );
    expect([again.status, again.location]).toEqual([303, '/en/access/account?from=x']);
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/en//evil.example',
    '/ar/x',
    'javascript:alert(1)',
    '/en/\r\nx: y',
    '/en/access/sign-out',
    '',
  ])('nobody is led to %j', async (next) => {
    const ruth = await site.signIn();
    const { location } = await site.post('/en/access/sign-in', {
      next,
      email: ruth.email,
      password: ruth.password,
    });
    expect(location).toBe('/en/');
  });

  test('an address in any script leads back to itself', async () => {
    const ruth = await site.signIn();
    const { status, location } = await site.post('/en/access/sign-in', {
      next: '/en/x?q=سعاد',
      email: ruth.email,
      password: ruth.password,
    });
    expect(status).toBe(303);
    expect(decodeURI(location ?? '')).toBe('/en/x?q=سعاد');
  });
});
