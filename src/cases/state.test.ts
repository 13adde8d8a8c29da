import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { has } from '#language';
import { asksBarrier, CLOSING_CODES, CLOSINGS } from './closing.ts';
import { INTERPRETERS, MODES, reachedThem } from './contact.ts';
import { canMove, EVENTS, MOVES, possible, STATUSES, type Status, type Verb } from './state.ts';

const VERBS = Object.keys(MOVES) as Verb[];

/** Written down by hand, so that a change of the table has to be meant. */
const TABLE: Readonly<Record<Status, string>> = {
  waiting: 'begin>active pause>dormant close>closed',
  active: 'step_down>stepping_down pause>dormant close>closed',
  stepping_down: 'pause>dormant resume>active close>closed',
  dormant: 'resume>active close>closed',
  closed: 'reopen>active',
};

describe('the state table of a case', () => {
  test.each(STATUSES)('%s', (status) => {
    expect(
      possible(status)
        .map((verb) => `${verb}>${MOVES[verb].to}`)
        .join(' '),
    ).toBe(TABLE[status]);
  });

  test.each(VERBS.flatMap((verb) => STATUSES.map((status) => [verb, status] as const)))(
    '%s from %s is possible exactly when the table says so',
    (verb, status) => {
      expect(canMove(verb, status)).toBe(TABLE[status].split(' ').some((one) => one.startsWith(`${verb}>`)));
    },
  );

  test('no path is a dead end, and nobody who came back has to start again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), (choices) => {
        let status: Status = 'waiting';
        for (const choice of choices) {
          const verbs = possible(status);
          expect(verbs.length).toBeGreaterThan(0);
          const verb = verbs[choice % verbs.length] as Verb;
          status = MOVES[verb].to;
          expect(status).not.toBe('waiting');
        }
        expect(possible(status).some((verb) => ['close', 'reopen'].includes(verb))).toBe(true);
      }),
    );
  });

  test('every verb has its own event', () => {
    expect(new Set(Object.values(EVENTS)).size).toBe(VERBS.length);
  });
});

describe('closing', () => {
  test('only what was done ends the referral as completed; the rest asks what stood in the way', () => {
    expect(CLOSING_CODES.map((code) => [code, CLOSINGS[code], asksBarrier(code)])).toEqual([
      ['done', 'complete', false],
      ['moved_on', 'complete', false],
      ['with_others', 'refer_elsewhere', true],
      ['no_longer_wanted', 'stop_wanting', true],
      ['could_not_contact', 'give_up_contact', true],
    ]);
  });
});

test('every code has its words', () => {
  const keys = [
    ...CLOSING_CODES.map((code) => `cases.closing.${code}`),
    ...MODES.map((code) => `cases.mode.${code}`),
    ...INTERPRETERS.map((code) => `cases.interpreter.${code}`),
    ...STATUSES.map((code) => `codes.case_status.${code}`),
  ];
  expect(keys.filter((key) => !has(key))).toEqual([]);
});

test('an attempt is not a conversation', () => {
  expect(MODES.filter((mode) => !reachedThem(mode))).toEqual(['no_answer']);
});
