import { z } from 'zod';
import { CONDITION_NAMES } from '../condition.ts';
import { DELIMITERS } from './dialect.ts';

/**
 * Every field that a column can become, by the name that mapping files have for it. Kept forever once released: saved
 * mappings name them.
 */
export const MAPPED_FIELDS = [
  'id',
  'name',
  'alternate_name',
  'description',
  'url',
  'email',
  'status',
  'closed',
  'phone',
  'contact_name',
  'organization_id',
  'organization_name',
  'organization_website',
  'charity_number',
  'company_number',
  'location_name',
  'address',
  'address_1',
  'address_2',
  'city',
  'state_province',
  'postal_code',
  'latitude',
  'longitude',
  'hours',
  'hours_in_words',
  'accessibility',
  'eligibility_description',
  'minimum_age',
  'maximum_age',
  'fees_description',
  'application_process',
  'languages',
  'service_area',
  'needs',
  'terms',
  'last_modified',
  'assured_date',
  'conditions',
  ...CONDITION_NAMES.map((name) => `conditions.${name}` as const),
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

const words = z.string().min(1).max(300);

const column = z.strictObject({
  /** Header of the column; for JSON the way to the value, such as `address.city` or `phones.0.number`. */
  from: words,
  to: z.enum(MAPPED_FIELDS),
  /** What parts several values in one cell. */
  split: z.string().min(1).max(5).optional(),
  /** What a cell says, and what is meant by it; letters' case and spaces around do not count. */
  lookup: z.record(z.string().max(300), z.string().max(300)).optional(),
  /** How a date is written. */
  date: z.enum(['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD-MM-YYYY', 'DD.MM.YYYY']).optional(),
});
export type MappedColumn = z.output<typeof column>;

const shape = z.strictObject({
  version: z.literal(1),
  kind: z.enum(['service', 'organization']).default('service'),
  /** Whose list it is; the command line can say otherwise. */
  source: z
    .strictObject({
      code: words.optional(),
      name: words.optional(),
      url: z.url({ protocol: /^https?$/ }).optional(),
      licence: words.optional(),
    })
    .default({}),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  /** For JSON: the field that holds the list. */
  list: words.optional(),
  /** Columns that together tell one row from every other, and the same row again next year. */
  key: z.array(words).min(1).max(6),
  columns: z.array(column).min(1).max(200),
  /** What is true of every row. */
  constants: z.partialRecord(z.enum(MAPPED_FIELDS), z.string().max(1000)).default({}),
});
export type Mapping = z.output<typeof shape>;

/** A saved mapping, or what is wrong with it in one line each. */
export function readMapping(json: unknown): Mapping | readonly string[] {
  const read = shape.safeParse(json);
  if (!read.success)
    return read.error.issues.map((issue) => `${issue.path.join('.') || 'mapping'}: ${issue.message}`);
  const named = read.data.columns.some(({ to }) => to === 'name') || read.data.constants.name !== undefined;
  return named ? read.data : ['columns: no column becomes the name'];
}

export function isProblems(read: Mapping | readonly string[]): read is readonly string[] {
  return Array.isArray(read);
}
