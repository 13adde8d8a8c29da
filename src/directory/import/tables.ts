/**
 * The tables of HSDS as CSV, in all its editions: what a file is called, what its rows hang on, and what its columns are
 * called in HSDS 3. Editions 1 and 2 name much of it otherwise (Ohana, Open Referral UK 1.0); a table says it once.
 */
export type Entity =
  | 'organization'
  | 'service'
  | 'location'
  | 'taxonomy'
  | 'taxonomy_term'
  | 'service_at_location'
  | 'program'
  | 'phone'
  | 'contact'
  | 'address'
  | 'schedule'
  | 'language'
  | 'accessibility'
  | 'funding'
  | 'cost_option'
  | 'required_document'
  | 'service_area'
  | 'organization_identifier'
  | 'attribute'
  | 'metadata'
  | 'service_capacity'
  | 'unit'
  | 'url'
  | 'eligibility'
  | 'payment_accepted';

/** What a file is taken for: an entity, and for files of the older editions which reading of its columns. */
export interface TableOf {
  readonly entity: Entity;
  readonly form?: 'postal' | 'weekdays' | 'holidays' | 'link';
}

// Names without `.csv`, in lower case, in the singular and in every plural that was met.
const FILES: Readonly<Record<string, TableOf>> = {
  organization: { entity: 'organization' },
  service: { entity: 'service' },
  location: { entity: 'location' },
  taxonomy: { entity: 'taxonomy' },
  taxonomies: { entity: 'taxonomy' },
  taxonomy_term: { entity: 'taxonomy_term' },
  service_at_location: { entity: 'service_at_location' },
  services_at_location: { entity: 'service_at_location' },
  program: { entity: 'program' },
  phone: { entity: 'phone' },
  contact: { entity: 'contact' },
  address: { entity: 'address' },
  addresses: { entity: 'address' },
  physical_address: { entity: 'address' },
  physical_addresses: { entity: 'address' },
  postal_address: { entity: 'address', form: 'postal' },
  postal_addresses: { entity: 'address', form: 'postal' },
  mail_address: { entity: 'address', form: 'postal' },
  mail_addresses: { entity: 'address', form: 'postal' },
  schedule: { entity: 'schedule' },
  regular_schedule: { entity: 'schedule', form: 'weekdays' },
  holiday_schedule: { entity: 'schedule', form: 'holidays' },
  language: { entity: 'language' },
  accessibility: { entity: 'accessibility' },
  accessibility_for_disabilities: { entity: 'accessibility' },
  funding: { entity: 'funding' },
  cost_option: { entity: 'cost_option' },
  required_document: { entity: 'required_document' },
  service_area: { entity: 'service_area' },
  organization_identifier: { entity: 'organization_identifier' },
  identifier: { entity: 'organization_identifier' },
  attribute: { entity: 'attribute' },
  service_attribute: { entity: 'attribute', form: 'link' },
  service_taxonomy: { entity: 'attribute', form: 'link' },
  service_taxonomies: { entity: 'attribute', form: 'link' },
  services_taxonomy: { entity: 'attribute', form: 'link' },
  link_taxonomy: { entity: 'attribute', form: 'link' },
  other_attribute: { entity: 'attribute', form: 'link' },
  metadata: { entity: 'metadata' },
  service_capacity: { entity: 'service_capacity' },
  service_capacities: { entity: 'service_capacity' },
  unit: { entity: 'unit' },
  url: { entity: 'url' },
  eligibility: { entity: 'eligibility' },
  eligibilities: { entity: 'eligibility' },
  payment_accepted: { entity: 'payment_accepted' },
  payments_accepted: { entity: 'payment_accepted' },
};

// These describe the file, or judge a service without saying who did: nothing of them belongs in a directory.
const NOT_TAKEN: ReadonlySet<string> = new Set([
  'meta_table_description',
  'meta_table_descriptions',
  'review',
  'reviews',
]);

/** What a file of this name holds; 'not_taken' for what HSDS knows and the directory does not; null for anything else. */
export function tableNamed(file: string): TableOf | 'not_taken' | null {
  const stem = file
    .replace(/^.*\//, '')
    .replace(/\.csv$/i, '')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (NOT_TAKEN.has(stem)) return 'not_taken';
  return FILES[stem] ?? FILES[stem.replace(/s$/, '')] ?? null;
}

/** In which list of its owner a row stands. */
export const LIST_OF: Readonly<Partial<Record<Entity, string>>> = {
  service_at_location: 'service_at_locations',
  program: 'programs',
  phone: 'phones',
  contact: 'contacts',
  address: 'addresses',
  schedule: 'schedules',
  language: 'languages',
  accessibility: 'accessibility',
  funding: 'funding',
  cost_option: 'cost_options',
  required_document: 'required_documents',
  service_area: 'service_areas',
  organization_identifier: 'organization_identifiers',
  attribute: 'attributes',
  metadata: 'metadata',
  service_capacity: 'capacities',
  url: 'urls',
  eligibility: 'eligibilities',
  payment_accepted: 'accepted_payments',
};

/**
 * The columns that name what a row hangs on, the most particular first: a telephone of a contact of a service is the
 * contact's. A row may name several; it hangs on the first that the package has.
 */
export const OWNED_BY: Readonly<Partial<Record<Entity, readonly Entity[]>>> = {
  service_at_location: ['service'],
  program: ['organization'],
  phone: ['contact', 'service_at_location', 'service', 'location', 'organization'],
  contact: ['service_at_location', 'service', 'location', 'organization'],
  address: ['location'],
  schedule: ['service_at_location', 'service', 'location'],
  language: ['phone', 'service', 'location'],
  accessibility: ['location'],
  funding: ['service', 'organization'],
  cost_option: ['service'],
  required_document: ['service'],
  service_area: ['service_at_location', 'service'],
  organization_identifier: ['organization'],
  service_capacity: ['service'],
  url: ['service', 'organization'],
  eligibility: ['service'],
  payment_accepted: ['service'],
};

/** What an attribute or a note about a change can hang on, when the row does not say which it is. */
export const ANYTHING: readonly Entity[] = [
  'service',
  'organization',
  'location',
  'service_at_location',
  'contact',
  'phone',
  'schedule',
  'address',
  'language',
  'service_area',
  'cost_option',
  'required_document',
  'funding',
  'accessibility',
  'program',
  'organization_identifier',
  'service_capacity',
  'unit',
  'url',
  'taxonomy_term',
  'taxonomy',
];

/** Columns of the older editions by what HSDS 3 calls them. Renamed only where HSDS 3's own name has no column. */
export const RENAMED: Readonly<Partial<Record<Entity, Readonly<Record<string, string>>>>> = {
  organization: { url: 'website', date_incorporated: 'year_incorporated' },
  service: { website: 'url' },
  location: { website: 'url' },
  taxonomy_term: { taxonomy_id: 'id', vocabulary: 'taxonomy', title: 'name' },
  phone: { number_type: 'type', department: 'description' },
  language: { language: 'name' },
  accessibility: { accessibility: 'description' },
  service_area: { service_area: 'name' },
  organization_identifier: { register: 'identifier_scheme', identification_body: 'identifier_type' },
  attribute: { taxonomy_id: 'taxonomy_term_id', taxonomy_detail: 'value' },
};
