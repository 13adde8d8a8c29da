import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { cleanForm, cleanText, type FormValues } from './forms.ts';

/** A file that came with a form. It lies where `path` says until the visit is over. */
export interface TakenFile {
  /** As the browser calls it, without folders. */
  readonly name: string;
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  /** There was more of it than the route takes; the rest was thrown away. */
  readonly tooLarge: boolean;
}

/** A form with its file; null when none was chosen. */
export interface Received {
  readonly form: FormValues;
  readonly file: TakenFile | null;
  discard(): Promise<void>;
}

// Beyond this nobody waits for the end of it to hear that it is too much.
const MOST_SENT = 512 * 1024 * 1024;
const LIMITS = { files: 1, fields: 60, parts: 70, fieldSize: 16 * 1024, headerPairs: 50 };

/** Reads a form that was sent with a file of at most so many bytes. Throws with a status where it is no such form. */
export async function receive(request: FastifyRequest, most: number): Promise<Received> {
  if (!request.isMultipart()) return { form: cleanForm(request.body), file: null, discard: async () => {} };
  const told = Number(request.headers['content-length'] ?? Number.NaN);
  if (!(told <= MOST_SENT)) throw refused(Number.isNaN(told) ? 411 : 413);
  const folder = await mkdtemp(join(tmpdir(), 'tessera-taken-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  const fields: Record<string, string[]> = Object.create(null);
  let file: TakenFile | null = null;
  try {
    const parts = request.parts({ limits: { ...LIMITS, fileSize: most } });
    for await (const part of parts) {
      if (part.type === 'field') {
        fields[part.fieldname] = [...(fields[part.fieldname] ?? []), String(part.value ?? '')];
        continue;
      }
      const path = join(folder, 'file');
      const hash = createHash('sha256');
      let size = 0;
      await pipeline(
        part.file,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            size += chunk.length;
            hash.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(path),
      );
      const name = nameOf(part.filename ?? '');
      const tooLarge = part.file.truncated;
      // A file field that was left empty comes as a nameless file of nothing.
      if (name !== '' || size > 0) file = { name, path, size, sha256: hash.digest('hex'), tooLarge };
    }
  } catch (error) {
    await discard();
    throw refused((error as { statusCode?: number }).statusCode ?? 400);
  }
  const form = cleanForm(fields);
  // What was sent includes the file: the same answers with another file are another sending.
  return { form: { ...form, ...(file && { file: file.sha256 }) }, file, discard };
}

function nameOf(told: string): string {
  return cleanText(told.replace(/^.*[/\\]/, '')).slice(0, 200);
}

function refused(statusCode: number): Error {
  return Object.assign(new Error('A form that cannot be read.'), { statusCode });
}
