import { validate } from 'uuid';
import { EMAIL_FIELDS, LINK_FIELDS } from '../hsds.ts';
import { childIdOf, type Document, type Json } from '../import/identity.ts';
import { DEMANDED, type Entity, FIELDS, listsOf, SINGLES } from './entity.ts';
import { answerTerm, needTerm, type OwnTerm, ownAttribute } from './own-terms.ts';

type Growing = { [field: string]: Json };

/**
 * Composed rows as HSDS 3.1 JSON that validates: nothing empty, ids that are UUIDs, links that are safe to follow,
 * conditions and needs as terms of our own taxonomies. A text that the standard demands and nobody gave is empty.
 */
export function finish(entity: Entity, raw: Document): Document {
  const id = idOf(raw);
  const object: Growing = { id };
  if (entity === 'service_at_location' && raw.service_id !== undefined) object.service_id = raw.service_id;
  for (const field of FIELDS[entity]) {
    const value = cleanValue(field, raw[field] ?? null);
    if (value !== null) object[field] = value;
    else if (DEMANDED[entity]?.includes(field)) object[field] = '';
  }
  if (entity === 'service') finishService(object, raw);
  if (entity === 'location') finishPosition(object, raw);
  if (entity === 'phone') finishPhone(object);
  for (const [field, single] of Object.entries(SINGLES[entity] ?? {})) {
    const found = raw[field];
    if (field !== 'program' && isDocument(found)) object[field] = finish(single, found);
  }
  for (const [field, child] of listsOf(entity)) finishList(object, field, child, raw[field]);
  if (entity === 'organization') finishList(object, 'locations', 'location', raw.locations);
  if (entity === 'service') addOwnAttributes(object, raw);
  return object;
}

function isDocument(value: Json | undefined): value is Document {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

// A child gets back the id that its source gave, where that is one.
function idOf(raw: Document): string {
  const { id, source_key: key } = raw;
  return typeof key === 'string' && validate(key) ? key : String(id);
}

function finishList(object: Growing, field: string, child: Entity, found: Json | undefined): void {
  if (!Array.isArray(found)) return;
  const used = new Set<string>();
  const list = (found as Json[]).filter(isDocument).flatMap((raw) => {
    const finished = finish(child, raw);
    // A web address that is not safe to follow is nothing to list.
    if (child === 'url' && finished.url === undefined) return [];
    // Two of a list that their source gave one id are two all the same.
    const id = used.has(String(finished.id)) ? String(raw.id) : String(finished.id);
    used.add(id);
    return { ...finished, id };
  });
  if (list.length > 0) object[field] = list;
}

function cleanValue(field: string, value: Json): Json {
  if (typeof value !== 'string') return value;
  if (LINK_FIELDS.has(field)) return safeLink(value);
  if (EMAIL_FIELDS.has(field)) return EMAIL.test(value) ? value : null;
  return MOMENTS.has(field) ? new Date(value).toISOString() : value;
}

const MOMENTS: ReadonlySet<string> = new Set(['last_modified', 'updated']);

const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

// RFC 3986, for http and https.
const LINK =
  /^https?:\/\/[\w.~!$&'()*+,;=:@%-]+(?:\/[\w.~!$&'()*+,;=:@%/-]*)?(?:\?[\w.~!$&'()*+,;=:@%/?-]*)?(?:#[\w.~!$&'()*+,;=:@%/?-]*)?$/i;
const BROKEN_CODE = /%(?![0-9a-f]{2})/i;

/** A link that is safe to follow, with letters outside ASCII written as the web writes them; null for anything else. */
export function safeLink(text: string): string | null {
  const isSafe = (one: string) => LINK.test(one) && !BROKEN_CODE.test(one) && URL.canParse(one);
  if (isSafe(text)) return text;
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return null;
  const written = new URL(text).href
    .replace(/[^\w.~!$&'()*+,;=:@%/?#-]/g, encodeURIComponent)
    .replace(/%(?![0-9a-f]{2})/gi, '%25');
  return isSafe(written) ? written : null;
}

function finishService(object: Growing, raw: Document): void {
  if (raw.organization_gone === true) delete object.organization_id;
  const said = isDocument(raw.program_said) ? raw.program_said : null;
  const own = isDocument(raw.program) ? finish('program', raw.program) : null;
  const key = typeof raw.program_key === 'string' ? raw.program_key : null;
  if (own) {
    object.program_id = own.id ?? null;
    object.program = own;
  } else if (key !== null) {
    const id = validate(key) ? key : childIdOf(String(object.id), 'program', key);
    object.program_id = id;
    if (said && typeof said.name === 'string') object.program = { ...finish('program', said), id };
  }
}

// What we know to be wrong is not passed on. Coordinates in the wrong order we know how to put right.
function finishPosition(object: Growing, raw: Document): void {
  const { position_problem: problem, latitude, longitude } = raw;
  if (problem === 'swapped') Object.assign(object, { latitude: longitude, longitude: latitude });
  else if (problem === 'zero' || problem === 'impossible' || problem === 'incomplete') {
    delete object.latitude;
    delete object.longitude;
  }
}

// The standard wants a number, and `007` is none. What people dial must not change, so it stands behind the number.
function finishPhone(object: Growing): void {
  const { extension } = object;
  if (typeof extension !== 'string') return;
  if (/^(0|[1-9]\d{0,14})$/.test(extension)) object.extension = Number(extension);
  else {
    delete object.extension;
    object.number = `${object.number} ext. ${extension}`;
  }
}

function addOwnAttributes(object: Growing, raw: Document): void {
  const said = (Array.isArray(raw.conditions) ? raw.conditions : []) as readonly Document[];
  const needs = (Array.isArray(raw.needs) ? raw.needs : []) as readonly Json[];
  const own: (Document | null)[] = [
    ...said.map(({ condition, value, note }) => {
      const term = answerTerm(String(condition), String(value));
      return term && ownAttribute(String(object.id), term, typeof note === 'string' ? note : null);
    }),
    ...needs.map((domain) => attributeOf(String(object.id), needTerm(String(domain)))),
  ];
  const attributes = own.filter((one) => one !== null);
  if (attributes.length === 0) return;
  object.attributes = [...(Array.isArray(object.attributes) ? object.attributes : []), ...attributes];
}

function attributeOf(serviceId: string, term: OwnTerm | null): Document | null {
  return term && ownAttribute(serviceId, term, null);
}
