import { csvLine } from '#kernel';
import type { Document, Json } from '../import/identity.ts';
import { OWN_TAXONOMIES } from './own-terms.ts';

const text = (value: Json | undefined): string =>
  value === null || value === undefined ? '' : String(value);
const things = (value: Json | undefined): readonly Document[] =>
  (Array.isArray(value) ? value : []).filter(
    (one) => one !== null && typeof one === 'object' && !Array.isArray(one),
  );
const thing = (value: Json | undefined): Document => things([value ?? null])[0] ?? {};
const several = (values: readonly string[]) => [...new Set(values.filter(Boolean))].join('; ');

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

/** The columns, and what stands in each of a whole service. Of several places, the first. */
const COLUMNS: Readonly<Record<string, (service: Document) => string>> = {
  id: ({ id }) => text(id),
  name: ({ name }) => text(name),
  organization: ({ organization }) => text(thing(organization).name),
  status: ({ status }) => text(status),
  description: ({ description }) => text(description),
  url: ({ url }) => text(url),
  email: ({ email }) => text(email),
  phones: ({ phones }) => several(things(phones).map((one) => text(one.number))),
  place: (service) => text(placeOf(service).name),
  address: (service) => {
    const { address_1, address_2, city, state_province } = addressOf(service);
    return [address_1, address_2, city, state_province].map(text).filter(Boolean).join(', ');
  },
  postal_code: (service) => text(addressOf(service).postal_code),
  latitude: (service) => text(placeOf(service).latitude),
  longitude: (service) => text(placeOf(service).longitude),
  places: ({ service_at_locations }) => String(things(service_at_locations).length),
  schedules: ({ schedules }) => several(things(schedules).map(hours)),
  languages: ({ languages }) => several(things(languages).map((one) => text(one.code ?? one.name))),
  needs: (service) => codesOf(service, 1),
  conditions: (service) => codesOf(service, 0),
  minimum_age: ({ minimum_age }) => text(minimum_age),
  maximum_age: ({ maximum_age }) => text(maximum_age),
  eligibility_description: ({ eligibility_description }) => text(eligibility_description),
  application_process: ({ application_process }) => text(application_process),
  fees_description: ({ fees_description, fees }) => text(fees_description ?? fees),
  last_modified: ({ last_modified }) => text(last_modified),
};

/** The names of the columns, as the first row. */
export const CSV_HEAD = csvLine(Object.keys(COLUMNS));

/** A whole service as a row. Numbers are ours: only they may begin with a minus. */
export function csvRow(service: Document): string {
  return csvLine(
    Object.entries(COLUMNS).map(([name, read]) => {
      const value = read(service);
      const isNumber = value !== '' && (name === 'latitude' || name === 'longitude');
      return isNumber ? Number(value) : value;
    }),
  );
}
