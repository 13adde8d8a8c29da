import { type ChildTable, childrenOf } from '../import/compose.ts';

/** An entity of HSDS 3.1 that the directory keeps in a table of its own. */
export type Entity =
  | Exclude<ChildTable, 'service_need' | 'condition'>
  | 'service'
  | 'organization'
  | 'location'
  | 'taxonomy'
  | 'taxonomy_term';

/** The things that the directory lists, each with an id that others use. */
export type Listed = 'service' | 'organization' | 'service_at_location' | 'taxonomy' | 'taxonomy_term';

const SCHEDULE =
  'valid_from valid_to dtstart timezone until count wkst freq interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type notes';

/** The fields of each entity that hold one value, by the names of the standard, in its order. */
export const FIELDS: Readonly<Record<Entity, readonly string[]>> = fieldsOf({
  service:
    'organization_id name alternate_name description url email status interpretation_services application_process fees_description wait_time fees accreditations eligibility_description minimum_age maximum_age assured_date assurer_email licenses alert last_modified',
  organization:
    'name alternate_name description email website tax_status tax_id year_incorporated legal_status logo uri parent_organization_id',
  location:
    'location_type url organization_id name alternate_name description transportation latitude longitude external_identifier external_identifier_type',
  taxonomy: 'name description uri version',
  taxonomy_term: 'code name description parent_id taxonomy language taxonomy_id term_uri',
  service_at_location: 'location_id description',
  address: 'attention address_1 address_2 city region state_province postal_code country address_type',
  contact: 'name title department email',
  phone: 'number extension type description',
  language: 'name code note',
  schedule: SCHEDULE,
  accessibility: 'description details url',
  cost_option: 'valid_from valid_to option currency amount amount_description',
  required_document: 'document uri',
  service_area: 'name description extent extent_type uri',
  funding: 'source',
  program: 'name alternate_name description',
  organization_identifier: 'identifier_scheme identifier_type identifier',
  url: 'label url',
  service_capacity: 'available maximum description updated',
  unit: 'name scheme identifier uri',
  attribute: 'taxonomy_term_id link_type link_entity value label',
});

/** What the standard demands of each entity beside its id, where a source may have left it out. */
export const DEMANDED: Readonly<Partial<Record<Entity, readonly string[]>>> = {
  organization: ['description'],
  taxonomy: ['description'],
  taxonomy_term: ['description'],
  program: ['description'],
  address: ['address_1', 'city', 'state_province', 'postal_code', 'country'],
  organization_identifier: ['identifier_type'],
};

/** The fields in which one entity stands inside another. */
export const SINGLES: Readonly<Partial<Record<Entity, Readonly<Record<string, Entity>>>>> = {
  service: { organization: 'organization', program: 'program' },
  service_at_location: { location: 'location', service: 'service' },
  attribute: { taxonomy_term: 'taxonomy_term' },
  service_capacity: { unit: 'unit' },
  taxonomy_term: { taxonomy_detail: 'taxonomy' },
};

/** The fields that hold a list of other entities, and which. */
export function listsOf(entity: Entity): readonly (readonly [field: string, child: Entity])[] {
  if (entity === 'attribute' || entity === 'taxonomy' || entity === 'taxonomy_term') return [];
  return childrenOf(entity).filter(([field]) => !SINGLES[entity]?.[field]) as [string, Entity][];
}

function fieldsOf(named: Readonly<Record<Entity, string>>): Readonly<Record<Entity, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(named).map(([entity, fields]) => [entity, fields.split(' ')]),
  ) as unknown as Readonly<Record<Entity, readonly string[]>>;
}
