import type { Document, Json } from '../import/identity.ts';

/** The versions of HSDS that leave. The directory itself is of the newest. */
export const VERSIONS = ['3.0', '3.1'] as const;
export type Version = (typeof VERSIONS)[number];

/** What HSDS 3.1 added, by entity. All of it is optional, so a document without it is one of 3.0. */
const ADDED: Readonly<Record<string, ReadonlySet<string>>> = {
  service: new Set(['additional_urls', 'capacities']),
  service_at_location: new Set(['service_areas']),
  organization: new Set(['additional_websites']),
  attribute: new Set(['label']),
};

/** The entity in a field that is called otherwise: only those matter in or below which something was added. */
const ENTITY_IN: Readonly<Record<string, string>> = {
  services: 'service',
  service_at_locations: 'service_at_location',
  attributes: 'attribute',
};

/** A document of HSDS 3.1 in another version: the same document where they do not differ. */
export function inVersion(version: Version, entity: string, document: Document): Document {
  return version === '3.1' ? document : (without(entity, document) as Document);
}

function without(entity: string, value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const kept = list.map((each) => without(entity, each));
    return kept.every((each, place) => each === list[place]) ? list : kept;
  }
  const added = ADDED[entity];
  let differs = false;
  const kept: { [field: string]: Json } = {};
  for (const [field, each] of Object.entries(value)) {
    if (added?.has(field)) {
      differs = true;
      continue;
    }
    kept[field] = without(ENTITY_IN[field] ?? field, each);
    differs ||= kept[field] !== each;
  }
  return differs ? kept : value;
}
