import type { Document, Json } from '../import/identity.ts';
import { type Entity, FIELDS } from './entity.ts';

/** What a listing shows of a whole service: its own fields, and those of its organization and program. */
export function briefService(whole: Document): Document {
  return brief('service', whole, ['program_id'], { organization: 'organization', program: 'program' });
}

/** What a listing shows of a service at a place: its own fields, and those of the place and of the service. */
export function briefAtLocation(whole: Document): Document {
  const { service } = whole;
  const kept = brief('service_at_location', whole, ['service_id'], { location: 'location' });
  return isDocument(service) ? { ...kept, service: briefService(service) } : kept;
}

/**
 * One place of a whole service as a document of its own, with the service inside it instead of around it. `ids`: of the
 * row, and the one that its source gave.
 */
export function atLocationIn(service: Document, ids: readonly (string | null)[]): Document | null {
  const { service_at_locations: list, ...others } = service;
  const places = (Array.isArray(list) ? list : []).filter(isDocument);
  // Two of a service with one id from their source: only the second bears the id of its row.
  for (const id of ids) {
    const found = places.find((place) => id !== null && place.id === id);
    if (found) return { ...found, service: others };
  }
  return null;
}

function brief(
  entity: Entity,
  whole: Document,
  more: readonly string[],
  nested: Readonly<Record<string, Entity>>,
): Document {
  const kept: { [field: string]: Json } = {};
  for (const field of ['id', ...more, ...FIELDS[entity]]) {
    const value = whole[field];
    if (value !== undefined) kept[field] = value;
  }
  for (const [field, of] of Object.entries(nested)) {
    const value = whole[field];
    if (isDocument(value)) kept[field] = brief(of, value, [], {});
  }
  return kept;
}

function isDocument(value: Json | undefined): value is Document {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
