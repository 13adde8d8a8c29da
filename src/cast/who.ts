import type { NewContact, NewPerson } from '#people';

type Extra = Partial<Omit<NewPerson, 'name' | 'language' | 'contacts' | 'outcode'>> & {
  readonly contacts?: readonly NewContact[];
};

/**
 * Someone of the cast. An interpreter is needed for any language but English unless it is said otherwise. `contact` is
 * their first way to be reached.
 */
export function who(
  name: string,
  language: string,
  outcode: string | null,
  contact: NewContact,
  { contacts = [], ...extra }: Extra = {},
): NewPerson {
  return {
    name,
    language,
    interpreter: language.startsWith('en') ? 'not_needed' : 'needed',
    outcode,
    contacts: [{ preferred: true, ...contact }, ...contacts],
    ...extra,
  };
}

/** A mobile number out of the thousand that Ofcom keeps for stories: 07700 900000 to 900999. */
export function sms(number: number, rules: Partial<NewContact> = {}): NewContact {
  return { channel: 'sms', value: `07700 900${String(number).padStart(3, '0')}`, ...rules };
}

/** The same telephone, to be rung. */
export function call(number: number, rules: Partial<NewContact> = {}): NewContact {
  return { channel: 'phone_call', value: `07700 900${String(number).padStart(3, '0')}`, ...rules };
}

export function email(name: string, rules: Partial<NewContact> = {}): NewContact {
  return { channel: 'email', value: `${name}@post.example`, ...rules };
}
