import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { personPageLink } from '#access';
import { type Mode, noteContact } from '#cases';
import { DAY, type Instant, later, MINUTE } from '#kernel';
import { write } from '#messaging';
import { addContact } from '#people';
import { deskSite } from './testing.ts';

const { site, nurse, amina, opened } = await deskSite();

/** Someone whom no machine can write to, and a message for them. */
async function byHand(name: string) {
  const made = await opened(amina, name);
  const { personId } = made;
  await site.settle();
  const gone = 'update people_contact set ended_at = created_at where person_id = $1';
  await site.database.owner.query(gone, [personId]);
  await site.run(async (tx) => {
    await addContact(tx, personId, { channel: 'in_person', value: '' });
    const link = { id: await personPageLink(tx, personId), purpose: 'person_page' } as const;
    await write(tx, { to: { kind: 'person', id: personId }, personId, template: 'person_page', link });
  }, amina.actor);
  await site.settle();
  return { ...made, record: `/en/desks/record/${made.caseId}` };
}

const text = (body: string) => body.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
const passing = (body: string) => /\/en(\/messaging\/[0-9a-f-]{36}\/told)/.exec(body)?.[1] ?? '';

test('what no machine can bring is work, until someone says that they have told them', async () => {
  const { caseId, record } = await byHand('Hand Told');
  const list = await site.get('/en/desks/today?show=unreached', amina);
  expect(list.body).toContain(`href="${record}#pass-on"`);
  expect(text(list.body)).toContain('Tell by hand');
  const shown = await site.get(record, amina);
  expect(text(shown.body)).toContain('To the person: Your page');
  expect(text(shown.body)).toContain('We have no e-mail or mobile number to write to.');
  const told = await site.post(`/en${passing(shown.body)}`, { caseId }, amina);
  expect([told.status, told.location]).toEqual([303, record]);
  expect((await site.get(record, amina)).body).not.toContain('pass-on');
  expect((await site.get('/en/desks/today?show=unreached', amina)).body).not.toContain(record);
  // Told once; a second time there is nothing to tell.
  expect((await site.post(`/en${passing(shown.body)}`, { caseId }, amina)).status).toBe(404);
});

test('a conversation with them since then ends it too, for what was meant for them', async () => {
  const { caseId, personId, record } = await byHand('Hand Met');
  const written = site.clock.now();
  // To somebody else, about them: the conversation was not with these.
  await site.database.owner.query(
    `insert into messaging_message (scheme_id, id, recipient_kind, recipient_id, person_id, template, status, created_at, ended_at)
     values ($1, gen_random_uuid(), 'provider', gen_random_uuid(), $2, 'need_met', 'failed', $3, $3)`,
    [site.id, personId, written],
  );
  const speak = (mode: Mode, at: Instant) =>
    site.run((tx) => noteContact(tx, caseId, { mode, at }), amina.actor);
  const toTell = async () =>
    (await site.get(record, amina)).body.match(/\/messaging\/[0-9a-f-]{36}\/told/g)?.length ?? 0;
  const listed = async () => (await site.get('/en/desks/today?show=unreached', amina)).body.includes(record);
  expect(await toTell()).toBe(2);
  site.clock.advance(MINUTE);
  await speak('no_answer', site.clock.now());
  await speak('phone', later(written, -DAY));
  expect(await toTell()).toBe(2);
  await speak('phone', site.clock.now());
  expect(await toTell()).toBe(1);
  expect(await listed()).toBe(true);
  await site.database.owner.query(
    `delete from messaging_message where person_id = $1 and recipient_kind = 'provider'`,
    [personId],
  );
  expect([await toTell(), await listed()]).toEqual([0, false]);
});

test('conversations from before this was known end it when the database is brought up to date, and the caseload follows', async () => {
  const { caseId, personId, record } = await byHand('Hand Long Ago');
  const { owner } = site.database;
  site.clock.advance(MINUTE);
  await site.run((tx) => noteContact(tx, caseId, { mode: 'in_person' }), amina.actor);
  const unreached = async () =>
    (await owner.query('select unreached from desks_caseload where case_id = $1', [caseId])).rows[0]
      .unreached;
  await owner.query('update messaging_message set spoken_at = null where person_id = $1', [personId]);
  expect(await unreached()).toBe(true);
  await owner.query(await readFile('migrations/0503_cases_spoken.sql', 'utf8'));
  expect(await unreached()).toBe(false);
  expect((await site.get(record, amina)).body).not.toContain('pass-on');
});

test('only those who work with people pass it on, and only in their own scheme', async () => {
  const { record } = await byHand('Hand Kept');
  const path = `/en${passing((await site.get(record, amina)).body)}`;
  expect((await site.post(path, {}, nurse)).status).toBe(403);
  const far = await site.other.signIn({ roles: ['link_worker'] });
  expect((await site.post(path, {}, far)).status).toBe(404);
  expect((await site.post(path, { caseId: '//elsewhere.example' }, amina)).location).toBe('/en/desks/today');
});

test('what arrived or still waits is nobody’s to tell', async () => {
  const { personId, record } = await byHand('Hand Waiting');
  await site.database.owner.query(
    `update messaging_message set status = 'queued', channel = null where person_id = $1`,
    [personId],
  );
  const { rows } = await site.database.owner.query<{ id: string }>(
    'select id from messaging_message where person_id = $1',
    [personId],
  );
  for (const { id } of rows) {
    expect((await site.post(`/en/messaging/${id}/told`, {}, amina)).status).toBe(404);
  }
  expect((await site.get(record, amina)).body).not.toContain('pass-on');
});
