import { schemeOf } from '#access';
import type { Tx } from '#db';
import { dayOf } from '#kernel';
import type { Reach } from '#messaging';
import { type Capacity, capacityOn } from './capacity.ts';
import { capacityRows, contactOf } from './store.ts';

/**
 * Where a message to whoever provides a service goes: to what they told this scheme, else to the public e-mail of the
 * service, else of its organization; else a human rings. `blocked` when the directory does not have the service.
 */
export async function reachProvider(tx: Tx, serviceId: string): Promise<Reach> {
  const [contact, scheme] = await Promise.all([contactOf(tx, serviceId), schemeOf(tx)]);
  if (!contact) return { kind: 'blocked', why: 'no_such_service' };
  if (contact.email) {
    const locale = contact.locale ?? scheme.locale;
    return { kind: 'mailbox', channel: 'email', address: contact.email, locale };
  }
  return { kind: 'by_hand', why: contact.phone ? 'telephone' : 'no_address' };
}

/** What is known today of how many more each service can take. Every service asked about that the directory has is in it. */
export async function capacityOf(
  tx: Tx,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, Capacity>> {
  if (serviceIds.length === 0) return new Map();
  const [rows, scheme] = await Promise.all([capacityRows(tx, serviceIds), schemeOf(tx)]);
  const today = dayOf(tx.now, scheme.time_zone);
  return new Map(
    rows.map(({ serviceId, word, providerPaused }) => [
      serviceId,
      capacityOn(today, scheme.time_zone, word, providerPaused),
    ]),
  );
}
