import type { Tx } from '#db';
import type { House } from '#web';
import type { Kind } from '../hsds.ts';
import type { Warning } from '../import/clean.ts';
import { type Breakage, BrokenFile } from '../import/file.ts';
import { FORMATS } from '../import/formats.ts';
import { type Document, recordIdOf, sourceIdOf } from '../import/identity.ts';
import { type Found, GONE, type SkipReason } from '../import/reading.ts';
import { tally } from '../import/report.ts';
import type { Sample } from '../import/sample.ts';
import { type SourceRecord, take } from '../import/take.ts';
import type { Lost } from '../import/vanishing.ts';
import { sampleAt } from './upload.ts';
import { servicesThere, type Upload } from './upload-store.ts';

/** A row as it would be taken: its own record first, then what is nested in it. */
export interface Becoming {
  readonly row: number;
  readonly records: readonly SourceRecord[];
  readonly warnings: readonly Warning[];
}

/** A row that would be left out. */
export interface LeftOut {
  readonly row: number;
  readonly kind: Kind | null;
  readonly key: string | null;
  readonly why: SkipReason;
  readonly detail: string;
}

/** What would become of a file. */
export interface Preview {
  /** The columns and first rows; null for formats that say themselves what is in them. */
  readonly sample: Sample | null;
  readonly rows: number;
  /** Whether all rows were looked at. */
  readonly whole: boolean;
  readonly taken: number;
  readonly first: readonly Becoming[];
  readonly leftOut: readonly LeftOut[];
  readonly leftOutBy: Readonly<Record<string, number>>;
  readonly warnedBy: Readonly<Record<string, number>>;
  /** Services of the file that the list has already; and those of the list that the file lacks, where all was read. */
  readonly known: number;
  readonly lost: Lost | null;
  /** It could not be read at all. */
  readonly broken: Breakage | null;
}

const MOST_LOOKED_AT = 10_000;
const MOST_SHOWN = 5;
const MOST_LEFT_OUT = 50;
const PAUSE_EVERY = 200;

/** Reads a file as the import would, and changes nothing. A long one is looked at from its beginning only. */
export async function previewOf(tx: Tx, house: House, upload: Upload, path: string): Promise<Preview> {
  const look = new Look(sourceIdOf(upload.sourceCode));
  let sample: Sample | null = null;
  try {
    if (upload.mapping) sample = await sampleAt(path, upload.mapping);
    const opened = await FORMATS[upload.format](path, {
      db: house.database,
      actor: tx.actor,
      ...(upload.mapping ? { mapping: upload.mapping } : {}),
    });
    try {
      if (opened.of !== 'services') throw new Error('Only services are brought in the browser.');
      const reading = await opened.read({ tx, source: upload.sourceCode });
      for await (const found of reading.rows) {
        if (look.rows >= MOST_LOOKED_AT) {
          look.whole = false;
          break;
        }
        look.at(found);
        if (look.rows % PAUSE_EVERY === 0) await new Promise<void>((resolve) => setImmediate(resolve));
      }
      if (look.rows === 0) throw new BrokenFile('no_rows', 'There is no row in the file.');
    } finally {
      await opened.origin.close?.();
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    return { ...look.seen(), sample, known: 0, lost: null, broken: error.code };
  }
  const { before, kept } = await servicesThere(tx, sourceIdOf(upload.sourceCode), [...look.services]);
  const lost = look.whole ? { before, lost: before - kept } : null;
  return { ...look.seen(), sample, known: kept, lost, broken: null };
}

class Look {
  rows = 0;
  whole = true;
  readonly services = new Set<string>();
  readonly #sourceId: string;
  readonly #first: Becoming[] = [];
  readonly #leftOut: LeftOut[] = [];
  readonly #leftOutBy: Record<string, number> = {};
  readonly #warnedBy: Record<string, number> = {};
  #taken = 0;

  constructor(sourceId: string) {
    this.#sourceId = sourceId;
  }

  at(found: Found): void {
    this.rows += 1;
    if ('still' in found) return;
    if ('why' in found) {
      this.leaveOut(found);
      return;
    }
    const taken = take(found.kind, found.found);
    if ('why' in taken) {
      this.leaveOut({ ...found, ...taken });
      return;
    }
    const own = taken.records[0];
    if (own.kind === 'service') {
      const id = recordIdOf(this.#sourceId, 'service', own.key);
      if (this.services.has(id)) {
        const why = 'same_key_again';
        this.leaveOut({ row: found.row, kind: own.kind, key: own.key, why, detail: own.key });
        return;
      }
      this.services.add(id);
    }
    this.#taken += 1;
    for (const { code } of taken.warnings) tally(this.#warnedBy, code);
    if (this.#first.length < MOST_SHOWN && own.kind !== 'taxonomy_term' && own.kind !== 'taxonomy') {
      this.#first.push({ row: found.row, records: taken.records, warnings: taken.warnings });
    }
  }

  leaveOut({ row, kind, key, why, detail }: LeftOut): void {
    tally(this.#leftOutBy, why);
    // A row that cannot be read says nothing about what it was about: that is not gone.
    if (kind === 'service' && key && !GONE.has(why)) this.services.add(recordIdOf(this.#sourceId, kind, key));
    if (this.#leftOut.length < MOST_LEFT_OUT) this.#leftOut.push({ row, kind, key, why, detail });
  }

  seen() {
    return {
      rows: this.rows,
      whole: this.whole,
      taken: this.#taken,
      first: this.#first,
      leftOut: this.#leftOut,
      leftOutBy: this.#leftOutBy,
      warnedBy: this.#warnedBy,
    };
  }
}

/** The name of what a record is about, as far as it says one. */
export function nameIn(document: Document): string {
  return typeof document.name === 'string' ? document.name : '';
}

const LINES = ['address_1', 'address_2', 'city', 'state_province', 'postal_code'];

/** What is nested in a row, in a few words: its name, and where it is. */
export function nestedWords(document: Document): string {
  const [address] = Array.isArray(document.addresses) ? (document.addresses as readonly Document[]) : [];
  const lines = LINES.flatMap((line) => (typeof address?.[line] === 'string' ? address[line] : []));
  return [nameIn(document), ...lines].filter((one) => one !== '').join(', ');
}
