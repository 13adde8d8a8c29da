import { z } from 'zod';
import { NEED_DOMAINS } from '#directory';
import { type FormResult, type FormValues, fields, readForm } from '#web';
import { BARRIERS } from './barrier.ts';
import { agreedField, dayField, withDay } from './fields.ts';
import { NEXT_STEPS, type Verb } from './state.ts';

/** Verbs by which a referral can end without help. That someone came is noted as a session. */
export type EndVerb = Exclude<Verb, 'attend'>;

const { line, prose, choice, choices } = fields;

/** Ending without help: how, what stood in the way, and what happens now. `verbs` are those possible at the moment. */
export function readEnding(values: FormValues, verbs: readonly EndVerb[]) {
  const schema = z.object({
    verb: choice(verbs as unknown as readonly [EndVerb, ...EndVerb[]], 'referrals.error.verb'),
    barrier: choice(BARRIERS, 'referrals.error.barrier'),
    nextStep: choice(NEXT_STEPS, 'referrals.error.next_step'),
    note: prose(),
  });
  return readForm(schema, values);
}

const questionSchema = z.object({ note: prose({ required: 'referrals.error.question' }) });

/** Asking the other side for something, or answering: words are needed. */
export const readQuestion = (values: FormValues) => readForm(questionSchema, values);

const informationSchema = z.object({ note: prose({ required: 'referrals.error.information' }) });

export const readInformation = (values: FormValues) => readForm(informationSchema, values);

const correctionSchema = z.object({ note: prose({ required: 'referrals.error.correction', most: 2000 }) });

/** What a provider writes where something else was written down for them. */
export const readCorrection = (values: FormValues) => readForm(correctionSchema, values);

/** Why a provider cannot help, in the few words that they choose from, and what that makes of the referral. */
export const CANNOT = {
  full_or_waiting: 'have_no_capacity',
  eligibility_or_nrpf: 'find_not_eligible',
  documents_demanded: 'find_not_eligible',
  listing_wrong: 'decline',
  appropriateness: 'decline',
  language: 'decline',
  gender: 'decline',
  cost_or_travel: 'decline',
  other: 'decline',
} as const satisfies Partial<Record<(typeof BARRIERS)[number], Verb>>;
export type Cannot = keyof typeof CANNOT;
export const CANNOT_REASONS = Object.keys(CANNOT) as [Cannot, ...Cannot[]];

export const ANSWERS = ['yes', 'waiting_list', 'cannot', 'talk'] as const;

const noted = { note: prose({ most: 2000 }) };
const answerSchema = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('yes'), ...noted }),
  z.object({ answer: z.literal('waiting_list'), ...noted }),
  z.object({
    answer: z.literal('cannot'),
    barrier: choice(CANNOT_REASONS, 'referrals.error.cannot'),
    ...noted,
  }),
  z.object({ answer: z.literal('talk'), note: prose({ required: 'referrals.error.talk', most: 2000 }) }),
]);
export type ProviderAnswer = z.output<typeof answerSchema>;

/** One of the four plain answers of a provider. */
export function readAnswer(values: FormValues): FormResult<ProviderAnswer> {
  const answer = readForm(z.object({ answer: choice(ANSWERS, 'referrals.error.answer') }), values);
  return answer.ok
    ? readForm(answerSchema, { ...values, answer: answer.value.answer })
    : { ...answer, values };
}

export const CAME = ['yes', 'not_yet', 'missed', 'stopped'] as const;

const day = { 'day-day': dayField('referrals.error.day') };
const barrier = { barrier: choice(BARRIERS, 'referrals.error.barrier') };
const attendanceSchema = z.discriminatedUnion('came', [
  z.object({ came: z.literal('yes'), ...day }),
  z.object({ came: z.literal('not_yet') }),
  z.object({ came: z.literal('missed'), ...day, ...barrier }),
  z.object({ came: z.literal('stopped'), ...barrier }),
]);
export type Attendance = z.output<typeof attendanceSchema>;

/** Whether someone came. No day means today. */
export function readAttendance(values: FormValues): FormResult<Attendance> {
  const came = readForm(z.object({ came: choice(CAME, 'referrals.error.came') }), values);
  if (!came.ok) return { ...came, values };
  const read = readForm(attendanceSchema, { ...withDay(values, 'day'), came: came.value.came });
  return { ...read, values };
}

/** What can be shown to a provider beside initials, when the person agrees. */
const SHAREABLE = ['name', 'phone', 'language', 'interpreter'] as const;

const onwardSchema = z.object({
  share: choices(SHAREABLE),
  note: prose({ most: 2000 }),
  agreed: agreedField('referrals.error.agreed_onward'),
});
export const readOnward = (values: FormValues) => readForm(onwardSchema, values);

const signpostSchema = z.object({
  domain: choice(NEED_DOMAINS, 'referrals.error.signpost'),
  serviceId: line(),
  back: line(),
});
export const readSignpost = (values: FormValues) => readForm(signpostSchema, values);
