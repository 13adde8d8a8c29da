import { createReadStream } from 'node:fs';
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Tx } from '#db';
import { BrokenFile } from '../import/file.ts';
import { guessMapping, plain } from '../import/guess.ts';
import type { Mapping } from '../import/mapping.ts';
import { openPackage, type Package } from '../import/package-file.ts';
import { type Dialect, onlyPart, type Sample, sampleOf } from '../import/sample.ts';
import type { BroughtFormat } from './brought-format.ts';
import { keepPart, partsOf } from './upload-store.ts';

/** Larger lists come by the command line, which needs no copy of them. */
export const MOST_BYTES = 50 * 1024 * 1024;
const MOST_UNPACKED = 500 * 1024 * 1024;
const PIECE = 1024 * 1024;
/** So long a file is kept of which nothing became. */
export const DAYS_KEPT = 7;

/** The file holds people. A directory knows no person, and an import would give them away. */
export class ListOfPeople extends Error {}

/** What a file seems to be. */
export interface LookedAt {
  readonly format: BroughtFormat;
  /** For tables and lists of any kind. */
  readonly mapping: Mapping | null;
}

/** Looks at a file that was brought. Throws BrokenFile, and ListOfPeople. */
export async function lookAt(path: string, name: string): Promise<LookedAt> {
  const at = join(dirname(path), safeName(name));
  await rename(path, at);
  const file = await openBrought(at);
  try {
    if (file.parts.some(({ name }) => name === 'xl/workbook.xml')) {
      throw new BrokenFile('spreadsheet', 'A workbook of a spreadsheet program.');
    }
    if (isDatapackage(file)) return { format: 'datapackage', mapping: null };
    const sample = await sampleOf(onlyPart(file), {});
    refusePeople(sample.columns);
    const format = formatOf(sample);
    return { format, mapping: format === 'mapped' ? savable(guessMapping(sample)) : null };
  } finally {
    await rename(at, path).catch(() => undefined);
    await file.close?.();
  }
}

async function openBrought(path: string): Promise<Package> {
  const file = await openPackage(path);
  const unpacked = file.parts.reduce((sum, part) => sum + part.size, 0);
  if (unpacked <= MOST_UNPACKED) return file;
  await file.close?.();
  throw new BrokenFile('too_large_unpacked', `It unpacks to ${unpacked} bytes.`);
}

const TABLES = /(^|\/)(datapackage\.json|organizations?\.csv|services?\.csv|locations?\.csv)$/i;

function isDatapackage({ parts }: Package): boolean {
  return parts.length > 1 && parts.some(({ name }) => TABLES.test(name));
}

// Columns of an object as a row: `organization.name`, `service_at_locations.0.id`.
const OF_HSDS =
  /^(service_at_locations|organization|organization_id|organization_identifiers|cost_options|service_areas|location_type|eligibility_description|contents)(\.|$)/;
const OF_OUTPOST = /^(organisation|target_directories|suitabilities)(\.|$)/;

function formatOf({ delimiter, columns }: Sample): BroughtFormat {
  if (delimiter !== null || !columns.includes('id') || !columns.includes('name')) return 'mapped';
  if (columns.some((name) => OF_OUTPOST.test(name))) return 'outpost';
  return columns.some((name) => OF_HSDS.test(name)) ? 'hsds' : 'mapped';
}

// What only a list of people has a column for.
const OF_PEOPLE =
  /^(nhs(number|no)|dateofbirth|dob|birthdate|patient(id|name)?|client(id|name)|surname|lastname|familyname|nino|nationalinsurance(number|no)?|passport(number|no)?|ethnicity|immigrationstatus)$/;

function refusePeople(columns: readonly string[]): void {
  if (columns.some((name) => OF_PEOPLE.test(plain(name.split('.').at(-1) ?? '')))) throw new ListOfPeople();
}

const MOST_COLUMNS = 200;
const LONGEST_NAME = 300;

/** A guess as a mapping that can be saved: of a table with endless columns, the first ones. */
export function savable(guess: Mapping): Mapping {
  const fits = (name: string) => name !== '' && name.length <= LONGEST_NAME;
  const columns = guess.columns.filter(({ from }) => fits(from)).slice(0, MOST_COLUMNS);
  const key = guess.key.filter(fits).slice(0, 6);
  const [first] = columns;
  if (!first) throw new BrokenFile('not_a_table', 'No column of it has a name that can be one.');
  return { ...guess, columns, key: key.length > 0 ? key : [first.from] };
}

// The readers tell some formats by the end of a name. What a stranger calls a file is no path.
function safeName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._ -]+/gu, '_').replace(/^[. ]+/, '');
  return `brought-${safe.slice(-60)}`;
}

/** Puts the bytes of a file that was brought where they are wanted. */
export async function loadBytes(tx: Tx, uploadId: string, put: Put): Promise<void> {
  for await (const piece of partsOf(tx, uploadId)) await put(piece);
}

/** Keeps the bytes of a file with what is known of it. */
export async function keepBytes(tx: Tx, uploadId: string, path: string): Promise<void> {
  let number = 0;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
    number += 1;
    await keepPart(tx, uploadId, number, piece as Buffer);
  }
}

type Put = (piece: Buffer) => Promise<void>;

/** A file on this machine again, for as long as `work` needs it; `load` puts its bytes there. */
export async function withFile<T>(
  fileName: string,
  load: (put: Put) => Promise<void>,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-brought-'));
  try {
    const path = join(folder, safeName(fileName));
    const file = await open(path, 'wx', 0o600);
    try {
      await load((piece) => file.writeFile(piece));
    } finally {
      await file.close();
    }
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The columns and first rows of a file that is read by a mapping, as that says it is written. */
export async function sampleAt(path: string, dialect: Dialect): Promise<Sample> {
  const file = await openBrought(path);
  try {
    return await sampleOf(onlyPart(file), dialect);
  } finally {
    await file.close?.();
  }
}
