/**
 * Statuses of a referral that is still open, and whose move it is in each. Once the person has been there, it is for those
 * who sent them to ask whether it helped.
 */
export const OPEN = {
  sent: 'receiver',
  acknowledged: 'receiver',
  needs_information: 'sender',
  waiting_list: 'receiver',
  accepted: 'receiver',
  started: 'receiver',
  attended: 'sender',
} as const satisfies Record<string, Side>;

/** Ways in which a referral ends. All but `completed` end without the help that it asked for, and say why. */
export const ENDED = [
  'completed',
  'declined',
  'not_eligible',
  'no_capacity',
  'could_not_contact',
  'no_longer_wanted',
  'referred_elsewhere',
  'withdrawn',
  'timed_out',
] as const;

export type Side = 'sender' | 'receiver';
export type OpenStatus = keyof typeof OPEN;
export type EndedStatus = (typeof ENDED)[number];
export type Status = OpenStatus | EndedStatus;

/**
 * Who may use a verb: the side that sent it, the side that has it, or the clock. An `introducer` is a link worker on the
 * sending side of an onward referral: they stay with the person, and so can say that it started, or that they went.
 */
export const MOVERS = ['sender', 'introducer', 'receiver', 'clock'] as const;
export type Mover = (typeof MOVERS)[number];

interface Move {
  readonly from: readonly OpenStatus[];
  readonly to: Status;
  readonly by: readonly Mover[];
}

const ANY_OPEN = Object.keys(OPEN) as OpenStatus[];
const UNDECIDED = ['sent', 'acknowledged', 'needs_information', 'waiting_list'] as const;

/**
 * Every legal move. `send` is not here: it makes the row, with status `sent`. This table drives the rule, the buttons,
 * the tests that enumerate it, and the documentation.
 */
export const MOVES = {
  acknowledge: { from: ['sent'], to: 'acknowledged', by: ['receiver'] },
  accept: { from: UNDECIDED, to: 'accepted', by: ['receiver'] },
  put_on_waiting_list: {
    from: ['sent', 'acknowledged', 'needs_information'],
    to: 'waiting_list',
    by: ['receiver'],
  },
  ask_information: {
    from: ['sent', 'acknowledged', 'waiting_list'],
    to: 'needs_information',
    by: ['receiver'],
  },
  give_information: { from: ['needs_information'], to: 'acknowledged', by: ['sender'] },
  start: { from: ['accepted', 'waiting_list'], to: 'started', by: ['receiver', 'introducer'] },
  // Whoever came has come, also where the answer was never written down.
  attend: { from: ANY_OPEN, to: 'attended', by: ['receiver', 'introducer'] },
  complete: { from: ['accepted', 'started', 'attended'], to: 'completed', by: ['receiver', 'introducer'] },
  decline: { from: ANY_OPEN, to: 'declined', by: ['receiver'] },
  find_not_eligible: { from: ANY_OPEN, to: 'not_eligible', by: ['receiver'] },
  have_no_capacity: { from: ANY_OPEN, to: 'no_capacity', by: ['receiver'] },
  give_up_contact: { from: ANY_OPEN, to: 'could_not_contact', by: ['receiver', 'sender'] },
  stop_wanting: { from: ANY_OPEN, to: 'no_longer_wanted', by: ['receiver', 'sender'] },
  refer_elsewhere: { from: ANY_OPEN, to: 'referred_elsewhere', by: ['receiver'] },
  withdraw: { from: ANY_OPEN, to: 'withdrawn', by: ['sender'] },
  time_out: { from: ['sent', 'acknowledged', 'needs_information'], to: 'timed_out', by: ['clock'] },
} as const satisfies Record<string, Move>;

export type Verb = keyof typeof MOVES;

/** What is said in the outbox when a verb has been used: the room, and where the verb leads. */
export const EVENTS = {
  acknowledge: 'referrals.acknowledged',
  accept: 'referrals.accepted',
  put_on_waiting_list: 'referrals.waiting_list',
  ask_information: 'referrals.needs_information',
  give_information: 'referrals.acknowledged',
  start: 'referrals.started',
  attend: 'referrals.attended',
  complete: 'referrals.completed',
  decline: 'referrals.declined',
  find_not_eligible: 'referrals.not_eligible',
  have_no_capacity: 'referrals.no_capacity',
  give_up_contact: 'referrals.could_not_contact',
  stop_wanting: 'referrals.no_longer_wanted',
  refer_elsewhere: 'referrals.referred_elsewhere',
  withdraw: 'referrals.withdrawn',
  time_out: 'referrals.timed_out',
} as const satisfies { [V in Verb]: `referrals.${(typeof MOVES)[V]['to']}` };

/** What happens after an ending; asked with the reason, so that no ending is a dead end. */
export const NEXT_STEPS = ['try_another', 'ask_person', 'record_gap', 'nothing_more'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export function isEnded(status: Status): status is EndedStatus {
  return (ENDED as readonly string[]).includes(status);
}

/** Whose move it is: non-null exactly while the referral is open. Work lists, reminders and closure rates read this. */
export function turn(status: Status): Side | null {
  return isEnded(status) ? null : OPEN[status];
}

/** The verbs that this mover can use now, in the table's order. */
export function possible(status: Status, mover: Mover): Verb[] {
  return (Object.keys(MOVES) as Verb[]).filter((verb) => canMove(verb, status, mover));
}

export function canMove(verb: Verb, status: Status, mover: Mover): boolean {
  const move: Move = MOVES[verb];
  return !isEnded(status) && move.from.includes(status) && move.by.includes(mover);
}

/** Whether the verb ends the referral without the help that it asked for: then a reason and a next step are asked. */
export function endsUnhelped(verb: Verb): boolean {
  const to: Status = MOVES[verb].to;
  return isEnded(to) && to !== 'completed';
}

/** Whether the verb is a question or an answer, and so needs words. */
export function needsNote(verb: Verb): boolean {
  return verb === 'ask_information' || verb === 'give_information';
}

/** Whether it is still undecided: only then does the clock return it to the sender in the end. */
export function isUndecided(status: Status): boolean {
  return MOVES.time_out.from.some((from) => from === status);
}
