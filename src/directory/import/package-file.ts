import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { decoded, type Encoding, encodingOf } from './encoding.ts';
import { BrokenFile, type Origin, refuseEndless } from './file.ts';

/** One file of a package. */
export interface Part {
  /** Its name with the folders inside the package, parted by `/`. */
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
  /** Its bytes; as often as they are asked for. Throws BrokenFile. */
  bytes(): AsyncGenerator<Buffer>;
  /** Its text, in this encoding or whichever it turns out to be. */
  text(encoding?: Encoding): AsyncGenerator<string>;
}

/** Several files that belong together: a folder, a zip archive, or one file alone. Nothing is ever written to disk. */
export interface Package extends Origin {
  readonly parts: readonly Part[];
}

const MOST_FILES = 2000;
const MOST_FOLDERS_DEEP = 5;

/** Opens a folder, a zip archive or a single file as a package. Throws BrokenFile. */
export async function openPackage(path: string): Promise<Package> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new BrokenFile('cannot_be_opened', `There is no file or folder ${path}.`);
  if (found.isDirectory()) return await openFolder(path);
  if (!found.isFile()) throw new BrokenFile('cannot_be_opened', `${path} is neither a file nor a folder.`);
  return (await beginsLikeZip(path)) ? await openZip(path, found.size) : await openFolder(path);
}

async function beginsLikeZip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 3 })) {
    const start = chunk as Buffer;
    // PK 03 04, or PK 05 06 for an archive without files.
    return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 0x03 || start[2] === 0x05);
  }
  throw new BrokenFile('empty', 'The file is empty.');
}

class Gauge {
  total = 0;
  size = 0;
  #read = 0;
  more(bytes: number): void {
    this.#read += bytes;
  }
  // Every part is read twice: once for its encoding, once for its rows.
  read(): number {
    return this.total === 0
      ? 0
      : Math.min(this.size, Math.round((this.size * this.#read) / (2 * this.total)));
  }
}

function part(name: string, size: number, gauge: Gauge, open: () => AsyncGenerator<Buffer>): Part {
  gauge.total += size;
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const chunk of open()) {
      gauge.more(chunk.length);
      yield chunk;
    }
  }
  return {
    name,
    size,
    bytes,
    text: async function* (encoding) {
      yield* decoded(bytes(), encoding ?? (await encodingOf(bytes())));
    },
  };
}

async function openFolder(path: string): Promise<Package> {
  const names = await filesIn(path);
  const gauge = new Gauge();
  const hash = createHash('sha256');
  const parts: Part[] = [];
  for (const name of names.sort()) {
    const at = name === '' ? path : join(path, name);
    const { size } = await stat(at);
    gauge.size += size;
    hash.update(`${name}\n${size}\n`);
    for await (const chunk of createReadStream(at)) hash.update(chunk as Buffer);
    const open = async function* () {
      for await (const chunk of createReadStream(at, { highWaterMark: 256 * 1024 })) yield chunk as Buffer;
    };
    parts.push(part(name === '' ? basename(path) : name, size, gauge, open));
  }
  const digest = hash.digest('hex');
  return { name: basename(path), size: gauge.size, read: () => gauge.read(), sha256: () => digest, parts };
}

async function filesIn(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [''];
  const names: string[] = [];
  const look = async (folder: string, depth: number): Promise<void> => {
    for (const each of await readdir(join(path, folder), { withFileTypes: true })) {
      const name = folder === '' ? each.name : `${folder}/${each.name}`;
      // Neither links nor hidden files: a folder holds what is in it.
      if (each.name.startsWith('.')) continue;
      if (each.isDirectory() && depth < MOST_FOLDERS_DEEP) await look(name, depth + 1);
      else if (each.isFile()) names.push(name);
      if (names.length > MOST_FILES) throw tooMany();
    }
  };
  await look('', 0);
  return names;
}

function tooMany(): BrokenFile {
  return new BrokenFile('too_many_files', `More than ${MOST_FILES} files.`);
}

async function openZip(path: string, size: number): Promise<Package> {
  const zip = await openPromise(path, {
    autoClose: false,
    lazyEntries: true,
    validateEntrySizes: true,
    strictFileNames: true,
  }).catch((error: Error) => {
    throw brokenZip(error);
  });
  try {
    const entries = await entriesOf(zip);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    const digest = hash.digest('hex');
    const gauge = new Gauge();
    gauge.size = size;
    // One budget for the whole archive: parts that share their packed bytes add up too.
    const budget = { packed: size, unpacked: 0, counted: new Map<string, number>() };
    const parts = entries.map((entry) =>
      part(entry.fileName, entry.uncompressedSize, gauge, () => unpackedEntry(zip, entry, budget)),
    );
    return {
      name: basename(path),
      size,
      read: () => gauge.read(),
      sha256: () => digest,
      parts,
      close: async () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof BrokenFile ? error : brokenZip(error as Error);
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= MOST_FILES) throw tooMany();
    if (entry.fileName.endsWith('/')) continue;
    if (entry.isEncrypted()) {
      throw new BrokenFile('encrypted', `${entry.fileName} is locked with a password.`);
    }
    // Names that differ only in case are one file for most machines: which of the two is meant?
    const name = entry.fileName.normalize('NFC').toLowerCase();
    if (names.has(name)) throw new BrokenFile('same_name_twice', `Two files are called ${entry.fileName}.`);
    names.add(name);
    entries.push(entry);
  }
  return entries;
}

interface Budget {
  readonly packed: number;
  unpacked: number;
  /** How much of each part was unpacked so far: what is read a second time is not counted again. */
  readonly counted: Map<string, number>;
}

async function* unpackedEntry(zip: ZipFile, entry: Entry, budget: Budget): AsyncGenerator<Buffer> {
  let out = 0;
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const bytes = chunk as Buffer;
      out += bytes.length;
      const counted = budget.counted.get(entry.fileName) ?? 0;
      if (out > counted) {
        budget.unpacked += out - counted;
        budget.counted.set(entry.fileName, out);
        refuseEndless(budget.packed, budget.unpacked);
      }
      sum = crc32(bytes, sum);
      yield bytes;
    }
  } catch (error) {
    throw error instanceof BrokenFile ? error : brokenZip(error as Error);
  }
  if (sum !== entry.crc32) throw new BrokenFile('packed_wrongly', `${entry.fileName} is damaged.`);
}

function brokenZip(error: Error): BrokenFile {
  const { message } = error;
  if (/relative path|absolute path|invalid characters/i.test(message)) {
    return new BrokenFile('unsafe_names', `The archive names files outside itself: ${message}.`);
  }
  if (/end of central directory|unexpected end|EOF/i.test(message)) {
    return new BrokenFile('cut_short', `zip: ${message}`);
  }
  return new BrokenFile('packed_wrongly', `zip: ${message}`);
}
