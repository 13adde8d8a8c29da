import { describe, expect, test } from 'vitest';
import { move as moveCase } from '#cases';
import type { LocalDate } from '#kernel';
import { openedCase } from '../cases/testing.ts';
import { codeOf, done, FATIMA, inboundOf, twoTowns } from '../referrals/testing.ts';
import { askAgain, askLater, askWhetherMet, carryOn, looseEnds, moveNeed, nameNeed } from './commands.ts';
import { countGap, gaps } from './gap-commands.ts';
import { addGoalStep, finishGoalStep, moveGoal, rateGoal, setGoal } from './goal-commands.ts';
import { planOf } from './plan-store.ts';
import { needOf, needStepsOf } from './store.ts';

const { database, ours, theirs } = await twoTowns();
const { nurse, amina, system } = ours;

// A second passes after each transaction: what happens at one moment has no order.
const as: typeof ours.as = async (actor, work) => {
  const result = await ours.as(actor, work);
  database.clock.advance(1000);
  return result;
};

const opened = () =>
  openedCase(as, nurse, amina, inboundOf({ ...FATIMA, language: 'ar-SY', outcode: 'BS5' }));
async function named(domain: 'food' | 'housing' = 'food') {
  const { caseId } = await opened();
  const { id } = done(
    await as(amina, (tx) => nameNeed(tx, caseId, { domain, words: 'Hot food', priority: 2 })),
  );
  return { caseId, needId: id };
}
const look = (needId: string) => as(amina, (tx) => needOf(tx, needId));
const verbsOf = async (needId: string) =>
  (await as(amina, (tx) => needStepsOf(tx, needId))).map(({ verb }) => verb);
const ledger = async () => (await database.owner.query('select * from plans_unmet')).rows;

describe('needs', () => {
  test('are named, move by the table, and come back', async () => {
    const { needId } = await named();
    expect(await look(needId)).toMatchObject({
      domain: 'food',
      words: 'Hot food',
      priority: 2,
      status: 'open',
    });
    done(await as(amina, (tx) => moveNeed(tx, needId, 'help')));
    done(await as(amina, (tx) => moveNeed(tx, needId, 'meet', { note: 'Twice a week now' })));
    expect(await as(amina, (tx) => moveNeed(tx, needId, 'meet'))).toMatchObject({
      code: 'plans.cannot_now',
      possible: ['come_back'],
    });
    done(await as(amina, (tx) => moveNeed(tx, needId, 'come_back')));
    expect(await look(needId)).toMatchObject({ status: 'open' });
    expect(await as(amina, (tx) => needStepsOf(tx, needId))).toMatchObject([
      { verb: 'name', from: null, to: 'open' },
      { verb: 'help', from: 'open', to: 'being_helped', actorId: amina.id },
      { verb: 'meet', from: 'being_helped', to: 'met', note: 'Twice a week now' },
      { verb: 'come_back', from: 'met', to: 'open' },
    ]);
    const { rows } = await database.owner.query(`select event from db_outbox where ids->>'needId' = $1`, [
      needId,
    ]);
    expect(rows.map(({ event }) => event).sort()).toEqual(
      [
        'plans.need_named',
        'plans.need_being_helped',
        'plans.need_met',
        'plans.need_settled',
        'plans.need_come_back',
      ].sort(),
    );
  });

  test('none is named in a closed case, and closing looks at what is not settled', async () => {
    const { caseId, needId } = await named();
    const ends = await as(amina, (tx) => looseEnds(tx, caseId));
    expect(ends.map(({ id }) => id)).toEqual([needId]);
    await as(amina, (tx) => carryOn(tx, ends));
    expect(await verbsOf(needId)).toEqual(['name', 'carry_on']);
    done(await as(amina, (tx) => moveCase(tx, caseId, 'close', { reason: 'done' })));
    expect(codeOf(await as(amina, (tx) => nameNeed(tx, caseId, { domain: 'work' })))).toBe(
      'plans.case_closed',
    );
    expect(codeOf(await as(amina, (tx) => setGoal(tx, caseId, { words: 'x' })))).toBe('plans.case_closed');
  });
});

describe('the unmet-need ledger', () => {
  test('says what, where, in which language and why, and nothing of whom', async () => {
    const { caseId, needId } = await named();
    expect(codeOf(await as(amina, (tx) => moveNeed(tx, needId, 'not_meet')))).toBe('plans.barrier_missing');
    const before = (await ledger()).length;
    done(
      await as(amina, (tx) =>
        moveNeed(tx, needId, 'not_meet', { barrier: 'documents_demanded', note: 'Passport' }),
      ),
    );
    const rows = await ledger();
    expect(rows).toHaveLength(before + 1);
    const row = rows.at(-1);
    expect(row).toEqual({
      scheme_id: ours.schemeId,
      id: row.id,
      domain: 'food',
      outcode: 'BS5',
      language: 'ar',
      barrier: 'documents_demanded',
      kind: 'not_met',
      on_day: '2026-03-01',
    });
    // A version 4 id: the others carry the moment in which they were made, and that would lead to the need.
    expect(row.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    const personId = (await look(needId))?.personId;
    for (const secret of [personId, caseId, needId, amina.id, 'Fatima', 'Passport'])
      expect(JSON.stringify(row)).not.toContain(String(secret));
  });

  test('counts a need once: under two at once, when tried again, and when it comes back', async () => {
    const { needId } = await named('housing');
    const before = (await ledger()).length;
    const gap = { barrier: 'no_service_exists' } as const;
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => as(amina, (tx) => moveNeed(tx, needId, 'find_no_service', gap))),
    );
    expect(results.map(codeOf).filter((code) => code === 'done')).toHaveLength(1);
    expect(codeOf(await as(amina, (tx) => moveNeed(tx, needId, 'not_meet', gap)))).toBe('plans.cannot_now');
    done(await as(amina, (tx) => moveNeed(tx, needId, 'come_back')));
    done(await as(amina, (tx) => moveNeed(tx, needId, 'not_meet', gap)));
    expect(await ledger()).toHaveLength(before + 1);
  });

  test('counts a search in vain and a full service once each, beside how the need ends', async () => {
    const { needId } = await named('housing');
    const need = await look(needId);
    if (!need) throw new Error('The need is there.');
    const before = (await ledger()).length;
    const gaps = [
      { kind: 'nothing_found', barrier: 'no_service_exists' },
      { kind: 'full', barrier: 'full_or_waiting' },
    ] as const;
    for (const gap of [...gaps, ...gaps]) await as(amina, (tx) => countGap(tx, need, gap));
    await Promise.all([1, 2, 3].map(() => as(amina, (tx) => countGap(tx, need, gaps[0]))));
    done(await as(amina, (tx) => moveNeed(tx, needId, 'not_meet', { barrier: 'no_service_exists' })));
    const kinds = (await ledger()).slice(before).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['full', 'not_met', 'nothing_found']);
    // The rows are taken back: what follows counts the others.
    await database.owner.query(`delete from plans_unmet where kind in ('nothing_found', 'full')`);
    await database.owner.query(`delete from plans_unmet where domain = 'housing' and kind = 'not_met'
      and barrier = 'no_service_exists'`);
  });

  test('writes nothing for a need that was met, or is no longer wanted', async () => {
    const before = (await ledger()).length;
    for (const verb of ['meet', 'meet_partly', 'stop_wanting'] as const) {
      const { needId } = await named();
      done(await as(amina, (tx) => moveNeed(tx, needId, verb, { barrier: 'health' })));
    }
    expect(await ledger()).toHaveLength(before);
  });

  test('is shown from the next month on, and only where it is enough', async () => {
    expect(await as(amina, gaps)).toEqual({ until: '2026-03-01', total: null, tables: [] });
    for (let count = 0; count < 10; count += 1) {
      const { needId } = await named('housing');
      const gap = { barrier: 'full_or_waiting' } as const;
      done(await as(amina, (tx) => moveNeed(tx, needId, 'find_no_service', gap)));
    }
    expect((await as(amina, gaps)) as { total: unknown }).toMatchObject({ total: null });
    database.clock.advance(35 * 86_400_000);
    const published = done(await as(amina, gaps));
    // Ten for housing and two more: what is left over would be given away by the total, and so all of it is hidden.
    expect(published).toMatchObject({ until: '2026-04-01', total: 12 });
    const domains = published.tables.find(({ dimension }) => dimension === 'domain');
    expect(domains?.cells).toEqual([
      { code: 'food', count: null },
      { code: 'housing', count: null },
    ]);
    const areas = published.tables.find(({ dimension }) => dimension === 'area');
    expect(areas?.cells).toEqual([{ code: 'BS5', count: 12 }]);
    expect(done(await as(theirs.amina, gaps)).total).toBeNull();
    expect(codeOf(await as(nurse, gaps))).toBe('kernel.not_found');
  });
});

describe('"was the need met?"', () => {
  test('waits until it is answered, and an answer ends it', async () => {
    const { needId } = await named();
    const at = database.clock.now();
    await as(system, (tx) => askWhetherMet(tx, needId));
    expect((await look(needId))?.askSince).toEqual(at);
    await as(system, (tx) => askWhetherMet(tx, needId));
    expect((await look(needId))?.askSince).toEqual(at);
    done(await as(amina, (tx) => moveNeed(tx, needId, 'help')));
    expect((await look(needId))?.askSince).toEqual(at);
    done(await as(amina, (tx) => moveNeed(tx, needId, 'meet_partly')));
    expect(await look(needId)).toMatchObject({ status: 'partly_met', askSince: null });
    done(await as(amina, (tx) => moveNeed(tx, needId, 'meet')));
    await as(system, (tx) => askWhetherMet(tx, needId));
    expect((await look(needId))?.askSince).toBeNull();
  });

  test('too early to say: it comes again after four weeks, once, unless it is settled meanwhile', async () => {
    const [{ needId }, settled] = [await named(), await named()];
    for (const id of [needId, settled.needId]) {
      await as(system, (tx) => askWhetherMet(tx, id));
      done(await as(amina, (tx) => askLater(tx, id)));
    }
    done(await as(amina, (tx) => moveNeed(tx, settled.needId, 'meet')));
    await as(system, askAgain);
    expect(await look(needId)).toMatchObject({ askSince: null });
    database.clock.advance(28 * 86_400_000);
    await Promise.all([as(system, askAgain), as(system, askAgain)]);
    const asked = (await look(needId))?.askSince;
    expect(asked).not.toBeNull();
    await as(system, askAgain);
    expect(await look(needId)).toMatchObject({ askSince: asked, askOn: null });
    expect(await look(settled.needId)).toMatchObject({ status: 'met', askSince: null });
    expect(codeOf(await as(amina, (tx) => askLater(tx, settled.needId)))).toBe('plans.cannot_now');
  });
});

describe('goals', () => {
  test('keep the story of their ratings and steps', async () => {
    const { caseId, needId } = await named();
    const goal = { words: 'أن أطبخ لأطفالي', needId, rating: 2 };
    const { id } = done(await as(amina, (tx) => setGoal(tx, caseId, goal)));
    done(await as(amina, (tx) => rateGoal(tx, id, { rating: 5, note: 'I cooked on Sunday' })));
    expect(codeOf(await as(amina, (tx) => rateGoal(tx, id, { rating: 11 })))).toBe(
      'plans.rating_out_of_range',
    );
    const step = { words: 'Buy a pan', whose: 'together', dueOn: '2026-04-30' as LocalDate } as const;
    const { id: stepId } = done(await as(amina, (tx) => addGoalStep(tx, id, step)));
    expect(done(await as(amina, (tx) => finishGoalStep(tx, stepId)))).toEqual({ goalId: id });
    const doneAt = (await as(amina, (tx) => planOf(tx, caseId))).goals[0]?.steps[0]?.doneAt;
    done(await as(amina, (tx) => finishGoalStep(tx, stepId)));
    expect(await as(amina, (tx) => planOf(tx, caseId))).toMatchObject({
      needs: [{ id: needId }],
      goals: [
        {
          words: goal.words,
          needId,
          status: 'open',
          ratings: [{ rating: 2 }, { rating: 5, note: 'I cooked on Sunday' }],
          steps: [{ ...step, doneAt }],
        },
      ],
    });
    done(await as(amina, (tx) => moveGoal(tx, id, 'reach')));
    expect(codeOf(await as(amina, (tx) => moveGoal(tx, id, 'let_go')))).toBe('plans.goal_cannot_now');
    expect(codeOf(await as(amina, (tx) => addGoalStep(tx, id, step)))).toBe('plans.goal_not_open');
  });

  test('belong to a need of their own case only', async () => {
    const [{ caseId }, other] = [await named(), await named()];
    const words = 'x';
    expect(codeOf(await as(amina, (tx) => setGoal(tx, caseId, { words, needId: other.needId })))).toBe(
      'kernel.not_found',
    );
  });
});

describe('another scheme, and whoever does not work with plans', () => {
  test('finds nothing and changes nothing', async () => {
    const { caseId, needId } = await named();
    const goal = done(await as(amina, (tx) => setGoal(tx, caseId, { words: 'x' })));
    const step = done(await as(amina, (tx) => addGoalStep(tx, goal.id, { words: 'y', whose: 'person' })));
    const before = await as(amina, (tx) => planOf(tx, caseId));
    const provider = {
      kind: 'provider',
      schemeId: ours.schemeId,
      id: goal.id,
      personId: String(before.needs[0]?.personId),
      referralId: goal.id,
    } as const;
    for (const actor of [theirs.amina, theirs.system, nurse, provider]) {
      const tries = await Promise.all([
        as(actor, (tx) => nameNeed(tx, caseId, { domain: 'work' })),
        as(actor, (tx) => moveNeed(tx, needId, 'meet')),
        as(actor, (tx) => askLater(tx, needId)),
        as(actor, (tx) => setGoal(tx, caseId, { words: 'z' })),
        as(actor, (tx) => rateGoal(tx, goal.id, { rating: 1 })),
        as(actor, (tx) => moveGoal(tx, goal.id, 'reach')),
        as(actor, (tx) => addGoalStep(tx, goal.id, { words: 'z', whose: 'person' })),
        as(actor, (tx) => finishGoalStep(tx, step.id)),
      ]);
      expect(new Set(tries.map(codeOf))).toEqual(new Set(['kernel.not_found']));
    }
    expect(await as(theirs.amina, (tx) => planOf(tx, caseId))).toEqual({ needs: [], goals: [] });
    expect(await as(amina, (tx) => planOf(tx, caseId))).toEqual(before);
  });
});
