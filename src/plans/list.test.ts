import { beforeAll, describe, expect, test } from 'vitest';
import { open } from '#cases';
import { LIST_MOST, listOf, markReported } from '#directory';
import { newId } from '#kernel';
import { words } from '#language';
import { addContact, contactsOf, endContact, type NewContact } from '#people';
import { send } from '#referrals';
import { importServices } from '../directory/testing.ts';
import { done } from '../referrals/testing.ts';
import { testSite } from '../web/testing.ts';
import { nameNeed } from './commands.ts';

const site = await testSite();
const amina = await site.signIn({ roles: ['link_worker'] });
const ruth = await site.signIn({ roles: ['supervisor'] });
let id: (sourceId: string) => string;
const NAMES = [
  'Asylum Advice Centre',
  'Harbour Food Bank',
  ...Array.from({ length: 14 }, (_, n) => `Club ${n}`),
];

beforeAll(async () => {
  id = await importServices(
    site.database,
    NAMES.map((name, index) => ({ id: `s${index}`, name, needs: ['food'] })),
  );
});

/** Somebody with a need, who can be reached in these ways. */
async function someone(contacts: readonly NewContact[], language = 'en') {
  const made = await site.run(async (tx) => {
    const inbound = done(
      await send(tx, {
        leg: 'inbound',
        person: { id: newId(tx.now), name: 'Samira Haddad', language, interpreter: 'not_needed', contacts },
        domains: ['food'],
        reason: 'Nothing to eat at the weekend',
      }),
    );
    const { id: caseId } = done(await open(tx, { referralId: inbound.id }));
    const need = done(await nameNeed(tx, caseId, { domain: 'food', words: 'Food for the weekend' }));
    return { caseId, personId: inbound.personId, path: `/en/plans/needs/${need.id}/list` };
  }, amina.actor);
  // That the referral has come is written to them too.
  await site.settle();
  site.sent.length = 0;
  return made;
}

const SMS = { channel: 'sms', value: '07700 900123' } as const;
const chosen = () => ({ list: listOf([id('s0'), id('s1')]) });
const form = async (path: string) => (await site.get(`${path}?list=${chosen().list}`, amina)).hidden;
async function sends(path: string) {
  return site.post(path, await form(path), amina);
}
const written = async (personId: string) =>
  (
    await site.database.owner.query(
      `select status, channel, params, why from messaging_message where person_id = $1 and template = 'person_list'`,
      [personId],
    )
  ).rows;

describe('choosing', () => {
  test('keeps what was looked for out of the address, and what was ticked in the next search', async () => {
    const { path } = await someone([SMS]);
    const help = path.replace(/list$/, 'help');
    const filled = { words: 'halal', must: 'nrpf_welcome', from: '', service: [id('s1'), id('s0'), 'x'] };
    const again = await site.post(help, { ...filled, must: [], words: '' }, amina);
    const boxes = again.body.match(/<input[^>]*name="service"[^>]*>/g) ?? [];
    const ticked = boxes.filter((box) => box.includes(' checked'));
    expect(boxes.length).toBeGreaterThan(2);
    expect(ticked.map((box) => box.match(/value="([^"]*)/)?.[1]).sort()).toEqual([id('s0'), id('s1')].sort());
    const made = await site.post(`${path}/make`, filled, amina);
    expect(made.location).toBe(`${path}?list=${listOf([id('s1'), id('s0')])}`);
  });

  test('nothing leads back to the search', async () => {
    const { path } = await someone([SMS]);
    const { body } = await site.get(path, amina);
    expect(body).toContain('No service is on the list yet');
    expect(body).toContain(path.replace(/list$/, 'help'));
    expect(body).not.toContain('Send the text');
  });

  test('too many says so, and what is no service is left out', async () => {
    const { path } = await someone([SMS]);
    const ids = NAMES.map((_, index) => id(`s${index}`));
    const { body } = await site.get(`${path}?list=${listOf([...ids, newId(site.clock.now())])}`, amina);
    expect(body).toContain('5 more were ticked');
    expect(body.match(/Club \d+/g)).toHaveLength(LIST_MOST - 2);
  });
});

describe('someone for whom text messages are safe', () => {
  test('gets the link to a page that opens without signing in, and not a word more', async () => {
    const { path, caseId, personId } = await someone([SMS]);
    const shown = await site.get(`${path}?list=${chosen().list}`, amina);
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('Asylum Advice Centre');
    expect((await sends(path)).location).toBe(`/en/desks/record/${caseId}`);
    await site.settle();
    expect(site.sent).toHaveLength(1);
    const [text] = site.sent;
    expect(text).toMatchObject({ channel: 'sms', address: '+447700900123' });
    const link = text?.body.match(/http\S+/)?.[0] ?? '';
    expect(text?.body).toBe(`Hello. This is the list that we spoke about: ${link}`);
    // What the page showed beforehand is what was sent.
    expect(shown.body).toContain(text?.body);
    const opened = await site.get(new URL(link).pathname + new URL(link).search);
    expect(opened.status).toBe(200);
    expect(opened.body).toContain('Asylum Advice Centre');
    expect(opened.body).toContain('Harbour Food Bank');
    expect(opened.body).not.toContain('Samira');
    const row = JSON.stringify(await written(personId));
    for (const word of ['Samira', 'Asylum', 'Food', 'food', '900123']) expect(row).not.toContain(word);
  });

  test('reads it in their own language, on a page in it', async () => {
    const { path } = await someone([SMS], 'ar');
    await sends(path);
    await site.settle();
    expect(site.sent[0]?.body).toContain(words('ar')('messaging.person_list.body', { link: '' }).trim());
    expect(site.sent[0]?.body).toMatch(/http:\/\/localhost\/ar\/directory\/find\//);
  });

  test('gets it once, however often the button is pressed', async () => {
    const { path, personId } = await someone([SMS]);
    const hidden = await form(path);
    await site.post(path, hidden, amina);
    await site.post(path, hidden, amina);
    await site.settle();
    expect([site.sent.length, (await written(personId)).length]).toEqual([1, 1]);
  });

  test('gets it in their safe hours, and the page says when', async () => {
    const { path, personId } = await someone([{ ...SMS, fromHour: 18, untilHour: 20 }]);
    expect((await site.get(`${path}?list=${chosen().list}`, amina)).body).toMatch(
      /It is sent on .*18:00|6\s?pm/,
    );
    await sends(path);
    await site.settle();
    expect(site.sent).toEqual([]);
    expect(await written(personId)).toMatchObject([{ status: 'queued' }]);
  });

  test('gets a text that fits, with a list as long as can be, in Arabic', async () => {
    const { path } = await someone([SMS], 'ar');
    const ids = NAMES.slice(0, LIST_MOST).map((_, index) => id(`s${index}`));
    const { hidden } = await site.get(`${path}?list=${listOf(ids)}`, amina);
    await site.post(path, hidden, amina);
    await site.settle();
    // GOV.UK Notify takes six parts of 67 letters where they are not Latin.
    expect((site.sent[0]?.body ?? 'x'.repeat(999)).length).toBeLessThanOrEqual(6 * 67);
  });
});

describe('someone for whom they are not', () => {
  test.each([
    ['phone_call', 'Phone call', { channel: 'phone_call', value: '07700 900123' }],
    ['letter', 'Letter', { channel: 'letter', value: '1 Harbour Street' }],
  ] as const)('but %s is, gets none: the page says why, and what else to do', async (_, way, contact) => {
    const { path, personId } = await someone([contact]);
    const { body } = await site.get(`${path}?list=${chosen().list}`, amina);
    expect(body).toContain('It cannot be texted to them');
    expect(body).toContain(`The way that they gave: ${way}`);
    expect(body).not.toContain('Send the text');
    expect(body).toContain(`/en/directory/hand-out?list=${chosen().list}`);
    expect(body).toContain('tessera-qr');
    const refused = await site.post(path, chosen(), amina);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('The list was not sent');
    expect(await written(personId)).toEqual([]);
  });

  test('gets an e-mail where that is the way that they gave, and no text', async () => {
    const { path } = await someone([{ channel: 'email', value: 'samira@home.example', preferred: true }]);
    expect((await site.get(`${path}?list=${chosen().list}`, amina)).body).toContain('and not by text');
    await sends(path);
    await site.settle();
    expect(site.sent).toMatchObject([{ channel: 'email', subject: 'The list that we spoke about' }]);
  });

  test('any more, when it is to be sent: nothing is, and the record says that it did not arrive', async () => {
    const { path, personId } = await someone([SMS]);
    await sends(path);
    await site.run(async (tx) => {
      for (const contact of await contactsOf(tx, personId)) await endContact(tx, personId, contact.id);
    }, amina.actor);
    await site.settle();
    expect(site.sent).toEqual([]);
    expect(await written(personId)).toMatchObject([{ status: 'blocked', why: 'no_safe_contact' }]);
    const undelivered = await site.run(
      (tx) =>
        tx.sql.selectFrom('v_messaging_undelivered').selectAll().where('person_id', '=', personId).execute(),
      ruth.actor,
    );
    expect(undelivered).toHaveLength(1);
    // And whoever opens the page then is told before they press.
    expect((await site.get(`${path}?list=${chosen().list}`, amina)).body).toContain('given no safe way');
    await site.run((tx) => addContact(tx, personId, SMS), amina.actor);
  });
});

test('strangers and referrers find no such page', async () => {
  const { path } = await someone([SMS]);
  const stranger = await site.other.signIn({ roles: ['link_worker'] });
  const nurse = await site.signIn({ roles: ['referrer'] });
  expect((await site.get(path, stranger)).status).toBe(404);
  expect((await site.post(path, chosen(), stranger)).status).toBe(404);
  expect((await site.post(path, chosen(), nurse)).status).toBe(403);
});

test('what was reported about a service is said wherever it is chosen, and on paper', async () => {
  const { path, caseId } = await someone([SMS]);
  const help = path.replace(/list$/, 'help');
  const needId = path.split('/').at(-2) ?? '';
  const chosenOne = listOf([id('s0')]);
  const pages = [
    [help, amina],
    [`${path}?list=${chosenOne}`, amina],
    [
      `/en/referrals/onward/new?${new URLSearchParams({ case: caseId, need: needId, service: id('s0') })}`,
      amina,
    ],
    [`/en/directory/hand-out?list=${chosenOne}`, amina],
    [`/en/directory/find/${site.slug}/hand-out?list=${chosenOne}`, undefined],
  ] as const;
  // Paper goes to the person: it speaks to them.
  const markOn = (page: string) =>
    page.includes('hand-out') ? 'it may have closed. Ring before you go.' : 'Ring before you send anyone.';
  for (const [page, member] of pages)
    expect((await site.get(page, member)).body, page).not.toContain(markOn(page));
  await site.run((tx) => markReported(tx, id('s0'), 'closed'));
  for (const [page, member] of pages)
    expect((await site.get(page, member)).body, page).toContain(markOn(page));
});
