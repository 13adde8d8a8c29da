import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { has } from '#language';
import {
  canMoveGoal,
  GOAL_EVENTS,
  GOAL_MOVES,
  GOAL_STATUSES,
  type GoalVerb,
  isRating,
  possibleForGoal,
  WHOSE,
} from './goal.ts';
import { outcomeFor } from './news.ts';
import {
  canMove,
  isSettled,
  isUnmet,
  NEED_EVENTS,
  NEED_MOVES,
  NEED_STATUSES,
  type NeedStatus,
  type NeedVerb,
  possible,
} from './state.ts';

const VERBS = Object.keys(NEED_MOVES) as NeedVerb[];
const ENDS = 'meet>met not_meet>not_met find_no_service>no_service_exists stop_wanting>no_longer_wanted';

/** Written down by hand, so that a change of the table has to be meant. */
const TABLE: Readonly<Record<NeedStatus, string>> = {
  open: `help>being_helped meet_partly>partly_met ${ENDS}`,
  being_helped: `help_ended>open meet_partly>partly_met ${ENDS}`,
  partly_met: `help>being_helped meet_partly>partly_met ${ENDS}`,
  met: 'come_back>open',
  not_met: 'come_back>open',
  no_service_exists: 'come_back>open',
  no_longer_wanted: 'come_back>open',
};

describe('the state table of a need', () => {
  test.each(NEED_STATUSES)('%s', (status) => {
    expect(
      possible(status)
        .map((verb) => `${verb}>${NEED_MOVES[verb].to}`)
        .join(' '),
    ).toBe(TABLE[status]);
  });

  test.each(VERBS.flatMap((verb) => NEED_STATUSES.map((status) => [verb, status] as const)))(
    '%s from %s is possible exactly when the table says so',
    (verb, status) => {
      expect(canMove(verb, status)).toBe(TABLE[status].split(' ').some((one) => one.startsWith(`${verb}>`)));
    },
  );

  test('no path is a dead end: what is settled can come back, what is not can be settled', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), (choices) => {
        let status: NeedStatus = 'open';
        for (const choice of choices) {
          const verbs = possible(status);
          status = NEED_MOVES[verbs[choice % verbs.length] as NeedVerb].to;
          expect(possible(status).includes('come_back')).toBe(isSettled(status));
          expect(possible(status).includes('meet')).toBe(!isSettled(status));
        }
      }),
    );
  });

  test('only what ends unmet is counted as missing', () => {
    expect(NEED_STATUSES.filter(isUnmet)).toEqual(['not_met', 'no_service_exists']);
  });

  test('every verb has its own event', () => {
    expect(new Set(Object.values(NEED_EVENTS)).size).toBe(VERBS.length);
  });
});

describe('goals', () => {
  const verbs = Object.keys(GOAL_MOVES) as GoalVerb[];

  test('are reached or let go, and taken up again', () => {
    expect(GOAL_STATUSES.map((status) => [status, ...possibleForGoal(status)])).toEqual([
      ['open', 'reach', 'let_go'],
      ['reached', 'take_up'],
      ['let_go', 'take_up'],
    ]);
    for (const verb of verbs) expect(canMoveGoal(verb, GOAL_MOVES[verb].to)).toBe(false);
    expect(new Set(Object.values(GOAL_EVENTS)).size).toBe(verbs.length);
  });

  test('are rated in whole numbers from 0 to 10', () => {
    expect([-1, 0, 5, 10, 11, 5.5, Number.NaN, '5'].filter(isRating)).toEqual([0, 5, 10]);
  });

  test('every code has its words', () => {
    const keys = [
      ...verbs.map((verb) => `plans.goal.verb.${verb}`),
      ...GOAL_STATUSES.map((status) => `plans.goal_status.${status}`),
      ...WHOSE.map((whose) => `plans.whose.${whose}`),
      ...VERBS.map((verb) => `plans.verb.${verb}`),
      ...NEED_STATUSES.map((status) => `codes.need_status.${status}`),
    ];
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });
});

describe('what a referrer is told', () => {
  const food = (status: NeedStatus) => ({ domain: 'food', status });
  const work = (status: NeedStatus) => ({ domain: 'work', status });

  test.each([
    ['nothing while it is not settled', ['food'], [food('partly_met')], null],
    ['nothing without needs', ['food'], [], null],
    ['that it is met', ['food'], [food('met')], 'need_met'],
    [
      'that it is met, though something they did not ask for is not',
      ['food'],
      [food('met'), work('open')],
      'need_met',
    ],
    ['nothing while one of two is open', ['food', 'work'], [food('met'), work('being_helped')], null],
    ['that it is not all met', ['food', 'work'], [food('met'), work('no_service_exists')], 'need_not_met'],
    [
      'that it is met, where the rest is no longer wanted',
      ['food', 'work'],
      [food('met'), work('no_longer_wanted')],
      'need_met',
    ],
    ['nothing where nothing of it is wanted any more', ['food'], [food('no_longer_wanted')], null],
    [
      'how all of it went, where none of the needs was named in the referral',
      ['housing'],
      [food('met'), work('not_met')],
      'need_not_met',
    ],
  ] as const)('%s', (_, domains, needs, expected) => {
    expect(outcomeFor(domains, needs)).toBe(expected);
  });
});
