import type { Tx } from '#db';
import { outcodeOf, readPosition } from '../place.ts';
import { openTable } from './cells.ts';
import { BrokenFile, type SourceFile } from './file.ts';
import { sourceIdOf } from './identity.ts';
import { keepNames, keepPlaces, type Place, placeLocations } from './place-store.ts';
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
    const kept = await keepPlaces(tx, sourceIdOf(SOURCE.code), [...batch.values()]);
    if (batch.size > 0) {
      const of = countsOf(counts, 'outcode');
      of.added += kept.added;
      of.changed += kept.changed;
      of.same += batch.size - kept.added - kept.changed;
    }
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
  await placeLocations(tx);
  await keepNames(tx);
  return { source: SOURCE, counts };
}
