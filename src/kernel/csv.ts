/** What begins a table of CSV in UTF-8: without this mark a spreadsheet misreads Arabic. */
export const CSV_MARK = '\ufeff';

/** One line of CSV (RFC 4180), with its end. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** Rows as a whole file of CSV. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return CSV_MARK + rows.map(csvLine).join('');
}

// A spreadsheet runs a text that begins like a formula, in wide letters too: an apostrophe before it keeps it a text
// (OWASP, CSV injection). One that bears apostrophes already gets another, so that it can be told what was added.
const LIKE_A_FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A cell as it was meant, when an apostrophe keeps spreadsheets from running it. */
export function unguarded(text: string): string {
  return text.startsWith("'") && LIKE_A_FORMULA.test(text) ? text.slice(1) : text;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = LIKE_A_FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
