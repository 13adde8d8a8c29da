import { useLink } from '#access';
import type { Tx } from '#db';
import { type ServiceSummary, servicesById, verify } from '#directory';
import { isRefusal, NOT_FOUND, type Refusal } from '#kernel';
import type { SaidCapacity } from './capacity.ts';
import { sayCapacity } from './commands.ts';
import { contactsIn, type Listing, listingById } from './listing-store.ts';

/** A listing with those of its services that are given today. */
export interface KeptListing {
  readonly listing: Listing;
  readonly services: readonly ServiceSummary[];
}

/** A page that a telephone can show; who gives more than this has a feed of their own. */
const MOST = 100;

/** The listing that whoever acts keeps, with its services of today; undefined for everybody else. */
export async function keptListing(tx: Tx): Promise<KeptListing | undefined> {
  if (tx.actor.kind !== 'keeper') return undefined;
  const listing = await listingById(tx, tx.actor.listingId);
  if (!listing) return undefined;
  const contacts = (await contactsIn(tx, listing)).slice(0, MOST);
  const services = await servicesById(
    tx,
    contacts.map(({ serviceId }) => serviceId),
  );
  return { listing, services: services.filter(({ vanished, status }) => !vanished && status !== 'defunct') };
}

/**
 * The keeper says that everything is still right, which uses their link up. Refuses `kernel.not_found` where the link
 * opens nothing (any more), `access.link_used`.
 */
export async function confirmListing(tx: Tx): Promise<true | Refusal> {
  const kept = await keptListing(tx);
  if (!kept || kept.services.length === 0) return NOT_FOUND;
  const said = await verify(
    tx,
    kept.services.map(({ id }) => id),
    'still_correct',
  );
  return isRefusal(said) ? said : useLink(tx, tx.actor.id);
}

/** The keeper says how many places one of their services has. Refuses as `sayCapacity`; another's service is not there. */
export async function sayOwnCapacity(tx: Tx, said: SaidCapacity): Promise<true | Refusal> {
  const kept = await keptListing(tx);
  if (!kept?.services.some(({ id }) => id === said.serviceId)) return NOT_FOUND;
  return sayCapacity(tx, said);
}
