/**
 * plans: what someone needs and where they want to get to. Owns needs, goals with their ratings and steps, the question
 * whether a need was met, and the unmet-need ledger.
 * Words: a need is *settled* when it is met, not met, without any service, or no longer wanted; the *ledger* counts what
 * was missing; a *gap* is one line of it.
 * Invariants: the need is what is closed, not the referral; a settled need can come back; the ledger knows no person and
 * counts each thing that happens to a need once; no count under the threshold can be seen or worked out; a referrer is told once, and by consent.
 */
export { askLater, type MoveNeedInput, moveNeed, type NameNeedInput, nameNeed } from './commands.ts';
export { gaps } from './gap-commands.ts';
export { addGoalStep, finishGoalStep, moveGoal, rateGoal, setGoal } from './goal-commands.ts';
export type { GoalStep, GoalWithStory } from './goal-store.ts';
export { outcomeOf } from './outcome.ts';
export { type Plan, planOf } from './plan-store.ts';
export { isSettled, NEED_STATUSES, type NeedStatus, type NeedVerb } from './state.ts';
export { type Need, type NeedStep, needOf } from './store.ts';
