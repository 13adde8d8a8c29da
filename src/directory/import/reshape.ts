import { ANYTHING, type Entity, OWNED_BY, RENAMED, type TableOf } from './tables.ts';

/** A row of a table as HSDS 3 has it: its own id, what it may hang on (the first that is there), and its fields. */
export interface Reshaped {
  readonly entity: Entity;
  readonly key: string | null;
  readonly owners: readonly { readonly entity: Entity; readonly key: string }[];
  readonly document: Readonly<Record<string, unknown>>;
}

type Row = { [field: string]: unknown };

/** Reads one row, given by the names of its columns without the empty cells, in any edition of HSDS, as HSDS 3. */
export function reshape(
  table: TableOf,
  header: ReadonlySet<string>,
  cells: Readonly<Record<string, string>>,
): Reshaped {
  const entity = entityOf(table.entity, header);
  const row: Row = { ...cells };
  for (const [old, name] of Object.entries(RENAMED[entity] ?? {})) {
    if (header.has(name) || row[old] === undefined) continue;
    row[name] ??= row[old];
    delete row[old];
  }
  const owners = ownersOf(entity, row);
  SHAPERS[entity]?.(row, header, table);
  const key = typeof row.id === 'string' ? row.id : null;
  return { entity, key, owners, document: row };
}

// Until HSDS 3 a table `taxonomy` held the terms; what they belong to was a word in a column.
function entityOf(entity: Entity, header: ReadonlySet<string>): Entity {
  const ofTerms = ['parent_id', 'parent_name', 'vocabulary', 'taxonomy_id'].some((name) => header.has(name));
  return entity === 'taxonomy' && ofTerms ? 'taxonomy_term' : entity;
}

// Columns of the older editions that name what a term is said of.
const LINKED = ['service', 'organization', 'location', 'service_area', 'cost_option'] as const;

function ownersOf(entity: Entity, row: Row): Reshaped['owners'] {
  const named = (owner: Entity, column: string) => {
    const key = row[column];
    return typeof key === 'string' ? [{ entity: owner, key }] : [];
  };
  if (entity === 'attribute' || entity === 'metadata') {
    const said = String(row.link_entity ?? row.link_type ?? row.resource_type ?? '').toLowerCase();
    const likely = ANYTHING.filter((one) => one === said || `${one}s` === said);
    const column = entity === 'metadata' ? 'resource_id' : 'link_id';
    const linked = LINKED.flatMap((owner) => named(owner, `${owner}_id`));
    return [...linked, ...new Set([...likely, ...ANYTHING].values())].flatMap((one) =>
      typeof one === 'string' ? named(one, column) : [one],
    );
  }
  const owners = (OWNED_BY[entity] ?? []).flatMap((owner) => named(owner, `${owner}_id`));
  // From here on it is said by where the row stands.
  for (const owner of OWNED_BY[entity] ?? []) delete row[`${owner}_id`];
  return owners;
}

type Shaper = (row: Row, header: ReadonlySet<string>, table: TableOf) => void;

/** Splits a cell that lists things by commas, as the older editions do. */
function list(row: Row, column: string): string[] {
  const cell = row[column];
  delete row[column];
  if (typeof cell !== 'string') return [];
  return [...new Set(cell.split(/\s*[,;|]\s*/).filter((one) => one !== ''))];
}

const SHAPERS: Readonly<Partial<Record<Entity, Shaper>>> = {
  organization(row) {
    const funders = list(row, 'funding_sources');
    if (funders.length > 0) row.funding = funders.map((source) => ({ source }));
    const year = /\b(\d{4})\b/.exec(String(row.year_incorporated ?? ''))?.[1];
    if (row.year_incorporated !== undefined && !/^\d+$/.test(String(row.year_incorporated))) {
      row.year_incorporated = year;
    }
    // Who may sign in at the publisher is nobody's business here.
    delete row.admin_emails;
  },
  location(row, header) {
    delete row.admin_emails;
    if (!header.has('location_type')) {
      row.location_type = /^(true|yes|1)$/i.test(String(row.virtual ?? '')) ? 'virtual' : 'physical';
      delete row.virtual;
    }
    const ramps = list(row, 'accessibility');
    if (ramps.length > 0)
      row.accessibility = ramps.map((description) => ({ description: words(description) }));
    const spoken = list(row, 'languages');
    if (spoken.length > 0) row.languages = spoken.map((name) => ({ name }));
    if (typeof row.email === 'string') {
      row.contacts = [{ email: row.email }];
      delete row.email;
    }
    if (row.description === undefined) {
      row.description = row.short_desc;
      delete row.short_desc;
    }
  },
  service(row, header) {
    if (isOlder(header)) {
      row.status ??= 'active';
      row.fees_description ??= row.fees;
      delete row.fees;
    }
    const whom = [row.audience, row.eligibility].filter((one) => one !== undefined);
    if (whom.length > 0) row.eligibility_description ??= whom.join('\n');
    delete row.audience;
    delete row.eligibility;
    for (const [column, field, into] of LISTED) {
      const values = list(row, column);
      if (values.length > 0) row[field] = into === null ? values : values.map((value) => ({ [into]: value }));
    }
    if (typeof row.location_id === 'string') {
      row.service_at_locations = [{ location_id: row.location_id }];
      row.at_location = row.location_id;
      delete row.location_id;
    }
  },
  phone(row) {
    // Some tools quote what was quoted already.
    if (typeof row.number === 'string') row.number = row.number.replace(/^"+|"+$/g, '');
    const { country_prefix: prefix, vanity_number: vanity } = row;
    if (typeof prefix === 'string') row.number = `+${prefix.replace(/^\+/, '')} ${row.number ?? ''}`;
    delete row.country_prefix;
    if (typeof vanity === 'string' && row.description === undefined) {
      row.description = vanity;
      delete row.vanity_number;
    }
    const spoken = list(row, 'language');
    if (spoken.length > 0) row.languages = spoken.map(languageOf);
  },
  language(row, header) {
    if (!header.has('code') && typeof row.name === 'string') Object.assign(row, languageOf(row.name));
  },
  address(row, header, table) {
    if (!header.has('address_type')) row.address_type = table.form === 'postal' ? 'postal' : 'physical';
    const more = ['address_2', 'address_3', 'address_4'].flatMap((name) => row[name] ?? []);
    if (row.address_3 !== undefined || row.address_4 !== undefined) row.address_2 = more.join(', ');
    delete row.address_3;
    delete row.address_4;
  },
  schedule(row, _header, table) {
    if (table.form === 'holidays') holiday(row);
    else weekday(row);
    for (const field of ['opens_at', 'closes_at']) {
      if (typeof row[field] === 'string') row[field] = timeOf(row[field]);
    }
  },
  attribute(row, _header, table) {
    if (table.form !== 'link') return;
    for (const owner of LINKED) delete row[`${owner}_id`];
    delete row.eligibility_id;
  },
};

const LISTED: readonly (readonly [string, string, string | null])[] = [
  ['funding_sources', 'funding', 'source'],
  ['required_documents', 'required_documents', 'document'],
  ['service_areas', 'service_areas', 'name'],
  ['languages', 'languages', 'name'],
  ['taxonomy_ids', 'attributes', 'taxonomy_term_id'],
  ['accepted_payments', 'accepted_payments', null],
  ['keywords', 'keywords', null],
];

function isOlder(header: ReadonlySet<string>): boolean {
  return !['last_modified', 'assurer_email', 'eligibility_description'].some((name) => header.has(name));
}

/** `disabled_parking` as people say it. */
function words(code: string): string {
  const text = code.replace(/_/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function languageOf(text: string): { code: string } | { name: string } {
  return /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(text) && text.length < 4
    ? { code: text.toLowerCase() }
    : { name: text };
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function weekday(row: Row): void {
  if (row.weekday === undefined) return;
  const days = list(row, 'weekday').map((day) =>
    /^[1-7]$/.test(day) ? WEEKDAYS[Number(day) - 1] : day.slice(0, 2).toUpperCase(),
  );
  if (days.length === 0 || days.some((day) => !WEEKDAYS.includes(day ?? ''))) return;
  row.freq ??= 'WEEKLY';
  row.byday ??= days.join(',');
}

// `closed` says whether the days are without help or only with other hours. A year 1 (Ohana) means every year.
function holiday(row: Row): void {
  const closed = /^(true|t|yes|1)$/i.test(String(row.closed ?? ''));
  const [from, to] = [dayFrom(row.start_date), dayFrom(row.end_date ?? row.start_date)];
  const hours =
    row.opens_at !== undefined && row.closes_at !== undefined ? `${row.opens_at}-${row.closes_at}` : '';
  if (!from || !to) {
    row.notes = [closed ? 'Closed' : hours, row.start_date, row.end_date].filter(Boolean).join(' ');
  } else if (from.startsWith('0001') || to.startsWith('0001')) {
    const days = from === to ? from.slice(5) : `${from.slice(5)} to ${to.slice(5)}`;
    row.notes = `${closed ? 'Closed' : `Open ${hours}`} every year (month-day): ${days}`;
    delete row.opens_at;
    delete row.closes_at;
  } else {
    row.valid_from = from;
    row.valid_to = to;
    if (closed) row.notes = 'Closed';
  }
  delete row.start_date;
  delete row.end_date;
  delete row.closed;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as the older editions write it: 2015-12-24, 12/24/15 (month first, being American) or December 24, 2015. */
function dayFrom(value: unknown): string | null {
  const text = String(value ?? '').trim();
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return text.slice(0, 10);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text);
  if (slashed) return iso(slashed[3] ?? '', Number(slashed[1]), Number(slashed[2]));
  const worded = /^([a-z]{3})[a-z]*\.? +(\d{1,2}),? +(\d{4})$/i.exec(text);
  const month = worded ? MONTHS.indexOf((worded[1] ?? '').toLowerCase()) + 1 : 0;
  return worded && month > 0 ? iso(worded[3] ?? '', month, Number(worded[2])) : null;
}

function iso(year: string, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const whole = year.length === 2 ? `20${year}` : year;
  return `${whole}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 8:00, 08:00:00 and 5:30 pm as HH:MM; anything else as it stands, for the checks to speak about. */
function timeOf(text: string): string {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})? *([ap])\.?m\.?$/i.exec(text.trim());
  if (!found) return text;
  const hour = (Number(found[1]) % 12) + ((found[3] ?? '').toLowerCase() === 'p' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${found[2] ?? '00'}`;
}
