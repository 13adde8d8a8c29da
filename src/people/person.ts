import type { Instant, LocalDate } from '#kernel';
import type { NewContact } from './contact.ts';

export const INTERPRETER = ['not_needed', 'needed', 'not_sure'] as const;
export type Interpreter = (typeof INTERPRETER)[number];

/** Someone who came for help. A name or an alias is enough; nothing here says why they are in the country. */
export interface Person {
  readonly id: string;
  /** What messages and telephone calls use instead of the name. */
  readonly reference: string;
  /** What they want to be called. */
  readonly name: string;
  readonly nameIsAlias: boolean;
  readonly fullName: string | null;
  readonly dateOfBirth: LocalDate | null;
  /** Ten digits. */
  readonly nhsNumber: string | null;
  /** BCP 47: the language in which they want to talk. */
  readonly language: string;
  readonly interpreter: Interpreter;
  /** Dialect, sex of the interpreter, mode. */
  readonly interpreterNote: string;
  /** First half of a postcode. */
  readonly outcode: string | null;
  readonly address: string | null;
  /** False: providers never see a phone or address. */
  readonly providerMayContact: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Someone who has just come. A name, a language and one safe way to be reached are enough. */
export interface NewPerson {
  /** A visitor's own id; otherwise a new one is made. */
  readonly id?: string;
  readonly name: string;
  readonly nameIsAlias?: boolean;
  readonly fullName?: string | null;
  readonly dateOfBirth?: LocalDate | null;
  readonly nhsNumber?: string | null;
  readonly language: string;
  readonly interpreter: Interpreter;
  readonly interpreterNote?: string;
  readonly outcode?: string | null;
  readonly address?: string | null;
  readonly providerMayContact?: boolean;
  readonly contacts: readonly NewContact[];
}

/** What may be changed about someone; what is left out stays. */
export type PersonChanges = Partial<Omit<NewPerson, 'id' | 'contacts'>>;

/** Ten digits of which the last fits the others (NHS Data Dictionary, modulus 11). Spaces and dashes are forgiven. */
export function readNhsNumber(text: string): string | null {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits)) return null;
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]) ? digits : null;
}

/** The first half of a postcode, out of a half or a whole one in any spacing; null when it is neither. */
export function readOutcode(text: string): string | null {
  const tidy = text.toUpperCase().replaceAll(/\s+/g, '');
  return /^([A-Z]{1,2}[0-9][A-Z0-9]?)(?:[0-9][A-Z]{2})?$/.exec(tidy)?.[1] ?? null;
}

/** A well-formed BCP 47 tag in its canonical form; null for anything else. */
export function readLanguage(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}
