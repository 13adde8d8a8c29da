import { z } from 'zod';
import { INTERPRETER } from '#people';
import { answerIn, type FormResult, type FormValues, fields, readForm } from '#web';
import {
  agreedField,
  channelField,
  contactField,
  dayField,
  hourField,
  languageField,
  needsField,
  nhsNumberField,
  outcodeField,
  withContact,
  withDay,
  withNeeds,
} from './fields.ts';

const { line, prose, choice, ticked } = fields;

// Fields stand in the order of the page: so do the errors in the summary at its top.
const referralSchema = z.object({
  name: line({ required: 'referrals.error.name' }),
  alias: ticked(),
  language: languageField,
  interpreter: choice(INTERPRETER, 'referrals.error.interpreter'),
  interpreterNote: line(),
  channel: channelField,
  value: contactField,
  voicemail: ticked(),
  fromHour: hourField(0, 23),
  untilHour: hourField(1, 24),
  contactNote: prose({ most: 500 }),
  domains: needsField('referrals.error.needs'),
  reason: prose(),
  urgent: ticked(),
  agreed: agreedField('referrals.error.agreed'),
  news: choice(['yes', 'no'], 'referrals.error.news'),
  fullName: line(),
  'dateOfBirth-day': dayField('referrals.error.date_of_birth'),
  nhsNumber: nhsNumberField,
  outcode: outcodeField,
  address: prose({ most: 500 }),
  quiet: ticked(),
});

/** A referral as a professional writes it. Only a name, one safe way to be reached, a need and consent are asked. */
export type ReferralInput = z.output<typeof referralSchema>;

export function readReferral(values: FormValues): FormResult<ReferralInput> {
  const read = readForm(referralSchema, withNeeds(withContact(withDay(values, 'dateOfBirth'))));
  return { ...read, values };
}

const selfSchema = z.object({
  name: line({ required: 'referrals.error.name_self' }),
  language: languageField,
  interpreter: choice(INTERPRETER, 'referrals.error.interpreter_self'),
  channel: channelField,
  value: contactField,
  voicemail: ticked(),
  // Nobody who asks for themselves need say for what: a conversation can begin without it.
  domains: needsField(),
  reason: prose(),
  helping: ticked(),
  helperName: z
    .tuple([z.string(), z.string().max(200, 'web.error.too_long')])
    .transform(([helping, name], context) => {
      if (helping !== '' && name === '') {
        context.addIssue({ code: 'custom', message: 'referrals.error.helper' });
      }
      return name;
    }),
  agreed: agreedField('referrals.error.agreed_self'),
});

/** Asking for help, for oneself or for someone who trusts the writer. */
export type SelfInput = z.output<typeof selfSchema>;

export function readSelf(values: FormValues): FormResult<SelfInput> {
  const helper = { helperName: [answerIn(values, 'helping'), answerIn(values, 'helperName')] };
  const read = readForm(selfSchema, { ...withNeeds(withContact(values)), ...helper });
  return { ...read, values };
}
