import type { Tx } from '#db';
import { type Instant, type LocalDate, newId } from '#kernel';
import type { GoalStatus, Whose } from './goal.ts';

export interface GoalRating {
  readonly rating: number;
  readonly note: string;
  readonly at: Instant;
}

/** One small thing to do towards a goal. */
export interface GoalStep {
  readonly id: string;
  readonly goalId: string;
  readonly personId: string;
  readonly words: string;
  readonly whose: Whose;
  readonly dueOn: LocalDate | null;
  readonly doneAt: Instant | null;
  readonly createdAt: Instant;
}

/** What someone wants to get to, in their own words. */
export interface Goal {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly needId: string | null;
  readonly words: string;
  readonly status: GoalStatus;
  readonly createdAt: Instant;
}

/** A goal with its ratings, oldest first, and its steps in the order in which they were agreed. */
export interface GoalWithStory extends Goal {
  readonly ratings: readonly GoalRating[];
  readonly steps: readonly GoalStep[];
}

const COLUMNS = [
  'id',
  'case_id as caseId',
  'person_id as personId',
  'need_id as needId',
  'words',
  'status',
  'created_at as createdAt',
] as const;

function goals(tx: Tx) {
  return tx.sql.selectFrom('plans_goal').select(COLUMNS).where('scheme_id', '=', tx.actor.schemeId);
}

/** A goal that is held until the transaction ends; undefined when it is not there or not the actor's to see. */
export async function lockGoal(tx: Tx, goalId: string): Promise<Goal | undefined> {
  return (await goals(tx).where('id', '=', goalId).forUpdate().executeTakeFirst()) as Goal | undefined;
}

/** A goal with its story. */
export async function goalOf(tx: Tx, goalId: string): Promise<GoalWithStory | undefined> {
  const [goal, ratings, steps] = await Promise.all([
    goals(tx).where('id', '=', goalId).executeTakeFirst(),
    ratingsWhere(tx).where('goal_id', '=', goalId).execute(),
    stepsWhere(tx).where('goal_id', '=', goalId).execute(),
  ]);
  return goal && { ...(goal as Goal), ratings, steps: steps as GoalStep[] };
}

/** The goals of a case with their stories, oldest first: four statements' worth in one round trip. */
export async function goalsOf(tx: Tx, caseId: string): Promise<GoalWithStory[]> {
  const mine = tx.sql
    .selectFrom('plans_goal')
    .select('id')
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('case_id', '=', caseId);
  const [rows, ratings, steps] = await Promise.all([
    goals(tx).where('case_id', '=', caseId).orderBy('created_at').orderBy('id').execute(),
    ratingsWhere(tx).where('goal_id', 'in', mine).execute(),
    stepsWhere(tx).where('goal_id', 'in', mine).execute(),
  ]);
  return (rows as Goal[]).map((goal) => ({
    ...goal,
    ratings: ratings.filter(({ goalId }) => goalId === goal.id),
    steps: (steps as GoalStep[]).filter(({ goalId }) => goalId === goal.id),
  }));
}

function ratingsWhere(tx: Tx) {
  return tx.sql
    .selectFrom('plans_goal_rating')
    .select(['goal_id as goalId', 'rating', 'note', 'at'])
    .where('scheme_id', '=', tx.actor.schemeId)
    .orderBy('at')
    .orderBy('id');
}

function stepsWhere(tx: Tx) {
  return tx.sql
    .selectFrom('plans_goal_step')
    .select([
      'id',
      'goal_id as goalId',
      'person_id as personId',
      'words',
      'whose',
      'due_on as dueOn',
      'done_at as doneAt',
      'created_at as createdAt',
    ])
    .where('scheme_id', '=', tx.actor.schemeId)
    .orderBy('created_at')
    .orderBy('id');
}

export async function insertGoal(tx: Tx, goal: Omit<Goal, 'status' | 'createdAt'>): Promise<void> {
  await tx.sql
    .insertInto('plans_goal')
    .values({
      scheme_id: tx.actor.schemeId,
      id: goal.id,
      case_id: goal.caseId,
      person_id: goal.personId,
      need_id: goal.needId,
      words: goal.words,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
}

/** Changes how a goal stands; the caller holds it. */
export async function changeGoal(tx: Tx, goalId: string, status: GoalStatus): Promise<void> {
  await tx.sql
    .updateTable('plans_goal')
    .set({ status, updated_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', goalId)
    .execute();
}

export async function insertRating(
  tx: Tx,
  of: { id: string; personId: string },
  { rating, note }: { rating: number; note: string },
): Promise<void> {
  await tx.sql
    .insertInto('plans_goal_rating')
    .values({
      scheme_id: tx.actor.schemeId,
      id: newId(tx.now),
      goal_id: of.id,
      person_id: of.personId,
      rating,
      note,
      actor_kind: tx.actor.kind,
      actor_id: tx.actor.id,
      at: tx.now,
    })
    .execute();
}

export async function insertGoalStep(
  tx: Tx,
  of: { id: string; personId: string },
  step: { id: string; words: string; whose: Whose; dueOn: LocalDate | null },
): Promise<void> {
  await tx.sql
    .insertInto('plans_goal_step')
    .values({
      scheme_id: tx.actor.schemeId,
      id: step.id,
      goal_id: of.id,
      person_id: of.personId,
      words: step.words,
      whose: step.whose,
      due_on: step.dueOn,
      created_at: tx.now,
    })
    .execute();
}

/** Notes that a step was done. False when it was done before, or is not there. */
export async function markStepDone(tx: Tx, stepId: string): Promise<boolean> {
  const row = await tx.sql
    .updateTable('plans_goal_step')
    .set({ done_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', stepId)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A step of a goal, or undefined. */
export async function goalStepOf(tx: Tx, stepId: string): Promise<GoalStep | undefined> {
  return (await stepsWhere(tx).where('id', '=', stepId).executeTakeFirst()) as GoalStep | undefined;
}
