import { expect, test } from 'vitest';
import { addDays, dayOf, newId } from '#kernel';
import { moveNeed, nameNeed } from '#plans';
import { noteAttendance, referralOf } from '#referrals';
import { done } from '../referrals/testing.ts';
import { deskSite } from './testing.ts';

const { site, amina, opened, introduced } = await deskSite();
const { owner } = site.database;

const ROUNDS = 40;

/** Someone of whom every part of a line can change. */
async function withEverything() {
  const { caseId, personId, referralId } = await opened();
  const need = done(await site.run((tx) => nameNeed(tx, caseId, { domain: 'food' }), amina.actor));
  const onwardId = await introduced(referralId, need.id);
  await owner.query(
    `insert into messaging_message (scheme_id, id, recipient_kind, recipient_id, person_id, template, status, created_at)
     values ($1, $2, 'person', $3, $3, 'person_page', 'failed', now())`,
    [site.id, newId(site.clock.now()), personId],
  );
  return { personId, needId: need.id, onwardId };
}

/** Lines of someone that are not what the rooms say. */
async function untrue(personId: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `select count(*) from desks_caseload l full join v_desks_composed c using (scheme_id, case_id)
     where coalesce(l.person_id, c.person_id) = $1 and l.line is distinct from c.line`,
    [personId],
  );
  return rows[0]?.count ?? 0;
}

// Whatever a line of the caseload is made of, in the order in which one transaction could change it: $1 scheme, $2 person.
const CHANGES = [
  `update referrals_referral set turn_since = clock_timestamp() where scheme_id = $1 and person_id = $2 and leg = 'onward'`,
  `update plans_need set ask_since = clock_timestamp() where scheme_id = $1 and person_id = $2`,
  `update cases_case set next_action = next_action || 'x' where scheme_id = $1 and person_id = $2`,
  `update messaging_message set status = case status when 'failed' then 'blocked' else 'failed' end
   where scheme_id = $1 and person_id = $2`,
] as const;

/** One transaction that makes some changes of one person, in an order, each after the other. */
async function transaction(personId: string, changes: readonly string[]): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    for (const change of changes) await client.query(change, [site.id, personId]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const PAIRS: readonly (readonly [string, readonly number[], readonly number[]])[] = [
  ['the introduction, and a need with its introduction', [0], [1, 0]],
  ['the introduction, and a case with its introduction', [0], [2, 0]],
  ['the case, and a need with its case', [2], [1, 2]],
  ['a message, and a need with a message', [3], [1, 3]],
  ['a need, and a message with a need', [1], [3, 1]],
];

// Rows are taken in one order by both, so that only the caseload's own lock could close a ring.
test.each(PAIRS)('nobody waits for ever: %s', async (_, one, other) => {
  const { personId } = await withEverything();
  const texts = (places: readonly number[]) => places.map((place) => CHANGES[place] ?? '');
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all([transaction(personId, texts(one)), transaction(personId, texts(other))]);
  }
  expect(await untrue(personId)).toBe(0);
});

test('someone settles a need while the service says that the person came', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { needId, onwardId } = await withEverything();
    const came = (daysAgo: number) =>
      site.run(
        (tx) =>
          noteAttendance(tx, onwardId, {
            onDay: addDays(dayOf(tx.now, 'UTC'), -daysAgo),
            attended: true,
            forProvider: true,
          }),
        amina.actor,
      );
    await came(9);
    const settle = site.run((tx) => moveNeed(tx, needId, 'meet'), amina.actor);
    // Whoever comes second may hear that it has ended.
    const late = came(round % 5).catch((error) => expect(String(error)).toContain('already_ended'));
    await Promise.all([late, settle]);
    const referral = await site.run((tx) => referralOf(tx, onwardId));
    expect(referral).toMatchObject({ status: 'completed', turn: null });
  }
});
