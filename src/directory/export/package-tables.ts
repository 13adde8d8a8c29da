import { EMAIL_FIELDS, LINK_FIELDS } from '../hsds.ts';
import { OWNED_BY } from '../import/tables.ts';
import { DEMANDED, type Entity, FIELDS } from './entity.ts';
import type { Version } from './version.ts';

/** The tables of HSDS as CSV, by what their rows are, and the names that the standard gives their files. */
export const FILES: Readonly<Record<Entity, string>> = {
  organization: 'organizations.csv',
  program: 'programs.csv',
  service: 'services.csv',
  service_at_location: 'service_at_location.csv',
  location: 'locations.csv',
  address: 'addresses.csv',
  contact: 'contacts.csv',
  phone: 'phones.csv',
  language: 'languages.csv',
  schedule: 'schedules.csv',
  accessibility: 'accessibility.csv',
  cost_option: 'cost_options.csv',
  required_document: 'required_documents.csv',
  service_area: 'service_areas.csv',
  funding: 'funding.csv',
  organization_identifier: 'organization_identifiers.csv',
  url: 'url.csv',
  service_capacity: 'service_capacity.csv',
  unit: 'units.csv',
  attribute: 'attributes.csv',
  taxonomy: 'taxonomies.csv',
  taxonomy_term: 'taxonomy_terms.csv',
};

const ENTITIES = Object.keys(FILES) as readonly Entity[];

const SINCE_3_1: ReadonlySet<Entity> = new Set(['url', 'service_capacity', 'unit']);
const COLUMNS_SINCE_3_1: Readonly<Partial<Record<Entity, string>>> = {
  attribute: 'label',
  service_area: 'service_at_location_id',
};

/** The tables that a version has. */
export function tablesOf(version: Version): readonly Entity[] {
  return version === '3.1' ? ENTITIES : ENTITIES.filter((entity) => !SINCE_3_1.has(entity));
}

// What a row names beside what it hangs on, where a document has the thing itself in that place.
const NAMES: Readonly<Partial<Record<Entity, readonly string[]>>> = {
  service: ['organization_id', 'program_id'],
  attribute: ['link_id'],
  service_capacity: ['unit_id'],
};

/** The columns of a table: its id, what it hangs on, what it names, and its own fields. */
export function columnsOf(entity: Entity, version: Version): readonly string[] {
  const owners = (OWNED_BY[entity] ?? []).map((owner) => `${owner}_id`);
  const all = new Set(['id', ...owners, ...(NAMES[entity] ?? []), ...FIELDS[entity]]);
  if (version === '3.0') all.delete(COLUMNS_SINCE_3_1[entity] ?? '');
  return [...all];
}

const NUMBERS: ReadonlySet<string> = new Set(
  'latitude longitude year_incorporated extension minimum_age maximum_age timezone count interval amount available maximum'.split(
    ' ',
  ),
);
const DATES: ReadonlySet<string> = new Set('valid_from valid_to dtstart until assured_date'.split(' '));
const MOMENTS: ReadonlySet<string> = new Set(['last_modified', 'updated']);
const TIMES: ReadonlySet<string> = new Set(['opens_at', 'closes_at']);
const NO_ID: ReadonlySet<string> = new Set(['tax_id']);
/** What a row of ours is never without, beside what the standard demands as a text. */
const ALWAYS: Readonly<Partial<Record<Entity, readonly string[]>>> = {
  organization: ['name'],
  program: ['organization_id', 'name'],
  service: ['name', 'status'],
  service_at_location: ['service_id', 'location_id'],
  location: ['location_type'],
  phone: ['number'],
  address: ['location_id'],
  accessibility: ['location_id'],
  cost_option: ['service_id'],
  required_document: ['service_id'],
  organization_identifier: ['organization_id', 'identifier'],
  url: ['url'],
  service_capacity: ['service_id', 'available', 'updated'],
  unit: ['name'],
  attribute: ['link_id', 'link_entity'],
  taxonomy: ['name'],
  taxonomy_term: ['name'],
};

// Of ids, those that name a row of another table. `parent_id` and the like may name what is not here.
const NAMED_IN: Readonly<Record<string, Entity>> = {
  organization_id: 'organization',
  program_id: 'program',
  service_id: 'service',
  location_id: 'location',
  service_at_location_id: 'service_at_location',
  contact_id: 'contact',
  phone_id: 'phone',
  unit_id: 'unit',
  taxonomy_id: 'taxonomy',
  taxonomy_term_id: 'taxonomy_term',
};

function fieldOf(entity: Entity, name: string): object {
  return { name, ...typeOf(name), ...(isAlways(entity, name) ? { constraints: { required: true } } : {}) };
}

// A text that the standard demands and nobody gave is an empty cell, so it is not promised here.
function isAlways(entity: Entity, name: string): boolean {
  const demanded = DEMANDED[entity] ?? [];
  return name === 'id' || ((ALWAYS[entity]?.includes(name) ?? false) && !demanded.includes(name));
}

function typeOf(name: string): object {
  if (NUMBERS.has(name)) return { type: 'number' };
  if (DATES.has(name)) return { type: 'date' };
  if (MOMENTS.has(name)) return { type: 'datetime', format: 'any' };
  if (TIMES.has(name)) return { type: 'time', format: 'any' };
  if (name === 'id' || (name.endsWith('_id') && !NO_ID.has(name))) return { type: 'string', format: 'uuid' };
  if (EMAIL_FIELDS.has(name)) return { type: 'string', format: 'email' };
  // The standard has a logo as a text.
  return LINK_FIELDS.has(name) && name !== 'logo' ? { type: 'string', format: 'uri' } : { type: 'string' };
}

/** Who publishes a part of what is here. */
export interface Published {
  readonly title: string;
  readonly path?: string;
}

/** `datapackage.json`: a Tabular Data Package of Frictionless Data, with the tables of HSDS. */
export function descriptorOf(version: Version, sources: readonly Published[]): object {
  return {
    name: 'tessera-directory',
    title: 'Directory of services',
    description: `Services and those who give them, as tables of HSDS ${version}. A text that a spreadsheet would run has an apostrophe before it.`,
    profile: 'tabular-data-package',
    version: `${version}.0`,
    ...(sources.length > 0 ? { sources } : {}),
    resources: tablesOf(version).map((entity) => ({
      name: entity,
      path: FILES[entity],
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: {
        fields: columnsOf(entity, version).map((name) => fieldOf(entity, name)),
        primaryKey: 'id',
        ...foreignKeys(entity, version),
      },
    })),
  };
}

function foreignKeys(entity: Entity, version: Version): object {
  const keys = columnsOf(entity, version).flatMap((column) => {
    const named = NAMED_IN[column];
    return named ? [{ fields: column, reference: { resource: named, fields: 'id' } }] : [];
  });
  return keys.length > 0 ? { foreignKeys: keys } : {};
}
