import type { Point } from './place.ts';

/**
 * British National Grid (OSGB36, Airy 1830) to WGS84, after the Ordnance Survey's "A guide to coordinate systems in Great
 * Britain": transverse Mercator back to latitude and longitude, then the seven-parameter Helmert transformation. Right to
 * about five metres in Great Britain, which is what that transformation can do; a postcode is wider.
 */
export function fromNationalGrid(easting: number, northing: number): Point {
  return toWgs84(unproject(easting, northing));
}

const RADIANS = Math.PI / 180;
const AIRY = { a: 6377563.396, b: 6356256.909 };
const WGS84 = { a: 6378137, b: 6356752.3142 };
const GRID = { scale: 0.9996012717, lat: 49 * RADIANS, lon: -2 * RADIANS, east: 400_000, north: -100_000 };
const HELMERT = { x: 446.448, y: -125.157, z: 542.06, scale: -20.4894e-6 };
const ARC_SECOND = RADIANS / 3600;
const TURN = { x: 0.1502 * ARC_SECOND, y: 0.247 * ARC_SECOND, z: 0.8421 * ARC_SECOND };

interface Radians {
  readonly phi: number;
  readonly lambda: number;
}

function unproject(easting: number, northing: number): Radians {
  const { a, b } = AIRY;
  const n = (a - b) / (a + b);
  const e2 = 1 - (b * b) / (a * a);
  const arc = (phi: number) => {
    const [minus, plus] = [phi - GRID.lat, phi + GRID.lat];
    return (
      b *
      GRID.scale *
      ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * minus -
        (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(minus) * Math.cos(plus) +
        ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * minus) * Math.cos(2 * plus) -
        (35 / 24) * n ** 3 * Math.sin(3 * minus) * Math.cos(3 * plus))
    );
  };
  let phi = GRID.lat;
  // Each round gains about three figures; ten are more than enough for a number that can be on the grid at all.
  for (let round = 0; round < 10; round += 1) phi += (northing - GRID.north - arc(phi)) / (a * GRID.scale);
  const sin2 = Math.sin(phi) ** 2;
  const nu = (a * GRID.scale) / Math.sqrt(1 - e2 * sin2);
  const rho = (a * GRID.scale * (1 - e2)) / (1 - e2 * sin2) ** 1.5;
  const eta2 = nu / rho - 1;
  const [tan, sec] = [Math.tan(phi), 1 / Math.cos(phi)];
  const [t2, t4, t6] = [tan ** 2, tan ** 4, tan ** 6];
  const d = easting - GRID.east;
  const seven = (tan / (2 * rho * nu)) * d ** 2;
  const eight = (tan / (24 * rho * nu ** 3)) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2) * d ** 4;
  const nine = (tan / (720 * rho * nu ** 5)) * (61 + 90 * t2 + 45 * t4) * d ** 6;
  const ten = (sec / nu) * d;
  const eleven = (sec / (6 * nu ** 3)) * (nu / rho + 2 * t2) * d ** 3;
  const twelve = (sec / (120 * nu ** 5)) * (5 + 28 * t2 + 24 * t4) * d ** 5;
  const twelveA = (sec / (5040 * nu ** 7)) * (61 + 662 * t2 + 1320 * t4 + 720 * t6) * d ** 7;
  return { phi: phi - seven + eight - nine, lambda: GRID.lon + ten - eleven + twelve - twelveA };
}

function toWgs84({ phi, lambda }: Radians): Point {
  const from = 1 - AIRY.b ** 2 / AIRY.a ** 2;
  const nu = AIRY.a / Math.sqrt(1 - from * Math.sin(phi) ** 2);
  const x = nu * Math.cos(phi) * Math.cos(lambda);
  const y = nu * Math.cos(phi) * Math.sin(lambda);
  const z = nu * (1 - from) * Math.sin(phi);
  const size = 1 + HELMERT.scale;
  const x2 = HELMERT.x + x * size - y * TURN.z + z * TURN.y;
  const y2 = HELMERT.y + x * TURN.z + y * size - z * TURN.x;
  const z2 = HELMERT.z - x * TURN.y + y * TURN.x + z * size;
  const e2 = 1 - WGS84.b ** 2 / WGS84.a ** 2;
  const flat = Math.hypot(x2, y2);
  let lat = Math.atan2(z2, flat * (1 - e2));
  for (let round = 0; round < 6; round += 1) {
    lat = Math.atan2(z2 + (e2 * WGS84.a * Math.sin(lat)) / Math.sqrt(1 - e2 * Math.sin(lat) ** 2), flat);
  }
  return { lat: lat / RADIANS, lon: Math.atan2(y2, x2) / RADIANS };
}
