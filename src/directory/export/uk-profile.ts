import type { Document, Json } from '../import/identity.ts';

/** The fields that Open Referral UK 3.0 leaves of each entity, by the names of the standard. */
const KEPT: Readonly<Record<string, readonly string[]>> = fieldsOf({
  service:
    'id organization_id name description url email status fees accreditations minimum_age maximum_age assured_date assurer_email alert last_modified schedules service_areas service_at_locations languages organization funding cost_options contacts attributes',
  service_at_location: 'id service_id location_id location service',
  location:
    'id location_type name description latitude longitude external_identifier external_identifier_type addresses accessibility attributes',
  organization:
    'id name description email website logo uri parent_organization_id organization_identifiers attributes',
  organization_identifier: 'id identifier_scheme identifier_type identifier attributes',
  address: 'id attention address_1 city region state_province postal_code country address_type attributes',
  accessibility: 'id description details url attributes',
  schedule:
    'id valid_from valid_to dtstart freq interval byday bymonthday description opens_at closes_at schedule_link attending_type notes',
  language: 'id',
  contact: 'id name title attributes',
  cost_option: 'id valid_from valid_to option amount amount_description',
  funding: 'id source',
  service_area: 'id name extent extent_type uri',
  attribute: 'id taxonomy_term_id link_type taxonomy_term',
  taxonomy_term: 'id name description parent_id taxonomy taxonomy_id term_uri',
  taxonomy: 'id name description uri version',
  phone: '',
});

/**
 * What we give beyond the profile, which its rules allow: a language without its name says nothing, and a service
 * that cannot be rung is out of reach for many.
 */
export const BEYOND: Readonly<Record<string, readonly string[]>> = fieldsOf({
  language: 'name code',
  service: 'phones',
  phone: 'id number description languages',
});

/** The fields in which entities stand, alone or in a list, and which. */
export const NESTED: Readonly<Record<string, string>> = {
  schedules: 'schedule',
  service_areas: 'service_area',
  service_at_locations: 'service_at_location',
  languages: 'language',
  organization: 'organization',
  funding: 'funding',
  cost_options: 'cost_option',
  contacts: 'contact',
  attributes: 'attribute',
  location: 'location',
  service: 'service',
  addresses: 'address',
  accessibility: 'accessibility',
  organization_identifiers: 'organization_identifier',
  taxonomy_term: 'taxonomy_term',
  phones: 'phone',
};

function fieldsOf(named: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(named).map(([entity, fields]) => [entity, fields.split(' ').filter(Boolean)]),
  );
}

/** A document of HSDS 3.0 as Open Referral UK 3.0 has it: with less, and a few things said a second time. */
export function inUkProfile(entity: string, object: Document): Document {
  const kept: { [field: string]: Json } = {};
  for (const field of [...(KEPT[entity] ?? []), ...(BEYOND[entity] ?? [])]) {
    const value = object[field];
    if (value === undefined) continue;
    const nested = NESTED[field];
    kept[field] = nested === undefined ? value : profiled(nested, value);
  }
  return { ...kept, ...saidAgain(entity, object) };
}

function profiled(entity: string, value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: Json) => profiled(entity, each));
  return inUkProfile(entity, value as Document);
}

// Fields that the profile adds beside those of HSDS that say the same.
function saidAgain(entity: string, object: Document): { [field: string]: Json } {
  if (entity === 'taxonomy_term') return { term: object.name ?? '' };
  if (entity === 'accessibility' && object.description) return { accessibility: object.description };
  const area = entity === 'service_area' ? (object.description ?? object.name) : undefined;
  return area === undefined ? {} : { service_area: area };
}
