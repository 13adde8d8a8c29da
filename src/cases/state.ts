export const STATUSES = ['waiting', 'active', 'stepping_down', 'dormant', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

interface Move {
  readonly from: readonly Status[];
  readonly to: Status;
}

const OPEN = ['waiting', 'active', 'stepping_down', 'dormant'] as const;

/**
 * Every legal move of a case; `open` is not here: it makes the row. Intensity can fall and rise, since setbacks are
 * expected, and a closed case is reopened at any time without a new referral.
 */
export const MOVES = {
  begin: { from: ['waiting'], to: 'active' },
  step_down: { from: ['active'], to: 'stepping_down' },
  pause: { from: ['waiting', 'active', 'stepping_down'], to: 'dormant' },
  resume: { from: ['stepping_down', 'dormant'], to: 'active' },
  close: { from: OPEN, to: 'closed' },
  reopen: { from: ['closed'], to: 'active' },
} as const satisfies Record<string, Move>;

export type Verb = keyof typeof MOVES;

/** What is said in the outbox when a verb was used. */
export const EVENTS = {
  begin: 'cases.begun',
  step_down: 'cases.stepped_down',
  pause: 'cases.paused',
  resume: 'cases.resumed',
  close: 'cases.closed',
  reopen: 'cases.reopened',
} as const satisfies Record<Verb, string>;

export function canMove(verb: Verb, status: Status): boolean {
  return (MOVES[verb].from as readonly Status[]).includes(status);
}

/** The verbs that are possible now, in the table's order. */
export function possible(status: Status): Verb[] {
  return (Object.keys(MOVES) as Verb[]).filter((verb) => canMove(verb, status));
}
