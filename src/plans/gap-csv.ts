/** Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, without which a spreadsheet misreads Arabic. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

// A spreadsheet runs a text that begins like a formula: an apostrophe before it keeps it a text (OWASP, CSV injection).
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
