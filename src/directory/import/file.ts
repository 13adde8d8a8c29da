import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { markedEncoding } from './encoding.ts';

/** Why a whole file cannot be used. Nothing of it is kept. */
export type Breakage =
  | 'cannot_be_opened'
  | 'empty'
  | 'cut_short'
  | 'packed_wrongly'
  | 'unpacks_endlessly'
  | 'zip_archive'
  | 'encrypted'
  | 'unsafe_names'
  | 'same_name_twice'
  | 'too_many_files'
  | 'no_tables'
  | 'no_mapping'
  | 'no_feed'
  | 'feed_address'
  | 'feed_busy'
  | 'feed_endless'
  | 'feed_failed'
  | 'feed_loops'
  | 'feed_stalls'
  | 'unknown_header'
  | 'not_json'
  | 'not_hsds'
  | 'nothing_readable'
  | 'no_rows'
  | 'much_vanishes'
  | 'too_large_unpacked'
  | 'not_a_table'
  | 'spreadsheet';

/** The file is not what it should be; the import stops and the directory stays as it was. */
export class BrokenFile extends Error {
  readonly code: Breakage;
  constructor(code: Breakage, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** Where rows come from, and how far we are in it. */
export interface Origin {
  readonly name: string;
  /** Size as it is given, in bytes, packed as it is. */
  readonly size: number;
  /** Bytes of it that were read so far. */
  read(): number;
  /** SHA-256 of the bytes as they are given, as hex. Only after all of it was read. */
  sha256(): string;
  close?(): Promise<void>;
}

/** A file being read: its text in pieces. */
export interface SourceFile extends Origin {
  /** The decoded text, once. Byte order marks are taken off. Throws BrokenFile. */
  text(encoding: 'utf-8' | 'windows-1252'): AsyncGenerator<string>;
}

// A text of services packs 5 to 30 times; far beyond that it was made to fill a machine, not to be read.
const MOST_UNPACKED_RATIO = 250;
const UNPACKED_UNCHECKED = 64 * 1024 * 1024;

/** Throws BrokenFile when so few packed bytes can hold so much only because somebody meant them to. */
export function refuseEndless(packed: number, unpacked: number): void {
  if (unpacked > UNPACKED_UNCHECKED && unpacked > packed * MOST_UNPACKED_RATIO) {
    throw new BrokenFile('unpacks_endlessly', `${packed} bytes unpack to more than ${unpacked}.`);
  }
}

/** Opens a plain or gzip file for streaming. Throws BrokenFile when there is no such file. */
export async function openFile(path: string): Promise<SourceFile> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : -1),
    () => -1,
  );
  if (size < 0) throw new BrokenFile('cannot_be_opened', `There is no file ${path}, or it cannot be read.`);
  const hash = createHash('sha256');
  let read = 0;
  let digest: string | null = null;

  async function* bytes(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
        read += (chunk as Buffer).length;
        hash.update(chunk as Buffer);
        yield chunk as Buffer;
      }
    } catch (error) {
      throw new BrokenFile('cannot_be_opened', (error as Error).message);
    }
  }

  async function* text(encoding: 'utf-8' | 'windows-1252'): AsyncGenerator<string> {
    let decoder: TextDecoder | null = null;
    for await (const chunk of unpacked(bytes(), () => read)) {
      decoder ??= new TextDecoder(markedEncoding(chunk) ?? encoding);
      yield decoder.decode(chunk, { stream: true });
    }
    if (!decoder) throw new BrokenFile('empty', 'The file is empty.');
    const rest = decoder.decode();
    if (rest) yield rest;
    digest = hash.digest('hex');
  }

  return {
    name: basename(path),
    size,
    read: () => read,
    sha256: () => {
      if (digest === null) throw new Error('The file has not been read to its end.');
      return digest;
    },
    text,
  };
}

async function* unpacked(bytes: AsyncGenerator<Buffer>, read: () => number): AsyncGenerator<Buffer> {
  const first = await bytes.next();
  if (first.done) return;
  const start = first.value;
  async function* whole(): AsyncGenerator<Buffer> {
    yield start;
    yield* bytes;
  }
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03) {
    throw new BrokenFile(
      'zip_archive',
      'This is a zip archive. If it holds the tables of HSDS, its format is datapackage; otherwise unpack it.',
    );
  }
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    yield* whole();
    return;
  }
  const gunzip = createGunzip();
  // The pump ends the unpacker, or breaks it, so that what reads from it hears of both.
  const pump = (async () => {
    try {
      for await (const chunk of whole()) {
        if (gunzip.destroyed) return;
        if (!gunzip.write(chunk)) await drained(gunzip);
      }
      gunzip.end();
    } catch (error) {
      gunzip.destroy(error as Error);
    }
  })();
  let out = 0;
  try {
    for await (const chunk of gunzip) {
      out += (chunk as Buffer).length;
      refuseEndless(read(), out);
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof BrokenFile) throw error;
    const short = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
    throw new BrokenFile(short ? 'cut_short' : 'packed_wrongly', `gzip: ${(error as Error).message}`);
  } finally {
    gunzip.destroy();
    await pump;
  }
}

function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
}
