import { openTable } from './cells.ts';
import { BrokenFile } from './file.ts';
import { type Found, namedCells, type Reader, unreadable } from './reading.ts';

const COLUMNS = [
  'Title',
  'Charity Number',
  'Activities',
  'Contact Address',
  'date registered',
  'date removed',
];
const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\s*$/i;
const ABOUT = [
  'date registered',
  'accounts date',
  'spending',
  'income',
  'Charity Classification',
  'OpenlyLocalURL',
];

/** Charities as OpenlyLocal listed them for a council (Harrow, 2012): organizations, each with where its letters go. */
export const readCharities: Reader = async (file, options) => {
  const table = await openTable(file.text('utf-8'), { delimiter: ',', quotes: true });
  if (!COLUMNS.every((name) => table.header.includes(name))) {
    throw new BrokenFile(
      'unknown_header',
      'These are not the columns of a list of charities by OpenlyLocal.',
    );
  }
  const named = namedCells(table.header);
  async function* rows(): AsyncGenerator<Found> {
    for await (const row of table.rows)
      yield 'why' in row ? unreadable(row) : charity(row.line, named(row.cells));
  }
  const code = options.source ?? 'uk-charities-harrow';
  const source = {
    code,
    name: 'Charities in Harrow (OpenlyLocal, 2012)',
    url: null,
    licence: 'Open Government Licence',
  };
  return { source, rows: rows(), isPart: () => false };
};

function charity(row: number, cell: (name: string) => string): Found {
  const key = cell('Charity Number');
  const removed = cell('date removed');
  if (removed) return { row, kind: 'organization', key, why: 'closed', detail: `date removed: ${removed}` };
  const identifiers = [
    { identifier_scheme: 'GB-CHC', identifier_type: 'Charity number', identifier: key },
    ...(cell('company number')
      ? [
          {
            identifier_scheme: 'GB-COH',
            identifier_type: 'Company number',
            identifier: cell('company number'),
          },
        ]
      : []),
  ];
  const activities = cell('Activities');
  const found = {
    id: key,
    name: cell('Title'),
    // The register says so in capitals where it knows nothing.
    description: /^no information recorded$/i.test(activities) ? '' : activities,
    website: cell('website'),
    organization_identifiers: identifiers,
    locations: cell('Contact Address')
      ? [{ id: key, location_type: 'postal', addresses: [addressOf(cell('Contact Address'))] }]
      : [],
    source_columns: Object.fromEntries(ABOUT.map((name) => [name, cell(name)])),
  };
  return { row, kind: 'organization', found };
}

function addressOf(text: string): object {
  const postcode = POSTCODE.exec(text)?.[1]?.toUpperCase();
  const lines = text
    .replace(POSTCODE, '')
    .split(',')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const city = lines.length > 1 ? lines.pop() : undefined;
  return {
    address_1: lines[0],
    address_2: lines.slice(1).join(', '),
    city,
    postal_code: postcode,
    country: 'GB',
    address_type: 'postal',
  };
}
