/** A point on earth: degrees north and degrees east, WGS84. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** The mean radius of WGS84: every distance is worked out with it, in SQL too. */
export const EARTH_RADIUS_KM = 6371.0088;
/** Kilometres in a degree of latitude. */
export const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;

/** What can be wrong with the coordinates of a source. */
export type PositionProblem = 'zero' | 'swapped' | 'outside_uk' | 'impossible' | 'incomplete';

// The United Kingdom with the Channel Islands and the Isle of Man, sea included: degrees.
const UK = { south: 49, north: 61.2, west: -9, east: 2.2 } as const;

function inUk(point: Point): boolean {
  return point.lat >= UK.south && point.lat <= UK.north && point.lon >= UK.west && point.lon <= UK.east;
}

/**
 * Reads a source's coordinates. `point` is where it is, for distances, or null; `problem` is what is wrong, or null.
 * Swapped coordinates are put right and still reported; zero and foreign ones are reported and not used.
 */
export function readPosition(
  latitude: number | null | undefined,
  longitude: number | null | undefined,
): { point: Point | null; problem: PositionProblem | null } {
  const lat = rounded(latitude ?? null);
  const lon = rounded(longitude ?? null);
  if (lat === null && lon === null) return { point: null, problem: null };
  if (lat === null || lon === null) return { point: null, problem: 'incomplete' };
  if (lat === 0 && lon === 0) return { point: null, problem: 'zero' };
  if (inUk({ lat, lon })) return { point: { lat, lon }, problem: null };
  if (inUk({ lat: lon, lon: lat })) return { point: { lat: lon, lon: lat }, problem: 'swapped' };
  const possible = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return { point: null, problem: possible ? 'outside_uk' : 'impossible' };
}

// To a tenth of a metre: what is finer is noise, and can be too fine for the database to square.
function rounded(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * 1e6) / 1e6;
}

const POSTCODE = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$/;
const OUTCODE = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/;

/** The outcode (first half, capitals) of a UK postcode or outcode, however it is spaced; null for anything else. */
export function outcodeOf(text: string | null | undefined): string | null {
  const letters = (text ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
  const whole = POSTCODE.exec(letters);
  if (whole) return whole[1] ?? null;
  return OUTCODE.test(letters) ? letters : null;
}

/** Kilometres between two points over the surface of the earth (haversine; within 0.5%). */
export function kmBetween(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const north = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2;
  const east = Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  const h = north + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * east;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A box in degrees that holds every point within some kilometres: a cheap first look before the exact distance. */
export function boxAround(
  point: Point,
  km: number,
): { south: number; north: number; west: number; east: number } {
  const tall = (km / KM_PER_DEGREE) * 1.01;
  const north = Math.min(90, point.lat + tall);
  const south = Math.max(-90, point.lat - tall);
  const narrowest = Math.cos((Math.max(Math.abs(north), Math.abs(south)) * Math.PI) / 180);
  const wide = narrowest < 0.01 ? 360 : tall / narrowest;
  return { south, north, west: point.lon - wide, east: point.lon + wide };
}
