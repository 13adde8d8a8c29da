import { hash } from 'node:crypto';
import { validate } from 'uuid';
import type { Kind } from '../hsds.ts';

/** JSON as the directory stores it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };
export type Document = { readonly [field: string]: Json };

// The name space of everything that this project names by version 5. Never change it: every id follows from it.
const TESSERA = '6d0f3c52-9a7e-5b41-8c1d-2f7a4e90b6c3';

let scratch = Buffer.allocUnsafe(1024);

/** UUID version 5. By hand: an import makes some twenty for each service, and the package takes three times as long. */
function v5(name: string, space: string): string {
  const most = 16 + name.length * 3;
  if (scratch.length < most) scratch = Buffer.allocUnsafe(most);
  scratch.write(space.replaceAll('-', ''), 0, 'hex');
  const length = 16 + scratch.write(name, 16, 'utf8');
  const hex = hash('sha1', scratch.subarray(0, length), 'hex');
  const variant = VARIANTS[Number.parseInt(hex.charAt(16), 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const VARIANTS = ['8', '9', 'a', 'b'] as const;

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
export function canonical(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return String(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const each of value as readonly Json[])
      text += text === '' ? canonical(each) : `,${canonical(each)}`;
    return `[${text}]`;
  }
  const object = value as Document;
  for (const field of Object.keys(object).sort()) {
    const part = `"${PLAIN.test(field) ? field : JSON.stringify(field).slice(1, -1)}":${canonical(object[field] ?? null)}`;
    text += text === '' ? part : `,${part}`;
  }
  return `{${text}}`;
}

const PLAIN = /^[a-z0-9_]*$/;

/** SHA-256 of a document's canonical form, base64url. */
export function hashOf(canonicalText: string): string {
  return hash('sha256', canonicalText, 'base64url');
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
