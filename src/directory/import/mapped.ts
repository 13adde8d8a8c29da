import { CSV_MAPPING } from '../export/csv.ts';
import { LONG_CELLS } from './cells.ts';
import type { Opening } from './feed.ts';
import { BrokenFile } from './file.ts';
import { mappedRow } from './mapped-row.ts';
import type { Mapping } from './mapping.ts';
import { openPackage, type Package } from './package-file.ts';
import { type Found, keyFrom, type Reading, type ReadingOptions } from './reading.ts';
import { type Dialect, onlyPart, openAny } from './sample.ts';

export interface MappedFile extends Package {
  readonly mapping: Mapping;
  /** How it is read. */
  readonly dialect: Dialect;
}

/** Opens a file of any kind together with the mapping that says what its columns are. Throws BrokenFile. */
export async function openMapped(where: string, opening: Opening): Promise<MappedFile> {
  const { mapping } = opening;
  if (!mapping) throw new BrokenFile('no_mapping', 'This format needs a mapping: --mapping FILE.');
  return { ...(await openPackage(where)), mapping, dialect: mapping };
}

/** Opens the CSV that the directory itself writes. Throws BrokenFile. */
export async function openOurCsv(where: string): Promise<MappedFile> {
  const dialect = { ...CSV_MAPPING, mostLinesInACell: LONG_CELLS };
  return { ...(await openPackage(where)), mapping: CSV_MAPPING, dialect };
}

/** Reads any CSV or JSON by its mapping. */
export async function readMapped(file: MappedFile, options: ReadingOptions): Promise<Reading> {
  const { mapping, dialect } = file;
  const opened = await openAny(onlyPart(file), dialect);
  const { header } = opened;
  const missing = header
    ? [...mapping.key, ...mapping.columns.map(({ from }) => from)].filter((name) => !header.includes(name))
    : [];
  // A column less is another edition of the file; whoever saved the mapping has to look at it again.
  if (missing.length > 0) {
    throw new BrokenFile(
      'unknown_header',
      `The mapping names columns that the file does not have: ${[...new Set(missing)].slice(0, 10).join(', ')}.`,
    );
  }
  async function* rows(): AsyncGenerator<Found> {
    for await (const row of opened.rows) {
      if ('why' in row) yield { row: row.row, kind: null, key: null, why: row.why, detail: row.detail };
      else yield mappedRow(mapping, row.row, row.cells);
    }
  }
  const code =
    options.source ?? mapping.source.code ?? `mapped:${keyFrom(file.name.replace(/\.\w+$/, '')) || 'file'}`;
  const { name = code, url = null, licence = null } = mapping.source;
  return {
    source: { code, name, url, licence },
    calledAfterFile: (options.source ?? mapping.source.code) === undefined,
    rows: rows(),
    isPart: () => false,
  };
}
