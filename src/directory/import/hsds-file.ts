import type { Kind } from '../hsds.ts';
import { BrokenFile } from './file.ts';
import { type Envelope, type Item, itemsOf } from './items.ts';
import { type Found, keyFrom, type Reader } from './reading.ts';
import { keyOf } from './take.ts';

/**
 * HSDS 3.0 JSON: a list, a page of an API (`contents`), one object, or NDJSON; of services, and also of organizations,
 * services at locations, locations, taxonomies and terms, each told by what it holds.
 */
export const readHsds: Reader = async (file, options) => {
  let part = false;
  const seeEnvelope = (envelope: Envelope) => {
    part =
      Number(envelope.total_pages ?? 1) > 1 || envelope.last_page === false || envelope.first_page === false;
  };
  const lines = /\.(ndjson|jsonl)(\.gz)?$/i.test(file.name);
  const items = itemsOf(file.text('utf-8'), { lines, seeEnvelope });
  // The first item is read here, so that a file of something else is refused before anything is asked of the database.
  const first = await items.next();
  const usual = first.done || 'why' in first.value ? 'organization' : kindOf(first.value.value);
  if (usual === null) {
    throw new BrokenFile('not_hsds', 'The first object is nothing that HSDS 3.0 describes.');
  }
  async function* rows(most: FileKind): AsyncGenerator<Found> {
    for (let next = first; !next.done; next = await items.next()) yield* foundIn(next.value, most);
  }
  const stem = keyFrom(file.name.replace(/\.gz$/i, '').replace(/\.[a-z]+$/i, '')) || 'file';
  const code = options.source ?? `hsds:${stem}`;
  return {
    source: { code, name: code, url: null, licence: null },
    calledAfterFile: options.source === undefined,
    rows: rows(usual),
    isPart: () => part,
  };
};

type FileKind = Kind | 'service_at_location';
type Thing = { readonly [field: string]: unknown };

function isThing(value: unknown): value is Thing {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function* foundIn(item: Item, usual: FileKind): Generator<Found> {
  const row = item.number;
  if ('why' in item) {
    yield { row, kind: null, key: null, why: item.why, detail: item.detail };
    return;
  }
  const { value } = item;
  const kind = kindOf(value, usual);
  if (kind === null || !isThing(value)) {
    const detail = 'nothing that HSDS 3.0 describes';
    yield { row, kind: null, key: keyOf(value), why: 'invalid', detail };
  } else if (kind === 'service_at_location') {
    const { service, ...at } = value;
    yield { row, kind: 'service', found: { ...(service as Thing), service_at_locations: [at] } };
  } else if (kind === 'organization' && Array.isArray(value.services)) {
    // Open Referral UK hangs services on organizations.
    const { services, ...organization } = value;
    yield { row, kind, found: organization };
    for (const service of services) {
      const found = isThing(service) ? { organization_id: value.id, ...service } : service;
      yield { row, kind: 'service', found };
    }
  } else yield { row, kind, found: value };
}

const OF_SERVICES = [
  'status',
  'organization',
  'organization_id',
  'service_at_locations',
  'service_areas',
  'cost_options',
];
/** What only an organization has. */
export const OF_ORGANIZATIONS: readonly string[] = [
  'website',
  'legal_status',
  'tax_status',
  'organization_identifiers',
  'programs',
  'locations',
  'services',
  'parent_organization_id',
];
/** What only a term of a taxonomy has. */
export const OF_TERMS: readonly string[] = [
  'parent_id',
  'taxonomy',
  'taxonomy_id',
  'taxonomy_detail',
  'term_uri',
];
const OF_TAXONOMIES: ReadonlySet<string> = new Set([
  'id',
  'name',
  'description',
  'uri',
  'version',
  'metadata',
  'taxonomy_terms',
]);

/**
 * Which entity of HSDS an object is, by the fields that only that one has. One with nothing telling is taken for what is usual in its file; null when it is nothing of HSDS.
 */
function kindOf(value: unknown, usual: FileKind = 'organization'): FileKind | null {
  if (!isThing(value)) return null;
  if (isThing(value.service) && isThing(value.location)) return 'service_at_location';
  if ('location_type' in value) return 'location';
  if (OF_SERVICES.some((field) => field in value)) return 'service';
  if (OF_TERMS.some((field) => field in value)) return 'taxonomy_term';
  if (OF_ORGANIZATIONS.some((field) => field in value)) return 'organization';
  if (!('name' in value)) return 'id' in value ? usual : null;
  const isTaxonomy = Object.keys(value).every((field) => OF_TAXONOMIES.has(field));
  return isTaxonomy && ('version' in value || 'taxonomy_terms' in value) ? 'taxonomy' : usual;
}
