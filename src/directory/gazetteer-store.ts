import { sql } from 'kysely';
import type { Tx } from '#db';
import { fold, wordsIn } from './fold.ts';
import { nearestWord } from './near-miss.ts';
import { outcodeOf, type Point } from './place.ts';

/** A place that somebody named. */
export interface KnownPlace {
  readonly point: Point;
  /** As people write it. */
  readonly name: string;
  /** How exact the point is: some metres, the middle of an outcode, or the middle of a town. */
  readonly kind: 'postcode' | 'outcode' | 'place';
  /** Whether the name was not quite what was typed. */
  readonly corrected: boolean;
}

const POSTCODE = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$/;
// As it is while it is being typed: SE15 5, SE15 5L.
const BEGUN = /^\s*([A-Z]{1,2}[0-9][A-Z0-9]?)\s+[0-9][A-Z]?\s*$/i;
const LONGEST = 60;

/** The place that a postcode, an outcode or a name means; null when we know none. Nobody else is asked. */
export async function placeNamed(tx: Tx, typed: string): Promise<KnownPlace | null> {
  const text = typed.slice(0, LONGEST);
  const letters = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const postcode = POSTCODE.exec(letters);
  if (postcode) {
    const { rows } = await sql<Point>`
      select latitude as lat, longitude as lon from directory_postcode where code = ${letters}`.execute(
      tx.sql,
    );
    const [point] = rows;
    if (point) return { point, name: `${postcode[1]} ${postcode[2]}`, kind: 'postcode', corrected: false };
  }
  const outcode = outcodeOf(text) ?? outcodeOf(BEGUN.exec(text)?.[1]);
  return (outcode === null ? null : await placeAt(tx, outcode, 'outcode')) ?? (await placeCalled(tx, text));
}

/** Only where it lies; null also where the name is not quite one that we know: nobody would see which one was taken. */
export async function findPlace(tx: Tx, typed: string): Promise<Point | null> {
  const place = await placeNamed(tx, typed);
  return place === null || place.corrected ? null : place.point;
}

/** Where a postcode or an outcode lies. A name is neither. */
export async function findPostcode(tx: Tx, typed: string): Promise<Point | null> {
  const place = await placeNamed(tx, typed);
  return place === null || place.kind === 'place' ? null : place.point;
}

async function placeAt(tx: Tx, code: string, kind: 'outcode' | 'place'): Promise<KnownPlace | null> {
  const { rows } = await sql<Point & { name: string }>`
    select name, latitude as lat, longitude as lon from directory_place
    where code = ${code} and kind = ${kind}`.execute(tx.sql);
  const [row] = rows;
  return row ? { point: { lat: row.lat, lon: row.lon }, name: row.name, kind, corrected: false } : null;
}

async function placeCalled(tx: Tx, text: string): Promise<KnownPlace | null> {
  const name = wordsIn(fold(text)).join(' ');
  if (name.length < 3) return null;
  const exact = await placeAt(tx, name, 'place');
  if (exact) return exact;
  // A few thousand names: quicker read than indexed for every kind of mistake.
  const { rows } = await sql<{ code: string }>`
    select code from directory_place where kind = 'place'`.execute(tx.sql);
  const codes = rows.map((row) => row.code);
  const longer = codes.filter((code) => code.startsWith(`${name} `)).sort((a, b) => a.length - b.length)[0];
  const meant = longer ?? nearestWord(name, codes);
  const found = meant === null ? null : await placeAt(tx, meant, 'place');
  return found && { ...found, corrected: longer === undefined };
}

/** A place of the gazetteer. */
export interface Named extends Point {
  readonly name: string;
  readonly kind: 'outcode' | 'place';
}

const KEPT_MS = 60_000;
let kept: { readonly until: number; readonly places: readonly Named[] } | null = null;

/** All places that have a name, a few thousand: asked every minute, for the labels of maps alone. */
export async function namedPlaces(tx: Tx): Promise<readonly Named[]> {
  const now = tx.now.getTime();
  if (kept && kept.until > now) return kept.places;
  const { rows: places } = await sql<Named>`
    select name, kind, latitude as lat, longitude as lon from directory_place order by name`.execute(tx.sql);
  kept = places.length > 0 ? { until: now + KEPT_MS, places } : null;
  return places;
}
