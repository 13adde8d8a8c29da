import { createHash } from 'node:crypto';
import { v5, validate } from 'uuid';
import type { Kind } from '../hsds.ts';

/** JSON as the directory stores it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };
export type Document = { readonly [field: string]: Json };

// The name space of everything that this project names by version 5. Never change it: every id follows from it.
const TESSERA = '6d0f3c52-9a7e-5b41-8c1d-2f7a4e90b6c3';

/** The id of a source, from its short name. */
export function sourceIdOf(code: string): string {
  return v5(`directory_source\n${code}`, TESSERA);
}

/** The id of what one source says about one thing: the same in every run. */
export function recordIdOf(sourceId: string, kind: Kind, key: string): string {
  return v5(`${kind}\n${key}`, sourceId);
}

/** The id of the thing itself: the source's own where that is a UUID, so that it stays the same for everyone. */
export function entityIdOf(sourceId: string, kind: Kind, key: string): string {
  return validate(key) ? key.toLowerCase() : v5(`entity\n${kind}\n${key}`, sourceId);
}

/** The id of a row that hangs on another one, from the source's id of it or from its place among its siblings. */
export function childIdOf(ownerId: string, table: string, key: string): string {
  return v5(`${table}\n${key}`, ownerId);
}

/** The id of something that this project itself defines, such as a term of its taxonomies. The same everywhere. */
export function ownIdOf(name: string): string {
  return v5(`own\n${name}`, TESSERA);
}

/** JSON text in which equal content is equal text: the fields of every object in order of name. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((each: Json) => canonical(each)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const object = value as Document;
    const fields = Object.keys(object).sort();
    return `{${fields.map((field) => `${JSON.stringify(field)}:${canonical(object[field] ?? null)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 of the canonical form, base64url. */
export function contentHash(document: Document): string {
  return createHash('sha256').update(canonical(document)).digest('base64url');
}

/** One field that changed: the way to it, and its values before and after (null where it was not there). */
export interface Difference {
  readonly field: string;
  readonly from: Json;
  readonly to: Json;
}

/** Which fields differ between two documents. Lists are compared item by item, by `id` where the items have one. */
export function differenceOf(from: Json, to: Json, field = ''): Difference[] {
  if (canonical(from) === canonical(to)) return [];
  const before = branches(from);
  const after = branches(to);
  if (!before || !after || Array.isArray(from) !== Array.isArray(to)) return [{ field, from, to }];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const found = names.flatMap((name) =>
    differenceOf(before.get(name) ?? null, after.get(name) ?? null, field ? `${field}.${name}` : name),
  );
  // The same items in another order: no branch differs, and still it is not the same.
  return found.length > 0 ? found : [{ field, from, to }];
}

function branches(value: Json): Map<string, Json> | null {
  if (value === null || typeof value !== 'object') return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value as Document));
  const seen = new Map<string, Json>();
  value.forEach((each: Json, index: number) => {
    const id =
      each !== null && typeof each === 'object' && !Array.isArray(each) ? (each as Document).id : null;
    seen.set(typeof id === 'string' && !seen.has(id) ? id : String(index), each);
  });
  return seen;
}
