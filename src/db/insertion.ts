import { CompiledQuery, type Insertable } from 'kysely';
import type { DB } from './generated.ts';

const texts = new Map<string, string>();

/**
 * An insert of one or more rows with the same columns, to give to `write`. Kysely builds its statement anew each time,
 * which takes it longer than sending; this one is put together once for a table and its columns. A value that is
 * undefined is written as null. Throws when there are no rows.
 */
export function insertion<T extends keyof DB & string>(
  table: T,
  ...rows: readonly Insertable<DB[T]>[]
): CompiledQuery {
  const [first] = rows;
  if (!first) throw new Error(`Nothing to insert into ${table}.`);
  const columns = Object.keys(first);
  const key = `${table} ${rows.length} ${columns}`;
  let text = texts.get(key);
  if (!text) {
    text = textOf(table, columns, rows.length);
    texts.set(key, text);
  }
  const values = rows.flatMap((row) => columns.map((column) => row[column as keyof typeof row]));
  return CompiledQuery.raw(text, values);
}

function textOf(table: string, columns: readonly string[], rows: number): string {
  const places = Array.from({ length: rows }, (_, row) => {
    const place = (_: string, column: number) => `$${row * columns.length + column + 1}`;
    return `(${columns.map(place).join(', ')})`;
  });
  return `insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) values ${places.join(', ')}`;
}
