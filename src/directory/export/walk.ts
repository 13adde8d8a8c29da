import type { Database } from '#db';

const MOST_LISTINGS = 200;
const MOST_MARKS = 5000;
const FORGET_AFTER_MS = 60_000;

/** What is remembered of a listing while the directory stays as it is. */
export interface Walk {
  readonly generation: number;
  readonly total: number;
  readonly since: number;
  /** The last id of the page that ends after so many. */
  readonly marks: Map<number, string>;
}

const walks = new WeakMap<Database, Map<string, Walk>>();

/** What is remembered of a listing; null when the directory has moved on since, or too much time has passed. */
export function remembered(database: Database, listing: string, generation: number): Walk | null {
  const known = walks.get(database)?.get(listing);
  // A change moves the directory on a little before it can be seen, so no number is believed for long.
  if (known?.generation !== generation || database.clock.now().getTime() - known.since > FORGET_AFTER_MS)
    return null;
  return known;
}

/** Remembers how many there are, so that the next page need not count them again. */
export function remember(database: Database, listing: string, generation: number, total: number): Walk {
  const all = walks.get(database) ?? new Map<string, Walk>();
  walks.set(database, all);
  const walk: Walk = { generation, total, since: database.clock.now().getTime(), marks: new Map() };
  all.delete(listing);
  all.set(listing, walk);
  const [oldest] = all.keys();
  if (all.size > MOST_LISTINGS && oldest !== undefined) all.delete(oldest);
  return walk;
}

/** Remembers where a page ended, so that the next one begins there instead of passing over all before it. */
export function mark({ marks }: Walk, offset: number, id: string): void {
  if (marks.size < MOST_MARKS) marks.set(offset, id);
}
