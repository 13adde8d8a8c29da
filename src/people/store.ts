import type { Selectable } from 'kysely';
import { type DB, insertion, type Tx } from '#db';
import { type LocalDate, newId, newReference } from '#kernel';
import {
  type Consent,
  type NewConsent,
  PURPOSE_OF,
  type Purpose,
  type RecipientKind,
  type SharedField,
} from './consent.ts';
import { type Contact, type ContactChannel, type NewContact, readContactValue } from './contact.ts';
import type { Interpreter, NewPerson, Person, PersonChanges } from './person.ts';

const COLUMNS = [
  'id',
  'reference',
  'name',
  'name_is_alias',
  'full_name',
  'date_of_birth',
  'nhs_number',
  'language',
  'interpreter',
  'interpreter_note',
  'outcode',
  'address',
  'provider_may_contact',
  'created_at',
  'updated_at',
] as const;

function personFrom(row: Pick<Selectable<DB['people_person']>, (typeof COLUMNS)[number]>): Person {
  return {
    id: row.id,
    reference: row.reference,
    name: row.name,
    nameIsAlias: row.name_is_alias,
    fullName: row.full_name,
    dateOfBirth: row.date_of_birth as LocalDate | null,
    nhsNumber: row.nhs_number,
    language: row.language,
    interpreter: row.interpreter as Interpreter,
    interpreterNote: row.interpreter_note,
    outcode: row.outcode,
    address: row.address,
    providerMayContact: row.provider_may_contact,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** A person of the scheme; undefined when there is none, or when the actor is confined to somebody else. */
export async function personOf(tx: Tx, personId: string): Promise<Person | undefined> {
  const row = await select(tx, personId).executeTakeFirst();
  return row && personFrom(row);
}

/** The same, and nobody else changes them until this transaction ends. */
export async function lockPerson(tx: Tx, personId: string): Promise<Person | undefined> {
  const row = await select(tx, personId).forUpdate().executeTakeFirst();
  return row && personFrom(row);
}

function select(tx: Tx, personId: string) {
  return tx.sql
    .selectFrom('people_person')
    .select(COLUMNS)
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', personId);
}

/** Writes someone new with their contacts. */
export function insertPerson(tx: Tx, person: NewPerson): { id: string; reference: string } {
  const id = person.id ?? newId<'person'>(tx.now);
  const reference = newReference();
  tx.write(
    insertion('people_person', {
      scheme_id: tx.actor.schemeId,
      id,
      reference,
      name: person.name,
      name_is_alias: person.nameIsAlias ?? false,
      full_name: person.fullName ?? null,
      date_of_birth: person.dateOfBirth ?? null,
      nhs_number: person.nhsNumber ?? null,
      language: person.language,
      interpreter: person.interpreter,
      interpreter_note: person.interpreterNote ?? '',
      outcode: person.outcode ?? null,
      address: person.address ?? null,
      provider_may_contact: person.providerMayContact ?? true,
      created_at: tx.now,
      updated_at: tx.now,
    }),
  );
  insertContacts(tx, id, person.contacts);
  return { id, reference };
}

/** Writes what is given and leaves the rest. */
export async function updatePersonRow(tx: Tx, personId: string, changes: PersonChanges): Promise<void> {
  await tx.sql
    .updateTable('people_person')
    .set({
      name: changes.name,
      name_is_alias: changes.nameIsAlias,
      full_name: changes.fullName,
      date_of_birth: changes.dateOfBirth,
      nhs_number: changes.nhsNumber,
      language: changes.language,
      interpreter: changes.interpreter,
      interpreter_note: changes.interpreterNote,
      outcode: changes.outcode,
      address: changes.address,
      provider_may_contact: changes.providerMayContact,
      updated_at: tx.now,
    })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', personId)
    .execute();
}

/** Writes contacts as given; their values have been read before, or are kept as they were written. */
export function insertContacts(tx: Tx, personId: string, contacts: readonly NewContact[]): readonly string[] {
  if (contacts.length === 0) return [];
  const rows = contacts.map((contact) => ({
    scheme_id: tx.actor.schemeId,
    id: newId<'contact'>(tx.now),
    person_id: personId,
    channel: contact.channel,
    value: readContactValue(contact.channel, contact.value) ?? contact.value,
    preferred: contact.preferred ?? false,
    voicemail: contact.voicemail ?? false,
    from_hour: contact.fromHour ?? null,
    until_hour: contact.untilHour ?? null,
    note: contact.note ?? '',
    created_at: tx.now,
  }));
  tx.write(insertion('people_contact', ...rows));
  return rows.map(({ id }) => id);
}

/** The ways in which it is safe to reach someone today: the preferred one first. */
export async function contactsOf(tx: Tx, personId: string): Promise<Contact[]> {
  const rows = await tx.sql
    .selectFrom('people_contact')
    .selectAll()
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('preferred', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel as ContactChannel,
    value: row.value,
    preferred: row.preferred,
    voicemail: row.voicemail,
    fromHour: row.from_hour,
    untilHour: row.until_hour,
    note: row.note,
  }));
}

/** Leaves the preferred place to another contact. */
export async function unprefer(tx: Tx, personId: string): Promise<void> {
  await tx.sql
    .updateTable('people_contact')
    .set({ preferred: false })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('person_id', '=', personId)
    .where('preferred', '=', true)
    .execute();
}

/** False when there is no such contact of theirs, or it has ended before. */
export async function endContactRow(tx: Tx, personId: string, contactId: string): Promise<boolean> {
  const row = await tx.sql
    .updateTable('people_contact')
    .set({ ended_at: tx.now, preferred: false })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('person_id', '=', personId)
    .where('id', '=', contactId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Appends consents; the newest of each recipient and purpose counts. */
export function insertConsents(tx: Tx, personId: string, consents: readonly NewConsent[]): void {
  if (consents.length === 0) return;
  tx.write(
    insertion(
      'people_consent',
      ...consents.map((consent) => ({
        scheme_id: tx.actor.schemeId,
        id: newId<'consent'>(tx.now),
        person_id: personId,
        recipient_kind: consent.recipientKind,
        recipient_id: consent.recipientId ?? null,
        purpose: consent.purpose ?? PURPOSE_OF[consent.recipientKind],
        given: consent.given,
        fields: [...(consent.fields ?? [])],
        withhold: [...(consent.withhold ?? [])],
        because: consent.because ?? '',
        language: consent.language,
        interpreter_present: consent.interpreterPresent ?? false,
        recorded_by_kind: tx.actor.kind,
        recorded_by_id: tx.actor.id,
        at: tx.now,
      })),
    ),
  );
}

/** The newest consent for each recipient and purpose. */
export async function consentsOf(tx: Tx, personId: string): Promise<Consent[]> {
  const rows = await tx.sql
    .selectFrom('people_consent')
    .selectAll()
    .distinctOn(['recipient_kind', 'recipient_id', 'purpose'])
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('person_id', '=', personId)
    .orderBy('recipient_kind')
    .orderBy('recipient_id')
    .orderBy('purpose')
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    recipientKind: row.recipient_kind as RecipientKind,
    recipientId: row.recipient_id,
    purpose: row.purpose as Purpose,
    given: row.given,
    fields: row.fields as SharedField[],
    withhold: row.withhold as SharedField[],
    because: row.because,
    language: row.language,
    interpreterPresent: row.interpreter_present,
    at: row.at,
    number: row.number,
  }));
}
