import { CSV_MAPPING, isOurCsv } from '../export/csv.ts';
import type { MappedColumn, MappedField, Mapping } from './mapping.ts';
import type { Sample } from './sample.ts';

// What columns are called in the wild, without case, spaces and marks. The first field that fits takes the column.
const CALLED: readonly (readonly [MappedField, RegExp])[] = [
  ['id', /^(id|uid|uuid|guid|ref|reference|importid|recordid|serviceid|uniqueid|urn|externalid)$/],
  ['charity_number', /charity(number|no|id|reg)|registeredcharity|regcharity/],
  ['company_number', /company(number|no|reg)/],
  [
    'organization_name',
    /^(organi[sz]ation|provider|charity|company|agency|group|runby|owner|organi[sz]ationname|providername|operator)$/,
  ],
  ['organization_website', /^(organi[sz]ation|provider)(website|url)$/],
  ['contact_name', /^(contact|contactname|contactperson|keycontact|coordinator)$/],
  ['location_name', /^(venue|venuename|location|locationname|building|site|premises|placename)$/],
  [
    'name',
    /^(name|title|service|servicename|servicetitle|projectname|activity|activityname|listingname|project)$/,
  ],
  ['alternate_name', /^(alternatename|alias|alsoknownas|othername|shortname)$/],
  [
    'description',
    /^(description|desc|summary|about|details|activities|whatwedo|servicedescription|information|overview|shortdescription)$/,
  ],
  ['email', /e?mail(address)?$/],
  ['url', /^(url|website|web|webaddress|link|homepage|websiteurl|webpage|serviceurl)$/],
  ['phone', /(phone|telephone|tel|mobile|contactnumber|phonenumber|telno|contactphone)(1|no|number)?$/],
  ['postal_code', /post(al)?code|^zip(code)?$/],
  ['latitude', /^(.*)lat(itude)?$/],
  ['longitude', /^(.*)(long?|lng|longitude)$/],
  ['address_1', /address(line)?1$|^street(address)?$/],
  ['address_2', /address(line)?2$/],
  ['city', /^(.*)(city|town|locality)$/],
  ['state_province', /county|region|state(province)?$/],
  ['address', /^(full|contact|postal|venue)?address$/],
  [
    'hours',
    /^(hours|openinghours|opening|openingtimes|times|opentimes|when|daysandtimes|timetable|sessiontimes)$/,
  ],
  ['accessibility', /accessib|disabledaccess|wheelchair/],
  [
    'eligibility_description',
    /^(eligibility|whocanattend|whofor|audience|whoisitfor|criteria|referralcriteria|targetgroup|whocanuse)$/,
  ],
  ['minimum_age', /^(min|minimum|from)age|agefrom|agemin/],
  ['maximum_age', /^(max|maximum|to)age|ageto$|agemax/],
  ['fees_description', /^(cost|costs|fee|fees|price|charge|charges|costoption)$/],
  [
    'application_process',
    /^(howtorefer|referral|howtoapply|referralroute|access|howtoaccess|referralprocess|booking)$/,
  ],
  ['languages', /language/],
  ['service_area', /^(area|areacovered|coverage|areasserved|district|ward|borough)$/],
  ['needs', /^(need|needs|needsmet|supportfor)$/],
  [
    'terms',
    /^(category|categories|type|servicetype|tags|keywords|taxonomy|themes?|classification|servicetaxonomies)$/,
  ],
  ['last_modified', /^(lastmodified|updated|updatedat|lastupdated|modified|dateupdated)$/],
  ['assured_date', /^(assureddate|verified|dateverified|reviewed|lastchecked|checkedon)$/],
  ['closed', /^(closed|dateclosed|dateremoved|yearclosed|removed|inactive)$/],
  ['status', /^status$/],
];

const SEVERAL: ReadonlySet<MappedField> = new Set(['description', 'phone', 'terms', 'accessibility']);
const LISTS: ReadonlySet<MappedField> = new Set([
  'languages',
  'terms',
  'needs',
  'service_area',
  'accessibility',
]);

// What cells look like, where the name of their column tells nothing.
const LOOKS: readonly (readonly [MappedField, RegExp])[] = [
  ['postal_code', /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i],
  ['email', /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i],
  ['url', /^(https?:\/\/|www\.)\S+$/i],
  ['phone', /^(\+44|0)[\d ()-]{9,16}$/],
];

/** A first mapping for a file that nobody has described: columns by their names, and where those say nothing by what is in them. */
export function guessMapping(sample: Sample): Mapping {
  if (isOurCsv(sample.columns)) return { ...CSV_MAPPING, ...dialectOf(sample) };
  const taken = new Set<MappedField>();
  const columns: MappedColumn[] = [];
  const put = (from: string, to: MappedField) => {
    taken.add(to);
    columns.push(columnOf(sample, from, to));
  };
  const left: string[] = [];
  // In the order of the table, so that a column called exactly `name` is not lost to one that merely could be.
  for (const [field, called] of CALLED) {
    for (const column of sample.columns) {
      if (columns.some(({ from }) => from === column) || (taken.has(field) && !SEVERAL.has(field))) continue;
      if (called.test(plain(column)) || called.test(plain(column.split('.').at(-1) ?? '')))
        put(column, field);
    }
  }
  for (const column of sample.columns) if (!columns.some(({ from }) => from === column)) left.push(column);
  for (const [field, looks] of LOOKS) {
    if (taken.has(field)) continue;
    const found = left.find((column) => {
      const cells = cellsOf(sample, column);
      return cells.length > 2 && cells.filter((cell) => looks.test(cell)).length > cells.length * 0.7;
    });
    if (found !== undefined) put(found, field);
  }
  nameSomething(sample, taken, columns, put);
  const order = new Map(sample.columns.map((name, at) => [name, at]));
  columns.sort((a, b) => (order.get(a.from) ?? 0) - (order.get(b.from) ?? 0));
  return {
    version: 1,
    kind: 'service',
    source: {},
    ...dialectOf(sample),
    key: keyOf(sample, columns),
    columns,
    constants: {},
  };
}

function dialectOf({ encoding, delimiter }: Sample): Pick<Mapping, 'encoding' | 'delimiter'> {
  return { encoding, ...(delimiter === null ? {} : { delimiter }) };
}

/** A column that becomes a field, with what its cells tell of how they are written. */
export function columnOf(sample: Sample, from: string, to: MappedField): MappedColumn {
  const cells = cellsOf(sample, from);
  const split = LISTS.has(to) ? splitOf(cells) : undefined;
  const date = to === 'last_modified' || to === 'assured_date' ? dateOf(cells) : undefined;
  return { from, to, ...(split ? { split } : {}), ...(date ? { date } : {}) };
}

// Something has to be the name. A list of organizations has no service of its own to name.
function nameSomething(
  sample: Sample,
  taken: Set<MappedField>,
  columns: MappedColumn[],
  put: (from: string, to: MappedField) => void,
): void {
  if (taken.has('name')) return;
  const organization = columns.find(({ to }) => to === 'organization_name');
  if (organization) {
    columns.splice(columns.indexOf(organization), 1);
    put(organization.from, 'name');
    return;
  }
  const free = sample.columns.find((column) => !columns.some(({ from }) => from === column));
  if (free !== undefined) put(free, 'name');
}

function keyOf(sample: Sample, columns: readonly MappedColumn[]): string[] {
  const from = (field: MappedField) => columns.filter(({ to }) => to === field).map((column) => column.from);
  const [id, charity, name] = [from('id'), from('charity_number'), from('name')];
  const candidates = [
    id,
    charity,
    name,
    [...name, ...from('postal_code')],
    [...name, ...from('postal_code'), ...from('address_1')],
  ];
  const unique = candidates.find((one) => one.length > 0 && isUnique(sample, one));
  return unique ?? candidates.findLast((one) => one.length > 0) ?? sample.columns.slice(0, 1);
}

function isUnique(sample: Sample, names: readonly string[]): boolean {
  const keys = sample.rows.flatMap((row) =>
    'cells' in row ? [names.map((name) => row.cells[name] ?? '').join('|')] : [],
  );
  return keys.every((key) => key.replaceAll('|', '') !== '') && new Set(keys).size === keys.length;
}

function cellsOf(sample: Sample, column: string): string[] {
  return sample.rows
    .flatMap((row) => ('cells' in row ? (row.cells[column] ?? '') : ''))
    .filter((cell) => cell !== '');
}

function splitOf(cells: readonly string[]): string | undefined {
  return [';', '|', ','].find((mark) => cells.some((cell) => cell.includes(mark)));
}

function dateOf(cells: readonly string[]): MappedColumn['date'] {
  const slashed = cells.filter((cell) => /^\d{1,2}\/\d{1,2}\/\d{2,4}/.test(cell));
  if (slashed.length === 0) return undefined;
  // A second number beyond twelve can only be a day.
  return slashed.some((cell) => Number(cell.split('/')[1]) > 12) ? 'MM/DD/YYYY' : 'DD/MM/YYYY';
}

/** The name of a column without case, spaces and marks. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
