import { KM_PER_DEGREE, type Point } from '../place.ts';

/** Squares of the map from 94 km to 1.5 km across (at 53 degrees north), each a quarter of one of the level above. */
const LEVELS = { fewest: 8, most: 14 } as const;

const HALF_ROUND_KM = 180 * KM_PER_DEGREE;

const column = (lon: number, level: number) => Math.floor(((lon + 180) / 360) * 2 ** level);
const row = (lat: number, level: number) => Math.floor(((lat + 90) / 180) * 2 ** level);

/** The name of a square: the twin of `directory_quadkey` in SQL, cut to a level. */
function nameOf(x: number, y: number, level: number): string {
  let name = '';
  for (let bit = level - 1; bit >= 0; bit -= 1) name += ((x >> bit) & 1) + 2 * ((y >> bit) & 1);
  return name;
}

/** The squares that cover every point within some kilometres: a dozen or two of about the size of the circle's half. */
export function squaresAround(point: Point, km: number): string[] {
  const wanted = Math.floor(Math.log2(HALF_ROUND_KM / Math.max(km * 0.6, 0.01)));
  const level = Math.min(LEVELS.most, Math.max(LEVELS.fewest, wanted));
  const tall = (km / KM_PER_DEGREE) * 1.001 + 1e-5;
  const south = Math.max(-90, point.lat - tall);
  const north = Math.min(89.9999, point.lat + tall);
  const narrowest = Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
  const wide = narrowest < 0.01 ? 180 : Math.min(180, tall / narrowest);
  const west = Math.max(-180, point.lon - wide);
  const east = Math.min(179.9999, point.lon + wide);
  const squares: string[] = [];
  for (let y = row(south, level); y <= row(north, level); y += 1) {
    for (let x = column(west, level); x <= column(east, level); x += 1) {
      if (touches(point, km, x, y, level)) squares.push(nameOf(x, y, level));
    }
  }
  return squares;
}

/** Square kilometres that these squares, all of one level, cover near a point. */
export function areaOf(squares: readonly string[], { lat }: Point): number {
  const side = (2 * HALF_ROUND_KM) / 2 ** (squares[0]?.length ?? 0);
  return (squares.length * side * side * Math.cos((lat * Math.PI) / 180)) / 2;
}

/** So many kilometres from the middle of a circle no square that touches it reaches. */
export function reachOf(squares: readonly string[], { lat }: Point, km: number): number {
  const tall = HALF_ROUND_KM / 2 ** (squares[0]?.length ?? 0);
  // A little generous: squares are wider towards the equator, and `touches` is generous too.
  const wide = 2 * tall * Math.cos((Math.max(0, Math.abs(lat) - 1) * Math.PI) / 180);
  return km * 1.02 + 0.1 + Math.hypot(tall, wide) * 1.02;
}

// Whether the nearest corner or side of a square lies within the circle; a little generous, as the exact distance decides.
function touches(point: Point, km: number, x: number, y: number, level: number): boolean {
  const [width, height] = [360 / 2 ** level, 180 / 2 ** level];
  const lat = Math.min(Math.max(point.lat, y * height - 90), (y + 1) * height - 90);
  const lon = Math.min(Math.max(point.lon, x * width - 180), (x + 1) * width - 180);
  const north = (lat - point.lat) * KM_PER_DEGREE;
  const narrow = Math.cos((Math.max(Math.abs(lat), Math.abs(point.lat)) * Math.PI) / 180);
  const east = (lon - point.lon) * KM_PER_DEGREE * narrow;
  return Math.hypot(north, east) <= km * 1.02 + 0.1;
}
