import { describe, expect, test } from 'vitest';
import { newId } from '#kernel';
import { testSite } from '../web/testing.ts';
import { createPerson, endContact } from './commands.ts';
import { possibleDuplicates } from './duplicate-store.ts';
import type { NewPerson } from './person.ts';
import { reachPerson } from './reach.ts';
import { consentsOf, contactsOf, personOf } from './store.ts';

const site = await testSite();
const amina = await site.signIn();
const nurse = await site.signIn({ roles: ['referrer'] });
const elsewhere = await site.other.signIn();

const FATIMA: NewPerson = {
  name: 'Fatima <Al> Hassan',
  language: 'ar',
  interpreter: 'needed',
  contacts: [{ channel: 'sms', value: '07700 900123', preferred: true }],
};
const arrive = async (person: NewPerson = FATIMA) =>
  (await site.run((tx) => createPerson(tx, person), amina.actor)).id;
const known = (id: string) => site.run((tx) => personOf(tx, id), amina.actor);

const DETAILS = {
  name: 'Umm Salim',
  alias: 'yes',
  language: 'fa-AF',
  interpreter: 'not_sure',
  interpreter_note: 'A woman, please',
  full_name: '',
  'born-day': '27',
  'born-month': '3',
  'born-year': '1985',
  nhs_number: '943 476 5919',
  outcode: 'sw9 8jr',
  address: '',
  shield: 'yes',
};

describe('details', () => {
  test('are shown with everything that was said, and the words of strangers stay words', async () => {
    const id = await arrive();
    const { status, body } = await site.get(`/en/people/${id}`, amina);
    expect(status).toBe(200);
    expect(body).toContain('Fatima &lt;Al> Hassan');
    expect(body).toContain('+447700900123');
    expect(body).toContain('No voicemail');
    expect((await site.get(`/ar/people/${id}`, amina)).body).toContain('dir="rtl"');
  });

  test('are changed, and what was left empty is empty', async () => {
    const id = await arrive();
    const form = await site.get(`/en/people/${id}/details`, amina);
    const done = await site.post(`/en/people/${id}/details`, { ...form.hidden, ...DETAILS }, amina);
    expect([done.status, done.location]).toEqual([303, `/en/people/${id}`]);
    expect(await known(id)).toMatchObject({
      name: 'Umm Salim',
      nameIsAlias: true,
      fullName: null,
      dateOfBirth: '1985-03-27',
      nhsNumber: '9434765919',
      language: 'fa-AF',
      interpreter: 'not_sure',
      interpreterNote: 'A woman, please',
      outcode: 'SW9',
      address: null,
      providerMayContact: false,
    });
    const again = await site.get(`/en/people/${id}/details`, amina);
    expect(again.body).toContain('value="Umm Salim"');
    expect(again.body).toContain('value="1985"');
  });

  test('come back with what was typed and what is wrong, and nothing is changed', async () => {
    const id = await arrive();
    const wrong = {
      ...DETAILS,
      name: ' ',
      'born-day': '31',
      'born-month': '2',
      nhs_number: '123',
      outcode: 'moon',
      language: '',
    };
    const { status, body } = await site.post(`/en/people/${id}/details`, wrong, amina);
    expect(status).toBe(422);
    for (const field of ['name', 'born-day', 'nhs_number', 'outcode', 'language']) {
      expect(body, field).toContain(`href="#${field}"`);
      expect(body, field).toMatch(new RegExp(`id="${field}"`));
    }
    expect(body).toContain('value="moon"');
    expect(body).toContain('A woman, please');
    expect(await known(id)).toMatchObject({ name: FATIMA.name, outcode: null });
  });
});

describe('safe contact', () => {
  test('is added, takes the preferred place, and ends', async () => {
    const id = await arrive();
    const form = {
      channel: 'email',
      value: 'F@Example.org',
      preferred: 'yes',
      from: '18',
      until: '21',
      note: 'Ask for Umm',
    };
    const done = await site.post(`/en/people/${id}/contacts/new`, form, amina);
    expect(done.status).toBe(303);
    const contacts = await site.run((tx) => contactsOf(tx, id), amina.actor);
    expect(contacts).toMatchObject([
      { channel: 'email', value: 'f@example.org', preferred: true, fromHour: 18, untilHour: 21 },
      { channel: 'sms', preferred: false },
    ]);
    expect((await site.get(`/en/people/${id}`, amina)).body).toContain('From 6pm until 9pm');
    const ending = `/en/people/${id}/contacts/${contacts[0]?.id}/end`;
    expect((await site.post(ending, {}, amina)).status).toBe(303);
    expect((await site.post(ending, {}, amina)).status).toBe(404);
    expect(await site.run((tx) => contactsOf(tx, id), amina.actor)).toHaveLength(1);
  });

  test('has to fit its channel', async () => {
    const id = await arrive();
    const { status, body } = await site.post(
      `/en/people/${id}/contacts/new`,
      { channel: 'sms', value: 'my sister', from: '25' },
      amina,
    );
    expect(status).toBe(422);
    expect(body).toContain('value="my sister"');
    expect(body).toContain('href="#value"');
    expect(body).toContain('href="#from"');
  });

  test('of someone else cannot be ended', async () => {
    const [mine, theirs] = [await arrive(), await arrive()];
    const [contact] = await site.run((tx) => contactsOf(tx, theirs), amina.actor);
    const gone = await site.post(`/en/people/${mine}/contacts/${contact?.id}/end`, {}, amina);
    expect(gone.status).toBe(404);
    expect(await site.run((tx) => contactsOf(tx, theirs), amina.actor)).toHaveLength(1);
  });
});

describe('consent', () => {
  const YES = {
    recipient: 'gp',
    given: 'yes',
    fields: ['name', 'need'],
    withhold: ['note'],
    because: 'My cousin works there',
    language: 'ar',
    interpreter_present: 'yes',
  };

  test('is appended with what is withheld and why', async () => {
    const id = await arrive();
    expect((await site.post(`/en/people/${id}/consents/new`, YES, amina)).status).toBe(303);
    expect(await site.run((tx) => consentsOf(tx, id), amina.actor)).toMatchObject([
      {
        recipientKind: 'gp',
        given: true,
        fields: ['name', 'need'],
        withhold: ['note'],
        because: 'My cousin works there',
      },
    ]);
    expect((await site.get(`/en/people/${id}`, amina)).body).toContain('Never: a note');
    const no = { recipient: 'gp', given: 'no', fields: ['name'], language: 'ar' };
    expect((await site.post(`/en/people/${id}/consents/new`, no, amina)).status).toBe(303);
    expect(await site.run((tx) => consentsOf(tx, id), amina.actor)).toMatchObject([
      { given: false, fields: [] },
    ]);
    const { rows } = await site.database.owner.query('select 1 from people_consent where person_id = $1', [
      id,
    ]);
    expect(rows).toHaveLength(2);
  });

  test.each([
    ['nobody', { recipient: '' }, 'recipient'],
    ['no answer', { given: '' }, 'given'],
    ['yes to nothing', { fields: [] as string[] }, 'fields'],
    ['shared and withheld', { withhold: ['need'] }, 'withhold'],
  ])('sent with %s comes back with what was typed', async (_, change, field) => {
    const id = await arrive();
    const { status, body } = await site.post(`/en/people/${id}/consents/new`, { ...YES, ...change }, amina);
    expect(status).toBe(422);
    expect(body).toContain(`href="#${field}"`);
    expect(body).toContain('My cousin works there');
    expect(await site.run((tx) => consentsOf(tx, id), amina.actor)).toEqual([]);
  });
});

test('nobody else gets in: a referrer, another scheme, nobody; and no such person', async () => {
  const id = await arrive();
  const paths = ['', '/details', '/contacts/new', '/consents/new'].map((path) => `/en/people/${id}${path}`);
  for (const path of paths) {
    expect((await site.get(path, nurse)).status, path).toBe(403);
    expect((await site.get(path, elsewhere)).status, path).toBe(404);
    expect((await site.get(path)).body, path).not.toContain('Fatima');
    expect((await site.get(path.replace(id, newId(new Date())), amina)).status, path).toBe(404);
    expect((await site.get(path.replace(id, 'x'), amina)).status, path).toBe(404);
  }
  expect((await site.post(`/en/people/${id}/details`, DETAILS, elsewhere)).status).toBe(404);
  expect(await known(id)).toMatchObject({ name: FATIMA.name });
});

test('a form sent twice is one answer', async () => {
  const id = await arrive();
  const { hidden } = await site.get(`/en/people/${id}/contacts/new`, amina);
  const form = { ...hidden, channel: 'in_person', value: '' };
  const [first, second] = await Promise.all(
    [1, 2].map(() => site.post(`/en/people/${id}/contacts/new`, form, amina)),
  );
  expect([first?.status, second?.status]).toEqual([303, 303]);
  expect(await site.run((tx) => contactsOf(tx, id), amina.actor)).toHaveLength(2);
});

describe('where a message reaches someone', () => {
  const reach = (id: string) => site.run((tx) => reachPerson(tx, id));

  test('in their language, within their hours', async () => {
    site.clock.set(new Date('2026-07-01T12:00:00Z'));
    const contact = { channel: 'sms', value: '07700 900123', fromHour: 18, untilHour: 21 } as const;
    expect(await reach(await arrive({ ...FATIMA, contacts: [contact] }))).toEqual({
      kind: 'mailbox',
      channel: 'sms',
      address: '+447700900123',
      locale: 'ar',
      notBefore: new Date('2026-07-01T17:00:00Z'),
    });
    expect(await reach(await arrive({ ...FATIMA, language: 'so' }))).toMatchObject({
      locale: 'en',
      notBefore: undefined,
    });
  });

  test('by hand, or not at all', async () => {
    const byHand = await arrive({
      ...FATIMA,
      contacts: [{ channel: 'through_someone', value: 'Her sister' }],
    });
    expect(await reach(byHand)).toEqual({ kind: 'by_hand', why: 'through_someone' });
    const [contact] = await site.run((tx) => contactsOf(tx, byHand), amina.actor);
    await site.run((tx) => endContact(tx, byHand, contact?.id ?? ''), amina.actor);
    expect(await reach(byHand)).toEqual({ kind: 'blocked', why: 'no_safe_contact' });
  });
});

test('possible duplicates are of this scheme, and say why', async () => {
  const salim = (extra: Partial<NewPerson> = {}): NewPerson => ({
    name: 'Salim Qasim',
    language: 'ar',
    interpreter: 'needed',
    contacts: [],
    ...extra,
  });
  const sameName = await arrive(salim());
  const sameNumber = await arrive(salim({ name: 'S. Q.', nhsNumber: '4010232137' }));
  const sameContact = await arrive(
    salim({ name: 'Sal', contacts: [{ channel: 'sms', value: '+44 7700 900456' }] }),
  );
  await arrive(salim({ dateOfBirth: '1990-01-01' as never }));
  await site.other.run((tx) => createPerson(tx, salim({ nhsNumber: '4010232137' })), elsewhere.actor);
  const found = await site.run(
    (tx) =>
      possibleDuplicates(tx, {
        name: 'SALIM qasim',
        dateOfBirth: '1985-03-27' as never,
        nhsNumber: '4010232137',
        contacts: [{ channel: 'phone_call', value: '07700900456' }],
      }),
    amina.actor,
  );
  expect(found.map(({ id, because }) => [id, because])).toEqual([
    [sameNumber, ['nhs_number']],
    [sameContact, ['contact']],
    [sameName, ['name']],
  ]);
  const born = await arrive(salim({ dateOfBirth: '1985-03-27' as never }));
  const named = await site.run(
    (tx) => possibleDuplicates(tx, { ...salim(), dateOfBirth: '1985-03-27' as never }),
    amina.actor,
  );
  expect(named.map(({ id, because }) => [id, because])).toEqual([
    [born, ['name_and_birth']],
    [sameName, ['name']],
  ]);
  const plain = await site.run(
    (tx) => possibleDuplicates(tx, { name: 'Nobody Else', contacts: [] }),
    amina.actor,
  );
  expect(plain).toEqual([]);
});
