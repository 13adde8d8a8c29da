import { openTable } from './cells.ts';
import { BrokenFile } from './file.ts';
import { type Found, keyFrom, namedCells, type Reader, type Source, unreadable } from './reading.ts';
import { WELSH_AUTHORITIES } from './welsh-authorities.ts';

type Cell = (name: string) => string;

interface Layout {
  readonly source: Source;
  /** Columns without which it is not this layout. */
  readonly columns: readonly string[];
  read(row: number, cell: Cell, header: readonly string[]): Found;
}

const OGL = 'Open Government Licence v3.0';
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const NEEDS = ['education_and_training', 'digital', 'arts_nature_and_heritage'];

const ENGLAND: Layout = {
  source: {
    code: 'uk-libraries-england',
    name: 'Public libraries in England (Arts Council England)',
    url: 'https://www.artscouncil.org.uk/supporting-arts-museums-and-libraries/supporting-libraries',
    licence: OGL,
  },
  columns: ['reporting', 'name', 'address1', 'address2', 'address3', 'postcode', 'type', ...DAYS],
  read(row, cell, header) {
    const type = cell('type').toLowerCase();
    const key = keyFrom(cell('reporting'), cell('name'), type, cell('postcode'));
    const skip = (why: 'closed' | 'not_open_yet' | 'not_public', detail: string): Found => {
      return { row, kind: 'service', key, why, detail };
    };
    // One column a year says who runs it: operation_16, operation_23. The newest is the one that counts.
    const latest =
      header
        .filter((name) => /^operation_\d\d$/.test(name))
        .sort()
        .at(-1) ?? '';
    const operation = cell(latest);
    if (said(cell('closed'))) return skip('closed', `closed: ${cell('closed')}`);
    if (/^closed$/i.test(operation)) return skip('closed', `${latest}: ${operation}`);
    if (/^facility not open$/i.test(operation)) return skip('not_open_yet', `${latest}: ${operation}`);
    if (type === 'prison library') return skip('not_public', `type: ${cell('type')}`);
    const authority = cell('reporting');
    const runner = cell('operating_organisation');
    const organization =
      said(runner) && !/^(-|la|no|yes)$/i.test(runner) ? runner : `${authority} library service`;
    return service(row, key, cell('name'), {
      status: /^temporary closure$/i.test(operation) ? 'temporarily closed' : 'active',
      term: type.includes('archive')
        ? 'archive'
        : type.includes('mobile')
          ? 'mobile-library'
          : 'public-library',
      organization: { id: keyFrom('organization', authority, organization), name: organization },
      email: said(cell('email')),
      schedules: week(cell),
      uprn: /^\d{1,12}$/.test(cell('uprn')) ? cell('uprn') : null,
      address: {
        address_1: said(cell('address1')),
        city: said(cell('address2')),
        state_province: said(cell('address3')),
        postal_code: said(cell('postcode')),
      },
      columns: Object.fromEntries(
        [
          ...header.filter((name) => /^(co_located|statutory)/.test(name)),
          latest,
          'hours',
          'staffed_hours',
          'automated',
        ]
          .filter((name) => said(cell(name)) !== null)
          .map((name) => [name, cell(name)]),
      ),
    });
  },
};

const SCOTLAND: Layout = {
  source: {
    code: 'uk-libraries-scotland',
    name: 'Public libraries in Scotland (Scottish Library and Information Council)',
    url: null,
    licence: OGL,
  },
  columns: ['Library name', 'Address 1', 'Address 2', 'Address 3', 'Postcode', 'URL'],
  read(row, cell) {
    return service(row, keyFrom(cell('Library name'), cell('Postcode')), cell('Library name'), {
      status: 'active',
      term: cell('Library name').toLowerCase().includes('mobile') ? 'mobile-library' : 'public-library',
      url: said(cell('URL')),
      address: {
        address_1: said(cell('Address 1')),
        address_2: said(cell('Address 2')),
        city: said(cell('Address 3')),
        postal_code: said(cell('Postcode')),
      },
    });
  },
};

const WALES: Layout = {
  source: {
    code: 'uk-libraries-wales',
    name: 'Public libraries in Wales (Welsh Government)',
    url: null,
    licence: OGL,
  },
  columns: [
    'Local authority code',
    'Library name',
    'Address 1',
    'Postcode',
    'Year closed',
    'URL',
    'Email address',
  ],
  read(row, cell) {
    const code = cell('Local authority code');
    const key = keyFrom(code, cell('Library name'));
    const closed = said(cell('Year closed'));
    if (closed) return { row, kind: 'service', key, why: 'closed', detail: `Year closed: ${closed}` };
    const authority = WELSH_AUTHORITIES[code];
    return service(row, key, cell('Library name'), {
      status: 'active',
      term: cell('Library name').toLowerCase().includes('mobile') ? 'mobile-library' : 'public-library',
      ...(authority ? { organization: { id: code, name: authority } } : {}),
      url: said(cell('URL')),
      email: said(cell('Email address')),
      address: {
        address_1: said(cell('Address 1')),
        address_2: said(cell('Address 3')) ? said(cell('Address 2')) : null,
        city: said(cell('Address 3')) ?? said(cell('Address 2')),
        postal_code: said(cell('Postcode')),
      },
    });
  },
};

/** The lists of public libraries of England, Scotland and Wales: CSV, each nation with columns of its own. */
export const readLibraries: Reader = async (file) => {
  const table = await openTable(file.text('utf-8'), { delimiter: ',', quotes: true });
  const layout = [ENGLAND, WALES, SCOTLAND].find((one) =>
    one.columns.every((name) => table.header.includes(name)),
  );
  if (!layout) {
    throw new BrokenFile(
      'unknown_header',
      'These are not the columns of a list of libraries of a UK nation.',
    );
  }
  const named = namedCells(table.header);
  async function* rows(chosen: Layout): AsyncGenerator<Found> {
    for await (const row of table.rows) {
      yield 'why' in row ? unreadable(row) : chosen.read(row.line, named(row.cells), table.header);
    }
  }
  return { source: layout.source, rows: rows(layout), isPart: () => false };
};

const TERMS: Readonly<Record<string, string>> = {
  'public-library': 'Public library',
  'mobile-library': 'Mobile library',
  archive: 'Archive',
};

interface Library {
  readonly status: 'active' | 'temporarily closed';
  readonly term: string;
  readonly organization?: { readonly id: string; readonly name: string };
  readonly url?: string | null;
  readonly email?: string | null;
  readonly schedules?: readonly object[];
  readonly uprn?: string | null;
  readonly address: Readonly<Record<string, string | null>>;
  readonly columns?: object;
}

function service(row: number, key: string, name: string, library: Library): Found {
  const { term, uprn, address, columns, ...rest } = library;
  const placed = Object.values(address).some((line) => line !== null);
  const location = {
    id: key,
    location_type: 'physical',
    name,
    ...(uprn ? { external_identifier: uprn, external_identifier_type: 'UPRN' } : {}),
    addresses: placed ? [{ ...address, country: 'GB', address_type: 'physical' }] : [],
  };
  const found = {
    id: key,
    name,
    ...rest,
    needs: term === 'archive' ? ['arts_nature_and_heritage'] : NEEDS,
    service_at_locations: [{ location }],
    attributes: [
      {
        taxonomy_term: { id: term, name: TERMS[term], taxonomy: 'Kinds of library' },
        link_entity: 'service',
      },
    ],
    source_columns: columns,
  };
  return { row, kind: 'service', found };
}

/** What a cell says, or null where it says that it says nothing. */
function said(cell: string): string | null {
  return cell === '' || /^(\[.*\]|n\/?a|n\/a closed|none|-)$/i.test(cell) ? null : cell;
}

// The list says which part of a day and never the hours: kept in its own words, one schedule for each wording.
function week(cell: Cell): object[] {
  const wordings = new Map<string, { description: string; days: string[] }>();
  for (const day of DAYS) {
    const words = said(cell(day));
    if (!words || /closed$/i.test(words)) continue;
    const wording = wordings.get(words.toLowerCase()) ?? { description: words, days: [] };
    wording.days.push(day.slice(0, 2).toUpperCase());
    wordings.set(words.toLowerCase(), wording);
  }
  return [...wordings.values()].map(({ description, days }) => ({
    id: days.join(','),
    freq: 'WEEKLY',
    byday: days.join(','),
    description,
  }));
}
