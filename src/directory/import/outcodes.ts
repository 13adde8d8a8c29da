import { sql } from 'kysely';
import type { Tx } from '#db';
import { outcodeOf, readPosition } from '../place.ts';
import { openTable } from './cells.ts';
import { BrokenFile, type SourceFile } from './file.ts';
import { sourceIdOf } from './identity.ts';
import { namedCells, type Source } from './reading.ts';
import { type Counts, countsOf, noCounts, tally } from './report.ts';
import { keepSource } from './run-store.ts';

const SOURCE: Source = {
  code: 'outcodes',
  name: 'Centres of UK outcodes',
  url: 'https://osdatahub.os.uk/downloads/open/OpenNames',
  licence: 'Open Government Licence v3.0',
};
const BATCH = 1000;

interface Place {
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly district: string | null;
}

/**
 * Reads the centres of outcodes (CSV with the columns outcode, lat, lon, and perhaps district), and gives every
 * location without coordinates of its own the centre of its outcode. Throws BrokenFile.
 */
export async function readOutcodes(
  tx: Tx,
  file: SourceFile,
  progress: (rows: number) => void,
): Promise<{ source: Source; counts: Counts }> {
  const table = await openTable(file.text('utf-8'), { delimiter: ',', quotes: true });
  if (!['outcode', 'lat', 'lon'].every((name) => table.header.includes(name))) {
    throw new BrokenFile(
      'unknown_header',
      'These are not the columns of a list of outcodes: outcode, lat, lon.',
    );
  }
  const named = namedCells(table.header);
  const counts = noCounts();
  await keepSource(tx, sourceIdOf(SOURCE.code), SOURCE);
  let batch = new Map<string, Place>();
  const flush = async () => {
    await keepPlaces(tx, [...batch.values()], counts);
    batch = new Map();
    progress(counts.rows);
  };
  for await (const row of table.rows) {
    counts.rows += 1;
    if ('why' in row) {
      tally(counts.skipped, row.why);
      continue;
    }
    const cell = named(row.cells);
    const code = outcodeOf(cell('outcode'));
    const [lat, lon] = [cell('lat'), cell('lon')].map((text) => (text === '' ? Number.NaN : Number(text)));
    const { point, problem } = readPosition(lat, lon);
    if (!code || !point || problem) tally(counts.skipped, code ? 'bad_position' : 'invalid');
    else
      batch.set(code, {
        code,
        latitude: point.lat,
        longitude: point.lon,
        district: cell('district') || null,
      });
    if (batch.size >= BATCH) await flush();
  }
  await flush();
  if (counts.records.outcode === undefined)
    throw new BrokenFile('nothing_readable', 'There is no outcode in it.');
  await sql`
    update directory_location l set point_latitude = p.latitude, point_longitude = p.longitude, point_from = 'outcode'
    from directory_place p
    where p.code = l.outcode and p.kind = 'outcode' and l.point_from is distinct from 'source'
      and (l.point_latitude, l.point_longitude) is distinct from (p.latitude, p.longitude)`.execute(tx.sql);
  return { source: SOURCE, counts };
}

async function keepPlaces(tx: Tx, places: readonly Place[], counts: Counts): Promise<void> {
  if (places.length === 0) return;
  const { rows } = await sql<{ added: boolean }>`
    insert into directory_place (code, kind, name, district, latitude, longitude, source_id)
    select code, 'outcode', code, district, latitude, longitude, ${sourceIdOf(SOURCE.code)}
    from jsonb_populate_recordset(null::directory_place, ${JSON.stringify(places)}::jsonb)
    on conflict (code) do update set district = excluded.district, latitude = excluded.latitude,
      longitude = excluded.longitude, source_id = excluded.source_id
    where (directory_place.district, directory_place.latitude, directory_place.longitude)
      is distinct from (excluded.district, excluded.latitude, excluded.longitude)
    returning xmax = 0 as added`.execute(tx.sql);
  const of = countsOf(counts, 'outcode');
  const added = rows.filter((row) => row.added).length;
  of.added += added;
  of.changed += rows.length - added;
  of.same += places.length - rows.length;
}
