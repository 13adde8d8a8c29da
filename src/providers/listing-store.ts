import { createHash } from 'node:crypto';
import type { Tx } from '#db';
import { type LocalDate, newId } from '#kernel';
import { contactsOf, contactsOfOrganization, type ProviderContact } from './store.ts';

/** What one mailbox keeps right: those services of an organization whose messages go to it today. */
export interface Listing {
  readonly id: string;
  readonly organizationId: string | null;
  readonly serviceId: string | null;
  readonly addressHash: Buffer;
  readonly askedOn: LocalDate | null;
  readonly placesSentOn: LocalDate | null;
}

const hashOf = (address: string) => createHash('sha256').update(address.trim().toLowerCase()).digest();

/** Services that share a listing have the same key; null where there is no mailbox. */
export function listingKey({ organizationId, serviceId, email }: ProviderContact): string | null {
  return email && `${organizationId ?? serviceId} ${email.trim().toLowerCase()}`;
}

const listings = (tx: Tx) =>
  tx.sql
    .selectFrom('providers_listing')
    .select([
      'id',
      'organization_id as organizationId',
      'service_id as serviceId',
      'address_hash as addressHash',
      'asked_on as askedOn',
      'places_sent_on as placesSentOn',
    ])
    .where('scheme_id', '=', tx.actor.schemeId)
    .$castTo<Listing>();

export function listingById(tx: Tx, id: string): Promise<Listing | undefined> {
  return listings(tx).where('id', '=', id).executeTakeFirst();
}

/** The listing that a service with a mailbox belongs to; made when it is first needed. */
export async function listingFor(tx: Tx, contact: ProviderContact): Promise<Listing | undefined> {
  const { organizationId, serviceId, email } = contact;
  if (!email) return undefined;
  const of = organizationId
    ? { organization_id: organizationId, service_id: null }
    : { organization_id: null, service_id: serviceId };
  await tx.sql
    .insertInto('providers_listing')
    .values({
      scheme_id: tx.actor.schemeId,
      id: newId(tx.now),
      ...of,
      address_hash: hashOf(email),
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return listingOf(tx, contact);
}

/** The listing that a service belongs to, where one was needed before. */
export async function listingOf(tx: Tx, contact: ProviderContact): Promise<Listing | undefined> {
  const { organizationId, serviceId, email } = contact;
  if (!email) return undefined;
  return listings(tx)
    .where(organizationId ? 'organization_id' : 'service_id', '=', organizationId ?? serviceId)
    .where('address_hash', '=', hashOf(email))
    .executeTakeFirst();
}

/** The services that a listing opens today. An address that changed takes its services away from the old mailbox. */
export async function contactsIn(tx: Tx, listing: Listing): Promise<ProviderContact[]> {
  const { organizationId, serviceId, addressHash } = listing;
  const contacts = organizationId
    ? await contactsOfOrganization(tx, organizationId)
    : await contactsOf(tx, [serviceId ?? '']);
  return contacts.filter(({ email }) => email !== null && hashOf(email).equals(addressHash));
}

/** Notes on which day something went to the mailbox; false when it had gone that day already. */
export async function noteSent(
  tx: Tx,
  listingId: string,
  what: 'asked_on' | 'places_sent_on',
  today: LocalDate,
): Promise<boolean> {
  const row = await tx.sql
    .updateTable('providers_listing')
    .set({ [what]: today })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', listingId)
    .where((where) => where.or([where(what, 'is', null), where(what, '<', today)]))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** How many mailboxes were asked on a day. */
export async function countAsked(tx: Tx, today: LocalDate): Promise<number> {
  const { asked } = await tx.sql
    .selectFrom('providers_listing')
    .select((select) => select.fn.countAll<string>().as('asked'))
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('asked_on', '=', today)
    .executeTakeFirstOrThrow();
  return Number(asked);
}

/** Whose listings this scheme asks after: of organizations that joined it, and services that it had a word on places of. */
export async function keptHere(tx: Tx): Promise<{ organizationIds: string[]; serviceIds: string[] }> {
  const { schemeId } = tx.actor;
  const [joined, told] = await Promise.all([
    tx.sql
      .selectFrom('providers_provider')
      .select('organization_id')
      .where('scheme_id', '=', schemeId)
      .execute(),
    tx.sql.selectFrom('providers_capacity').select('service_id').where('scheme_id', '=', schemeId).execute(),
  ]);
  return {
    organizationIds: joined.map((row) => row.organization_id),
    serviceIds: told.map((row) => row.service_id),
  };
}
