import { addDays, dayOf, type Instant, startOf } from '#kernel';

/** Ways to reach someone. Only the first two go through a machine. */
export const CHANNELS = ['sms', 'email', 'phone_call', 'letter', 'through_someone', 'in_person'] as const;
export type ContactChannel = (typeof CHANNELS)[number];

/** A way in which it is safe to reach someone. What is not listed is not safe. */
export interface Contact {
  readonly id: string;
  readonly channel: ContactChannel;
  /** Number or address; for `through_someone` who and how; for `in_person` where. */
  readonly value: string;
  readonly preferred: boolean;
  /** Whether a message may be left. */
  readonly voicemail: boolean;
  /** Safe hours of their day: from `fromHour` (0 to 23) until `untilHour` (1 to 24); null for any. */
  readonly fromHour: number | null;
  readonly untilHour: number | null;
  readonly note: string;
}

export interface NewContact {
  readonly channel: ContactChannel;
  readonly value: string;
  readonly preferred?: boolean;
  readonly voicemail?: boolean;
  readonly fromHour?: number | null;
  readonly untilHour?: number | null;
  readonly note?: string;
}

/**
 * A number or address as it is stored and compared: telephone numbers in international form (a leading 0 is read as
 * British), e-mail in lower case, anything else as it was written. Null when it cannot be one of its kind.
 */
export function readContactValue(channel: ContactChannel, text: string): string | null {
  const value = text.trim();
  if (value === '') return null;
  if (channel === 'email')
    return /^[^\s@<>",;]+@[^\s@<>",;.]+(?:\.[^\s@<>",;.]+)+$/.test(value) ? value.toLowerCase() : null;
  if (channel === 'sms' || channel === 'phone_call') return readTelephone(value);
  return value;
}

function readTelephone(text: string): string | null {
  const digits = [...text.normalize('NFKC').replaceAll(/[\s().‐-―-]/gu, '')].map(latinDigit).join('');
  const number = digits.replace(/^00/, '+').replace(/^0(?=[1-9])/, '+44');
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}

// People type numbers in the digits of their own script; the network wants the Latin ones.
function latinDigit(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  for (const zero of [0x0660, 0x06f0, 0x0966, 0x09e6]) {
    if (code >= zero && code <= zero + 9) return String(code - zero);
  }
  return sign;
}

/** Why a channel and value cannot be used, as a catalogue key; null when they can. Who comes by may say nothing more. */
export function contactProblem(channel: ContactChannel, value: string): string | null {
  if (channel === 'in_person') return null;
  return readContactValue(channel, value) === null ? `people.error.${channel}` : null;
}

/** The contact that a message goes to: the preferred one if a machine can use it, else the first that one can. */
export function messageContact(contacts: readonly Contact[]): Contact | undefined {
  const usable = contacts.filter(({ channel }) => channel === 'sms' || channel === 'email');
  return usable.find((contact) => contact.preferred) ?? usable[0];
}

/** The next moment within someone's safe hours: now, or when they begin. Hours that end before they begin span midnight. */
export function safeMoment(
  hours: Pick<Contact, 'fromHour' | 'untilHour'>,
  now: Instant,
  zone: string,
): Instant {
  const from = hours.fromHour ?? 0;
  const until = hours.untilHour ?? 24;
  if (from === until || (from === 0 && until === 24)) return now;
  const today = dayOf(now, zone);
  for (const offset of [-1, 0, 1]) {
    const day = addDays(today, offset);
    const begins = startOf(day, zone, from);
    const ends = startOf(until > from ? day : addDays(day, 1), zone, until);
    if (now < begins) return begins;
    if (now < ends) return now;
  }
  return now;
}
