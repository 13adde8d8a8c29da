import { parse } from 'csv-parse/sync';
import { BrokenFile } from './file.ts';

/** A line of a table, or why it could not be read. `line` counts from 1, the header included. */
export type Cells =
  | { readonly line: number; readonly cells: readonly string[] }
  | {
      readonly line: number;
      readonly why: 'wrong_width' | 'quote_not_closed' | 'line_too_long';
      readonly detail: string;
    };

export interface TableForm {
  readonly delimiter: string;
  /** Whether a cell may stand in double quotes, with line breaks inside. */
  readonly quotes: boolean;
  /** Beyond so many lines a quotation counts as one that nobody closes; 40 where it is not said. */
  readonly mostLinesInACell?: number;
}

const LONGEST_LINE = 1_000_000;
const FEW_LINES = 40;
/** For tables of which every quotation is closed. */
export const LONG_CELLS = 5000;

export interface Line {
  readonly number: number;
  readonly text: string;
  readonly tooLong: boolean;
  /** False for a last line that no line end follows: it may have been cut. */
  readonly ended: boolean;
}

/** Splits a text into lines in constant memory. A line beyond the limit keeps only its beginning. */
export async function* linesOf(text: AsyncIterable<string>, longest = LONGEST_LINE): AsyncGenerator<Line> {
  let rest = '';
  let tooLong = false;
  let number = 0;
  for await (const piece of text) {
    let from = 0;
    for (;;) {
      const end = piece.indexOf('\n', from);
      if (end < 0) break;
      number += 1;
      const line = rest + piece.slice(from, end);
      const long = tooLong || line.length > longest;
      yield { number, text: chomp(long ? line.slice(0, 200) : line), tooLong: long, ended: true };
      rest = '';
      tooLong = false;
      from = end + 1;
    }
    if (!tooLong) rest += piece.slice(from);
    if (rest.length > longest) {
      tooLong = true;
      rest = rest.slice(0, 200);
    }
  }
  if (rest) yield { number: number + 1, text: chomp(rest), tooLong, ended: false };
}

function chomp(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: AsyncGenerator<Cells>;
}

/**
 * Opens a table whose first line is a header. Throws BrokenFile when there is none. A row that cannot be read is
 * reported and costs that row only, even when it opens a quotation that nobody closes.
 */
export async function openTable(text: AsyncIterable<string>, form: TableForm): Promise<Table> {
  const source = linesOf(text);
  const waiting: Line[] = [];
  const next = async (): Promise<Line | null> => waiting.shift() ?? (await source.next()).value ?? null;
  const top = await next();
  if (!top) throw new BrokenFile('empty', 'The file has no header line.');
  const header = top.tooLong ? null : cellsOf(top.text, form);
  if (!header) throw new BrokenFile('unknown_header', 'The first line is not a header.');
  return { header: header.map((cell) => cell.trim()), rows: rowsOf(next, waiting, form, header.length) };
}

async function* rowsOf(
  next: () => Promise<Line | null>,
  waiting: Line[],
  form: TableForm,
  width: number,
): AsyncGenerator<Cells> {
  for (let line = await next(); line; line = await next()) {
    if (line.text.trim() === '') continue;
    if (line.tooLong) {
      yield { line: line.number, why: 'line_too_long', detail: line.text.slice(0, 100) };
      continue;
    }
    const lines = [line];
    const quotes = form.quotes && hasQuotation(line.text, form.delimiter);
    let open = quotes && turns(line);
    while (open && lines.length < (form.mostLinesInACell ?? FEW_LINES)) {
      const more = await next();
      if (!more) break;
      lines.push(more);
      if (turns(more)) open = false;
    }
    const cells = open ? null : cellsOf(lines.map((one) => one.text).join('\n'), form);
    if (cells?.length === width) {
      yield { line: line.number, cells };
      continue;
    }
    // The lines after the first may be rows of their own, swallowed by a stray quotation mark: read them again.
    waiting.unshift(...lines.slice(1));
    const why = cells ? 'wrong_width' : 'quote_not_closed';
    yield { line: line.number, why, detail: line.text.slice(0, 100) };
  }
}

// A mark within a cell, as in 12" shelf, is no quotation: only one at the beginning of a cell is.
function hasQuotation(text: string, delimiter: string): boolean {
  return text.startsWith('"') || text.includes(`${delimiter}"`);
}

/** Whether a line opens a quotation that it does not close, or closes one that it did not open. */
function turns({ text }: Line): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

function cellsOf(text: string, form: TableForm): string[] | null {
  if (!form.quotes || !hasQuotation(text, form.delimiter)) return text.split(form.delimiter);
  try {
    const rows = parse(text, { delimiter: form.delimiter, relax_column_count: true }) as string[][];
    return rows.length === 1 ? (rows[0] ?? null) : null;
  } catch {
    return null;
  }
}
