import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type Actor, newId } from '#kernel';
import { correct } from '../referrals/testing.ts';
import { deskSite } from './testing.ts';

const { site, nurse, amina, full } = await deskSite();

/** An introduction of which we wrote down what the service told us, and against which it has written. */
async function corrected(answer: Record<string, string>) {
  const { caseId, personId, onwardId } = await full();
  await site.post(`/en/referrals/${onwardId}/spoken`, answer, amina);
  const service: Actor = {
    kind: 'provider',
    schemeId: site.id,
    id: newId(site.clock.now()),
    personId,
    referralId: onwardId,
  };
  return {
    caseId,
    page: `/en/referrals/${onwardId}`,
    write: () => site.run((tx) => correct(tx, onwardId, 'That is not what we said.'), service),
    listed: async () =>
      (await site.get('/en/desks/today?show=corrected', amina)).body.includes(`/en/referrals/${onwardId}"`),
    kept: async () =>
      (await site.database.owner.query('select corrected from desks_caseload where case_id = $1', [caseId]))
        .rows[0].corrected,
  };
}

test('what a service writes against us is on the caseload until one of us does something', async () => {
  const { page, caseId, write, listed } = await corrected({ answer: 'yes' });
  expect(await listed()).toBe(false);
  await write();
  expect(await listed()).toBe(true);
  expect((await site.get('/en/desks/today', amina)).body).toContain('A service corrects us');
  const record = await site.get(`/en/desks/record/${caseId}`, amina);
  expect(record.body).toContain('says that what we wrote down is not right');
  // Who reads it has not yet done anything about it.
  await site.get(page, amina);
  expect(await listed()).toBe(true);
  await site.post(`${page}/spoken`, { answer: 'cannot', barrier: 'full_or_waiting' }, amina);
  expect(await listed()).toBe(false);
});

test('of one that has ended, somebody says that they have seen to it', async () => {
  const { page, write, listed, kept } = await corrected({ answer: 'cannot', barrier: 'full_or_waiting' });
  const press = (who = amina) => site.post(`${page}/correction`, {}, who);
  expect((await press()).status).toBe(409);
  await write();
  expect([await listed(), await kept()]).toEqual([true, true]);
  expect((await press(nurse)).status).toBe(403);
  expect((await press(await site.other.signIn({ roles: ['link_worker'] }))).status).toBe(404);
  const done = await press();
  expect([done.status, done.location]).toEqual([303, page]);
  expect((await press()).status, 'and no second time').toBe(409);
  expect([await listed(), await kept()]).toEqual([false, false]);
  const { body } = await site.get(page, amina);
  expect(body).toContain('Looked into it');
  expect(body).not.toContain(`action="${page}/correction"`);
});

test('a database from before this finds it in the history, and makes its caseload again', async () => {
  const waits = await corrected({ answer: 'yes' });
  const seen = await corrected({ answer: 'yes' });
  for (const { write } of [waits, seen]) await write();
  await site.post(`${seen.page}/correction`, {}, amina);
  const { owner } = site.database;
  await owner.query('update referrals_referral set corrected_at = null');
  expect([await waits.kept(), await seen.kept()]).toEqual([false, false]);
  const migration = await readFile('migrations/0404_referrals_corrected.sql', 'utf8');
  await owner.query(migration.slice(migration.indexOf('update referrals_referral')));
  expect([await waits.kept(), await seen.kept()]).toEqual([true, false]);
  const anew = await readFile('migrations/0614_desks_corrected.sql', 'utf8');
  await owner.query(anew.slice(anew.lastIndexOf('delete from desks_caseload')));
  expect([await waits.kept(), await seen.kept()]).toEqual([true, false]);
});
