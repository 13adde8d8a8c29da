export const NEED_STATUSES = [
  'open',
  'being_helped',
  'partly_met',
  'met',
  'not_met',
  'no_service_exists',
  'no_longer_wanted',
] as const;
export type NeedStatus = (typeof NEED_STATUSES)[number];

interface Move {
  readonly from: readonly NeedStatus[];
  readonly to: NeedStatus;
}

const UNSETTLED = ['open', 'being_helped', 'partly_met'] as const;
const SETTLED = ['met', 'not_met', 'no_service_exists', 'no_longer_wanted'] as const;

/** Every legal move of a need; `name` is not here: it makes the row, with status `open`. A settled need can come back. */
export const NEED_MOVES = {
  help: { from: ['open', 'partly_met'], to: 'being_helped' },
  help_ended: { from: ['being_helped'], to: 'open' },
  meet_partly: { from: UNSETTLED, to: 'partly_met' },
  meet: { from: UNSETTLED, to: 'met' },
  not_meet: { from: UNSETTLED, to: 'not_met' },
  find_no_service: { from: UNSETTLED, to: 'no_service_exists' },
  stop_wanting: { from: UNSETTLED, to: 'no_longer_wanted' },
  come_back: { from: SETTLED, to: 'open' },
} as const satisfies Record<string, Move>;

export type NeedVerb = keyof typeof NEED_MOVES;

/** What is said in the outbox when a verb was used. Whatever settles a need also says `plans.need_settled`. */
export const NEED_EVENTS = {
  help: 'plans.need_being_helped',
  help_ended: 'plans.need_help_ended',
  meet_partly: 'plans.need_partly_met',
  meet: 'plans.need_met',
  not_meet: 'plans.need_not_met',
  find_no_service: 'plans.need_without_service',
  stop_wanting: 'plans.need_no_longer_wanted',
  come_back: 'plans.need_come_back',
} as const satisfies Record<NeedVerb, string>;

export function isSettled(status: NeedStatus): boolean {
  return (SETTLED as readonly NeedStatus[]).includes(status);
}

export function canMove(verb: NeedVerb, status: NeedStatus): boolean {
  return (NEED_MOVES[verb].from as readonly NeedStatus[]).includes(status);
}

/** The verbs that are possible now, in the table's order. */
export function possible(status: NeedStatus): NeedVerb[] {
  return (Object.keys(NEED_MOVES) as NeedVerb[]).filter((verb) => canMove(verb, status));
}

/** Ends that write the unmet-need ledger, and ask for a barrier. */
export function isUnmet(status: NeedStatus): status is 'not_met' | 'no_service_exists' {
  return status === 'not_met' || status === 'no_service_exists';
}
