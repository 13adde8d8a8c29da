/**
 * The directory as open data, in HSDS 3.1: what is there, whole or in brief, by page or one after another. Nothing that
 * vanished, no link that is unsafe, and nothing about anybody who uses a service.
 */
import type { Tx } from '#db';
import type { Document } from '../import/identity.ts';
import { composed } from './compose-store.ts';
import type { Listed } from './entity.ts';
import { finish } from './finish.ts';
import { OWN_TAXONOMIES, OWN_TERMS, ownTerm } from './own-terms.ts';
import {
  atLocationOf,
  isThere,
  type Narrowed,
  outlined,
  type Start,
  selected,
  servicesOf,
} from './select-store.ts';

export { inVersion } from './version.ts';
export type { Listed, Narrowed };

/** `outline`: the least that the standard allows, with the moment of the last change. */
export type Shape = 'outline' | 'brief' | 'full';

export interface Listing {
  readonly listed: Listed;
  readonly shape: Shape;
  readonly narrowed: Narrowed;
  /** Of an organization: its services whole, and not only by name. */
  readonly fullServices?: boolean;
}

/** More services than this are not nested in one organization; ask for them by `organization_id`. */
export const MOST_NESTED_SERVICES = 500;

/** One page of a listing, from `offset`, and how many there are in all. */
export async function pageOf(
  tx: Tx,
  listing: Listing,
  offset: number,
  limit: number,
): Promise<{ readonly contents: readonly Document[]; readonly total: number }> {
  const own = ownOf(listing);
  const mine = own.slice(offset, offset + limit);
  const start: Start = { offset: Math.max(0, offset - own.length) };
  // With a limit of nought the database only counts.
  const { ids, total } = await selected(
    tx,
    listing.listed,
    listing.narrowed,
    start,
    Math.max(0, limit - mine.length),
  );
  const contents = [...mine, ...(await documentsOf(tx, listing, ids))];
  return { contents, total: own.length + (total ?? 0) };
}

/** A part of a listing. `last` is the id to go on from; null at the end. */
export interface Batch {
  readonly contents: readonly Document[];
  readonly last: string | null;
}

/**
 * What follows an id in a listing, at most `limit`; from the beginning after null. Each call may have a transaction of its own: whoever listens slowly holds nothing.
 */
export async function after(tx: Tx, listing: Listing, id: string | null, limit: number): Promise<Batch> {
  const own = id === null ? ownOf(listing) : [];
  const { ids } = await selected(tx, listing.listed, listing.narrowed, { after: id }, limit);
  const contents = [...own, ...(await documentsOf(tx, listing, ids))];
  return { contents, last: ids.length < limit ? null : (ids.at(-1) ?? null) };
}

/** One thing whole, with everything that hangs on it; null when it is not there. */
export async function one(
  tx: Tx,
  listed: Listed,
  id: string,
  options: { readonly fullServices?: boolean } = {},
): Promise<Document | null> {
  const ours = ownTerm(id)?.document ?? OWN_TAXONOMIES.find((taxonomy) => taxonomy.id === id.toLowerCase());
  if (ours && (listed === 'taxonomy' || listed === 'taxonomy_term')) return ours;
  const row = listed === 'service_at_location' ? await atLocationOf(tx, id) : id;
  if (row === null || (row === id && listed !== 'service_at_location' && !(await isThere(tx, listed, id)))) {
    return null;
  }
  const listing = { listed, shape: 'full', narrowed: {}, ...options } as const;
  const [found] = await documentsOf(tx, listing, [row]);
  return found ?? null;
}

/** How many services an organization has, up to one more than may be nested in it. */
export async function countServices(tx: Tx, organizationId: string): Promise<number> {
  return (await servicesOf(tx, organizationId, MOST_NESTED_SERVICES + 1)).length;
}

async function documentsOf(tx: Tx, listing: Listing, ids: readonly string[]): Promise<readonly Document[]> {
  const { listed, shape } = listing;
  if (shape === 'outline') {
    return (await outlined(tx, ids)).map(({ id, name, status, changed }) => ({
      id,
      name,
      status,
      ...(changed ? { modified_date: changed.toISOString() } : {}),
    }));
  }
  const found = (await composed(tx, listed, shape, ids)).map((raw) => finish(listed, raw));
  if (listed !== 'organization' || (shape !== 'full' && !listing.fullServices)) return found;
  const whole: Document[] = [];
  for (const organization of found) whole.push(await withServices(tx, organization, listing.fullServices));
  return whole;
}

async function withServices(tx: Tx, organization: Document, full = false): Promise<Document> {
  const ids = await servicesOf(tx, String(organization.id), full ? MOST_NESTED_SERVICES : 100_000);
  if (ids.length === 0) return organization;
  if (!full) {
    const services = (await outlined(tx, ids)).map(({ id, name, status }) => ({ id, name, status }));
    return { ...organization, services };
  }
  const services = (await composed(tx, 'service', 'full', ids)).map((raw) => {
    const { organization: _, ...service } = finish('service', raw);
    return service;
  });
  return { ...organization, services };
}

// Our own taxonomies and terms are no rows. They come first.
function ownOf({ listed, narrowed }: Listing): readonly Document[] {
  if (listed !== 'taxonomy' && listed !== 'taxonomy_term') return [];
  const words = (narrowed.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = ({ name }: Document) =>
    words.every((word) => ` ${String(name).toLowerCase()}`.includes(` ${word}`));
  if (listed === 'taxonomy') return OWN_TAXONOMIES.filter(found);
  const { taxonomyId, parentId, topOnly } = narrowed;
  return OWN_TERMS.map(({ document }) => document).filter(
    (document) =>
      found(document) &&
      (taxonomyId === undefined || document.taxonomy_id === taxonomyId) &&
      (parentId === undefined || document.parent_id === parentId) &&
      (!topOnly || document.parent_id === undefined),
  );
}
