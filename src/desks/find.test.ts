import { beforeAll, describe, expect, test } from 'vitest';
import { move } from '#cases';
import { personOf } from '#people';
import { referralOf } from '#referrals';
import { done } from '../referrals/testing.ts';
import { deskSite } from './testing.ts';

const { site, nurse, amina, samir, opened } = await deskSite();
const path = '/en/desks/find';
const links = (body: string) => [...body.matchAll(/\/desks\/record\/([0-9a-f-]{36})/g)].map(([, id]) => id);
const find = (who: string, member = samir) => site.post(path, { who }, member);

let fatima: Awaited<ReturnType<typeof opened>>;
let reference: string;

beforeAll(async () => {
  fatima = await opened(amina, 'Fatima Noor');
  await opened(amina, 'Noor Ahmed');
  reference = (await site.run((tx) => personOf(tx, fatima.personId)))?.reference ?? '';
});

describe('finding someone', () => {
  test('by the reference that they read out, however it was heard', async () => {
    for (const heard of [reference, reference.toLowerCase(), reference.replace('-', ' ')]) {
      const { status, body } = await find(heard);
      expect(status).toBe(200);
      expect(links(body)).toEqual([fatima.caseId]);
      expect(body).toContain('with Amina Yusuf');
    }
  });

  test('by the reference of a referral, with the way to it', async () => {
    const referral = await site.run((tx) => referralOf(tx, fatima.referralId));
    const { body } = await find(referral?.reference ?? '');
    expect(links(body)).toEqual([fatima.caseId]);
    expect(body).toContain(`/en/referrals/${fatima.referralId}`);
  });

  test('by the beginning of any part of a name, and not by what stands in its middle', async () => {
    expect(links((await find('noor')).body)).toHaveLength(2);
    expect((await find('oor')).body).toContain('Nobody is found');
    expect((await find('%%')).body).toContain('Nobody is found');
  });

  test('when the case is closed, too', async () => {
    const { caseId, personId } = await opened(amina, 'Gone Away');
    done(await site.run((tx) => move(tx, caseId, 'close', { reason: 'done' }), amina.actor));
    const { body } = await find('gone a');
    expect(links(body)).toEqual([caseId]);
    expect(body).toContain('Closed since');
    expect((await site.get(`/en/desks/record/${caseId}`, samir)).status).toBe(200);
    expect(personId).not.toBe('');
  });

  test('stands in no address, and is in the audit', async () => {
    expect((await find(reference)).location).toBeUndefined();
    const { rows } = await site.database.owner.query(
      `select distinct person_id from access_audit where act = 'desks.find.look' and person_id is not null`,
    );
    expect(rows).toContainEqual({ person_id: fatima.personId });
  });
});

describe('not finding', () => {
  test('too little is said beside the field, and kept', async () => {
    const { status, body } = await find('x');
    expect(status).toBe(422);
    expect(body).toContain('href="#who"');
    expect(body).toContain('value="x"');
  });

  test('another scheme finds nobody of ours, and those who only refer may not look', async () => {
    const stranger = await site.other.signIn({ roles: ['link_worker'] });
    expect((await site.post(path, { who: reference }, stranger)).body).toContain('Nobody is found');
    expect((await site.post(path, { who: 'noor' }, stranger)).body).toContain('Nobody is found');
    expect((await find(reference, nurse)).status).toBe(403);
  });

  test('more than are shown says so', async () => {
    for (let count = 0; count < 21; count += 1) await opened(amina, `Zed ${count}`);
    const { body } = await find('zed');
    expect(links(body)).toHaveLength(20);
    expect(body).toContain('There are more than these.');
  });
});
