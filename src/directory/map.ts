import { KM_IN_MILE } from './forms.ts';
import { boxAround, kmBetween, type Point } from './place.ts';

/** Something on a map: the numbers of the list that lie at it. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly numbers: readonly number[];
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

export interface DotMap {
  readonly width: number;
  readonly height: number;
  readonly dots: readonly Dot[];
  /** Where the search was near to; null when it was near to nowhere. */
  readonly centre: { readonly x: number; readonly y: number } | null;
  readonly box: MapBox;
  /** A round length, and how long it is on the map. */
  readonly scale: { readonly miles: number; readonly length: number };
}

export interface MapBox {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

const WIDTH = 640;
const MARGIN = 36;
/** Dots that would lie on each other are one, with both numbers. */
const APART = 26;
const NARROWEST_KM = 1;
const FLATTEST = 0.45;
const TALLEST = 0.85;

/** A map of numbered points; null when there is none. Drawn here: nobody learns where somebody looks for help. */
export function mapOf(
  points: readonly { readonly number: number; readonly point: Point }[],
  near: Point | null,
): DotMap | null {
  if (points.length === 0) return null;
  const all = [...points.map(({ point }) => point), ...(near ? [near] : [])];
  const box = boxOf(all);
  const middle = (box.south + box.north) / 2;
  const narrowing = Math.cos((middle * Math.PI) / 180);
  const perDegree = (WIDTH - 2 * MARGIN) / Math.max(1e-9, (box.east - box.west) * narrowing);
  const height = Math.round((box.north - box.south) * perDegree + 2 * MARGIN);
  const at = (point: Point) => ({
    x: tenth(MARGIN + (point.lon - box.west) * narrowing * perDegree),
    y: tenth(height - MARGIN - (point.lat - box.south) * perDegree),
  });
  const kmWide = kmBetween({ lat: middle, lon: box.west }, { lat: middle, lon: box.east });
  const perKm = (WIDTH - 2 * MARGIN) / kmWide;
  const miles = roundLength(kmWide / KM_IN_MILE / 4);
  return {
    width: WIDTH,
    height,
    dots: together(points.map(({ number, point }) => ({ ...at(point), numbers: [number] }))),
    centre: near ? at(near) : null,
    box,
    scale: { miles, length: tenth(miles * KM_IN_MILE * perKm) },
  };
}

// As they are on a narrow screen, where the picture shrinks and its words do not.
const LETTERS = 30;
const halfOf = (name: string) => name.length * 6.4;

/** Half of what a dot with its numbers is wide. */
export function dotHalf({ numbers }: Dot): number {
  return Math.max(DOT_RADIUS, numbers.map(String).join(', ').length * 4.4 + 6);
}
export const DOT_RADIUS = 13;

/** The places within a box, at most so many: towns before outcodes, and then those nearest to its middle. */
export function placesWithin<One extends Point & { readonly kind: 'outcode' | 'place' }>(
  places: readonly One[],
  box: MapBox,
  most: number,
): One[] {
  const [midLat, midLon] = [(box.south + box.north) / 2, (box.west + box.east) / 2];
  // Degrees: a town and an outcode lie never so far apart.
  const farOf = ({ lat, lon, kind }: One) =>
    Math.abs(lat - midLat) + Math.abs(lon - midLon) + (kind === 'place' ? 0 : 1000);
  const within: { one: One; far: number }[] = [];
  for (const one of places) {
    if (one.lat < box.south || one.lat > box.north || one.lon < box.west || one.lon > box.east) continue;
    const far = farOf(one);
    if (within.length === most && far >= (within.at(-1)?.far ?? 0)) continue;
    let at = within.length;
    while (at > 0 && (within[at - 1]?.far ?? 0) > far) at -= 1;
    within.splice(at, 0, { one, far });
    if (within.length > most) within.pop();
  }
  return within.map(({ one }) => one);
}

/** Where names go: those that fall on the map, and on no dot, and on no other name. The earlier ones first. */
export function labelsOn(map: DotMap, places: readonly (Point & { readonly name: string })[]): Label[] {
  const { box, width, height } = map;
  const placed: Label[] = [];
  for (const { lat, lon, name } of places) {
    const x = tenth(MARGIN + ((lon - box.west) / (box.east - box.west)) * (width - 2 * MARGIN));
    const y = tenth(height - MARGIN - ((lat - box.south) / (box.north - box.south)) * (height - 2 * MARGIN));
    const half = halfOf(name);
    const isFree = (other: { x: number; y: number }, wide: number) =>
      Math.abs(other.x - x) > half + wide || Math.abs(other.y - y) > LETTERS;
    if (x < half || x > width - half || y < LETTERS || y > height - 40) continue;
    // North stands in a corner of its own.
    if (x + half > width - 44 && y < 76) continue;
    if (!map.dots.every((dot) => isFree(dot, dotHalf(dot)))) continue;
    if (map.centre && !isFree(map.centre, 10)) continue;
    if (!placed.every((label) => isFree(label, halfOf(label.name)))) continue;
    placed.push({ x, y, name });
  }
  return placed;
}

// Not smaller than a kilometre, and neither a ribbon nor a tower.
function boxOf(points: readonly Point[]): MapBox {
  const lats = points.map(({ lat }) => lat);
  const lons = points.map(({ lon }) => lon);
  const centre = {
    lat: (Math.min(...lats) + Math.max(...lats)) / 2,
    lon: (Math.min(...lons) + Math.max(...lons)) / 2,
  };
  const narrowing = Math.cos((centre.lat * Math.PI) / 180);
  const least = boxAround(centre, NARROWEST_KM / 2);
  let tall = Math.max(Math.max(...lats) - Math.min(...lats), least.north - least.south);
  let wide = Math.max((Math.max(...lons) - Math.min(...lons)) * narrowing, least.north - least.south);
  if (tall < wide * FLATTEST) tall = wide * FLATTEST;
  if (tall > wide * TALLEST) wide = tall / TALLEST;
  return {
    south: centre.lat - tall / 2,
    north: centre.lat + tall / 2,
    west: centre.lon - wide / 2 / narrowing,
    east: centre.lon + wide / 2 / narrowing,
  };
}

function together(dots: readonly Dot[]): Dot[] {
  const kept: Dot[] = [];
  for (const dot of dots) {
    const place = kept.findIndex((other) => Math.hypot(other.x - dot.x, other.y - dot.y) < APART);
    const other = kept[place];
    if (other) kept[place] = { ...other, numbers: [...other.numbers, ...dot.numbers] };
    else kept.push(dot);
  }
  return kept;
}

function roundLength(miles: number): number {
  const power = 10 ** Math.floor(Math.log10(miles));
  const steps = [1, 2, 5, 10].map((step) => step * power);
  return steps.findLast((step) => step <= miles) ?? power;
}

function tenth(number: number): number {
  return Math.round(number * 10) / 10;
}
