/**
 * The directory as open data, in HSDS: what is there, whole or in brief, by page or one after another, each as the JSON
 * that leaves. Nothing that vanished, no link that is unsafe, and nothing about anybody who uses a service.
 */
import type { Database, Tx } from '#db';
import type { Document } from '../import/identity.ts';
import { type Batch, lastOf } from './batch.ts';
import { atLocationIn, briefAtLocation, briefService } from './brief.ts';
import { composed } from './compose-store.ts';
import { generationOf } from './document-store.ts';
import { documentOf, documentsOf, textIn } from './documents.ts';
import type { Listed } from './entity.ts';
import { finish } from './finish.ts';
import { OWN_TAXONOMIES, OWN_TERMS, ownTerm } from './own-terms.ts';
import { reading } from './read-store.ts';
import {
  atLocationOf,
  atLocationsOf,
  counted,
  isThere,
  mergedInto,
  type Narrowed,
  outlined,
  type Start,
  selected,
  servicesOf,
} from './select-store.ts';
import { inVersion, type Version } from './version.ts';
import { mark, remember, remembered } from './walk.ts';

export { batches } from './batch.ts';
export { reading, TooSlow } from './read-store.ts';
export { BEYOND, inUkProfile, NESTED } from './uk-profile.ts';
export type { Listed, Narrowed, Version };

/** `outline`: the least that the standard allows, with the moment of the last change. */
export type Shape = 'outline' | 'brief' | 'full';

export interface Listing {
  readonly listed: Listed;
  readonly shape: Shape;
  readonly version: Version;
  readonly narrowed: Narrowed;
  /** Of an organization: its services whole, and not only by name. */
  readonly fullServices?: boolean;
}

/** More services than this are not nested in one organization; ask for them by `organization_id`. */
export const MOST_NESTED_SERVICES = 500;

/** One page of a listing, from `offset`, and how many there are in all. */
export async function pageOf(
  database: Database,
  listing: Listing,
  offset: number,
  limit: number,
): Promise<{ readonly contents: readonly string[]; readonly total: number }> {
  const own = ownOf(listing);
  const mine = own.slice(offset, offset + limit);
  const offsetOfRows = Math.max(0, offset - own.length);
  const { ids, total } = await reading(database, (tx) =>
    rowsAndTotal(tx, database, listing, offsetOfRows, limit - mine.length),
  );
  return { contents: [...mine, ...(await textsOf(database, listing, ids))], total: own.length + total };
}

async function rowsAndTotal(
  tx: Tx,
  database: Database,
  { listed, narrowed }: Listing,
  offset: number,
  limit: number,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const rows = (start: Start) => (limit > 0 ? selected(tx, listed, narrowed, start, limit) : []);
  // What counts as changed since a moment changes without the directory; the rest is small.
  const isLong = listed === 'service' || listed === 'service_at_location';
  if (!isLong || narrowed.modifiedAfter) {
    const [ids, total] = await Promise.all([rows({ offset }), counted(tx, listed, narrowed)]);
    return { ids, total };
  }
  const key = JSON.stringify([listed, narrowed]);
  const generation = await generationOf(tx);
  const known = remembered(database, key, generation);
  const after = known?.marks.get(offset);
  const [ids, total] = await Promise.all([
    rows(after === undefined ? { offset } : { after }),
    known?.total ?? counted(tx, listed, narrowed),
  ]);
  const walk = known ?? remember(database, key, generation, total);
  const last = ids.at(-1);
  if (last !== undefined) mark(walk, offset + ids.length, last);
  return { ids, total };
}

/**
 * What follows an id in a listing, at most `limit`; from the beginning after null. Whoever listens slowly holds nothing
 * between two of these.
 */
export async function after(
  database: Database,
  listing: Listing,
  id: string | null,
  limit: number,
): Promise<Batch> {
  const own = id === null ? ownOf(listing) : [];
  const ids = await reading(database, (tx) =>
    selected(tx, listing.listed, listing.narrowed, { after: id }, limit),
  );
  const contents = [...own, ...(await textsOf(database, listing, ids))];
  return { contents, last: lastOf(ids, limit) };
}

/** One thing, and by what it is known again where that was worked out before. */
export interface One {
  readonly text: string;
  readonly tag?: string;
}

/** One thing whole, with everything that hangs on it; null when it is not there. */
export async function one(
  database: Database,
  listed: Listed,
  id: string,
  options: { readonly version: Version; readonly fullServices?: boolean },
): Promise<One | null> {
  const { version } = options;
  if (listed === 'service') {
    const found = await documentOf(database, id, version);
    return found && { text: found.text, tag: `${found.etag}${found.apart ? version : ''}` };
  }
  const ours = ownTerm(id)?.document ?? OWN_TAXONOMIES.find((taxonomy) => taxonomy.id === id.toLowerCase());
  if (ours && (listed === 'taxonomy' || listed === 'taxonomy_term')) return { text: JSON.stringify(ours) };
  const row = await reading(database, async (tx) =>
    listed === 'service_at_location' ? atLocationOf(tx, id) : (await isThere(tx, listed, id)) ? id : null,
  );
  if (row === null) return null;
  const listing = { listed, shape: 'full', narrowed: {}, ...options } as const;
  const [text] = await textsOf(database, listing, [row]);
  return text === undefined ? null : { text };
}

/** What this thing is part of since it was merged into it; null when it stands for itself, or never was there. */
export function survivorOf(database: Database, listed: Listed, id: string): Promise<string | null> {
  return listed === 'service' || listed === 'organization'
    ? reading(database, (tx) => mergedInto(tx, listed, id))
    : Promise.resolve(null);
}

/** How many services an organization has, up to one more than may be nested in it. */
export function countServices(database: Database, organizationId: string): Promise<number> {
  return reading(database, async (tx) => {
    return (await servicesOf(tx, organizationId, MOST_NESTED_SERVICES + 1)).length;
  });
}

async function textsOf(
  database: Database,
  listing: Listing,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { listed, shape, version } = listing;
  if (shape === 'outline') return reading(database, (tx) => outlines(tx, ids));
  if (listed === 'service') {
    const found = await documentsOf(database, ids);
    const inOrder = ids.flatMap((id) => found.get(id) ?? []);
    if (shape === 'full') return inOrder.map((kept) => textIn(kept, version));
    return inOrder.map(({ document }) => JSON.stringify(briefService(JSON.parse(document))));
  }
  if (listed === 'service_at_location') return atLocations(database, listing, ids);
  const found = await reading(database, (tx) =>
    composed(tx, listed, shape === 'full' ? 'full' : 'brief', ids),
  );
  const write = (document: Document) => JSON.stringify(inVersion(version, listed, document));
  if (listed !== 'organization' || (shape !== 'full' && !listing.fullServices)) {
    return found.map((raw) => write(finish(listed, raw)));
  }
  const whole: string[] = [];
  for (const raw of found)
    whole.push(write(await withServices(database, finish(listed, raw), listing.fullServices)));
  return whole;
}

async function outlines(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  return (await outlined(tx, ids)).map(({ id, name, status, changed }) =>
    JSON.stringify({ id, name, status, ...(changed ? { modified_date: changed.toISOString() } : {}) }),
  );
}

// A service at a place is the service turned inside out.
async function atLocations(
  database: Database,
  { shape, version }: Listing,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await reading(database, (tx) => atLocationsOf(tx, ids));
  const found = await documentsOf(database, [...new Set(rows.map((row) => row.serviceId))]);
  const parsed = new Map<string, Document>();
  return rows.flatMap(({ id, key, serviceId }) => {
    const kept = found.get(serviceId);
    if (!kept) return [];
    const service = parsed.get(serviceId) ?? (JSON.parse(textIn(kept, version)) as Document);
    parsed.set(serviceId, service);
    const whole = atLocationIn(service, [id, key]);
    return whole ? [JSON.stringify(shape === 'full' ? whole : briefAtLocation(whole))] : [];
  });
}

async function withServices(database: Database, organization: Document, full = false): Promise<Document> {
  const ids = await reading(database, (tx) =>
    servicesOf(tx, String(organization.id), full ? MOST_NESTED_SERVICES : 100_000),
  );
  if (ids.length === 0) return organization;
  if (!full) {
    const named = await reading(database, (tx) => outlined(tx, ids));
    return { ...organization, services: named.map(({ id, name, status }) => ({ id, name, status })) };
  }
  const found = await documentsOf(database, ids);
  const services = ids.flatMap((id) => {
    const kept = found.get(id);
    if (!kept) return [];
    const { organization: _, ...service } = JSON.parse(kept.document) as Document;
    return [service];
  });
  return { ...organization, services };
}

// Our own taxonomies and terms are no rows. They come first.
function ownOf({ listed, narrowed }: Listing): readonly string[] {
  if (listed !== 'taxonomy' && listed !== 'taxonomy_term') return [];
  const words = (narrowed.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = ({ name }: Document) =>
    words.every((word) => ` ${String(name).toLowerCase()}`.includes(` ${word}`));
  if (listed === 'taxonomy') return OWN_TAXONOMIES.filter(found).map((each) => JSON.stringify(each));
  const { taxonomyId, parentId, topOnly } = narrowed;
  return OWN_TERMS.map(({ document }) => document)
    .filter(
      (document) =>
        found(document) &&
        (taxonomyId === undefined || document.taxonomy_id === taxonomyId) &&
        (parentId === undefined || document.parent_id === parentId) &&
        (!topOnly || document.parent_id === undefined),
    )
    .map((each) => JSON.stringify(each));
}
