import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { deskSite } from './testing.ts';

const { site, amina, samir, opened } = await deskSite();
const { owner } = site.database;

const people: { caseId: string; personId: string }[] = [];
beforeAll(async () => {
  for (const name of ['One', 'Two', 'Three']) people.push(await opened(amina, name));
});

/** Rows that the table has and should not, or should and has not. */
async function wrong(): Promise<unknown[]> {
  const columns = 'scheme_id, case_id, person_id, link_worker_id, due, asking, unreached, line, corrected';
  const { rows } = await owner.query(
    `(select 'too many', ${columns} from desks_caseload except select 'too many', ${columns} from v_desks_composed)
     union all
     (select 'missing', ${columns} from v_desks_composed except select 'missing', ${columns} from desks_caseload)`,
  );
  return rows;
}

// Every way in which a line can change, whoever does it: $1 scheme, $2 person, $3 another link worker.
const CHANGES: Readonly<Record<string, string>> = {
  name: `update people_person set name = name || 'x' where scheme_id = $1 and id = $2`,
  language: `update people_person set language = 'so', interpreter = 'needed' where scheme_id = $1 and id = $2`,
  next: `update cases_case set next_action = 'Ring', next_action_on = date '2026-03-02' where scheme_id = $1 and person_id = $2`,
  nothing_next: `update cases_case set next_action = '', next_action_on = null where scheme_id = $1 and person_id = $2`,
  handover: `update cases_case set link_worker_id = $3 where scheme_id = $1 and person_id = $2`,
  orphan: `update cases_case set link_worker_id = null where scheme_id = $1 and person_id = $2`,
  close: `update cases_case set status = 'closed' where scheme_id = $1 and person_id = $2`,
  reopen: `update cases_case set status = 'active' where scheme_id = $1 and person_id = $2`,
  introduce: `insert into referrals_referral (scheme_id, id, reference, leg, person_id, route, sender_kind, service_id, status,
      turn, turn_since, created_at, updated_at)
    select $1, gen_random_uuid(), left(gen_random_uuid()::text, 11), 'onward', $2, 'self', 'person', gen_random_uuid(), 'sent',
      'receiver', now(), now(), now()`,
  answer: `update referrals_referral set turn = 'sender', turn_since = now()
    where scheme_id = $1 and person_id = $2 and leg = 'onward' and ended_at is null`,
  end: `update referrals_referral set turn = null, ended_at = now()
    where scheme_id = $1 and person_id = $2 and leg = 'onward' and ended_at is null`,
  correct: `update referrals_referral set corrected_at = now() where scheme_id = $1 and person_id = $2 and leg = 'onward'`,
  look_into: `update referrals_referral set corrected_at = null where scheme_id = $1 and person_id = $2 and leg = 'onward'`,
  need: `insert into plans_need (scheme_id, id, case_id, person_id, domain, words, status, status_since, ask_since, created_at,
      updated_at)
    select $1, gen_random_uuid(), id, $2, 'food', '', 'open', now(), now(), now(), now() from cases_case
    where scheme_id = $1 and person_id = $2`,
  asked: 'update plans_need set ask_since = null where scheme_id = $1 and person_id = $2',
  ask: 'update plans_need set ask_since = now() where scheme_id = $1 and person_id = $2',
  fail: `insert into messaging_message (scheme_id, id, recipient_kind, recipient_id, person_id, template, status, created_at)
    values ($1, gen_random_uuid(), 'person', $2, $2, 'person_page', 'failed', now())`,
  by_hand: `insert into messaging_message (scheme_id, id, recipient_kind, recipient_id, person_id, template, status, channel,
      created_at)
    values ($1, gen_random_uuid(), 'person', $2, $2, 'person_page', 'kept', 'by_hand', now())`,
  speak: `update messaging_message set spoken_at = now() where scheme_id = $1 and person_id = $2`,
  arrive: `update messaging_message set status = 'sent' where scheme_id = $1 and person_id = $2`,
  forget: 'delete from messaging_message where scheme_id = $1 and person_id = $2',
};

const perform = (change: string, personId: string) => {
  const text = CHANGES[change] ?? '';
  return owner.query(text, [site.id, personId, samir.actor.id].slice(0, text.includes('$3') ? 3 : 2));
};

test('the caseload is what the rooms say, after each change and in any order', async () => {
  expect(await wrong()).toEqual([]);
  const one = fc.tuple(fc.constantFrom(...Object.keys(CHANGES)), fc.nat(2));
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 12 }), async (changes) => {
      for (const [change, place] of changes) {
        await perform(change, people[place]?.personId ?? '');
        expect(await wrong(), change).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

test('each change by itself reaches the line', async () => {
  const { personId, caseId } = await opened(amina, 'Four');
  const line = async () =>
    (await owner.query('select line, link_worker_id from desks_caseload where case_id = $1', [caseId]))
      .rows[0];
  for (const change of [
    'name',
    'handover',
    'next',
    'introduce',
    'answer',
    'correct',
    'look_into',
    'need',
    'fail',
  ]) {
    const before = await line();
    await perform(change, personId);
    expect(await line(), change).not.toEqual(before);
  }
  await perform('close', personId);
  expect(await line()).toBeUndefined();
});

test('of two who change something of one person at once, neither is lost', async () => {
  const { personId } = people[1] ?? { personId: '' };
  await perform('reopen', personId);
  await perform('arrive', personId);
  const first = await owner.connect();
  try {
    await first.query('begin');
    await first.query(CHANGES.introduce ?? '', [site.id, personId]);
    const second = perform('fail', personId);
    // Long enough for the second to be waiting for the first.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await first.query('commit');
    await second;
  } finally {
    first.release();
  }
  expect(await wrong()).toEqual([]);
});

test('the application reads it and cannot write it', async () => {
  for (const statement of [
    'delete from desks_caseload',
    `update desks_caseload set line = '{}'`,
    `select desks_refresh_caseload('${site.id}', '${site.id}')`,
  ])
    await expect(site.database.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
});
