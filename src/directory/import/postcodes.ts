import type { Tx } from '#db';
import { fromNationalGrid } from '../national-grid.ts';
import { type Point, readPosition } from '../place.ts';
import { linesOf, openTable } from './cells.ts';
import { BrokenFile } from './file.ts';
import { sourceIdOf } from './identity.ts';
import type { Package } from './package-file.ts';
import { type Postcode, PostcodeList } from './postcode-store.ts';
import { namedCells, type SkipReason, type Source } from './reading.ts';
import { type Counts, countsOf, noCounts, tally } from './report.ts';
import { keepSource } from './run-store.ts';

type Row = { readonly postcode: Postcode } | { readonly why: SkipReason };

/** A list of full postcodes: who publishes it, and how its files are read. */
interface List {
  readonly source: Source;
  rows(list: Package): AsyncGenerator<Row>;
}

const OGL = 'Open Government Licence v3.0';
const BATCH = 10_000;
const CODE = /^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$/;

/** ONS Postcode Directory: one table with a header. Postcodes that ended (`doterm`) are left out. */
const ONSPD: List = {
  source: {
    code: 'onspd',
    name: 'ONS Postcode Directory',
    url: 'https://geoportal.statistics.gov.uk',
    licence: OGL,
  },
  async *rows(list) {
    let tables = 0;
    for (const part of list.parts.filter(({ name }) => /\.csv$/i.test(name))) {
      const table = await openTable(part.text(), { delimiter: ',', quotes: true });
      const header = table.header.map((name) => name.toLowerCase());
      const code = ['pcds', 'pcd', 'pcd7', 'pcd8', 'pcd2'].find((name) => header.includes(name));
      const [lat, lon] = [
        header.find((name) => /^lat/.test(name)),
        header.find((name) => /^long/.test(name)),
      ];
      // A package of ONS holds tables of names and codes beside the one that counts.
      if (!code || !lat || !lon) continue;
      tables += 1;
      const named = namedCells(header);
      for await (const row of table.rows) {
        if ('why' in row) yield row;
        else yield onspdRow(named(row.cells), code, lat, lon);
      }
    }
    if (tables === 0)
      throw new BrokenFile('unknown_header', 'There is no table with the columns pcds, lat and long.');
  },
};

function onspdRow(cell: (name: string) => string, code: string, lat: string, lon: string): Row {
  if (cell('doterm') !== '') return { why: 'closed' };
  const numbers = [cell(lat), cell(lon)].map((text) => (text === '' ? Number.NaN : Number(text)));
  return placed(cell(code), readPosition(numbers[0], numbers[1]));
}

/** Code-Point Open: a file without a header for each postcode area, on the National Grid. */
const CODE_POINT_OPEN: List = {
  source: {
    code: 'code-point-open',
    name: 'OS Code-Point Open',
    url: 'https://osdatahub.os.uk/downloads/open/CodePointOpen',
    licence: OGL,
  },
  async *rows(list) {
    const files = list.parts.filter(({ name }) => /\.csv$/i.test(name) && !/(^|\/)doc\//i.test(name));
    let read = 0;
    for (const part of files) {
      for await (const line of linesOf(part.text())) {
        if (line.text.trim() === '') continue;
        if (line.tooLong) {
          yield { why: 'line_too_long' };
          continue;
        }
        const cells = line.text.split(',').map((text) => text.replace(/^"|"$/g, '').trim());
        const row = codePointRow(cells);
        if ('postcode' in row) read += 1;
        yield row;
      }
    }
    if (read === 0)
      throw new BrokenFile('nothing_readable', 'There is no postcode of Code-Point Open in it.');
  },
};

function codePointRow(cells: readonly string[]): Row {
  const [code = '', quality = '', east = '', north = ''] = cells;
  if (cells.length < 4 || !/^\d+$/.test(quality) || !/^\d+$/.test(east) || !/^\d+$/.test(north)) {
    return { why: 'invalid' };
  }
  // 90: no coordinates.
  if (quality === '90' || Number(east) === 0) return { why: 'bad_position' };
  const { lat, lon } = fromNationalGrid(Number(east), Number(north));
  return placed(code, readPosition(lat, lon));
}

function placed(
  text: string,
  position: { readonly point: Point | null; readonly problem: string | null },
): Row {
  const code = text.toUpperCase().replace(/\s+/g, '');
  if (!CODE.test(code)) return { why: 'invalid' };
  const { point, problem } = position;
  return point && !problem ? { postcode: { code, ...point } } : { why: 'bad_position' };
}

async function readList(
  tx: Tx,
  { source, rows }: List,
  file: Package,
  progress: (rows: number) => void,
  whole: boolean,
): Promise<{ source: Source; counts: Counts }> {
  const sourceId = sourceIdOf(source.code);
  const counts = noCounts();
  await keepSource(tx, sourceId, source);
  const list = await PostcodeList.open(tx);
  let batch: Postcode[] = [];
  for await (const row of rows(file)) {
    counts.rows += 1;
    if ('why' in row) tally(counts.skipped, row.why);
    else batch.push(row.postcode);
    if (batch.length < BATCH) continue;
    await list.add(batch);
    batch = [];
    progress(counts.rows);
  }
  await list.add(batch);
  Object.assign(countsOf(counts, 'postcode'), await list.keep(sourceId, whole));
  return { source, counts };
}

type ReadPlaces = (
  tx: Tx,
  file: Package,
  progress: (rows: number) => void,
  whole: boolean,
) => Promise<{ source: Source; counts: Counts }>;

/** Reads the ONS Postcode Directory: a table alone, in a folder, or in a zip archive. Throws BrokenFile. */
export const readOnspd: ReadPlaces = (tx, ...rest) => readList(tx, ONSPD, ...rest);

/** Reads Code-Point Open: a folder of tables, or the zip archive that they come in. Throws BrokenFile. */
export const readCodePointOpen: ReadPlaces = (tx, ...rest) => readList(tx, CODE_POINT_OPEN, ...rest);
