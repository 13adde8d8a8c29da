import type { Tx } from '#db';
import { readCharities } from './charities.ts';
import { readDatapackage } from './datapackage.ts';
import { readFamilyHubs } from './family-hubs.ts';
import { type Opening, openFeed, readFeed } from './feed.ts';
import { type Origin, openFile } from './file.ts';
import { readHsds } from './hsds-file.ts';
import { readLibraries } from './libraries.ts';
import { openMapped, openOurCsv, readMapped } from './mapped.ts';
import { readNhsChoices } from './nhs-choices.ts';
import { readOpenEligibility } from './open-eligibility.ts';
import { readOutcodes } from './outcodes.ts';
import { readOutpost } from './outpost-file.ts';
import { openPackage } from './package-file.ts';
import { readCodePointOpen, readOnspd } from './postcodes.ts';
import type { Reader, Reading, ReadingOptions, Source } from './reading.ts';
import type { Counts } from './report.ts';

/** What was opened: services and what belongs to them, or places that have a way into the directory of their own. */
export type Opened =
  | { readonly of: 'services'; readonly origin: Origin; read(options: ReadingOptions): Promise<Reading> }
  | {
      readonly of: 'places';
      readonly origin: Origin;
      /** `whole`: what is not in it is gone. */
      keep(
        tx: Tx,
        progress: (rows: number) => void,
        whole: boolean,
      ): Promise<{ readonly source: Source; readonly counts: Counts }>;
    };

type Open = (where: string, opening: Opening) => Promise<Opened>;

function services<From extends Origin>(
  open: (where: string, opening: Opening) => Promise<From>,
  read: Reader<From>,
): Open {
  return async (where, opening) => {
    const origin = await open(where, opening);
    return { of: 'services', origin, read: (options) => read(origin, options) };
  };
}

function places<From extends Origin>(
  open: (where: string) => Promise<From>,
  read: (
    tx: Tx,
    file: From,
    progress: (rows: number) => void,
    whole: boolean,
  ) => Promise<{ readonly source: Source; readonly counts: Counts }>,
): Open {
  return async (where) => {
    const origin = await open(where);
    return { of: 'places', origin, keep: (tx, ...rest) => read(tx, origin, ...rest) };
  };
}

/** Every format that can be imported: how it is opened, and how it is read. */
export const FORMATS = {
  hsds: services(openFile, readHsds),
  datapackage: services(openPackage, readDatapackage),
  oruk: services(openFeed, readFeed),
  outpost: services(openFile, readOutpost),
  csv: services(openOurCsv, readMapped),
  mapped: services(openMapped, readMapped),
  'open-eligibility': services(openFile, readOpenEligibility),
  'uk-libraries': services(openFile, readLibraries),
  'nhs-choices': services(openFile, readNhsChoices),
  'uk-charities': services(openFile, readCharities),
  'uk-family-hubs': services(openPackage, readFamilyHubs),
  outcodes: places(openFile, readOutcodes),
  onspd: places(openPackage, readOnspd),
  'code-point-open': places(openPackage, readCodePointOpen),
} as const satisfies Readonly<Record<string, Open>>;

export type Format = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];
