import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BARRIERS } from './barrier.ts';
import { CLOCKS } from './clocks.ts';
import { objection, standing } from './move.ts';
import type { Referral } from './referral.ts';
import {
  canMove,
  ENDED,
  endsUnhelped,
  isEnded,
  isUndecided,
  MOVERS,
  MOVES,
  type Mover,
  NEXT_STEPS,
  OPEN,
  type OpenStatus,
  possible,
  type Status,
  turn,
  type Verb,
} from './state.ts';

const VERBS = Object.keys(MOVES) as Verb[];
const STATUSES = [...Object.keys(OPEN), ...ENDED] as Status[];

const SENT: Referral = {
  id: '',
  reference: '',
  leg: 'inbound',
  parentId: null,
  personId: '',
  route: 'professional',
  senderKind: 'member',
  senderId: null,
  senderTeamId: null,
  senderName: null,
  receiverTeamId: null,
  serviceId: null,
  needId: null,
  domains: [],
  reason: '',
  note: '',
  shared: [],
  urgent: false,
  status: 'sent',
  turn: 'receiver',
  turnSince: new Date(0),
  reminded: 0,
  firstAttendedOn: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  endedAt: null,
  correctedAt: null,
};

/** The table as people read it: a line for each verb and mover, the statuses from which it is legal. */
function table(): string {
  return VERBS.flatMap((verb) =>
    MOVERS.flatMap((mover) => {
      const from = STATUSES.filter((status) => canMove(verb, status, mover));
      return from.length > 0 ? [`${mover} ${verb} -> ${MOVES[verb].to}: ${from.join(' ')}`] : [];
    }),
  ).join('\n');
}

describe('the table of moves', () => {
  test('every verb x status x mover', () => {
    const open = 'sent acknowledged needs_information waiting_list accepted started attended';
    expect(table()).toBe(
      `receiver acknowledge -> acknowledged: sent
receiver accept -> accepted: sent acknowledged needs_information waiting_list
receiver put_on_waiting_list -> waiting_list: sent acknowledged needs_information
receiver ask_information -> needs_information: sent acknowledged waiting_list
sender give_information -> acknowledged: needs_information
introducer start -> started: waiting_list accepted
receiver start -> started: waiting_list accepted
introducer attend -> attended: ${open}
receiver attend -> attended: ${open}
introducer complete -> completed: accepted started attended
receiver complete -> completed: accepted started attended
receiver decline -> declined: ${open}
receiver find_not_eligible -> not_eligible: ${open}
receiver have_no_capacity -> no_capacity: ${open}
sender give_up_contact -> could_not_contact: ${open}
receiver give_up_contact -> could_not_contact: ${open}
sender stop_wanting -> no_longer_wanted: ${open}
receiver stop_wanting -> no_longer_wanted: ${open}
receiver refer_elsewhere -> referred_elsewhere: ${open}
sender withdraw -> withdrawn: ${open}
clock time_out -> timed_out: sent acknowledged needs_information`,
    );
  });

  test('whoever has the turn can do something, and whoever waits can take it back or end it', () => {
    for (const status of Object.keys(OPEN) as OpenStatus[]) {
      expect(possible(status, turn(status) ?? 'clock').length, status).toBeGreaterThan(0);
      expect(possible(status, 'sender'), status).toContain('withdraw');
      expect(possible(status, 'receiver'), status).toContain('decline');
    }
  });

  test('once the person has been, it is for those who sent them to ask whether it helped', () => {
    expect(turn('attended')).toBe('sender');
    expect(possible('attended', 'introducer')).toContain('complete');
    expect(CLOCKS.onward.attended).toEqual([]);
  });

  test('nothing moves once it has ended', () => {
    for (const status of ENDED) {
      for (const mover of MOVERS) expect(possible(status, mover)).toEqual([]);
      expect(turn(status)).toBeNull();
    }
  });

  test('every undecided status comes back to the sender in the end, and no other', () => {
    for (const status of Object.keys(OPEN) as OpenStatus[]) {
      for (const leg of ['inbound', 'onward'] as const) {
        const returns = CLOCKS[leg][status].some(({ alarm }: { alarm: string }) => alarm === 'return');
        expect(returns, `${leg} ${status}`).toBe(isUndecided(status));
      }
    }
  });
});

const step = fc.record({
  verb: fc.constantFrom(...VERBS),
  movers: fc.uniqueArray(fc.constantFrom<Mover>(...MOVERS), { minLength: 1 }),
  reason: fc.option(fc.constantFrom(...BARRIERS)),
  nextStep: fc.option(fc.constantFrom(...NEXT_STEPS)),
  note: fc.constantFrom('', 'words'),
  minutes: fc.nat(100_000),
});

describe('whatever anyone tries, in any order', () => {
  test('there is a turn while it is open and an end when it is not', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (tries) => {
        let referral = SENT;
        let now = 0;
        for (const { verb, movers, minutes, ...input } of tries) {
          now += minutes * 60_000;
          if (objection(referral, verb, movers, input)) continue;
          const before = referral;
          referral = standing(referral, verb, new Date(now));
          expect(before.endedAt).toBeNull();
          expect(referral.turn === null).toBe(isEnded(referral.status));
          expect(referral.endedAt === null).toBe(referral.turn !== null);
          if (referral.turn) expect(referral.turn).toBe(OPEN[referral.status as OpenStatus]);
          if (referral.turn !== before.turn)
            expect(referral).toMatchObject({ reminded: 0, turnSince: new Date(now) });
          if (endsUnhelped(verb) && verb !== 'time_out') expect(input.reason && input.nextStep).toBeTruthy();
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('every status can be reached, and from every open one an end', () => {
    const reached = new Set<Status>(['sent']);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const status of [...reached])
        for (const mover of MOVERS) for (const verb of possible(status, mover)) reached.add(MOVES[verb].to);
    }
    expect([...reached].sort()).toEqual([...STATUSES].sort());
  });
});
