/**
 * The shapes of HSDS 3.1 (Open Referral), and so of 3.0, as they are met: required fields are demanded, unknown fields are kept, ids
 * may be any text (the standard wants UUIDs; many publishers have none), and a number may come as text.
 */
import { z } from 'zod';

const text = z.string().optional();
const required = z.string().min(1);
const key = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1).max(300));
const id = key.optional();
const amount = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^-?\d+(\.\d+)?(e-?\d+)?$/i)
      .transform(Number),
  ])
  .pipe(z.number().refine(Number.isFinite));
const number = amount.optional();
const whole = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^-?\d+$/)
      .transform(Number),
  ])
  .pipe(z.int().min(-2147483648).max(2147483647))
  .optional();
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/, 'is no day (YYYY-MM-DD)')
  .transform((value) => value.slice(0, 10))
  .refine((value) => isDay(value), 'is no day of the calendar')
  .optional();
const time = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/, 'is no time of day (HH:MM)')
  .optional();
// A moment without a zone is taken for UTC; every moment is kept in one form.
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/, 'is no moment')
  .refine((value) => isDay(value.slice(0, 10)) && !Number.isNaN(momentOf(value).getTime()), 'is no moment')
  .transform((value) => momentOf(value).toISOString());
const moment = instant.optional();

function momentOf(value: string): Date {
  const zoned = value.length === 10 || /(Z|[+-]\d{2}:?\d{2})$/.test(value.slice(11));
  return new Date(zoned ? value : `${value}Z`);
}

function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return value >= '0001' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const taxonomy = z.looseObject({ id: key, name: required, description: text, uri: text, version: text });
const term = z.looseObject({
  id: key,
  code: text,
  name: required,
  description: text,
  parent_id: id,
  taxonomy: text,
  taxonomy_detail: taxonomy.optional(),
  language: text,
  taxonomy_id: id,
  term_uri: text,
});
const attribute = z.looseObject({
  id,
  link_id: id,
  taxonomy_term_id: id,
  link_type: text,
  link_entity: text,
  value: text,
  label: text,
  taxonomy_term: term.optional(),
});
const metadata = z.looseObject({ id, resource_id: id });
const more = { attributes: z.array(attribute).optional(), metadata: z.array(metadata).optional() };

const language = z.looseObject({ id, name: text, code: text, note: text, ...more });
const phone = z.looseObject({
  id,
  number: required,
  extension: z.union([z.number(), z.string()]).transform(String).optional(),
  type: text,
  description: text,
  languages: z.array(language).optional(),
  ...more,
});
const contact = z.looseObject({
  id,
  name: text,
  title: text,
  department: text,
  email: text,
  phones: z.array(phone).optional(),
  ...more,
});
const schedule = z.looseObject({
  id,
  valid_from: day,
  valid_to: day,
  dtstart: day,
  timezone: number,
  until: day,
  count: whole,
  wkst: z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']).optional(),
  freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
  interval: whole,
  byday: text,
  byweekno: text,
  bymonthday: text,
  byyearday: text,
  description: text,
  opens_at: time,
  closes_at: time,
  schedule_link: text,
  attending_type: text,
  notes: text,
  ...more,
});
const kind = z.enum(['physical', 'postal', 'virtual']);
const address = z.looseObject({
  id,
  attention: text,
  address_1: text,
  address_2: text,
  city: text,
  region: text,
  state_province: text,
  postal_code: text,
  country: text,
  address_type: kind,
  ...more,
});
const accessibility = z.looseObject({ id, description: text, details: text, url: text, ...more });
const funding = z.looseObject({ id, source: text, ...more });
const program = z.looseObject({ id, name: required, alternate_name: text, description: text, ...more });
const identifier = z.looseObject({
  id,
  identifier_scheme: text,
  identifier_type: text,
  identifier: required,
  ...more,
});
const url = z.looseObject({ id, label: text, url: required, ...more });
const unit = z.looseObject({ id, name: required, scheme: text, identifier: text, uri: text, ...more });
const capacity = z.looseObject({
  id,
  unit,
  unit_id: id,
  available: amount,
  maximum: number,
  description: text,
  updated: instant,
  ...more,
});
const reach = {
  contacts: z.array(contact).optional(),
  phones: z.array(phone).optional(),
};

const location = z.looseObject({
  id: key,
  location_type: kind,
  url: text,
  organization_id: id,
  name: text,
  alternate_name: text,
  description: text,
  transportation: text,
  latitude: number,
  longitude: number,
  external_identifier: text,
  external_identifier_type: text,
  languages: z.array(language).optional(),
  addresses: z.array(address).optional(),
  accessibility: z.array(accessibility).optional(),
  schedules: z.array(schedule).optional(),
  ...reach,
  ...more,
});
const organization = z.looseObject({
  id: key,
  name: required,
  alternate_name: text,
  description: text,
  email: text,
  website: text,
  tax_status: text,
  tax_id: text,
  year_incorporated: whole,
  legal_status: text,
  logo: text,
  uri: text,
  parent_organization_id: id,
  additional_websites: z.array(url).optional(),
  funding: z.array(funding).optional(),
  locations: z.array(location).optional(),
  programs: z.array(program).optional(),
  organization_identifiers: z.array(identifier).optional(),
  ...reach,
  ...more,
});
const serviceArea = z.looseObject({
  id,
  name: text,
  description: text,
  extent: text,
  extent_type: text,
  uri: text,
  ...more,
});
const atLocation = z.looseObject({
  id,
  location_id: id,
  description: text,
  service_areas: z.array(serviceArea).optional(),
  schedules: z.array(schedule).optional(),
  location: location.optional(),
  ...reach,
  ...more,
});
const costOption = z.looseObject({
  id,
  valid_from: day,
  valid_to: day,
  option: text,
  currency: text,
  amount: number,
  amount_description: text,
  ...more,
});
const requiredDocument = z.looseObject({ id, document: text, uri: text, ...more });
const service = z.looseObject({
  id: key,
  organization_id: id,
  program_id: id,
  name: required,
  alternate_name: text,
  description: text,
  url: text,
  email: text,
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  interpretation_services: text,
  application_process: text,
  fees_description: text,
  wait_time: text,
  fees: text,
  accreditations: text,
  eligibility_description: text,
  minimum_age: number,
  maximum_age: number,
  assured_date: day,
  assurer_email: text,
  licenses: text,
  alert: text,
  last_modified: moment,
  additional_urls: z.array(url).optional(),
  capacities: z.array(capacity).optional(),
  schedules: z.array(schedule).optional(),
  service_areas: z.array(serviceArea).optional(),
  service_at_locations: z.array(atLocation).optional(),
  languages: z.array(language).optional(),
  organization: organization.optional(),
  funding: z.array(funding).optional(),
  cost_options: z.array(costOption).optional(),
  program: program.optional(),
  required_documents: z.array(requiredDocument).optional(),
  ...reach,
  ...more,
});

/** The things that stand on their own in a directory, each with an id that its source gave. */
export const SHAPES = {
  organization,
  location,
  service,
  schedule: schedule.extend({ id: key, service_id: key }),
  taxonomy,
  taxonomy_term: term,
} as const;

export type Kind = keyof typeof SHAPES;

/** Fields that hold a web address, and fields that hold an e-mail address, wherever they stand in HSDS. */
export const LINK_FIELDS: ReadonlySet<string> = new Set([
  'url',
  'website',
  'uri',
  'term_uri',
  'schedule_link',
  'logo',
]);
export const EMAIL_FIELDS: ReadonlySet<string> = new Set(['email', 'assurer_email']);

export type HsdsService = z.output<typeof service>;
export type HsdsOrganization = z.output<typeof organization>;
export type HsdsLocation = z.output<typeof location>;
export type HsdsSchedule = z.output<typeof schedule>;
