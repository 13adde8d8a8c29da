import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LastWord, SaidCapacity } from './capacity.ts';

/** What an organization says of how introductions from a scheme reach it. */
export interface NewProvider {
  /** Organization of the directory. */
  readonly organizationId: string;
  /** Where introductions go; without one the public addresses of the directory are used. */
  readonly referralEmail?: string;
  readonly referralPhone?: string;
  /** Language of messages to them. */
  readonly locale?: string;
  /** They take nobody for now. */
  readonly paused?: boolean;
}

/** How a service is reached from this scheme. Null where nothing is known. */
export interface ProviderContact {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  /** Where introductions go: what the organization told this scheme, else the public address of the service, else its own. */
  readonly email: string | null;
  readonly phone: string | null;
  /** Language of messages to them; null when they have not joined this scheme. */
  readonly locale: string | null;
  readonly paused: boolean;
}

export async function contactOf(tx: Tx, serviceId: string): Promise<ProviderContact | undefined> {
  const [contact] = await contactsWhere(tx, [serviceId], null);
  return contact;
}

/** How each of these services is reached; those that the directory does not have are left out. */
export function contactsOf(tx: Tx, serviceIds: readonly string[]): Promise<ProviderContact[]> {
  return contactsWhere(tx, serviceIds, null);
}

/** How the services of an organization are reached. */
export function contactsOfOrganization(tx: Tx, organizationId: string): Promise<ProviderContact[]> {
  return contactsWhere(tx, null, organizationId);
}

async function contactsWhere(
  tx: Tx,
  serviceIds: readonly string[] | null,
  organizationId: string | null,
): Promise<ProviderContact[]> {
  const rows = await tx.sql
    .selectFrom('v_directory_contact as contact')
    .leftJoin('providers_provider as provider', (join) =>
      join
        .onRef('provider.organization_id', '=', 'contact.organization_id')
        .on('provider.scheme_id', '=', tx.actor.schemeId),
    )
    .select([
      'contact.service_id',
      'contact.service_name',
      'contact.organization_id',
      'contact.organization_name',
      'contact.service_email',
      'contact.organization_email',
      'contact.phone',
      'provider.referral_email',
      'provider.referral_phone',
      'provider.locale',
      'provider.paused_at',
    ])
    .where((where) =>
      serviceIds
        ? where('contact.service_id', '=', where.fn.any(where.val([...serviceIds])))
        : where('contact.organization_id', '=', organizationId),
    )
    .execute();
  return rows.map((row) => ({
    serviceId: String(row.service_id),
    serviceName: row.service_name ?? '',
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    email: row.referral_email ?? row.service_email ?? row.organization_email,
    phone: row.referral_phone ?? row.phone,
    locale: row.locale,
    paused: row.paused_at !== null,
  }));
}

export interface CapacityRow {
  readonly serviceId: string;
  readonly word: LastWord | null;
  readonly providerPaused: boolean;
}

/** The last words on services; a service that the directory does not have is left out. */
export async function capacityRows(tx: Tx, serviceIds: readonly string[]): Promise<CapacityRow[]> {
  const rows = await tx.sql
    .selectFrom('v_directory_contact as contact')
    .leftJoin('providers_provider as provider', (join) =>
      join
        .onRef('provider.organization_id', '=', 'contact.organization_id')
        .on('provider.scheme_id', '=', tx.actor.schemeId),
    )
    .leftJoin('providers_capacity as capacity', (join) =>
      join
        .onRef('capacity.service_id', '=', 'contact.service_id')
        .on('capacity.scheme_id', '=', tx.actor.schemeId),
    )
    .select([
      'contact.service_id',
      'provider.paused_at',
      'capacity.places',
      'capacity.waiting_days',
      'capacity.paused',
      'capacity.said_at',
    ])
    .where((where) => where('contact.service_id', '=', where.fn.any(where.val([...serviceIds]))))
    .execute();
  return rows.map((row) => ({
    serviceId: String(row.service_id),
    providerPaused: row.paused_at !== null,
    word: row.said_at && {
      places: row.places,
      waitingDays: row.waiting_days,
      paused: row.paused ?? false,
      saidAt: row.said_at,
    },
  }));
}

/** Whether the directory has a service of this organization. */
export async function isInDirectory(tx: Tx, organizationId: string): Promise<boolean> {
  const row = await tx.sql
    .selectFrom('v_directory_contact')
    .select('organization_id')
    .where('organization_id', '=', organizationId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function keepProvider(tx: Tx, provider: NewProvider): Promise<void> {
  const said = {
    referral_email: provider.referralEmail ?? null,
    referral_phone: provider.referralPhone ?? null,
    locale: provider.locale ?? 'en',
    updated_at: tx.now,
  };
  await tx.sql
    .insertInto('providers_provider')
    .values({
      scheme_id: tx.actor.schemeId,
      organization_id: provider.organizationId,
      ...said,
      paused_at: provider.paused ? tx.now : null,
      created_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['scheme_id', 'organization_id']).doUpdateSet({
        ...said,
        // Since when they have paused, not since when they last said so.
        paused_at: provider.paused
          ? sql<Date>`coalesce(providers_provider.paused_at, excluded.paused_at)`
          : null,
      }),
    )
    .execute();
}

export async function keepWord(tx: Tx, said: SaidCapacity): Promise<void> {
  const word = {
    places: said.places,
    waiting_days: said.waitingDays,
    paused: said.paused,
    said_by_kind: tx.actor.kind,
    said_by_id: tx.actor.id,
    said_at: tx.now,
  };
  await tx.sql
    .insertInto('providers_capacity')
    .values({ scheme_id: tx.actor.schemeId, service_id: said.serviceId, ...word })
    .onConflict((conflict) => conflict.columns(['scheme_id', 'service_id']).doUpdateSet(word))
    .execute();
}
