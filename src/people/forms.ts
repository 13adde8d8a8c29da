import { z } from 'zod';
import { answerIn, dayField, type FormResult, type FormValues, fields, readForm, withDay } from '#web';
import { type NewConsent, RECIPIENT_KINDS, SHARED_FIELDS } from './consent.ts';
import { CHANNELS, contactProblem, type NewContact } from './contact.ts';
import {
  INTERPRETER,
  type Person,
  type PersonChanges,
  readLanguage,
  readNhsNumber,
  readOutcode,
} from './person.ts';

/** Empty is null; anything else has to be readable. */
function readable(read: (text: string) => string | null, wrong: string) {
  return fields.line().transform((text, context): string | null => {
    const value = text === '' ? null : read(text);
    if (text !== '' && value === null) context.addIssue({ code: 'custom', message: wrong });
    return value;
  });
}

const language = fields
  .line({ required: 'people.error.language', most: 40 })
  .refine((tag) => readLanguage(tag) !== null, 'people.error.language');

const detailsForm = z
  .object({
    name: fields.line({ required: 'people.error.name' }),
    alias: fields.ticked(),
    full_name: fields.line(),
    'born-day': dayField('people.error.born'),
    nhs_number: readable(readNhsNumber, 'people.error.nhs_number'),
    language,
    interpreter: fields.choice(INTERPRETER, 'people.error.interpreter'),
    interpreter_note: fields.prose({ most: 500 }),
    outcode: readable(readOutcode, 'people.error.outcode'),
    address: fields.prose({ most: 500 }),
    shield: fields.ticked(),
  })
  .transform(
    (form): PersonChanges => ({
      name: form.name,
      nameIsAlias: form.alias,
      fullName: form.full_name || null,
      dateOfBirth: form['born-day'],
      nhsNumber: form.nhs_number,
      language: form.language,
      interpreter: form.interpreter,
      interpreterNote: form.interpreter_note,
      outcode: form.outcode,
      address: form.address || null,
      providerMayContact: !form.shield,
    }),
  );

/** What is known of someone, as changed by a link worker. */
export function readDetails(values: FormValues): FormResult<PersonChanges> {
  return { ...readForm(detailsForm, withDay(values, 'born')), values };
}

/** What the form shows before anybody has typed. */
export function detailsValues(person: Person): FormValues {
  const [year = '', month = '', day = ''] = person.dateOfBirth?.split('-') ?? [];
  return {
    name: person.name,
    alias: person.nameIsAlias ? 'yes' : '',
    full_name: person.fullName ?? '',
    'born-day': day.replace(/^0/, ''),
    'born-month': month.replace(/^0/, ''),
    'born-year': year,
    nhs_number: person.nhsNumber ?? '',
    language: person.language,
    interpreter: person.interpreter,
    interpreter_note: person.interpreterNote,
    outcode: person.outcode ?? '',
    address: person.address ?? '',
    shield: person.providerMayContact ? '' : 'yes',
  };
}

function hour(least: number, most: number) {
  const known = Array.from({ length: most - least + 1 }, (_, index) => String(least + index));
  return fields
    .line()
    .refine((text) => text === '' || known.includes(text), 'web.error.choose')
    .transform((text) => (text === '' ? null : Number(text)));
}

const contactForm = z.object({
  channel: fields.choice(CHANNELS, 'people.error.channel'),
  value: fields.line({ most: 500 }),
  preferred: fields.ticked(),
  voicemail: fields.ticked(),
  from: hour(0, 23),
  until: hour(1, 24),
  note: fields.prose({ most: 500 }),
});

/** A safe way to reach someone. Whether the value fits its channel is asked also while other fields are wrong. */
export function readContact(values: FormValues): FormResult<NewContact> {
  const read = readForm(contactForm, values);
  const channel = CHANNELS.find((known) => known === answerIn(values, 'channel'));
  const problem = channel ? contactProblem(channel, answerIn(values, 'value')) : null;
  if (!read.ok || problem) {
    const errors = { ...(read.ok ? {} : read.errors), ...(problem && { value: problem }) };
    return { ok: false, errors, values };
  }
  const { from, until, ...rest } = read.value;
  return { ok: true, value: { ...rest, fromHour: from, untilHour: until }, values };
}

const consentForm = z.object({
  recipient: fields.choice(RECIPIENT_KINDS, 'people.error.recipient'),
  given: fields.choice(['yes', 'no'], 'people.error.given'),
  fields: fields.choices(SHARED_FIELDS),
  withhold: fields.choices(SHARED_FIELDS),
  because: fields.prose({ most: 1000 }),
  language,
  interpreter_present: fields.ticked(),
});

/** What someone agreed to or refused. "Yes" needs something to share, and nothing can be shared and withheld at once. */
export function readConsent(values: FormValues): FormResult<NewConsent> {
  const read = readForm(consentForm, values);
  if (!read.ok) return read;
  const { recipient, given, withhold, because, language: spoken } = read.value;
  const shared = given === 'yes' ? read.value.fields : [];
  if (given === 'yes' && shared.length === 0) {
    return { ok: false, errors: { fields: 'people.error.fields' }, values };
  }
  if (shared.some((field) => withhold.includes(field))) {
    return { ok: false, errors: { withhold: 'people.error.both' }, values };
  }
  const value: NewConsent = {
    recipientKind: recipient,
    given: given === 'yes',
    fields: shared,
    withhold,
    because,
    language: spoken,
    interpreterPresent: read.value.interpreter_present,
  };
  return { ok: true, value, values };
}
