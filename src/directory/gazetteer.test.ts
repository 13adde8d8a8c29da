import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#db';
import { systemActor } from '#kernel';
import { testDatabase } from '../db/testing.ts';
import { namedPlaces, placeNamed } from './gazetteer-store.ts';
import type { Format } from './import/formats.ts';
import { type ImportOptions, importDirectory } from './import/run.ts';
import { placesWithin } from './map.ts';
import { kmBetween } from './place.ts';
import { importServices } from './testing.ts';

const db = await testDatabase();
const actor = systemActor('00000000-0000-0000-0000-000000000000', 'test');
const folder = await mkdtemp(join(tmpdir(), 'tessera-places-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(format: Format, name: string, text: string | null, more: Partial<ImportOptions> = {}) {
  const file = join(folder, name);
  if (text !== null) await writeFile(file, text);
  return importDirectory({ db, file, format, ...more });
}
const placed = (text: string) => transact(db, actor, (tx) => placeNamed(tx, text));

const ONSPD = [
  'pcd,pcd2,pcds,dointr,doterm,oslaua,lat,long',
  '"SE155LQ","SE15 5LQ","SE15 5LQ",198001,"",E09000028,51.472600,-0.069300',
  '"SE155LR","SE15 5LR","SE15 5LR",198001,"199612",E09000028,51.472600,-0.069300',
  '"JE2 3AB","JE2  3AB","JE2 3AB",198001,"",L99999999,99.999999,0.000000',
  '"nonsense","x","not one",198001,"",E09000028,51.4,-0.06',
].join('\n');

beforeAll(async () => {
  const at = (id: string, city: string, latitude: number, longitude: number) => ({
    id,
    name: id,
    service_at_locations: [
      {
        location: {
          id,
          location_type: 'physical',
          latitude,
          longitude,
          addresses: [
            {
              address_1: '1 High Street',
              city,
              address_type: 'physical',
              state_province: 'X',
              country: 'GB',
              postal_code: 'SE15 5LQ',
            },
          ],
        },
      },
    ],
  });
  await importServices(db, [
    at('one', 'Peckham', 51.47, -0.07),
    at('two', 'PECKHAM', 51.48, -0.06),
    at('three', 'Newport', 51.58, -2.99),
    at('four', 'Newport', 50.7, -1.29),
    at('five', 'Stoke-on-Trent', 53.0, -2.18),
  ]);
  await run(
    'outcodes',
    'outcodes.csv',
    'outcode,lat,lon,district\nSE15,51.4712,-0.0637,Southwark\nLE1,52.6345,-1.1307,Leicester\n',
  );
});

describe('lists of postcodes', () => {
  test('ONSPD: what ended and what has no place is left out, and a second run changes nothing', async () => {
    const first = await run('onspd', 'onspd.csv', ONSPD);
    expect(first).toMatchObject({
      status: 'finished',
      counts: {
        rows: 4,
        skipped: { closed: 1, bad_position: 1, invalid: 1 },
        records: { postcode: { added: 1, changed: 0, same: 0, vanished: 0 } },
      },
    });
    expect(await run('onspd', 'onspd.csv', ONSPD)).toMatchObject({
      counts: { records: { postcode: { added: 0, changed: 0, same: 1, vanished: 0 } } },
    });
  });

  test('Code-Point Open: a folder of tables on the National Grid, which replaces the other list', async () => {
    const open = join(folder, 'codepo');
    await mkdir(join(open, 'Data', 'CSV'), { recursive: true });
    await mkdir(join(open, 'Doc'));
    await writeFile(
      join(open, 'Doc', 'Code-Point_Open_Column_Headers.csv'),
      'PC,PQ,EA,NO\nPostcode,Quality,Eastings,Northings\n',
    );
    await writeFile(
      join(open, 'Data', 'CSV', 'ab.csv'),
      '"AB101AB",10,394251,806376,"S92000003"\n"AB99 9ZZ",90,0,0,"S92000003"\nbroken\n',
    );
    await writeFile(join(open, 'Data', 'CSV', 'le.csv'), '"LE1 1AA",10,458700,304500,"E92000001"\n');
    expect(await run('code-point-open', 'codepo', null, { partial: true })).toMatchObject({
      counts: { records: { postcode: { added: 2, vanished: 0 } } },
    });
    expect(await run('code-point-open', 'codepo', null)).toMatchObject({
      counts: {
        rows: 4,
        skipped: { bad_position: 1, invalid: 1 },
        records: { postcode: { added: 0, changed: 0, same: 2, vanished: 1 } },
      },
    });
    const aberdeen = await placed('ab10 1ab');
    expect(aberdeen).toMatchObject({ kind: 'postcode', name: 'AB10 1AB' });
    expect(kmBetween(aberdeen?.point ?? { lat: 0, lon: 0 }, { lat: 57.149606, lon: -2.096916 })).toBeLessThan(
      0.3,
    );
    await run('onspd', 'onspd.csv', ONSPD);
  });

  test('what is no such list changes nothing', async () => {
    expect(await run('onspd', 'wrong.csv', 'a,b\n1,2\n')).toMatchObject({
      status: 'broken',
      problem: 'unknown_header',
    });
    expect(await run('code-point-open', 'wrong.csv', null)).toMatchObject({
      status: 'broken',
      problem: 'nothing_readable',
    });
    expect(await placed('SE15 5LQ')).toMatchObject({ kind: 'postcode' });
  });
});

describe('what somebody types for a place', () => {
  test.each<[string, string, string]>([
    ['SE15 5LQ', 'SE15 5LQ', 'postcode'],
    [' se155lq ', 'SE15 5LQ', 'postcode'],
    ['SE15 5ZZ', 'SE15', 'outcode'],
    ['se15', 'SE15', 'outcode'],
    ['SE15 5', 'SE15', 'outcode'],
    ['Southwark', 'Southwark', 'place'],
    ['peckham', 'Peckham', 'place'],
    ['stoke on trent', 'Stoke-on-Trent', 'place'],
    ['Stoke', 'Stoke-on-Trent', 'place'],
  ])('%s is %s', async (typed, name, kind) => {
    expect(await placed(typed)).toMatchObject({
      kind,
      corrected: false,
      name: expect.stringMatching(new RegExp(`^${name}$`, 'i')),
    });
  });

  test.each([
    ['Peckam', 'Peckham'],
    ['Liecester', 'Leicester'],
    ['Sothwerk', 'Southwark'],
  ])('%s was meant to be %s', async (typed, name) => {
    expect(await placed(typed)).toMatchObject({
      corrected: true,
      name: expect.stringMatching(new RegExp(name, 'i')),
    });
  });

  test.each(['Newport', 'Atlantis', 'ZZ99', 'x', '', "'; drop table", '\u0000'])(
    '%s is nowhere that we know',
    async (typed) => {
      expect(await placed(typed)).toBeNull();
    },
  );

  test('a map is labelled with what lies on it', async () => {
    const box = { south: 51.4, north: 51.5, west: -0.1, east: 0 };
    const labels = placesWithin(await transact(db, actor, namedPlaces), box, 5);
    expect(labels.map(({ name }) => name.toLowerCase()).toSorted()).toEqual(['peckham', 'se15', 'southwark']);
  });
});
