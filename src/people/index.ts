/**
 * people: who came for help. Owns the person, the safe ways to reach them, what they agreed to, and possible duplicates.
 * Words: a *safe contact* is a way to reach someone that they listed; a *consent* is for one recipient and purpose, and
 * says which fields; *initials* and a *reference* are what messages use.
 * Invariants: a name or an alias is enough; no immigration status; what is not listed is not safe; silence is no consent;
 * consents are appended and never changed; nothing crosses schemes.
 */
export {
  addContact,
  createPerson,
  endContact,
  giveConsent,
  recordConsents,
  updatePerson,
} from './commands.ts';
export { type Consent, mayShare, type NewConsent, type RecipientKind, type SharedField } from './consent.ts';
export { CHANNELS, type Contact, type ContactChannel, type NewContact, readContactValue } from './contact.ts';
export { type PossibleDuplicate, possibleDuplicates } from './duplicate-store.ts';
export { initialsOf } from './initials.ts';
export { INTERPRETER, type NewPerson, type Person, readNhsNumber, readOutcode } from './person.ts';
export { reachPerson } from './reach.ts';
export { consentsOf, contactsOf, personOf } from './store.ts';
