import { emit, type Tx } from '#db';
import { NOT_FOUND, type Refusal, refuse } from '#kernel';
import type { NewConsent } from './consent.ts';
import { contactProblem, type NewContact } from './contact.ts';
import type { NewPerson, Person, PersonChanges } from './person.ts';
import { mayChange } from './policy.ts';
import {
  endContactRow,
  insertConsents,
  insertContacts,
  insertPerson,
  lockPerson,
  unprefer,
  updatePersonRow,
} from './store.ts';

/** Writes down someone new with their safe contacts. Who may is asked by the verb that brings them: `referrals.send`. */
export async function createPerson(tx: Tx, person: NewPerson): Promise<{ id: string; reference: string }> {
  return insertPerson(tx, person);
}

/** Changes what is known of someone; what is left out stays. Refuses `NOT_FOUND`. */
export async function updatePerson(
  tx: Tx,
  personId: string,
  changes: PersonChanges,
): Promise<Person | Refusal> {
  const person = mayChange(tx.actor) ? await lockPerson(tx, personId) : undefined;
  if (!person) return NOT_FOUND;
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  await Promise.all([updatePersonRow(tx, personId, changes), emit(tx, 'people.changed', { personId })]);
  return { ...person, ...given, updatedAt: tx.now };
}

/** Adds a safe way to reach someone. A preferred one takes the place of the one before. Refuses `people.unusable_contact`. */
export async function addContact(
  tx: Tx,
  personId: string,
  contact: NewContact,
): Promise<{ id: string } | Refusal> {
  if (contactProblem(contact.channel, contact.value)) return refuse('people.unusable_contact');
  const person = mayChange(tx.actor) ? await lockPerson(tx, personId) : undefined;
  if (!person) return NOT_FOUND;
  if (contact.preferred) await unprefer(tx, personId);
  const [id] = insertContacts(tx, personId, [contact]);
  await emit(tx, 'people.changed', { personId });
  return { id: id ?? '' };
}

/** From now on it is not safe to reach them this way. Refuses `NOT_FOUND`. */
export async function endContact(tx: Tx, personId: string, contactId: string): Promise<true | Refusal> {
  const person = mayChange(tx.actor) ? await lockPerson(tx, personId) : undefined;
  if (!person || !(await endContactRow(tx, personId, contactId))) return NOT_FOUND;
  await emit(tx, 'people.changed', { personId });
  return true;
}

/**
 * Appends what someone agreed to or refused; the newest counts. A consent that gives nothing to share is refused as
 * `people.empty_consent`: "yes, to nothing" is a no.
 */
export async function giveConsent(tx: Tx, personId: string, consent: NewConsent): Promise<true | Refusal> {
  if (consent.given && (consent.fields ?? []).length === 0) return refuse('people.empty_consent');
  const person = mayChange(tx.actor) ? await lockPerson(tx, personId) : undefined;
  if (!person) return NOT_FOUND;
  insertConsents(tx, personId, [consent]);
  await emit(tx, 'people.consented', { personId });
  return true;
}

/** What someone agreed to as they came, in the transaction that brings them. */
export async function recordConsents(
  tx: Tx,
  personId: string,
  consents: readonly NewConsent[],
): Promise<void> {
  insertConsents(tx, personId, consents);
}
