import type { Tx } from '#db';
import { type GoalWithStory, goalsOf } from './goal-store.ts';
import { type Need, needsOf } from './store.ts';

/** What someone needs, and where they want to get to. */
export interface Plan {
  readonly needs: readonly Need[];
  readonly goals: readonly GoalWithStory[];
}

/** The plan of a case: its needs, the most pressing first, and its goals with their ratings and steps. One round trip. */
export async function planOf(tx: Tx, caseId: string): Promise<Plan> {
  const [needs, goals] = await Promise.all([needsOf(tx, caseId), goalsOf(tx, caseId)]);
  return { needs, goals };
}
