import { csvLine } from '#kernel';
import type { Document, Json } from '../import/identity.ts';
import type { MappedField, Mapping } from '../import/mapping.ts';
import { OWN_TAXONOMIES } from './own-terms.ts';

const text = (value: Json | undefined): string =>
  value === null || value === undefined ? '' : String(value);
const things = (value: Json | undefined): readonly Document[] =>
  (Array.isArray(value) ? value : []).filter(
    (one) => one !== null && typeof one === 'object' && !Array.isArray(one),
  );
const thing = (value: Json | undefined): Document => things([value ?? null])[0] ?? {};
// What stands between several in one cell. Within one of them it would make two of it.
const BETWEEN = ';';
const several = (values: readonly string[]) =>
  [...new Set(values.map((one) => one.replaceAll(BETWEEN, ',')).filter(Boolean))].join(`${BETWEEN} `);

const placeOf = (service: Document) => thing(things(service.service_at_locations)[0]?.location);
const addressOf = (service: Document) => things(placeOf(service).addresses)[0] ?? {};
const codesOf = (service: Document, taxonomy: number) =>
  several(
    things(service.attributes)
      .map((one) => thing(one.taxonomy_term))
      .filter((term) => term.taxonomy_id === OWN_TAXONOMIES[taxonomy]?.id)
      .map((term) => text(term.code)),
  );
const hours = (one: Document) =>
  [one.byday, one.opens_at && `${text(one.opens_at)}-${text(one.closes_at)}`, one.description]
    .map((part) => text(part))
    .filter(Boolean)
    .join(' ');

interface Column {
  /** What stands in it of a whole service. */
  write(service: Document): string;
  /** What it becomes where it is taken in again. */
  readonly to?: MappedField;
  readonly split?: string;
}

const field = (name: MappedField): Column => ({
  write: (service) => text(service[name]),
  to: name,
});
const ofAddress = (name: MappedField): Column => ({
  write: (service) => text(addressOf(service)[name]),
  to: name,
});
const ofPlace = (name: string, to: MappedField): Column => ({
  write: (service) => text(placeOf(service)[name]),
  to,
});
const list = (to: MappedField, write: Column['write']): Column => ({ write, to, split: BETWEEN });

/** The columns in their order. Of several places, the first. */
const COLUMNS: Readonly<Record<string, Column>> = {
  id: field('id'),
  name: field('name'),
  organization_id: { write: ({ organization }) => text(thing(organization).id), to: 'organization_id' },
  organization: { write: ({ organization }) => text(thing(organization).name), to: 'organization_name' },
  status: field('status'),
  description: field('description'),
  url: field('url'),
  email: field('email'),
  phones: list('phone', ({ phones }) => several(things(phones).map((one) => text(one.number)))),
  place: ofPlace('name', 'location_name'),
  address_1: ofAddress('address_1'),
  address_2: ofAddress('address_2'),
  city: ofAddress('city'),
  state_province: ofAddress('state_province'),
  postal_code: ofAddress('postal_code'),
  latitude: ofPlace('latitude', 'latitude'),
  longitude: ofPlace('longitude', 'longitude'),
  places: { write: ({ service_at_locations }) => String(things(service_at_locations).length) },
  schedules: list('hours_in_words', ({ schedules }) => several(things(schedules).map(hours))),
  languages: list('languages', ({ languages }) =>
    several(things(languages).map((one) => text(one.code ?? one.name))),
  ),
  needs: list('needs', (service) => codesOf(service, 1)),
  conditions: list('conditions', (service) => codesOf(service, 0)),
  minimum_age: field('minimum_age'),
  maximum_age: field('maximum_age'),
  eligibility_description: field('eligibility_description'),
  application_process: field('application_process'),
  fees_description: {
    write: ({ fees_description, fees }) => text(fees_description ?? fees),
    to: 'fees_description',
  },
  last_modified: field('last_modified'),
};

const NAMES = Object.keys(COLUMNS);

/** The names of the columns, as the first row. */
export const CSV_HEAD = csvLine(NAMES);

/** What the columns become where such a file is taken in again. */
export const CSV_MAPPING: Mapping = {
  version: 1,
  kind: 'service',
  source: {},
  encoding: 'utf-8',
  delimiter: ',',
  key: ['id'],
  columns: Object.entries(COLUMNS).flatMap(([from, { to, split }]) =>
    to === undefined ? [] : [{ from, to, ...(split === undefined ? {} : { split }) }],
  ),
  constants: {},
};

/** Whether a table has exactly our columns. */
export function isOurCsv(columns: readonly string[]): boolean {
  return columns.length === NAMES.length && columns.every((name, at) => name === NAMES[at]);
}

/** A whole service as a row. Numbers are ours: only they may begin with a minus. */
export function csvRow(service: Document): string {
  return csvLine(
    Object.entries(COLUMNS).map(([name, { write }]) => {
      const value = write(service);
      const isNumber = value !== '' && (name === 'latitude' || name === 'longitude');
      return isNumber ? Number(value) : value;
    }),
  );
}
