import { isId } from '#kernel';
import { answersIn, type FormValues } from '#web';

/** One thing that can be asked of a listing. OpenAPI is made from this, and so is what is possible when it is wrong. */
export interface Parameter<T> {
  readonly description: string;
  /** JSON Schema, for OpenAPI. */
  readonly schema: object;
  /** What may stand there, in words for programmers. */
  readonly possible: string;
  /** Undefined when it cannot be read. */
  readonly read: (text: string) => T | undefined;
}

const MOST_PER_PAGE = 500;
export const MOST_OUTLINES = 10_000;
const MOST_PAGES = 10_000_000;
const MOST_METRES = 200_000;

function whole(description: string, least: number, most: number): Parameter<number> {
  return {
    description,
    schema: { type: 'integer', minimum: least, maximum: most },
    possible: `${least} to ${most}`,
    read: (text) => {
      const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return number >= least && number <= most ? number : undefined;
    },
  };
}

function flag(description: string): Parameter<boolean> {
  return {
    description,
    schema: { type: 'boolean' },
    possible: 'true, false',
    read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  };
}

function id(description: string): Parameter<string> {
  return {
    description,
    schema: { type: 'string', format: 'uuid' },
    possible: 'a UUID',
    read: (text) => (isId(text) ? text.toLowerCase() : undefined),
  };
}

function years(description: string): Parameter<number> {
  return {
    description,
    schema: { type: 'number', minimum: 0, maximum: 150 },
    possible: '0 to 150',
    read: (text) => (/^\d{1,3}(\.\d{1,4})?$/.test(text) && Number(text) <= 150 ? Number(text) : undefined),
  };
}

function clock(description: string): Parameter<string> {
  return {
    description,
    schema: { type: 'string', pattern: '^([01]?[0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?$' },
    possible: 'HH:MM',
    read: (text) =>
      /^([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d)?$/.test(text)
        ? text.padStart(text.indexOf(':') === 1 ? text.length + 1 : text.length, '0').slice(0, 5)
        : undefined,
  };
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const DAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const FORMATS = ['json', 'ndjson'] as const;

/** Every parameter of the two interfaces, with the names of the standard. */
export const PARAMETERS = {
  search: {
    description:
      'Words. Each must begin a word of the name, the description, the organization, a place, a need or a term; of the name only, where services are not listed. Case and accents do not matter.',
    schema: { type: 'string', maxLength: 300 },
    possible: 'at most 300 characters',
    read: (text: string) => (text.length <= 300 ? text : undefined),
  },
  page: whole('Which page, from 1. One past the last is empty.', 1, MOST_PAGES),
  per_page: whole(
    `How many on a page: 50 when not said. With \`minimal\`, ${MOST_OUTLINES}.`,
    1,
    MOST_OUTLINES,
  ),
  format: {
    description:
      '`ndjson` sends everything that fits, one object a line, without pages. Otherwise `json`, by page.',
    schema: { type: 'string', enum: FORMATS },
    possible: FORMATS.join(', '),
    read: (text: string) => FORMATS.find((one) => one === text),
  },
  taxonomy_term_id: id('Those with this term.'),
  taxonomy_id: id('Those with a term of this taxonomy; or terms of it.'),
  organization_id: id('Services of this organization.'),
  modified_after: {
    description:
      'Changed then or later: the service, its organization or one of its places, here or where it comes from.',
    schema: { type: 'string', format: 'date-time' },
    possible: 'a moment (RFC 3339) or a day',
    read: momentIn,
  },
  minimal: flag('Only id, name, status and `modified_date`: for telling what is gone.'),
  full: flag('Each one whole, with everything nested that hangs on it.'),
  full_service: flag('The services of an organization whole, and not only by name.'),
  postcode: {
    description: 'A UK postcode or outcode; only the outcode is used. Needs `proximity`.',
    schema: { type: 'string', maxLength: 20 },
    possible: 'a UK postcode or outcode',
    read: (text: string) => (text.length > 0 && text.length <= 20 ? text : undefined),
  },
  proximity: whole('Metres from the middle of the outcode of `postcode`.', 1, MOST_METRES),
  top_only: flag('Terms without a parent.'),
  parent_id: id('Terms directly below this one.'),
  minimum_age: years('Services whose own minimum age is at least this.'),
  maximum_age: years('Services whose own maximum age is at most this.'),
  start_time: clock('Services with an opening time that begins then or later.'),
  end_time: clock('Services with an opening time that ends then or earlier.'),
  day: {
    description: 'Services with an opening time on this day; together with the times, the same opening time.',
    schema: { type: 'string', enum: DAYS },
    possible: DAYS.join(', '),
    read: (text: string) =>
      DAYS.find((day) => day === text.toUpperCase()) ?? DAYS[DAY_NAMES.indexOf(text.toLowerCase())],
  },
} as const satisfies Record<string, Parameter<unknown>>;

export type ParameterName = keyof typeof PARAMETERS;
/** What was asked, by the names of the standard. */
export type Asked = {
  readonly [Name in ParameterName]?: Exclude<ReturnType<(typeof PARAMETERS)[Name]['read']>, undefined>;
};

/** What is wrong with what was asked. */
export interface Wrong {
  readonly code: 'openreferral.unknown_parameter' | 'openreferral.invalid_parameter';
  readonly parameter: string;
  readonly possible: readonly string[];
}

/** Reads the query of a listing that has these parameters. A stranger is an error: ignored, it would look obeyed. */
export function readQuery(query: FormValues, names: readonly ParameterName[]): Asked | Wrong {
  const asked: Record<string, unknown> = {};
  for (const given of Object.keys(query)) {
    const name = names.find((known) => known === given);
    if (!name)
      return { code: 'openreferral.unknown_parameter', parameter: given.slice(0, 100), possible: names };
    const texts = answersIn(query, name);
    // Forms send what was left empty.
    if (texts.length === 0) continue;
    const parameter: Parameter<unknown> = PARAMETERS[name];
    const value = texts.length === 1 && texts[0] !== undefined ? parameter.read(texts[0]) : undefined;
    if (value === undefined) {
      return { code: 'openreferral.invalid_parameter', parameter: name, possible: [parameter.possible] };
    }
    asked[name] = value;
  }
  if (typeof asked.per_page === 'number' && asked.per_page > MOST_PER_PAGE && asked.minimal !== true) {
    const possible = [`1 to ${MOST_PER_PAGE}`];
    return { code: 'openreferral.invalid_parameter', parameter: 'per_page', possible };
  }
  return asked as Asked;
}

export function isWrong(read: Asked | Wrong): read is Wrong {
  return 'code' in read;
}

function momentIn(given: string): Date | undefined {
  // A plus sign that nobody encoded arrives as a space.
  const text = given.replace(/ (?=\d\d:\d\d$)/, '+');
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/i.test(text))
    return undefined;
  // What names no zone is UTC, and a day begins at midnight.
  const zoned = text.length === 10 || /(Z|[+-]\d{2}:\d{2})$/i.test(text);
  const moment = new Date(zoned ? text : `${text}Z`);
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() < 1 ? undefined : moment;
}
