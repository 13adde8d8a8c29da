import { member } from '#access';
import { isId, isRefusal, NOT_FOUND, refuse } from '#kernel';
import { type Answer, type AnyRoute, type FormState, invalid, page, redirect, route, type Visit } from '#web';
import { readGoal, readGoalStep, readRating } from './forms.ts';
import { GOAL_MOVES, type GoalVerb, possibleForGoal } from './goal.ts';
import { addGoalStep, finishGoalStep, moveGoal, rateGoal, setGoal } from './goal-commands.ts';
import { GoalPage, NewGoalPage } from './goal-pages.tsx';
import { type GoalWithStory, goalOf, goalStepOf } from './goal-store.ts';
import { caseRoute, toRecord } from './routes.ts';
import { needOf, needsOf } from './store.ts';
import { type PlanVisit, planVisit } from './visit.ts';

type GoalVisit = PlanVisit & { readonly goal: GoalWithStory };
type Typed = Pick<FormState, 'values' | 'errors'>;

function goalRoute(
  definition: { method: 'GET' | 'POST'; path: string; name: string },
  handle: (visit: Visit, about: GoalVisit) => Promise<Answer>,
): AnyRoute {
  return route({
    ...definition,
    path: `/plans/goals/:goalId${definition.path}`,
    may: member('plans.work'),
    audit: definition.method === 'GET' ? 'read' : 'change',
    handle: async (visit) => {
      const goalId = visit.params.goalId ?? '';
      const goal = isId(goalId) && (await goalOf(visit.tx, goalId));
      if (!goal) return NOT_FOUND;
      const about = await planVisit(visit, goal.caseId, goal.id);
      return isRefusal(about) ? about : handle(visit, { ...about, goal });
    },
  });
}

async function goalPage({ tx }: Visit, { view, goal }: GoalVisit, typed: Typed) {
  const need = goal.needId ? await needOf(tx, goal.needId) : undefined;
  return GoalPage({ ...view, ...typed, goal, need, verbs: possibleForGoal(goal.status) });
}

const toGoal = ({ locale }: Visit, goalId: string, banner: string): Answer =>
  redirect(`/${locale}/plans/goals/${goalId}`, { banner: `plans.banner.${banner}` });

function settingRoutes(): AnyRoute[] {
  const path = '/goals/new';
  return [
    caseRoute({ method: 'GET', path, name: 'plans.goal.new' }, async ({ t, tx }, { found, view }) => {
      if (found.status === 'closed') return refuse('plans.case_closed', ['reopen']);
      const needs = await needsOf(tx, found.id);
      return page(t('plans.goal.title'), NewGoalPage({ ...view, needs, values: {}, errors: {} }));
    }),
    caseRoute({ method: 'POST', path, name: 'plans.goal.set' }, async (visit, { found, view }) => {
      const { t, tx, form } = visit;
      const needs = await needsOf(tx, found.id);
      const read = readGoal(
        form,
        needs.map(({ id }) => id),
      );
      if (!read.ok) return invalid(t('plans.goal.title'), NewGoalPage({ ...view, ...read, needs }));
      const { words, needId, rating } = read.value;
      const set = await setGoal(tx, found.id, { words, needId: needId || null, rating });
      return isRefusal(set) ? set : toRecord(visit, found.id, 'goal_set');
    }),
  ];
}

function storyRoutes(): AnyRoute[] {
  return [
    goalRoute({ method: 'GET', path: '', name: 'plans.goal.show' }, async (visit, about) =>
      page(about.goal.words, await goalPage(visit, about, { values: {}, errors: {} })),
    ),
    goalRoute({ method: 'POST', path: '/ratings', name: 'plans.goal.rate' }, async (visit, about) => {
      const { goal } = about;
      const read = readRating(visit.form);
      if (!read.ok) return invalid(goal.words, await goalPage(visit, about, read));
      const { rating, rating_note: note } = read.value;
      const rated = await rateGoal(visit.tx, goal.id, { rating, note });
      return isRefusal(rated) ? rated : toGoal(visit, goal.id, 'goal_rated');
    }),
    goalRoute({ method: 'POST', path: '/steps', name: 'plans.goal_step.add' }, async (visit, about) => {
      const { goal } = about;
      const read = readGoalStep(visit.form);
      if (!read.ok) return invalid(goal.words, await goalPage(visit, about, read));
      const { step_words: words, whose, 'due-day': dueOn } = read.value;
      const added = await addGoalStep(visit.tx, goal.id, { words, whose, dueOn });
      return isRefusal(added) ? added : toGoal(visit, goal.id, 'step_added');
    }),
    ...(Object.keys(GOAL_MOVES) as GoalVerb[]).map((verb) =>
      goalRoute({ method: 'POST', path: `/${verb}`, name: `plans.goal.${verb}` }, async (visit, { goal }) => {
        const moved = await moveGoal(visit.tx, goal.id, verb);
        return isRefusal(moved) ? moved : toGoal(visit, goal.id, 'goal_moved');
      }),
    ),
    route({
      method: 'POST',
      path: '/plans/steps/:goalStepId/done',
      name: 'plans.goal_step.finish',
      may: member('plans.work'),
      audit: 'change',
      handle: async (visit) => {
        const stepId = visit.params.goalStepId ?? '';
        const step = isId(stepId) && (await goalStepOf(visit.tx, stepId));
        if (!step) return NOT_FOUND;
        visit.concerns({ personId: step.personId, subjectId: step.id });
        const done = await finishGoalStep(visit.tx, step.id);
        return isRefusal(done) ? done : toGoal(visit, done.goalId, 'step_done');
      },
    }),
  ];
}

/** Goals in the person's own words, their ratings and steps. */
export function goalRoutes(): AnyRoute[] {
  return [...settingRoutes(), ...storyRoutes()];
}
