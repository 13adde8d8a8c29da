import { z } from 'zod';
import { addDays, type FieldErrors, type LocalDate } from '#kernel';
import { BARRIERS, type Barrier } from '#referrals';
import {
  answerIn,
  answersIn,
  dayField,
  type FormResult,
  type FormValues,
  fields,
  readForm,
  withDay,
} from '#web';
import { asksBarrier, CLOSING_CODES, type Closing } from './closing.ts';
import type { NextAction } from './commands.ts';
import { INTERPRETERS, MODES } from './contact.ts';

const { line, prose, choice, optionalChoice } = fields;

/** Days from today that are offered for a next action; anything else is typed. */
export const OFFERED_DAYS = ['1', '7', '14', '28'] as const;
const WHENS = [...OFFERED_DAYS, 'other'] as const;
export const CONTACT_DAYS = ['today', 'yesterday', 'other'] as const;

/** What happens next, and by when: one of the offered days, or one that is typed. */
export function readNext(values: FormValues, today: LocalDate): FormResult<NextAction> {
  const words = z.object({ next_words: line({ required: 'cases.error.next_words', most: 300 }) });
  const when = z.object({ next_when: choice(WHENS, 'cases.error.next_when') });
  const on =
    answerIn(values, 'next_when') === 'other'
      ? readDay(values, 'next_day', (day) => (day > today ? null : 'cases.error.day_past'))
      : mapped(readForm(when, values), ({ next_when }) => addDays(today, Number(next_when)));
  return joined(
    readForm(words, values),
    on,
    ({ next_words }, day) => ({ words: next_words, on: day }),
    values,
  );
}

/** A day that has to be there; `wrong` says the key of what is wrong with it, if anything. */
function readDay(
  values: FormValues,
  name: string,
  wrong: (day: LocalDate) => string | null,
): FormResult<LocalDate> {
  const field = `${name}-day`;
  const read = readForm(
    z.object({ [field]: dayField('cases.error.day', 'cases.error.day_missing') }),
    withDay(values, name),
  );
  if (!read.ok) return { ...read, values };
  const day = read.value[field] as LocalDate;
  const error = wrong(day);
  return error ? { ok: false, errors: { [field]: error }, values } : { ok: true, value: day, values };
}

const contactSchema = z.object({
  mode: choice(MODES, 'cases.error.mode'),
  minutes: z.preprocess(
    (value) =>
      value === undefined || value === '' ? null : /^\d{1,4}$/.test(String(value)) ? Number(value) : -1,
    z.number().min(0, 'cases.error.minutes').max(1440, 'cases.error.minutes').nullable(),
  ),
  interpreter: choice(INTERPRETERS, 'cases.error.interpreter'),
  what_matters: prose(),
  note: prose({ most: 8000 }),
});

/** A conversation and what happens next, in one form: nothing is typed twice. */
export function readContact(values: FormValues, today: LocalDate) {
  const when = z.object({ when: choice(CONTACT_DAYS, 'cases.error.when') });
  const day =
    answerIn(values, 'when') === 'other'
      ? readDay(values, 'day', (on) => (on <= today ? null : 'cases.error.day_future'))
      : mapped(readForm(when, values), (read) => (read.when === 'today' ? today : addDays(today, -1)));
  const contact = joined(day, readForm(contactSchema, values), (on, rest) => ({ on, ...rest }), values);
  return joined(contact, readNext(values, today), (noted, next) => ({ ...noted, next }), values);
}

const moveSchema = z.object({ note: prose() });

/** A move that goes on: a note, and what happens next. */
export function readMove(values: FormValues, today: LocalDate) {
  return joined(
    readForm(moveSchema, values),
    readNext(values, today),
    ({ note }, next) => ({ note, next }),
    values,
  );
}

export interface Close {
  readonly reason: Closing;
  readonly barrier?: Barrier;
  readonly note: string;
}

/** A closing. Every loose end is ticked as going on, or has to be settled first. */
export function readClose(values: FormValues, looseEnds: readonly string[]): FormResult<Close> {
  const schema = z.object({
    reason: choice(CLOSING_CODES, 'cases.error.closing'),
    barrier: optionalChoice(BARRIERS),
    note: prose(),
  });
  const ticked = answersIn(values, 'going_on');
  const loose: FieldErrors = looseEnds.every((id) => ticked.includes(id))
    ? {}
    : { going_on: 'cases.error.loose' };
  const read = readForm(schema, values);
  if (!read.ok) return { ...read, errors: { ...loose, ...read.errors } };
  const { reason, barrier, note } = read.value;
  const stood: FieldErrors = asksBarrier(reason) && !barrier ? { barrier: 'cases.error.barrier' } : {};
  const errors = { ...loose, ...stood };
  if (Object.keys(errors).length > 0) return { ok: false, errors, values };
  return {
    ok: true,
    value: { reason, barrier: (asksBarrier(reason) && barrier) || undefined, note },
    values,
  };
}

const handoverSchema = z.object({
  to: line({ required: 'cases.error.link_worker' }),
  note: prose({ required: 'cases.error.handover_note' }),
});

/** A handover to one of the link workers who may take it. */
export function readHandover(values: FormValues, workers: readonly string[]) {
  const read = readForm(handoverSchema, values);
  if (!read.ok || workers.includes(read.value.to)) return read;
  return { ok: false, errors: { to: 'cases.error.link_worker' }, values } as const;
}

function mapped<A, B>(read: FormResult<A>, map: (value: A) => B): FormResult<B> {
  return read.ok ? { ...read, value: map(read.value) } : read;
}

// Two parts of one form, so that everything that is wrong is said at once.
function joined<A, B, C>(
  a: FormResult<A>,
  b: FormResult<B>,
  join: (a: A, b: B) => C,
  values: FormValues,
): FormResult<C> {
  if (a.ok && b.ok) return { ok: true, value: join(a.value, b.value), values };
  return { ok: false, errors: { ...(!a.ok && a.errors), ...(!b.ok && b.errors) }, values };
}
