import type { NeedDomain } from '#directory';
import type { LocalDate } from '#kernel';
import {
  addGoalStep,
  askLater,
  finishGoalStep,
  type MoveNeedInput,
  moveGoal,
  moveNeed,
  type NeedVerb,
  nameNeed,
  rateGoal,
  setGoal,
} from '#plans';
import type { Deed } from './deeds.ts';
import type { MemberKey } from './members.ts';
import { known } from './stage.ts';

/** Names a need in the person's words; later deeds call it by its domain. */
export function names(by: MemberKey, domain: NeedDomain, words: string, priority = 1): Deed {
  return async (stage, life) => {
    const { personId, caseId } = life;
    const need = await stage.perform(
      stage.member(by),
      'plans.need.name',
      { personId, subjectId: caseId },
      (tx) => nameNeed(tx, caseId, { domain, words, priority }),
    );
    life.needs.set(domain, need.id);
  };
}

/** Says how a need stands. */
export function need(by: MemberKey, domain: NeedDomain, verb: NeedVerb, input: MoveNeedInput = {}): Deed {
  return (stage, { personId, needs }) => {
    const subjectId = known(needs, domain);
    return stage.perform(stage.member(by), 'plans.need.move', { personId, subjectId }, (tx) =>
      moveNeed(tx, subjectId, verb, input),
    );
  };
}

/** It is too early to say whether the need was met. */
export function tooEarly(by: MemberKey, domain: NeedDomain, words: string): Deed {
  return (stage, { personId, needs }) => {
    const subjectId = known(needs, domain);
    return stage.perform(stage.member(by), 'plans.need.answer', { personId, subjectId }, (tx) =>
      askLater(tx, subjectId, words),
    );
  };
}

/** A goal in the person's words, with how near they feel to it; later deeds call it by `key`. */
export function sets(by: MemberKey, key: string, words: string, rating: number, of?: NeedDomain): Deed {
  return async (stage, life) => {
    const { personId, caseId } = life;
    const needId = of ? known(life.needs, of) : null;
    const goal = await stage.perform(
      stage.member(by),
      'plans.goal.set',
      { personId, subjectId: caseId },
      (tx) => setGoal(tx, caseId, { words, rating, needId }),
    );
    life.goals.set(key, goal.id);
  };
}

export function rates(by: MemberKey, key: string, rating: number, note = ''): Deed {
  return (stage, { personId, goals }) => {
    const subjectId = known(goals, key);
    return stage.perform(stage.member(by), 'plans.goal.rate', { personId, subjectId }, (tx) =>
      rateGoal(tx, subjectId, { rating, note }),
    );
  };
}

type Whose = Parameters<typeof addGoalStep>[2]['whose'];

/** A small thing to do towards a goal, due so many days from then; `key` is its goal's, or its own after a slash. */
export function step(by: MemberKey, key: string, words: string, whose: Whose, inDays: number | null): Deed {
  return async (stage, life) => {
    const goalId = known(life.goals, key.split('/')[0] ?? key);
    const dueOn: LocalDate | null = inDays === null ? null : stage.dayIn(inDays);
    const made = await stage.perform(
      stage.member(by),
      'plans.goal_step.add',
      { personId: life.personId, subjectId: goalId },
      (tx) => addGoalStep(tx, goalId, { words, whose, dueOn }),
    );
    life.steps.set(key, made.id);
  };
}

export function done(by: MemberKey, key: string): Deed {
  return (stage, { personId, steps }) => {
    const subjectId = known(steps, key);
    return stage.perform(stage.member(by), 'plans.goal_step.finish', { personId, subjectId }, (tx) =>
      finishGoalStep(tx, subjectId),
    );
  };
}

export function goal(by: MemberKey, key: string, verb: Parameters<typeof moveGoal>[2]): Deed {
  return (stage, { personId, goals }) => {
    const subjectId = known(goals, key);
    return stage.perform(stage.member(by), 'plans.goal.move', { personId, subjectId }, (tx) =>
      moveGoal(tx, subjectId, verb),
    );
  };
}
