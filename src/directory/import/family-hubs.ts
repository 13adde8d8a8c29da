import { BrokenFile } from './file.ts';
import { joined } from './join.ts';
import { hsdsOf, isThing } from './oruk.ts';
import type { Package, Part } from './package-file.ts';
import type { Found, Reading, ReadingOptions } from './reading.ts';
import { reshape } from './reshape.ts';
import { seedRows, snake } from './seed-sql.ts';
import { Stage, type ToStage } from './stage-store.ts';
import { tableNamed } from './tables.ts';

const LARGEST = 64 * 1024 * 1024;

/** Family hubs (Department for Education): the seed script of their service directory, or a service of its interface. */
export async function readFamilyHubs(file: Package, options: ReadingOptions): Promise<Reading> {
  const [part, ...more] = file.parts;
  if (!part || more.length > 0)
    throw new BrokenFile('not_hsds', 'One file is expected: the script, or a service as JSON.');
  const text = await textOf(part);
  const json = text.trimStart().startsWith('{') || text.trimStart().startsWith('[');
  const script = !json && /\bINSERT\s+(INTO\s+)?(\[?dbo\]?\.)?\[?Services\]?/i.test(text);
  if (!json && !script)
    throw new BrokenFile('not_hsds', 'There are no services in it, neither as INSERT nor as JSON.');
  const code = options.source ?? 'uk-family-hubs';
  const source = { code, name: 'Family hubs (Department for Education)', url: null, licence: 'MIT' };
  return {
    source,
    rows: json ? fromJson(text) : fromScript(text, part.name, new Stage(options.tx)),
    asks: true,
    isPart: () => json,
  };
}

async function textOf(part: Part): Promise<string> {
  let text = '';
  for await (const piece of part.text()) {
    text += piece;
    if (text.length > LARGEST) throw new BrokenFile('not_hsds', 'Too large for a seed script.');
  }
  return text;
}

async function* fromScript(text: string, file: string, stage: Stage): AsyncGenerator<Found> {
  await stage.open();
  let waiting: ToStage[] = [];
  const left = new Map<string, number>();
  for (const { line, table, cells } of seedRows(text)) {
    const named = tableNamed(table);
    if (named === null || named === 'not_taken') {
      left.set(table, (left.get(table) ?? 0) + 1);
      continue;
    }
    for (const [name, row] of rowsOf(table, cells)) {
      const as = tableNamed(name);
      const { entity, key, owners, document } = reshape(
        as === null || as === 'not_taken' ? named : as,
        new Set(Object.keys(row)),
        row,
      );
      waiting.push({
        line,
        entity,
        file,
        name: key === null ? null : `${entity}:${key}`,
        owners: owners.map((owner) => `${owner.entity}:${owner.key}`),
        document,
      });
    }
    if (waiting.length < 500) continue;
    await stage.put(waiting);
    waiting = [];
  }
  await stage.put(waiting);
  for (const [table, count] of left) {
    yield { row: 0, kind: null, key: null, why: 'file_not_for_us', detail: `${count} rows of ${table}` };
  }
  yield* joined(stage);
}

type Cells = Readonly<Record<string, string>>;
// Who keyed a row in is nobody's business here.
const OF_THEIRS = ['created', 'created_by', 'last_modified_by', 'geo_point', 'logo'];
const OF_ADDRESSES = [
  'address_1',
  'address_2',
  'city',
  'state_province',
  'postal_code',
  'country',
  'region',
  'attention',
];

function* rowsOf(table: string, cells: Cells): Generator<[string, Cells]> {
  const row = Object.fromEntries(Object.entries(cells).filter(([name]) => !OF_THEIRS.includes(name)));
  for (const name of ['status', 'location_type', 'address_type'])
    if (row[name]) row[name] = row[name].toLowerCase();
  if (table === 'locations') {
    const address: Record<string, string> = {
      location_id: row.id ?? '',
      address_type: row.address_type ?? 'physical',
    };
    for (const name of OF_ADDRESSES) {
      if (row[name]) address[name] = row[name];
      delete row[name];
    }
    delete row.address_type;
    if (!['physical', 'virtual', 'postal'].includes(row.location_type ?? '')) row.location_type = 'physical';
    row.name ??= address.address_1 ?? '';
    yield ['addresses', address];
  }
  if (table === 'contacts') {
    for (const number of new Set([row.telephone, row.text_phone])) {
      if (number && row.id) yield ['phones', { contact_id: row.id, number }];
    }
    delete row.telephone;
    delete row.text_phone;
  }
  if (table === 'services' && row.summary) {
    row.description ??= row.summary;
    if (row.description === row.summary) delete row.summary;
  }
  if (table === 'taxonomies' && row.taxonomy_type) {
    row.vocabulary = row.taxonomy_type;
    delete row.taxonomy_type;
  }
  yield [table, row];
}

const STATUS: Readonly<Record<string, string>> = { '1': 'active', '2': 'inactive', '3': 'defunct' };

async function* fromJson(text: string): AsyncGenerator<Found> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new BrokenFile('not_json', (error as Error).message);
  }
  let row = 0;
  for (const each of Array.isArray(read) ? read : [read]) {
    row += 1;
    const service = snaked(each);
    if (isThing(service)) {
      const { locations, status, ...rest } = service;
      const places = Array.isArray(locations) ? locations : [];
      yield {
        row,
        ...hsdsOf('1', {
          ...rest,
          status: STATUS[String(status)] ?? String(status ?? 'active').toLowerCase(),
          service_at_locations: places.map((location, at) => ({
            location: { id: `${String(rest.id)}-${at}`, ...location },
          })),
        }),
      };
    } else yield { row, kind: 'service', key: null, why: 'invalid', detail: 'no service' };
  }
}

// Moments where HSDS has times of the day; the day in them is that of the example.
function snaked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snaked);
  if (!isThing(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const field = snake(name);
      const time =
        /^(opens|closes)_at$/.test(field) && typeof each === 'string' ? /T(\d\d:\d\d)/.exec(each)?.[1] : null;
      return [field, time ?? snaked(each)];
    }),
  );
}
