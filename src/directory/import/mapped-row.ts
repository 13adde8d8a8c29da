import { CONDITIONS, isCondition } from '../condition.ts';
import { readHours } from '../hours.ts';
import type { Kind } from '../hsds.ts';
import { isNeedDomain } from '../need.ts';
import { understand } from '../thesaurus.ts';
import type { MappedColumn, MappedField, Mapping } from './mapping.ts';
import { type Found, keyFrom } from './reading.ts';

/** A row of any file: what it says by the names of its columns. */
export type Row = Readonly<Record<string, string>>;

type Values = ReadonlyMap<MappedField, readonly string[]>;

/** Turns a row into the HSDS document that its mapping says it is, or says why there is none. */
export function mappedRow(mapping: Mapping, row: number, cells: Row): Found {
  const values = valuesOf(mapping, cells);
  const one = (field: MappedField) => values.get(field)?.[0];
  const key = one('id') ?? keyFrom(...mapping.key.map((name) => cells[name] ?? ''));
  const { kind } = mapping;
  if (key.replaceAll('|', '') === '') {
    return { row, kind, key: null, why: 'invalid', detail: `nothing in the key: ${mapping.key.join(', ')}` };
  }
  const closed = one('closed');
  if (closed !== undefined && !/^(no|n|false|0|-|open)$/i.test(closed)) {
    return { row, kind, key, why: 'closed', detail: `closed: ${closed}` };
  }
  const found = kind === 'service' ? serviceOf(key, values, mapping) : organizationOf(key, values, mapping);
  return { row, kind: kind as Kind, found: { ...found, source_columns: leftOver(mapping, cells) } };
}

function valuesOf(mapping: Mapping, cells: Row): Values {
  const values = new Map<MappedField, string[]>();
  const add = (field: MappedField, said: readonly string[]) => {
    if (said.length > 0) values.set(field, [...(values.get(field) ?? []), ...said]);
  };
  for (const column of mapping.columns) add(column.to, saidIn(column, cells[column.from] ?? ''));
  for (const [field, value] of Object.entries(mapping.constants)) {
    if (!values.has(field as MappedField)) add(field as MappedField, [value]);
  }
  return values;
}

function saidIn(column: MappedColumn, cell: string): string[] {
  const parts = column.split ? cell.split(column.split) : [cell];
  const found: string[] = [];
  for (const part of parts) {
    const text = part.trim();
    if (text === '') continue;
    const meant = column.lookup ? lookedUp(column.lookup, text) : text;
    if (meant !== '') found.push(column.date ? isoDay(meant, column.date) : meant);
  }
  return found;
}

function lookedUp(table: Readonly<Record<string, string>>, text: string): string {
  const key = text.toLowerCase();
  const found = Object.entries(table).find(([name]) => name.trim().toLowerCase() === key);
  return found ? found[1] : text;
}

// What is not written as it should be stays as it is, for the checks to speak about.
function isoDay(text: string, form: NonNullable<MappedColumn['date']>): string {
  const parts = text.split(/[T ]/, 1)[0]?.split(/[/.-]/) ?? [];
  const order = form.split(/[/.-]/);
  const at = (name: string) => parts[order.indexOf(name)] ?? '';
  const year = at('YYYY').length === 2 ? `20${at('YYYY')}` : at('YYYY');
  return parts.length === 3 ? `${year}-${at('MM').padStart(2, '0')}-${at('DD').padStart(2, '0')}` : text;
}

// Columns that nobody mapped are kept as they came, so that a better mapping can find them again.
function leftOver(mapping: Mapping, cells: Row): Row {
  const mapped = new Set(mapping.columns.map(({ from }) => from));
  return Object.fromEntries(Object.entries(cells).filter(([name, cell]) => !mapped.has(name) && cell !== ''));
}

type Document = { readonly [field: string]: unknown };

const PLAIN: readonly MappedField[] = [
  'name',
  'alternate_name',
  'url',
  'email',
  'eligibility_description',
  'minimum_age',
  'maximum_age',
  'fees_description',
  'application_process',
  'last_modified',
  'assured_date',
];

function serviceOf(key: string, values: Values, mapping: Mapping): Document {
  const one = (field: MappedField) => values.get(field)?.[0];
  const organization = one('organization_name');
  const location = locationOf(key, values, mapping);
  return {
    id: key,
    ...Object.fromEntries(PLAIN.map((field) => [field, one(field)])),
    description: values.get('description')?.join('\n\n'),
    status: one('status')?.toLowerCase() ?? 'active',
    ...(organization === undefined
      ? {}
      : {
          organization: {
            // Without one, a name written in two ways is still one organization.
            id: one('organization_id') ?? keyFrom('organization', organization),
            name: organization,
            website: one('organization_website'),
            organization_identifiers: identifiersOf(values),
          },
        }),
    phones: (values.get('phone') ?? []).map((number) => ({ number })),
    contacts: (values.get('contact_name') ?? []).map((name) => ({ name })),
    languages: (values.get('languages') ?? []).map(languageOf),
    service_areas: (values.get('service_area') ?? []).map((name) => ({ name })),
    schedules: [
      ...(values.get('hours') ?? []).flatMap(schedulesOf),
      ...(values.get('hours_in_words') ?? []).map((description) => ({ description })),
    ],
    needs: [...new Set((values.get('needs') ?? []).flatMap(needsIn))],
    conditions: conditionsOf(values),
    service_at_locations: location === null ? [] : [{ location }],
    attributes: (values.get('terms') ?? []).map((name) => ({
      link_entity: 'service',
      taxonomy_term: { id: keyFrom(name), name, taxonomy: 'Terms of this list' },
    })),
  };
}

function organizationOf(key: string, values: Values, mapping: Mapping): Document {
  const one = (field: MappedField) => values.get(field)?.[0];
  const location = locationOf(key, values, mapping);
  return {
    id: key,
    name: one('name'),
    alternate_name: one('alternate_name'),
    description: values.get('description')?.join('\n\n'),
    email: one('email'),
    website: one('organization_website') ?? one('url'),
    phones: (values.get('phone') ?? []).map((number) => ({ number })),
    organization_identifiers: identifiersOf(values),
    locations: location === null ? [] : [location],
  };
}

function identifiersOf(values: Values): Document[] {
  const of = (field: MappedField, scheme: string, type: string) =>
    (values.get(field) ?? []).map((identifier) => ({
      identifier_scheme: scheme,
      identifier_type: type,
      identifier,
    }));
  return [
    ...of('charity_number', 'GB-CHC', 'Charity number'),
    ...of('company_number', 'GB-COH', 'Company number'),
  ];
}

const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/i;

function locationOf(key: string, values: Values, { columns }: Mapping): Document | null {
  const one = (field: MappedField) => values.get(field)?.[0];
  const whole = one('address');
  const lines = (whole ?? '')
    .replace(POSTCODE, '')
    .split(/[,\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const city = one('city') ?? (lines.length > 1 ? lines.pop() : undefined);
  const address = {
    address_1: one('address_1') ?? lines[0],
    address_2: one('address_2') ?? (lines.slice(1).join(', ') || undefined),
    city,
    state_province: one('state_province'),
    postal_code: one('postal_code') ?? POSTCODE.exec(whole ?? '')?.[1]?.toUpperCase(),
  };
  const placed = Object.values(address).some((line) => line !== undefined);
  const [latitude, longitude] = [one('latitude'), one('longitude')];
  if (!placed && latitude === undefined && one('location_name') === undefined) return null;
  // A place is called after what is there only in a list that has no names of places.
  const namesPlaces = columns.some(({ to }) => to === 'location_name');
  return {
    id: key,
    location_type: 'physical',
    name: one('location_name') ?? (namesPlaces ? undefined : one('name')),
    latitude,
    longitude,
    addresses: placed ? [{ ...address, country: 'GB', address_type: 'physical' }] : [],
    accessibility: (values.get('accessibility') ?? []).map((description) => ({ description })),
  };
}

function languageOf(text: string): Document {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text) ? { code: text.toLowerCase() } : { name: text };
}

// Hours as people write them become hours where that is certain, and stay words where it is not.
function schedulesOf(text: string): Document[] {
  const hours = readHours(text);
  return hours === null
    ? [{ freq: 'WEEKLY', description: text }]
    : hours.map((each) => ({ freq: 'WEEKLY', ...each }));
}

function needsIn(text: string): string[] {
  const code = text.toLowerCase().replace(/[\s-]+/g, '_');
  if (isNeedDomain(code)) return [code];
  return understand(text, 'en').flatMap(({ domains }) => [...domains]);
}

const ANSWER = /^([a-z_]+)\.([a-z_]+)$/;

const YES = /^(yes|y|true|1|x)$/i;
const NO = /^(no|n|false|0)$/i;

function conditionsOf(values: Values): Document {
  const said: Record<string, string> = {};
  for (const [field, [text = '']] of values) {
    const name = field.startsWith('conditions.') ? field.slice('conditions.'.length) : '';
    if (!isCondition(name)) continue;
    const answers: readonly string[] = CONDITIONS[name];
    const code = text.toLowerCase().replace(/[\s-]+/g, '_');
    const meant = answers.includes(code) ? code : YES.test(text) ? 'yes' : NO.test(text) ? 'no' : '';
    // What is none of its answers says nothing: unknown is never yes.
    if (answers.includes(meant)) said[name] = meant;
  }
  for (const text of values.get('conditions') ?? []) {
    const [, name = '', answer = ''] = ANSWER.exec(text) ?? [];
    if (!isCondition(name)) continue;
    const answers: readonly string[] = CONDITIONS[name];
    if (answers.includes(answer)) said[name] = answer;
  }
  return said;
}
