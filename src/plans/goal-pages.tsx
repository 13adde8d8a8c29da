import { codeWord, type Words } from '#language';
import { bind, DayInput, Form, ui } from '#web';
import { RATINGS } from './forms.ts';
import { type GoalStatus, type GoalVerb, WHOSE } from './goal.ts';
import type { GoalStep, GoalWithStory } from './goal-store.ts';
import { FreeText, type PlanForm, PlanTop } from './pages.tsx';
import type { Need } from './store.ts';

const { Button, Radios, Table, Tag, TextInput } = ui;

function RatingRadios({ view, legend }: { view: PlanForm; legend: string }) {
  return (
    <Radios
      {...bind(view, 'rating')}
      legend={legend}
      legendSize="s"
      hint={view.t('plans.goal.rate_hint')}
      small
      class="tessera-scale"
      items={RATINGS.map((rating) => ({ value: rating as string, label: rating }))}
    />
  );
}

/** Setting a goal in the person's own words. */
export function NewGoalPage(view: PlanForm & { needs: readonly Need[] }) {
  const { t, caseId, needs } = view;
  return (
    <>
      <PlanTop view={view} title={t('plans.goal.title')} />
      <Form action={`/${t.locale}/plans/cases/${caseId}/goals/new`} once={view.once}>
        <FreeText
          view={view}
          name="words"
          label={t('plans.goal.words')}
          hint={t('plans.goal.words_hint')}
          rows={2}
        />
        {needs.length > 0 && (
          <Radios
            {...bind(view, 'needId')}
            legend={t('plans.goal.need')}
            legendSize="s"
            small
            items={[
              ...needs.map((need) => ({ value: need.id, label: codeWord(t, 'need', need.domain) })),
              { value: '', label: t('plans.goal.no_need') },
            ]}
          />
        )}
        <RatingRadios view={view} legend={t('plans.goal.rating')} />
        <Button>{t('plans.goal.button')}</Button>
      </Form>
    </>
  );
}

export interface GoalView extends PlanForm {
  readonly goal: GoalWithStory;
  readonly need: Need | undefined;
  readonly verbs: readonly GoalVerb[];
}

const COLOURS = { open: 'blue', reached: 'green', let_go: 'grey' } as const satisfies Record<
  GoalStatus,
  string
>;

/** A goal with its story: how near they felt, and the small steps towards it. */
export function GoalPage(view: GoalView) {
  const { t, goal, need } = view;
  return (
    <>
      <PlanTop view={view} title={goal.words} />
      <p>
        <Tag colour={COLOURS[goal.status]}>{t(`plans.goal_status.${goal.status}`)}</Tag>{' '}
        {need && t('plans.goal.belongs', { need: codeWord(t, 'need', need.domain) })}
      </p>
      <h2>{t('plans.goal.steps')}</h2>
      <Steps view={view} />
      {goal.status === 'open' && <NewStep view={view} />}
      <h2>{t('plans.goal.ratings')}</h2>
      <Ratings view={view} />
      {goal.status === 'open' && (
        <Form action={`/${t.locale}/plans/goals/${goal.id}/ratings`} once={view.once}>
          <RatingRadios view={view} legend={t('plans.goal.rate')} />
          <FreeText view={view} name="rating_note" label={t('plans.goal.rate_note')} rows={2} />
          <Button variant="secondary">{t('plans.goal.rate_button')}</Button>
        </Form>
      )}
      <h2>{t('plans.goal.end')}</h2>
      {view.verbs.map((verb) => (
        <Form action={`/${t.locale}/plans/goals/${goal.id}/${verb}`} once={view.once}>
          <Button variant="secondary">{t(`plans.goal.verb.${verb}`)}</Button>
        </Form>
      ))}
    </>
  );
}

function Ratings({ view: { t, goal, formats } }: { view: GoalView }) {
  if (goal.ratings.length === 0) return <p>{t('plans.goal.ratings_empty')}</p>;
  return (
    <Table
      responsive
      caption={<ui.Hidden>{t('plans.goal.ratings')}</ui.Hidden>}
      columns={[
        { text: t('plans.goal.column.when') },
        { text: t('plans.goal.column.rating'), numeric: true },
        { text: t('plans.goal.column.note') },
      ]}
      rows={goal.ratings
        .toReversed()
        .map(({ at, rating, note }) => [
          formats.dateOf(at),
          String(rating),
          { content: <span dir="auto">{note}</span> },
        ])}
    />
  );
}

function Steps({ view }: { view: GoalView }) {
  const { t, goal } = view;
  if (goal.steps.length === 0) return <p>{t('plans.goal.steps_empty')}</p>;
  return (
    <ul class="nhsuk-list">
      {goal.steps.map((step) => (
        <li>
          <p>
            <strong dir="auto">{step.words}</strong>
            <br />
            {stepFacts(t, view, step)}
          </p>
          {!step.doneAt && (
            <Form action={`/${t.locale}/plans/steps/${step.id}/done`} once={view.once}>
              <Button variant="secondary" small>
                {t('plans.goal.step_finish')}
                <ui.Hidden>
                  {' '}
                  <bdi>{step.words}</bdi>
                </ui.Hidden>
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

function stepFacts(t: Words, { formats }: GoalView, step: GoalStep): string {
  const whose = t(`plans.whose.${step.whose}`);
  if (step.doneAt) return `${whose} · ${t('plans.goal.step_done', { date: formats.dateOf(step.doneAt) })}`;
  return step.dueOn ? `${whose} · ${t('plans.goal.step_due', { date: formats.date(step.dueOn) })}` : whose;
}

function NewStep({ view }: { view: GoalView }) {
  const { t, goal } = view;
  return (
    <>
      <h3>{t('plans.goal.step_new')}</h3>
      <Form action={`/${t.locale}/plans/goals/${goal.id}/steps`} once={view.once}>
        <TextInput
          {...bind(view, 'step_words')}
          label={t('plans.goal.step_words')}
          labelSize="s"
          attributes={{ dir: 'auto' }}
        />
        <Radios
          {...bind(view, 'whose')}
          legend={t('plans.goal.step_whose')}
          legendSize="s"
          small
          items={WHOSE.map((whose) => ({ value: whose as string, label: t(`plans.whose.${whose}`) }))}
        />
        <DayInput
          state={view}
          name="due"
          legend={t('plans.goal.step_due_on')}
          hint={t('plans.goal.step_due_hint')}
        />
        <Button variant="secondary">{t('plans.goal.step_button')}</Button>
      </Form>
    </>
  );
}
