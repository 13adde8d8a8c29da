import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fromNationalGrid } from './national-grid.ts';
import { kmBetween } from './place.ts';

// Published pairs: the Ordnance Survey's OSTN15 test points, which are right to a decimetre, and the guide's example.
test.each<[string, number, number, number, number]>([
  ['St Mary’s', 91492.146, 11318.804, 49.9222639373, -6.29977752014],
  ['St Just', 170370.718, 11572.405, 49.9600613782, -5.20304609998],
  ['Caister water tower, the worked example of the guide', 651409.903, 313177.27, 52.657979, 1.716052],
  ['Plymouth', 250359.811, 62016.569, 50.4388582561, -4.10864563561],
])('%s lies where it is published to lie', (_, easting, northing, lat, lon) => {
  expect(kmBetween(fromNationalGrid(easting, northing), { lat, lon })).toBeLessThan(0.01);
});

const outcodes = fileURLToPath(
  new URL('../../../shared/data/geography/outcode_centroids_osopennames.csv', import.meta.url),
);

test.skipIf(!existsSync(outcodes))(
  'every outcode of Great Britain lies within ten metres of what is published',
  async () => {
    let compared = 0;
    let farthest = 0;
    for await (const line of createInterface(createReadStream(outcodes))) {
      const [, , easting, northing, lat, lon] = line.split(',');
      if (!Number(easting) || !Number(northing) || !Number(lat)) continue;
      const point = fromNationalGrid(Number(easting), Number(northing));
      farthest = Math.max(farthest, kmBetween(point, { lat: Number(lat), lon: Number(lon) }));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(1000);
    expect(farthest).toBeLessThan(0.01);
  },
);
