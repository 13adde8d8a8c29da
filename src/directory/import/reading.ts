import type { Tx } from '#db';
import type { Kind } from '../hsds.ts';
import type { Cells } from './cells.ts';
import type { Origin, SourceFile } from './file.ts';

/** Who publishes a file. What vanishes from its next edition is judged within one source. */
export interface Source {
  readonly code: string;
  readonly name: string;
  readonly url: string | null;
  readonly licence: string | null;
}

/** Why a row was not taken. */
export type SkipReason =
  | 'wrong_width'
  | 'quote_not_closed'
  | 'line_too_long'
  | 'not_json'
  | 'too_large'
  | 'invalid'
  | 'closed'
  | 'not_open_yet'
  | 'not_public'
  | 'not_visible'
  | 'same_key_again'
  | 'service_not_there'
  | 'owner_not_there'
  | 'file_unknown'
  | 'file_not_for_us'
  | 'not_fetched'
  | 'total_differs'
  | 'bad_position'
  | 'bad_hours';

/** What a reader found in a row: an HSDS document as the row gives it, or why there is none. */
export type Found =
  | { readonly row: number; readonly kind: Kind; readonly found: unknown }
  | {
      readonly row: number;
      readonly kind: Kind | null;
      readonly key: string | null;
      readonly why: SkipReason;
      readonly detail: string;
    }
  | StillThere;

/** The source still has this record as we know it, and did not have to say it all again. */
export interface StillThere {
  readonly row: number;
  readonly kind: Kind;
  readonly still: string;
}

/** These say that the thing itself is no longer offered; the other reasons say only that we could not read about it. */
export const GONE: ReadonlySet<SkipReason> = new Set(['closed', 'not_open_yet', 'not_public', 'not_visible']);

export interface Reading {
  readonly source: Source;
  /** Nobody says whose list it is, so the source is called after the file. */
  readonly calledAfterFile?: boolean;
  readonly rows: AsyncIterable<Found>;
  /** Known when the rows were read: the file says that it is a part of more, so nothing may vanish by it. */
  isPart(): boolean;
  /** Whether reading the rows asks the database. */
  readonly asks?: boolean;
}

export interface ReadingOptions {
  /** Short name of the source, where the file does not say. */
  readonly source?: string;
  /** The transaction of the run: what a reader keeps in it goes or stays with the rest. */
  readonly tx: Tx;
}

/** Reads a file in one format. Throws BrokenFile when it is not what it claims to be. */
export type Reader<From extends Origin = SourceFile> = (
  file: From,
  options: ReadingOptions,
) => Promise<Reading>;

/** The cells of a row by the names of their columns, trimmed. A column that is not there reads as empty. */
export function namedCells(
  header: readonly string[],
): (cells: readonly string[]) => (name: string) => string {
  const places = new Map(header.map((name, place) => [name, place]));
  return (cells) => (name) => {
    const place = places.get(name);
    return place === undefined ? '' : (cells[place] ?? '').trim();
  };
}

/** A row that the table could not be read in. */
export function unreadable(row: Extract<Cells, { why: string }>): Found {
  return { row: row.line, kind: null, key: null, why: row.why, detail: row.detail };
}

/** Text made fit for a key: lower case, letters and digits of any script, single hyphens. */
export function keyFrom(...parts: readonly string[]): string {
  return parts
    .map((part) =>
      part
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, ''),
    )
    .join('|')
    .slice(0, 300);
}
