import type { Database } from '#db';
import { CSV_MARK } from '#kernel';
import { OF_ORGANIZATIONS, OF_TERMS } from '../import/hsds-file.ts';
import { CSV_HEAD, csvRow } from './csv.ts';
import { all, everything, type Portion } from './everything.ts';
import { packed } from './package.ts';
import { inUkProfile } from './uk-profile.ts';
import type { Version } from './version.ts';

/** A copy of the directory as it leaves, in pieces. */
export type Copy = AsyncIterable<string | Buffer>;

type Seen = (portion: Portion) => void;

interface Written {
  /** For the list of formats. */
  readonly about: string;
  /** Whether HSDS comes in several versions of it. */
  readonly versioned: boolean;
  readonly binary: boolean;
  write(database: Database, version: Version, seen: Seen): Copy;
}

const text = { versioned: false, binary: false } as const;

/** Every format in which the whole directory can be written. */
export const FORMATS = {
  hsds: {
    ...text,
    about: 'one JSON object a line: taxonomies, terms, organizations, locations, and services whole',
    versioned: true,
    write: lines,
  },
  'hsds-json': {
    ...text,
    about:
      'one JSON list of services whole, as the standard has them; what belongs to no service is left out',
    versioned: true,
    write: (database, version, seen) => list(all(database, version, 'service'), seen),
  },
  datapackage: {
    about: 'a zip archive of the tables of HSDS as CSV, with datapackage.json; --out is needed',
    versioned: true,
    binary: true,
    write: packed,
  },
  oruk: {
    ...text,
    about: 'one JSON list of services as Open Referral UK 3.0 has them: less than there is',
    write: (database, _, seen) =>
      list(all(database, '3.0', 'service'), seen, (service) =>
        JSON.stringify(inUkProfile('service', JSON.parse(service))),
      ),
  },
  csv: {
    ...text,
    about:
      'one row a service, to be read by people: less than there is, and nothing that a spreadsheet would run',
    write: rows,
  },
} as const satisfies Readonly<Record<string, Written>>;

export type Format = keyof typeof FORMATS;

async function* lines(database: Database, version: Version, seen: Seen): AsyncGenerator<string> {
  for await (const portion of everything(database, version)) {
    seen(portion);
    const told = portion.contents.map((text) => telling(portion.entity, text));
    if (told.length > 0) yield `${told.join('\n')}\n`;
  }
}

// An organization, a term and a taxonomy with a name and nothing else look the same: an empty field says which it is.
const TELLING: Readonly<Partial<Record<Portion['entity'], { of: readonly string[]; empty: object }>>> = {
  organization: { of: OF_ORGANIZATIONS, empty: { organization_identifiers: [] } },
  taxonomy_term: { of: OF_TERMS, empty: { taxonomy: '' } },
};

function telling(entity: Portion['entity'], text: string): string {
  const by = TELLING[entity];
  if (!by) return text;
  const document = JSON.parse(text) as object;
  return by.of.some((field) => field in document) ? text : JSON.stringify({ ...document, ...by.empty });
}

async function* list(
  portions: AsyncIterable<Portion>,
  seen: Seen,
  as: (document: string) => string = (document) => document,
): AsyncGenerator<string> {
  let before = '[';
  for await (const portion of portions) {
    seen(portion);
    if (portion.contents.length === 0) continue;
    yield `${before}\n${portion.contents.map(as).join(',\n')}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

async function* rows(database: Database, _: Version, seen: Seen): AsyncGenerator<string> {
  yield `${CSV_MARK}${CSV_HEAD}`;
  for await (const portion of all(database, '3.1', 'service')) {
    seen(portion);
    yield portion.contents.map((document) => csvRow(JSON.parse(document))).join('');
  }
}
