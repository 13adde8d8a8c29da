import { unguarded } from '#kernel';
import { type Cells, openTable } from './cells.ts';
import { type Delimiter, delimiterOf, withStart } from './dialect.ts';
import { type Encoding, encodingOf } from './encoding.ts';
import { BrokenFile } from './file.ts';
import { itemsOf } from './items.ts';
import type { Row } from './mapped-row.ts';
import type { Mapping } from './mapping.ts';
import { isThing } from './oruk.ts';
import type { Package, Part } from './package-file.ts';
import type { SkipReason } from './reading.ts';

/** How a file of any kind is to be read; what is not said is told by looking. */
export type Dialect = Partial<Pick<Mapping, 'encoding' | 'delimiter' | 'list'>> & {
  readonly mostLinesInACell?: number;
};

/** A row by the names of its columns, or why it could not be read. */
export type AnyRow =
  | { readonly row: number; readonly cells: Row }
  | { readonly row: number; readonly why: SkipReason; readonly detail: string };

export interface AnyFile {
  readonly encoding: Encoding;
  /** Null for JSON. */
  readonly delimiter: Delimiter | null;
  /** Null for JSON, of which the rows tell. */
  readonly header: readonly string[] | null;
  readonly rows: AsyncGenerator<AnyRow>;
}

/** The one file of a package that rows can be in. */
export function onlyPart(file: Package): Part {
  const parts = file.parts.filter(({ name }) => !/(^|\/)(\.|__MACOSX)/.test(name));
  const [part, ...more] = parts;
  if (!part || more.length > 0) throw new BrokenFile('too_many_files', 'One file with rows is expected.');
  return part;
}

/** Opens a table or JSON of any kind. Throws BrokenFile. */
export async function openAny(part: Part, dialect: Dialect): Promise<AnyFile> {
  const encoding = dialect.encoding ?? (await encodingOf(part.bytes()));
  const { start, text } = await withStart(part.text(encoding));
  if (start.trim() === '') throw new BrokenFile('empty', 'There is nothing in the file.');
  if (start.startsWith('\u001f\ufffd') || start.startsWith('\u001f‹')) {
    throw new BrokenFile('packed_wrongly', 'This is packed with gzip. Unpack it first.');
  }
  refuseOthers(start);
  if (/^\s*[[{]/.test(start)) {
    return { encoding, delimiter: null, header: null, rows: jsonRows(text, dialect.list) };
  }
  const delimiter = dialect.delimiter ?? delimiterOf(start);
  const table = await openTable(text, { ...dialect, delimiter, quotes: true });
  const header = uniqueNames(table.header);
  return { encoding, delimiter, header, rows: tableRows(table.rows, header) };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const NO_TEXT = /[\u0000-\u0008\u000e-\u001f\ufffd]/g;

// A page, a picture or a letter, taken for a table, would be thousands of rows that cannot be read.
function refuseOthers(start: string): void {
  const strange = start.match(NO_TEXT)?.length ?? 0;
  if (/^\s*(%PDF|<(!doctype|html|\?xml))/i.test(start) || strange > start.length / 20) {
    throw new BrokenFile('not_a_table', 'This is neither a table nor JSON.');
  }
}

// Columns without a name, or with one that was there before, are told apart by their place.
function uniqueNames(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.map((name, at) => {
    const clean = name.replaceAll('\0', '').trim();
    const unique = clean === '' || seen.has(clean) ? `${clean || 'column'} (${at + 1})` : clean;
    seen.add(unique);
    return unique;
  });
}

async function* tableRows(rows: AsyncGenerator<Cells>, header: readonly string[]): AsyncGenerator<AnyRow> {
  for await (const row of rows) {
    if ('why' in row) yield { row: row.line, why: row.why, detail: row.detail };
    else {
      const cells = Object.fromEntries(
        header.map((name, at) => [name, unguarded((row.cells[at] ?? '').trim())]),
      );
      yield { row: row.line, cells };
    }
  }
}

async function* jsonRows(text: AsyncGenerator<string>, list: string | undefined): AsyncGenerator<AnyRow> {
  let row = 0;
  for await (const item of itemsOf(text)) {
    if ('why' in item) {
      row += 1;
      yield { row, why: item.why, detail: item.detail };
      continue;
    }
    const { value } = item;
    const within = isThing(value) ? listIn(value, list) : null;
    for (const each of within ?? [value]) {
      row += 1;
      if (isThing(each)) yield { row, cells: flat(each) };
      else yield { row, why: 'invalid', detail: 'not an object' };
    }
  }
}

// Many interfaces wrap their list: { "status": "ok", "results": [ ... ] }.
function listIn(
  value: { readonly [field: string]: unknown },
  list: string | undefined,
): readonly unknown[] | null {
  if (list !== undefined) return Array.isArray(value[list]) ? value[list] : null;
  const lists = Object.values(value).filter(
    (each) => Array.isArray(each) && each.length > 0 && each.every(isThing),
  );
  return lists.length === 1 && !('name' in value) && !('title' in value) ? (lists[0] as unknown[]) : null;
}

const DEEPEST = 6;
const MOST_COLUMNS = 400;

/** An object as a row: `{ address: { city } }` gives `address.city`, a list of words one cell. */
function flat(value: object): Row {
  const cells: Record<string, string> = {};
  const put = (name: string, each: unknown, depth: number): void => {
    if (Object.keys(cells).length >= MOST_COLUMNS || depth > DEEPEST) return;
    if (Array.isArray(each) && each.every((one) => typeof one !== 'object')) cells[name] = each.join('; ');
    else if (each !== null && typeof each === 'object') {
      for (const [key, inner] of Object.entries(each)) put(`${name}.${key}`, inner, depth + 1);
    } else if (each !== null && each !== undefined) cells[name] = String(each).trim();
  };
  for (const [name, each] of Object.entries(value)) put(name, each, 0);
  return cells;
}

export interface Sample {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | null;
  readonly columns: readonly string[];
  readonly rows: readonly AnyRow[];
}

/** The first rows of a file, and the columns that it has. */
export async function sampleOf(part: Part, dialect: Dialect, most = 25): Promise<Sample> {
  const file = await openAny(part, dialect);
  const rows: AnyRow[] = [];
  for await (const row of file.rows) {
    rows.push(row);
    if (rows.length >= most) break;
  }
  const named = rows.flatMap((row) => ('cells' in row ? Object.keys(row.cells) : []));
  return {
    encoding: file.encoding,
    delimiter: file.delimiter,
    columns: file.header ?? [...new Set(named)],
    rows,
  };
}
