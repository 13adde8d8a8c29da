import { expect, test } from 'vitest';
import { personPageLink } from '#access';
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
