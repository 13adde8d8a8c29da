import { type ConditionValue, isCondition, isConditionValue } from '../condition.ts';
import { isOurs, saidByTerms } from '../export/own-terms.ts';
import type { Kind } from '../hsds.ts';
import { isNeedDomain, type NeedDomain } from '../need.ts';
import { outcodeOf, readPosition } from '../place.ts';
import { childIdOf, type Document, entityIdOf, type Json } from './identity.ts';
import type { SourceRecord } from './take.ts';

/** A row of one of the directory's tables, by the names of its columns. */
export type TableRow = { readonly [column: string]: Json };

/** A record with its ids, ready to become rows. */
export interface Identified extends SourceRecord {
  readonly recordId: string;
  readonly entityId: string;
}

/** The tables whose rows hang on a record and go with it, in an order in which owners come before what they own. */
export const CHILD_TABLES = [
  'service_at_location',
  'address',
  'contact',
  'phone',
  'language',
  'schedule',
  'accessibility',
  'cost_option',
  'required_document',
  'service_area',
  'funding',
  'program',
  'organization_identifier',
  'url',
  'service_capacity',
  'unit',
  'attribute',
  'service_need',
  'condition',
] as const;
export type ChildTable = (typeof CHILD_TABLES)[number];

/** What a record is in the directory: one row of its own, and the rows that hang on it. */
export interface Composed {
  readonly own: TableRow | null;
  readonly children: ReadonlyMap<ChildTable, readonly TableRow[]>;
}

/** On what each table's rows can hang. What a source hangs elsewhere stays in its record and has no row. */
const OWNERS: Readonly<Partial<Record<ChildTable, readonly string[]>>> = {
  service_at_location: ['service'],
  address: ['location'],
  contact: ['organization', 'service', 'location', 'service_at_location'],
  phone: ['organization', 'service', 'location', 'service_at_location', 'contact'],
  language: ['service', 'location', 'phone'],
  schedule: ['service', 'location', 'service_at_location'],
  accessibility: ['location'],
  cost_option: ['service'],
  required_document: ['service'],
  service_area: ['service', 'service_at_location'],
  funding: ['organization', 'service'],
  program: ['organization'],
  organization_identifier: ['organization'],
  url: ['organization', 'service'],
  service_capacity: ['service'],
  unit: ['service_capacity'],
};

/** Where HSDS nests a child: the field that holds the list (of a unit: itself), and its table. */
const LISTS: Readonly<Record<string, ChildTable>> = {
  service_at_locations: 'service_at_location',
  addresses: 'address',
  contacts: 'contact',
  phones: 'phone',
  languages: 'language',
  schedules: 'schedule',
  accessibility: 'accessibility',
  cost_options: 'cost_option',
  required_documents: 'required_document',
  service_areas: 'service_area',
  funding: 'funding',
  programs: 'program',
  organization_identifiers: 'organization_identifier',
  additional_urls: 'url',
  additional_websites: 'url',
  capacities: 'service_capacity',
  unit: 'unit',
  attributes: 'attribute',
};

/** Which of the two fields for web addresses an entity has. */
const NOT_ON: Readonly<Record<string, string>> = {
  additional_urls: 'organization',
  additional_websites: 'service',
};

type Children = readonly (readonly [field: string, child: ChildTable])[];
const CHILDREN_OF = new Map<string, Children>();

/** The fields of an entity in which children stand, and their tables. */
export function childrenOf(entity: string): Children {
  const known = CHILDREN_OF.get(entity);
  if (known) return known;
  const found = Object.entries(LISTS).filter(
    ([field, table]) =>
      table === 'attribute' || (OWNERS[table]?.includes(entity) && NOT_ON[field] !== entity),
  );
  CHILDREN_OF.set(entity, found);
  return found;
}

/** Turns a record into rows. Pure: the same record always gives the same rows, ids included. */
export function compose(record: Identified, sourceId: string): Composed {
  const children = new Map<ChildTable, TableRow[]>();
  const hang = new Hanger(record.recordId, sourceId, children);
  const { kind, document, entityId, recordId } = record;
  if (kind === 'schedule') {
    const service = entityIdOf(sourceId, 'service', String(document.service_id));
    hang.add('schedule', {
      ...document,
      id: entityId,
      service_id: service,
      source_key: record.key,
      position: 0,
    });
    return { own: null, children };
  }
  hang.listsOf(kind, withoutOwnTerms(document), entityId);
  const own: { [column: string]: Json } = { ...document, id: entityId, record_id: recordId };
  for (const [field, named] of Object.entries(NAMED)) {
    if (typeof document[field] === 'string') own[field] = entityIdOf(sourceId, named, document[field]);
  }
  if (kind === 'location') Object.assign(own, pointOf(document));
  if (kind === 'service') {
    for (const domain of needsOf(document)) hang.add('service_need', { service_id: entityId, domain });
    for (const said of conditionsIn(document)) hang.add('condition', { service_id: entityId, ...said });
    own.program_key = programOf(document);
  }
  return { own, children };
}

const NAMED: Readonly<Record<string, Kind>> = {
  organization_id: 'organization',
  parent_organization_id: 'organization',
  taxonomy_id: 'taxonomy',
  parent_id: 'taxonomy_term',
};

const NO_OWNER = {
  organization_id: null,
  service_id: null,
  location_id: null,
  service_at_location_id: null,
  contact_id: null,
  phone_id: null,
  service_capacity_id: null,
};

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

class Hanger {
  readonly #recordId: string;
  readonly #sourceId: string;
  readonly #children: Map<ChildTable, TableRow[]>;

  constructor(recordId: string, sourceId: string, children: Map<ChildTable, TableRow[]>) {
    this.#recordId = recordId;
    this.#sourceId = sourceId;
    this.#children = children;
  }

  add(table: ChildTable, row: TableRow): void {
    const rows = this.#children.get(table) ?? [];
    rows.push({ ...row, record_id: this.#recordId });
    this.#children.set(table, rows);
  }

  /** Hangs every list of a document on its owner, and the lists of what is in them on that, all the way down. */
  listsOf(entity: string, document: Document, ownerId: string): void {
    for (const [field, table] of childrenOf(entity)) {
      const used = new Set<string>();
      const found = document[field];
      (isObject(found ?? null) ? [found as Document] : listOf(found)).forEach((each, position) => {
        if (each === null || typeof each !== 'object' || Array.isArray(each)) return;
        this.#hang(table, each as Document, { entity, ownerId, position, used });
      });
    }
  }

  #hang(
    table: ChildTable,
    child: Document,
    at: { entity: string; ownerId: string; position: number; used: Set<string> },
  ): void {
    const given = typeof child.id === 'string' ? child.id : null;
    // An id that a list has twice names two rows all the same.
    const key = given !== null && !at.used.has(given) ? given : `#${at.position}`;
    at.used.add(key);
    const id = childIdOf(at.ownerId, table, key);
    const owner: TableRow =
      table === 'attribute'
        ? { link_id: at.ownerId, link_entity: at.entity }
        : { ...NO_OWNER, [`${at.entity}_id`]: at.ownerId };
    const row: { [column: string]: Json } = {
      ...child,
      ...owner,
      id,
      source_key: given,
      position: at.position,
    };
    if (table === 'service_at_location') {
      if (typeof child.location_id !== 'string') return;
      row.location_id = entityIdOf(this.#sourceId, 'location', child.location_id);
    }
    if (table === 'attribute' && typeof child.taxonomy_term_id === 'string') {
      row.taxonomy_term_id = entityIdOf(this.#sourceId, 'taxonomy_term', child.taxonomy_term_id);
    }
    if (table === 'language' && typeof child.code === 'string') row.code = child.code.toLowerCase();
    this.add(table, row);
    this.listsOf(table, child, id);
  }
}

function pointOf(document: Document): TableRow {
  const { point, problem } = readPosition(document.latitude as number, document.longitude as number);
  const address = listOf(document.addresses).map((each) =>
    outcodeOf((each as Document).postal_code as string),
  );
  return {
    position_problem: problem,
    outcode: address.find((outcode) => outcode !== null) ?? null,
    point_latitude: point?.lat ?? null,
    point_longitude: point?.lon ?? null,
    point_from: point ? 'source' : null,
  };
}

function programOf(document: Document): string | null {
  const key = document.program_id ?? (document.program as Document | undefined)?.id;
  return typeof key === 'string' ? key : null;
}

// Our own additions travel in HSDS as terms of our own taxonomies, and may come as plain fields of a service too, which
// the standard lets publishers add.
export function needsOf(document: Document): NeedDomain[] {
  const byTerms = saidByTerms(listOf(document.attributes).filter(isObject)).needs;
  return [...new Set([...listOf(document.needs).filter(isNeedDomain), ...byTerms])];
}

export function withoutOwnTerms(document: Document): Document {
  const attributes = listOf(document.attributes);
  const others = attributes.filter(
    (one) => !isObject(one) || typeof one.taxonomy_term_id !== 'string' || !isOurs(one.taxonomy_term_id),
  );
  return others.length === attributes.length ? document : { ...document, attributes: others };
}

function isObject(value: Json): value is Document {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

interface Said {
  readonly [column: string]: Json;
  readonly condition: string;
  readonly value: ConditionValue;
}

// `conditions: { recourse: "nrpf_welcome" }`, or with words: `{ recourse: { value: ..., note: ... } }`; or a term of ours.
export function conditionsIn(document: Document): Said[] {
  const plain = Object.entries(
    isObject(document.conditions ?? null) ? (document.conditions as Document) : {},
  );
  const stated = plain.map(([condition, said]) =>
    isObject(said)
      ? { condition, value: said.value ?? null, note: said.note ?? null }
      : { condition, value: said, note: null },
  );
  const seen = new Set<string>();
  const byTerms = saidByTerms(listOf(document.attributes).filter(isObject)).answers;
  return [...stated, ...byTerms].flatMap(({ condition, value, note }) => {
    if (!isCondition(condition) || !isConditionValue(condition, value)) return [];
    if (value === 'unknown' || seen.has(condition)) return [];
    seen.add(condition);
    return [{ condition, value, note: typeof note === 'string' ? note : null, said_by: 'source' }];
  });
}
