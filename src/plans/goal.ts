/** How a goal stands: `reached`, or `let_go` because something else matters more now; both can be taken up again. */
export const GOAL_STATUSES = ['open', 'reached', 'let_go'] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

interface Move {
  readonly from: readonly GoalStatus[];
  readonly to: GoalStatus;
}

/** Every legal move of a goal; setting it makes the row, `open`. */
export const GOAL_MOVES = {
  reach: { from: ['open'], to: 'reached' },
  let_go: { from: ['open'], to: 'let_go' },
  take_up: { from: ['reached', 'let_go'], to: 'open' },
} as const satisfies Record<string, Move>;
export type GoalVerb = keyof typeof GOAL_MOVES;

/** What is said in the outbox when a verb was used. */
export const GOAL_EVENTS = {
  reach: 'plans.goal_reached',
  let_go: 'plans.goal_let_go',
  take_up: 'plans.goal_taken_up',
} as const satisfies Record<GoalVerb, string>;

export function canMoveGoal(verb: GoalVerb, status: GoalStatus): boolean {
  return (GOAL_MOVES[verb].from as readonly GoalStatus[]).includes(status);
}

/** The verbs that are possible now, in the table's order. */
export function possibleForGoal(status: GoalStatus): GoalVerb[] {
  return (Object.keys(GOAL_MOVES) as GoalVerb[]).filter((verb) => canMoveGoal(verb, status));
}

/** Who does a step. */
export const WHOSE = ['person', 'link_worker', 'together', 'someone_else'] as const;
export type Whose = (typeof WHOSE)[number];

/** 0: not at all there. 10: there. */
export function isRating(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10;
}
