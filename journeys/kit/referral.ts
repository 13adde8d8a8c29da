import type { Visitor } from './visitor.ts';

/** Whom a story refers. */
export interface Referred {
  readonly name: string;
  readonly email: string;
  /** The name of the language in English; Arabic, with an interpreter, unless told. */
  readonly language?: string;
}

export const SAMIRA: Referred = { name: 'Samira Haddad', email: 'samira@people.example' };

/** Fills the professional's form with what it asks for, and sends nothing yet. */
export async function writesReferral(
  visitor: Visitor,
  { name, email, language = 'Arabic' }: Referred,
): Promise<void> {
  await visitor.writes('What they want to be called', name);
  await visitor.selects('Language they want to talk in', language);
  await visitor.chooses(language === 'English' ? 'No' : 'Yes', 'Do they need an interpreter?');
  await visitor.chooses('Email', 'How is it safe to reach them?');
  await visitor.writes('The number, the address, or the person to ask', email);
  await visitor.chooses('Food');
  await visitor.writes('In their words, or yours', 'The cupboard is empty before the end of each month.');
  await visitor.chooses('They know about this referral and agree to it');
  await visitor.chooses('Yes, they agree that you hear how it goes');
}
