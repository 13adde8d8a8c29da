import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Command, CommandContext, Writer } from '../command-line.ts';
import { type Copy, FORMATS, type Format } from './formats.ts';
import { VERSIONS, type Version } from './version.ts';

const NAMES = Object.keys(FORMATS) as readonly Format[];

const HOW = `directory export --format ${NAMES.join('|')} [--version ${VERSIONS.join('|')}] [--out FILE]

${NAMES.map((name) => `  ${name.padEnd(12)} ${FORMATS[name].about}`).join('\n')}
  --version    of HSDS, for ${NAMES.filter((name) => FORMATS[name].versioned).join(', ')}; the newest where it is not said
  --out        a file, which appears when it is complete; otherwise the standard output`;

export const exportCommand: Command = {
  name: 'directory export',
  usage: `directory export        write the whole directory: --format ${NAMES.join('|')} [--version ${VERSIONS.join('|')}] [--out FILE]`,
  run: runExport,
};

async function runExport(args: readonly string[], context: CommandContext): Promise<number> {
  const err = context.err ?? process.stderr;
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    err.write(`${asked}\n\n${HOW}\n`);
    return 2;
  }
  const counts = new Map<string, number>();
  const copy: Copy = FORMATS[asked.format].write(context.database, asked.version, ({ entity, contents }) => {
    counts.set(entity, (counts.get(entity) ?? 0) + contents.length);
  });
  if (asked.out === undefined) for await (const piece of copy) await written(context.out, String(piece));
  else await toFile(copy, asked.out);
  err.write(`${[...counts].map(([what, count]) => `${what} ${count}`).join(', ')}\n`);
  return 0;
}

interface Asked {
  readonly format: Format;
  readonly version: Version;
  readonly out?: string;
}

function readArguments(args: readonly string[]): Asked | string {
  try {
    const options = {
      format: { type: 'string' },
      version: { type: 'string' },
      out: { type: 'string' },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    const format = NAMES.find((one) => one === values.format);
    if (!format)
      return values.format
        ? `There is no format ${values.format}.`
        : `Say which format: ${NAMES.join(', ')}.`;
    const { versioned, binary } = FORMATS[format];
    const version = VERSIONS.find((one) => one === (values.version ?? VERSIONS.at(-1)));
    if (!version) return `There is no version ${values.version}.`;
    if (values.version !== undefined && !versioned) return `${format} has one version only.`;
    if (binary && values.out === undefined) return `${format} is no text: name a file with --out.`;
    return { format, version, ...(values.out === undefined ? {} : { out: values.out }) };
  } catch (error) {
    return (error as Error).message;
  }
}

async function written(out: Writer, text: string): Promise<void> {
  if (out.write(text) === false && 'once' in out) await once(out as NodeJS.WriteStream, 'drain');
}

// Under another name until it is complete: half a directory would make services vanish wherever it is taken in.
async function toFile(copy: Copy, file: string): Promise<void> {
  const unfinished = `${file}.part`;
  try {
    await pipeline(Readable.from(copy), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
