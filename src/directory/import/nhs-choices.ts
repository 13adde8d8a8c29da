import { openTable, type Table } from './cells.ts';
import { BrokenFile, type SourceFile } from './file.ts';
import { entityIdOf, sourceIdOf } from './identity.ts';
import { type Found, keyFrom, namedCells, type Reader, type Source, unreadable } from './reading.ts';

type Cell = (name: string) => string;

const PLACES = [
  'OrganisationID',
  'OrganisationType',
  'OrganisationStatus',
  'OrganisationName',
  'Postcode',
  'Latitude',
];
const OPENING_TIMES = [
  'OrganisationId',
  'WeekDay',
  'Times',
  'IsOpen',
  'OpeningTimeType',
  'AdditionalOpeningDate',
];

// What each type of organisation offers. The types that are not here run or pay for care, and offer none themselves.
const OFFERS: Readonly<Record<string, readonly string[]>> = {
  pharmacy: ['healthcare_access'],
  clinic: ['healthcare_access'],
  'gp-practice': ['healthcare_access'],
  'minor-injury-unit': ['healthcare_access'],
  'walk-in-centre': ['healthcare_access'],
  'social-care-provider': ['caring'],
};

/**
 * The NHS Choices open data of 2014: cells parted by ¬ (U+00AC), no quotation, one file for each type of organisation
 * and one with the opening times of the pharmacies. The text is Windows-1252, which holds Latin-1 and its curly quotes.
 */
export const readNhsChoices: Reader = async (file) => {
  const table = await openTable(file.text('windows-1252'), { delimiter: '\u00ac', quotes: false });
  if (OPENING_TIMES.every((name) => table.header.includes(name))) return openingTimes(table);
  if (PLACES.every((name) => table.header.includes(name))) return places(file, table);
  throw new BrokenFile('unknown_header', 'These are not the columns of an NHS Choices file.');
};

function sourceOf(type: string): Source {
  return {
    code: `nhs-choices:${type}`,
    name: `NHS Choices 2014: ${type}`,
    url: 'https://www.nhs.uk',
    licence: 'Open Government Licence v2.0',
  };
}

async function places(file: SourceFile, table: Table) {
  const named = namedCells(table.header);
  const first = await table.rows.next();
  const type = first.done || 'why' in first.value ? '' : named(first.value.cells)('OrganisationType');
  async function* rows(): AsyncGenerator<Found> {
    for (let next = first; !next.done; next = await table.rows.next()) {
      yield 'why' in next.value ? unreadable(next.value) : place(next.value.line, named(next.value.cells));
    }
  }
  const source = sourceOf(keyFrom(type) || keyFrom(file.name.replace(/\.csv.*$/i, '')));
  return { source, rows: rows(), isPart: () => false };
}

function place(row: number, cell: Cell): Found {
  const key = cell('OrganisationID');
  const type = keyFrom(cell('OrganisationType'));
  const needs = OFFERS[type];
  const kind = needs ? 'service' : 'organization';
  if (cell('OrganisationStatus') !== 'Visible') {
    return {
      row,
      kind,
      key,
      why: 'not_visible',
      detail: `OrganisationStatus: ${cell('OrganisationStatus')}`,
    };
  }
  const phones = [
    { number: cell('Phone'), type: 'voice' },
    { number: cell('Fax'), type: 'fax' },
  ].filter((phone) => phone.number !== '');
  const code = cell('OrganisationCode');
  const organization = {
    id: key,
    name: cell('OrganisationName'),
    email: cell('Email'),
    website: cell('Website'),
    organization_identifiers: code ? [{ identifier_type: 'ODS or CQC code', identifier: code }] : [],
  };
  const location = locationOf(cell, key);
  if (!needs) return { row, kind, found: { ...organization, phones, locations: [location] } };
  const columns = Object.fromEntries(
    ['SubType', 'IsPimsManaged', 'IsEPSEnabled', 'ParentODSCode', 'ParentName']
      .map((name) => [name, cell(name)] as const)
      .filter(([, value]) => value !== '' && value !== 'UNKNOWN'),
  );
  const found = {
    id: key,
    name: organization.name,
    status: 'active',
    url: organization.website,
    email: organization.email,
    needs,
    phones,
    organization,
    service_at_locations: [{ location }],
    attributes: [
      {
        link_entity: 'service',
        taxonomy_term: {
          id: type,
          name: cell('OrganisationType'),
          taxonomy: 'NHS Choices organisation types',
        },
      },
    ],
    source_columns: columns,
  };
  return { row, kind, found };
}

function locationOf(cell: Cell, key: string): object {
  const lines = ['Address1', 'Address2', 'Address3'].map(cell).filter((line) => line !== '');
  const address = {
    address_1: lines[0],
    address_2: lines.slice(1).join(', '),
    city: cell('City'),
    state_province: cell('County'),
    postal_code: cell('Postcode'),
  };
  const placed = Object.values(address).some((line) => line);
  return {
    id: key,
    location_type: 'physical',
    name: cell('OrganisationName'),
    latitude: cell('Latitude'),
    longitude: cell('Longitude'),
    addresses: placed ? [{ ...address, country: 'GB', address_type: 'physical' }] : [],
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// `Apr 18 2014`, with two spaces before a single figure.
function dayFrom(text: string): string | null {
  const found = /^([a-z]{3})[a-z]* +(\d{1,2}) +(\d{4})$/i.exec(text);
  const month = found ? MONTHS.indexOf((found[1] ?? '').toLowerCase()) + 1 : 0;
  if (!found || month === 0) return null;
  return `${found[3]}-${String(month).padStart(2, '0')}-${(found[2] ?? '').padStart(2, '0')}`;
}

function openingTimes(table: Table) {
  const named = namedCells(table.header);
  const pharmacies = sourceIdOf(sourceOf('pharmacy').code);
  async function* rows(): AsyncGenerator<Found> {
    for await (const row of table.rows) {
      yield 'why' in row ? unreadable(row) : openingTime(row.line, named(row.cells), pharmacies);
    }
  }
  return { source: sourceOf('pharmacy-opening-times'), rows: rows(), isPart: () => false };
}

function openingTime(row: number, cell: Cell, pharmacies: string): Found {
  const date = cell('AdditionalOpeningDate');
  const key = [cell('OrganisationId'), cell('WeekDay'), date, cell('Times')].join('|');
  const skip = (detail: string): Found => ({ row, kind: 'schedule', key, why: 'bad_hours', detail });
  const open = cell('IsOpen') === 'True';
  const times = /^(\d{1,2}:\d\d)-(\d{1,2}:\d\d)$/.exec(cell('Times'));
  if (open && !times) return skip(`Times: ${cell('Times')}`);
  const day = date ? dayFrom(date) : null;
  if (date && !day) return skip(`AdditionalOpeningDate: ${date}`);
  const weekday = cell('WeekDay').slice(0, 2).toUpperCase();
  if (!day && !['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].includes(weekday))
    return skip(`WeekDay: ${cell('WeekDay')}`);
  const found = {
    id: key,
    service_id: entityIdOf(pharmacies, 'service', cell('OrganisationId')),
    ...(day ? { valid_from: day, valid_to: day } : { freq: 'WEEKLY', byday: weekday }),
    ...(open && times ? { opens_at: times[1], closes_at: times[2] } : { notes: 'Closed' }),
  };
  return { row, kind: 'schedule', found };
}
