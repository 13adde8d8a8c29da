import { z } from 'zod';
import { NEED_DOMAINS } from '#directory';
import { type LocalDate, readLocalDate } from '#kernel';
import { CHANNELS, type ContactChannel, readContactValue, readNhsNumber, readOutcode } from '#people';
import { answerIn, answersIn, type FormValues, fields } from '#web';

/**
 * Languages offered by name (BCP 47), as spoken and signed by people who come to schemes in the United Kingdom.
 * `und` stands for any other: its name goes into the note beside it.
 */
export const SPOKEN = [
  ...['en', 'cy', 'bfi', 'am', 'ar', 'az', 'bg', 'bn', 'ckb', 'cs', 'de', 'el', 'es', 'et', 'fa', 'fa-AF'],
  ...['ff', 'fr', 'gu', 'ha', 'he', 'hi', 'hr', 'hu', 'hy', 'ig', 'it', 'ja', 'ka', 'kmr', 'ko', 'ln'],
  ...['lt', 'lv', 'mk', 'ml', 'mn', 'ms', 'my', 'ne', 'nl', 'om', 'pa', 'pl', 'ps', 'pt', 'rhg', 'ro', 'rom'],
  ...['ru', 'rw', 'si', 'sk', 'sn', 'so', 'sq', 'sr', 'sw', 'syl', 'ta', 'te', 'th', 'ti', 'tl', 'tr', 'tw'],
  ...['ug', 'uk', 'ur', 'uz', 'vi', 'wo', 'yo', 'yue', 'zh', 'zu', 'und'],
] as const;

export const languageField = z.preprocess(
  (value) => String(value ?? ''),
  z.enum(SPOKEN as unknown as readonly [string, ...string[]], { error: 'referrals.error.language' }),
);

/** A way to reach someone, and where. Whoever will come by need say nothing more. */
export interface SafeContact {
  readonly channel: ContactChannel;
  readonly value: string;
}

const UNREACHABLE = {
  sms: 'referrals.error.number',
  phone_call: 'referrals.error.number',
  email: 'referrals.error.email',
  letter: 'referrals.error.letter',
  through_someone: 'referrals.error.someone',
} as const;

function whyUnreachable({ channel, value }: SafeContact): string | null {
  if (channel === 'in_person') return null;
  return readContactValue(channel, value) === null ? UNREACHABLE[channel] : null;
}

/** Channel and value, read together by `withContact`. Errors of the value stand at the value. */
export const contactField = z
  .tuple([z.string(), z.string().max(500, 'web.error.too_long')])
  .transform(([channel, value]): SafeContact => ({ channel: channel as ContactChannel, value }))
  .superRefine((contact, context) => {
    const known = CHANNELS.includes(contact.channel);
    const why = known ? whyUnreachable(contact) : null;
    if (why) context.addIssue({ code: 'custom', message: why });
  });

export const channelField = fields.choice(CHANNELS, 'referrals.error.channel');

/** Domains of need; with `required`, which is said when there are neither domains nor words. */
export function needsField(required?: string) {
  return z.array(z.string()).transform((list, context) => {
    const [words = '', ...domains] = list;
    const known = NEED_DOMAINS.filter((domain) => domains.includes(domain));
    if (required && known.length === 0 && words === '')
      context.addIssue({ code: 'custom', message: required });
    return known;
  });
}

/** Three boxes to a day; null when all are empty. The error stands at the first box, which can take the focus. */
export function dayField(message: string) {
  return z.array(z.string()).transform((parts, context): LocalDate | null => {
    if (parts.every((part) => part === '')) return null;
    const [day = '', month = '', year = ''] = parts;
    const read = readLocalDate(`${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    if (!read || read < '1900-01-01') context.addIssue({ code: 'custom', message });
    return read;
  });
}

/** The three boxes of a date as one list, under the name of the first, for `dayField`. */
export function withDay(values: FormValues, name: string): FormValues {
  const parts = ['day', 'month', 'year'].map((part) => answerIn(values, `${name}-${part}`));
  return { ...values, [`${name}-day`]: parts };
}

/** Channel and value together, for `contactField`. */
export function withContact(values: FormValues): FormValues {
  return { ...values, value: [answerIn(values, 'channel'), answerIn(values, 'value')] };
}

/** Words and ticked domains together, for `needsField`. */
export function withNeeds(values: FormValues): FormValues {
  return { ...values, domains: [answerIn(values, 'reason'), ...answersIn(values, 'domains')] };
}

/** An hour of the day between two limits, or null when none was chosen. Hours that end before they begin span midnight. */
export function hourField(least: number, most: number) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? null : Number(value)),
    z
      .number({ error: 'web.error.choose' })
      .int('web.error.choose')
      .min(least, 'web.error.choose')
      .max(most, 'web.error.choose')
      .nullable(),
  );
}

/** Ten digits of which the last fits the others; null when empty. */
export const nhsNumberField = optional(readNhsNumber, 'referrals.error.nhs_number');

/** The first half of a postcode, out of a half or a whole one; null when empty. */
export const outcodeField = optional(readOutcode, 'referrals.error.outcode');

function optional(read: (text: string) => string | null, message: string) {
  return fields.line().transform((text, context): string | null => {
    const value = text === '' ? null : read(text);
    if (text !== '' && value === null) context.addIssue({ code: 'custom', message });
    return value;
  });
}

/** A box that has to be ticked. */
export function agreedField(message: string) {
  return fields.ticked().pipe(z.literal(true, { error: message }));
}
