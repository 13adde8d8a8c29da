import type { z } from 'zod';
import { readHours } from '../hours.ts';
import { EMAIL_FIELDS, type Kind, LINK_FIELDS, SHAPES } from '../hsds.ts';
import { readPosition } from '../place.ts';
import { cleanEmail, cleanLink, cleanText, storable, type Warn, type Warning } from './clean.ts';
import type { Document, Json } from './identity.ts';

/** One thing that a row says, standing by itself: what was nested in it is named by id and is a record of its own. */
export interface SourceRecord {
  readonly kind: Kind;
  /** The source's own id. */
  readonly key: string;
  readonly document: Document;
}

export type Taken =
  | { readonly records: readonly [SourceRecord, ...SourceRecord[]]; readonly warnings: readonly Warning[] }
  | { readonly why: 'invalid'; readonly key: string | null; readonly detail: string };

const DEEPEST = 24;
const MOST_REPAIRS = 40;

/**
 * Takes one HSDS document as it was found: cleans every text, demands the fields that the standard requires, drops
 * optional fields that are wrong with a warning each, and parts it into records. The first record is the row's own.
 */
export function take(kind: Kind, found: unknown): Taken {
  const warnings: Warning[] = [];
  const warn: Warn = (code, field, detail) => {
    const where = { code, field: storable(field) };
    warnings.push(detail === undefined ? where : { ...where, detail: storable(detail) });
  };
  const raw = tidy(found, '', '', 0, warn);
  if (!isDocument(raw)) return { why: 'invalid', key: null, detail: 'not an object' };
  const shaped = shape(kind, raw as Growing, warn);
  if (typeof shaped === 'string') return { why: 'invalid', key: keyOf(raw), detail: shaped };
  const records: SourceRecord[] = [];
  part(kind, withHours(shaped) as Document, records);
  const [own, ...rest] = records;
  if (!own) throw new Error('Parting a document always gives its own record.');
  for (const record of records) inspect(record, warn);
  return { records: [own, ...rest], warnings };
}

type Growing = { [field: string]: Json };

function isDocument(value: unknown): value is Document {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The id in a document that may be of no use otherwise. */
export function keyOf(value: unknown): string | null {
  const id = isDocument(value) ? value.id : null;
  return typeof id === 'string' || typeof id === 'number' ? String(id).trim().slice(0, 300) || null : null;
}

// Cleaned JSON without what says nothing: nulls, empty texts, empty lists and objects. Undefined when that is all.
// `inside` is the way to what holds the value, and `name` its own.
function tidy(value: unknown, inside: string, name: string, depth: number, warn: Warn): Json | undefined {
  if (typeof value === 'string') {
    const field = way(inside, name);
    const text = cleanText(value, field, warn);
    if (text === '') return undefined;
    if (LINK_FIELDS.has(name)) return cleanLink(text, field, warn) ?? undefined;
    if (EMAIL_FIELDS.has(name)) return cleanEmail(text, field, warn) ?? undefined;
    return text;
  }
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  if (value === null || typeof value !== 'object') return undefined;
  const field = way(inside, name);
  if (depth > DEEPEST) {
    warn('bad_field', field, 'nested too deeply');
    return undefined;
  }
  if (Array.isArray(value)) {
    const list: Json[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const tidied = tidy(value[index], field, String(index), depth + 1, warn);
      if (tidied !== undefined) list.push(tidied);
    }
    return list.length > 0 ? list : undefined;
  }
  const object: Growing = {};
  let empty = true;
  for (const found of Object.keys(value)) {
    const ordinary = ORDINARY_NAME.test(found);
    const own = ordinary ? found : found.trim();
    // Own fields only: a field of this name would change what the object is.
    if (own === '' || own === '__proto__') continue;
    const tidied = tidy((value as Growing)[found], field, own, depth + 1, warn);
    if (tidied === undefined) continue;
    object[ordinary ? own : cleanText(own, way(field, own), warn)] = tidied;
    empty = false;
  }
  for (const [list, own] of SAID_BESIDE) if (inside.endsWith(list)) hearBeside(object, own);
  return empty ? undefined : object;
}

// Open Referral UK says what an area or a way in is in a field of its own, beside or instead of those of HSDS.
const SAID_BESIDE = [
  ['service_areas', 'service_area'],
  ['accessibility', 'accessibility'],
] as const;

function hearBeside(object: Growing, own: string): void {
  const said = object[own];
  if (typeof said !== 'string') return;
  delete object[own];
  if (object.description === undefined && said !== object.name) object.description = said;
}

const ORDINARY_NAME = /^[a-z][a-z0-9_]*$/;

function way(inside: string, name: string): string {
  return inside === '' ? name : `${inside}.${name}`;
}

// The shaped document, or what is wrong with it in words. What is wrong below the top goes, with a warning.
function shape(kind: Kind, raw: Growing, warn: Warn): Document | string {
  const schema: z.ZodType = SHAPES[kind];
  for (let repairs = 0; repairs < MOST_REPAIRS; repairs += 1) {
    const result = schema.safeParse(raw);
    if (result.success) return result.data as Document;
    for (const issue of result.error.issues) {
      const path = issue.path.map(String);
      if (isDropped(raw, path)) continue;
      const gone = drop(raw, path);
      if (gone === null) return `${path.join('.') || kind}: ${issue.message}`;
      warn('bad_field', gone, issue.message.slice(0, 200));
    }
    compact(raw);
  }
  return 'too much is wrong with it';
}

// Takes the value at a path away; where nothing is there (it was required), what should have held it. Null: cannot.
function drop(raw: Growing, path: readonly string[]): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const holder = path.slice(0, length - 1).reduce<Json | undefined>((at, name) => step(at, name), raw);
    const name = path[length - 1] ?? '';
    if (step(holder, name) === undefined || holder === undefined || holder === null) continue;
    if (length === 1 && REQUIRED_AT_TOP.has(name)) return null;
    // Null keeps the places of a list's other items until every issue has been seen to.
    (holder as Growing)[name] = null;
    return path.slice(0, length).join('.');
  }
  return null;
}

// Null stands only where an earlier issue of the same round took something away.
function isDropped(raw: Growing, path: readonly string[]): boolean {
  let at: Json | undefined = raw;
  for (const name of path) {
    at = at !== null && typeof at === 'object' ? (at as Growing)[name] : undefined;
    if (at === null) return true;
  }
  return false;
}

const REQUIRED_AT_TOP: ReadonlySet<string> = new Set(['id', 'name', 'status', 'location_type', 'service_id']);

function step(at: Json | undefined, name: string): Json | undefined {
  if (at === null || at === undefined || typeof at !== 'object') return undefined;
  const value = (at as Growing)[name];
  return value === null ? undefined : value;
}

function compact(value: Json): void {
  if (Array.isArray(value)) {
    const list = value as Json[];
    const kept = list.filter((each) => each !== null);
    list.splice(0, list.length, ...kept);
    for (const each of list) compact(each);
  } else if (isDocument(value)) {
    const object = value as Growing;
    for (const [name, each] of Object.entries(object)) {
      if (each === null) delete object[name];
      else compact(each);
    }
  }
}

// Hours that a source gives in words become times where they are certain; the words stay beside them. Where they say
// several, one schedule becomes several.
function withHours(value: Json): Json {
  if (Array.isArray(value)) return value.map((each: Json) => withHours(each));
  if (!isDocument(value)) return value;
  const object: Growing = {};
  for (const [name, each] of Object.entries(value)) {
    object[name] =
      name === 'schedules' && Array.isArray(each) ? each.flatMap((one: Json) => timed(one)) : withHours(each);
  }
  return object;
}

function timed(schedule: Json): Json[] {
  if (!isDocument(schedule) || typeof schedule.description !== 'string') return [schedule];
  if ((schedule.freq ?? 'WEEKLY') !== 'WEEKLY') return [schedule];
  if (SAYS_WHEN.some((field) => schedule[field] !== undefined)) return [schedule];
  const read = readHours(schedule.description);
  if (!read) return [schedule];
  return read.map((hours, place) => ({
    ...schedule,
    ...hours,
    freq: 'WEEKLY',
    ...(schedule.id !== undefined && place > 0 ? { id: `${schedule.id}/${place + 1}` } : {}),
  }));
}

const SAYS_WHEN = 'opens_at closes_at byday interval count byweekno bymonthday byyearday'.split(' ');

// Where a record stands inside another one: the field it is in, its kind, and the field that names it instead.
const NESTED = new Map<string, { readonly kind: Kind; readonly named: string }>([
  ['organization', { kind: 'organization', named: 'organization_id' }],
  ['location', { kind: 'location', named: 'location_id' }],
  ['taxonomy_term', { kind: 'taxonomy_term', named: 'taxonomy_term_id' }],
  ['taxonomy_detail', { kind: 'taxonomy', named: 'taxonomy_id' }],
]);

function part(kind: Kind, document: Document, records: SourceRecord[]): void {
  const place = records.length;
  const own = { kind, key: String(document.id), document };
  records.push(own);
  records[place] = { ...own, document: parted(document, kind, records) as Document };
}

function parted(value: Json, inside: Kind, records: SourceRecord[]): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: Json) => parted(each, inside, records));
  const object: Growing = {};
  for (const name of Object.keys(value)) {
    const each = (value as Document)[name] as Json;
    if (each === null || typeof each !== 'object') {
      object[name] = each;
      continue;
    }
    const nested = NESTED.get(name);
    if (nested && isDocument(each) && each.id !== undefined) {
      part(nested.kind, each, records);
      object[nested.named] = String(each.id);
    } else if (name === 'locations' && inside === 'organization' && Array.isArray(each)) {
      object.locations = each.map((location: Json) => {
        if (!isDocument(location)) return location;
        part('location', location, records);
        return { id: String(location.id) };
      });
    } else object[name] = parted(each, inside, records);
  }
  return object;
}

// What a shape cannot say: coordinates that cannot be, and hours that end before they start.
function inspect(record: SourceRecord, warn: Warn): void {
  const { kind, document } = record;
  if (kind === 'location') {
    const { problem } = readPosition(document.latitude as number, document.longitude as number);
    if (problem)
      warn(`position_${problem}`, 'latitude', `${document.latitude ?? ''}, ${document.longitude ?? ''}`);
  }
  const hours =
    kind === 'schedule' ? [document] : Array.isArray(document.schedules) ? document.schedules : [];
  for (const each of hours as Document[]) {
    const { opens_at: opens, closes_at: closes } = each;
    if (typeof opens === 'string' && typeof closes === 'string' && closes <= opens && closes !== '00:00') {
      warn('closes_before_opens', 'schedules', `${opens}-${closes}`);
    }
  }
}
