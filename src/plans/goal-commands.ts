import { caseOf } from '#cases';
import { emit, type Tx } from '#db';
import { type LocalDate, NOT_FOUND, newId, type Refusal, refuse } from '#kernel';
import {
  canMoveGoal,
  GOAL_EVENTS,
  GOAL_MOVES,
  type GoalVerb,
  isRating,
  possibleForGoal,
  type Whose,
} from './goal.ts';
import {
  changeGoal,
  goalStepOf,
  insertGoal,
  insertGoalStep,
  insertRating,
  lockGoal,
  markStepDone,
} from './goal-store.ts';
import { mayPlan } from './policy.ts';
import { needOf } from './store.ts';

export interface SetGoalInput {
  /** In their own words. */
  readonly words: string;
  /** A need of the same case that it belongs to, if any. */
  readonly needId?: string | null;
  /** How near they feel to it now, 0 to 10. */
  readonly rating?: number;
}

/** Sets a goal of an open case. Refuses `plans.case_closed`, `plans.rating_out_of_range`. */
export async function setGoal(
  tx: Tx,
  caseId: string,
  { words, needId = null, rating }: SetGoalInput,
): Promise<{ id: string } | Refusal> {
  if (!mayPlan(tx.actor)) return NOT_FOUND;
  if (rating !== undefined && !isRating(rating)) return refuse('plans.rating_out_of_range');
  const [found, need] = await Promise.all([caseOf(tx, caseId), needId ? needOf(tx, needId) : undefined]);
  if (!found || (needId && need?.caseId !== caseId)) return NOT_FOUND;
  if (found.status === 'closed') return refuse('plans.case_closed', ['reopen']);
  const goal = { id: newId<'goal'>(tx.now), caseId, personId: found.personId, needId, words };
  await Promise.all([
    insertGoal(tx, goal),
    rating !== undefined && insertRating(tx, goal, { rating, note: '' }),
    emit(tx, 'plans.goal_set', { goalId: goal.id, caseId, personId: goal.personId }),
  ]);
  return { id: goal.id };
}

/** Writes down how near someone feels to a goal, 0 to 10. Refuses `plans.rating_out_of_range`. */
export async function rateGoal(
  tx: Tx,
  goalId: string,
  { rating, note = '' }: { rating: number; note?: string },
): Promise<true | Refusal> {
  if (!mayPlan(tx.actor)) return NOT_FOUND;
  if (!isRating(rating)) return refuse('plans.rating_out_of_range');
  const goal = await lockGoal(tx, goalId);
  if (!goal) return NOT_FOUND;
  await Promise.all([
    insertRating(tx, goal, { rating, note }),
    emit(tx, 'plans.goal_rated', { goalId, caseId: goal.caseId, personId: goal.personId }),
  ]);
  return true;
}

/** Agrees on one small thing to do towards a goal. Refuses `plans.goal_not_open`. */
export async function addGoalStep(
  tx: Tx,
  goalId: string,
  { words, whose, dueOn = null }: { words: string; whose: Whose; dueOn?: LocalDate | null },
): Promise<{ id: string } | Refusal> {
  if (!mayPlan(tx.actor)) return NOT_FOUND;
  const goal = await lockGoal(tx, goalId);
  if (!goal) return NOT_FOUND;
  if (goal.status !== 'open') return refuse('plans.goal_not_open', possibleForGoal(goal.status));
  const id = newId<'goal_step'>(tx.now);
  await insertGoalStep(tx, goal, { id, words, whose, dueOn });
  return { id };
}

/** Notes that a step was done. Done before is done: it is no error to say so twice. */
export async function finishGoalStep(tx: Tx, stepId: string): Promise<{ goalId: string } | Refusal> {
  if (!mayPlan(tx.actor)) return NOT_FOUND;
  const step = await goalStepOf(tx, stepId);
  if (!step) return NOT_FOUND;
  const { goalId, personId } = step;
  if (await markStepDone(tx, stepId)) await emit(tx, 'plans.goal_step_done', { stepId, goalId, personId });
  return { goalId };
}

/** Moves a goal by a verb of its table. Refuses `plans.goal_cannot_now` with what is possible. */
export async function moveGoal(tx: Tx, goalId: string, verb: GoalVerb): Promise<true | Refusal> {
  if (!mayPlan(tx.actor)) return NOT_FOUND;
  const goal = await lockGoal(tx, goalId);
  if (!goal) return NOT_FOUND;
  if (!canMoveGoal(verb, goal.status)) return refuse('plans.goal_cannot_now', possibleForGoal(goal.status));
  const to = GOAL_MOVES[verb].to;
  await Promise.all([
    changeGoal(tx, goalId, to),
    emit(tx, GOAL_EVENTS[verb], { goalId, caseId: goal.caseId, personId: goal.personId }),
  ]);
  return true;
}
