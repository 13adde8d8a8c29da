import { z } from 'zod';
import { NEED_DOMAINS } from '#directory';
import { BARRIERS, type Barrier } from '#referrals';
import { dayField, type FormResult, type FormValues, fields, readForm, withDay } from '#web';
import { WHOSE } from './goal.ts';
import { isUnmet, NEED_MOVES, type NeedVerb } from './state.ts';

const { line, prose, choice, optionalChoice } = fields;

export const PRIORITIES = ['1', '2', '3'] as const;
export const RATINGS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
export const MET_ANSWERS = ['yes', 'partly', 'no', 'too_early'] as const;

const needSchema = z.object({
  domain: choice(NEED_DOMAINS, 'plans.error.domain'),
  words: prose({ most: 2000 }),
  priority: choice(PRIORITIES, 'plans.error.priority').transform(Number),
});
export const readNeed = (values: FormValues) => readForm(needSchema, values);

export interface NeedMove {
  readonly verb: NeedVerb;
  readonly barrier?: Barrier;
  readonly note: string;
}

/** How a need stands now; what stood in the way is asked where it ends unmet, and forgotten otherwise. */
export function readNeedMove(values: FormValues, verbs: readonly NeedVerb[]): FormResult<NeedMove> {
  const schema = z.object({
    verb: choice(verbs as readonly [NeedVerb, ...NeedVerb[]], 'plans.error.verb'),
    barrier: optionalChoice(BARRIERS),
    note: prose(),
  });
  const read = readForm(schema, values);
  if (!read.ok) return read;
  const { verb, barrier, note } = read.value;
  if (!isUnmet(NEED_MOVES[verb].to)) return { ok: true, value: { verb, note }, values };
  if (!barrier) return { ok: false, errors: { barrier: 'plans.error.barrier' }, values };
  return { ok: true, value: { verb, barrier, note }, values };
}

const VERB_OF = { yes: 'meet', partly: 'meet_partly', no: 'not_meet', too_early: null } as const;

export interface MetAnswer {
  /** Null: too early to say. */
  readonly verb: NeedVerb | null;
  readonly barrier?: Barrier;
  readonly note: string;
}

/** The answer to "was the need met?". */
export function readMet(values: FormValues): FormResult<MetAnswer> {
  const schema = z.object({
    answer: choice(MET_ANSWERS, 'plans.error.answer'),
    barrier: optionalChoice(BARRIERS),
    note: prose(),
  });
  const read = readForm(schema, values);
  if (!read.ok) return read;
  const { answer, barrier, note } = read.value;
  const verb = VERB_OF[answer];
  if (answer !== 'no') return { ok: true, value: { verb, note }, values };
  if (!barrier) return { ok: false, errors: { barrier: 'plans.error.barrier' }, values };
  return { ok: true, value: { verb, barrier, note }, values };
}

/** A goal; it may belong to one of the needs of its case. */
export function readGoal(values: FormValues, needs: readonly string[]) {
  const schema = z.object({
    words: prose({ required: 'plans.error.goal_words', most: 500 }),
    needId: line().refine((id) => id === '' || needs.includes(id), 'plans.error.goal_need'),
    rating: optionalChoice(RATINGS).transform((text) => (text === null ? undefined : Number(text))),
  });
  return readForm(schema, values);
}

const ratingSchema = z.object({
  rating: choice(RATINGS, 'plans.error.rating').transform(Number),
  rating_note: prose({ most: 1000 }),
});
export const readRating = (values: FormValues) => readForm(ratingSchema, values);

const stepSchema = z.object({
  step_words: line({ required: 'plans.error.step_words', most: 300 }),
  whose: choice(WHOSE, 'plans.error.whose'),
  'due-day': dayField('plans.error.due'),
});

/** A step; the day by which is optional. */
export function readGoalStep(values: FormValues) {
  return { ...readForm(stepSchema, withDay(values, 'due')), values };
}
