import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Database } from '#db';
import type { Command, CommandContext, Writer } from '../command-line.ts';
import { composed } from './compose-store.ts';
import { CSV_HEAD, csvRow } from './csv.ts';
import { finish } from './finish.ts';
import { after, type Batch, type Listed } from './published.ts';
import { reading } from './read-store.ts';
import { placesAfter, selected } from './select-store.ts';

const FORMATS = ['hsds', 'csv'] as const;

const HOW = `directory export --format ${FORMATS.join('|')} [--out FILE]

  hsds         one JSON object of HSDS 3.1 a line: taxonomies, terms, organizations, locations, and services whole
  csv          one row a service, to be read by people: less than there is, and nothing that a spreadsheet would run
  --out        a file, which appears when it is complete; otherwise the standard output`;

export const exportCommand: Command = {
  name: 'directory export',
  usage: `directory export        write the whole directory: --format ${FORMATS.join('|')} [--out FILE]`,
  run: runExport,
};

const BATCH = 200;

async function runExport(args: readonly string[], context: CommandContext): Promise<number> {
  const err = context.err ?? process.stderr;
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    err.write(`${asked}\n\n${HOW}\n`);
    return 2;
  }
  const counts = new Map<string, number>();
  const lines = asked.format === 'csv' ? everyRow(context, counts) : everyLine(context, counts);
  if (asked.out === undefined) for await (const line of lines) await written(context.out, line);
  else await toFile(lines, asked.out);
  err.write(`${[...counts].map(([what, count]) => `${what} ${count}`).join(', ')}\n`);
  return 0;
}

interface Asked {
  readonly format: (typeof FORMATS)[number];
  readonly out?: string;
}

function readArguments(args: readonly string[]): Asked | string {
  try {
    const options = { format: { type: 'string' }, out: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const format = FORMATS.find((one) => one === values.format);
    if (!format)
      return values.format
        ? `There is no format ${values.format}.`
        : `Say which format: ${FORMATS.join(', ')}.`;
    return values.out === undefined ? { format } : { format, out: values.out };
  } catch (error) {
    return (error as Error).message;
  }
}

async function written(out: Writer, text: string): Promise<void> {
  if (out.write(text) === false && 'once' in out) await once(out as NodeJS.WriteStream, 'drain');
}

// Under another name until it is complete: half a directory would make services vanish wherever it is taken in.
async function toFile(lines: AsyncIterable<string>, file: string): Promise<void> {
  const unfinished = `${file}.part`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The directory line by line: what is named comes before what names it. */
async function* everyLine(context: CommandContext, counts: Map<string, number>): AsyncGenerator<string> {
  for (const listed of ['taxonomy', 'taxonomy_term'] as const)
    yield* linesOf(context, listed, listedAfter(listed), counts);
  yield* linesOf(context, 'organization', organizationsAfter, counts);
  yield* linesOf(context, 'location', placesAfterId, counts);
  yield* linesOf(context, 'service', listedAfter('service'), counts);
}

/** The services row by row, after the names of the columns. */
async function* everyRow(context: CommandContext, counts: Map<string, number>): AsyncGenerator<string> {
  yield `\ufeff${CSV_HEAD}`;
  for await (const lines of linesOf(context, 'service', listedAfter('service'), counts)) {
    yield lines
      .trimEnd()
      .split('\n')
      .map((line) => csvRow(JSON.parse(line)))
      .join('');
  }
}

type Next = (database: Database, id: string | null) => Promise<Batch>;

async function* linesOf(
  { database }: CommandContext,
  what: string,
  next: Next,
  counts: Map<string, number>,
): AsyncGenerator<string> {
  counts.set(what, 0);
  for (let id: string | null = null; ; ) {
    const from: string | null = id;
    const batch: Batch = await next(database, from);
    counts.set(what, (counts.get(what) ?? 0) + batch.contents.length);
    if (batch.contents.length > 0) yield `${batch.contents.join('\n')}\n`;
    if (batch.last === null) return;
    id = batch.last;
  }
}

const listedAfter =
  (listed: Listed): Next =>
  (database, id) =>
    after(database, { listed, shape: 'full', version: '3.1', narrowed: {} }, id, BATCH);

// Without places and services, which have lines of their own: the copy in each service is then word for word the same.
const organizationsAfter: Next = (database, id) =>
  reading(database, async (tx) => {
    const ids = await selected(tx, 'organization', {}, { after: id }, BATCH);
    const contents = (await composed(tx, 'organization', 'alone', ids)).map((raw) =>
      JSON.stringify(finish('organization', raw)),
    );
    return { contents, last: ids.length < BATCH ? null : (ids.at(-1) ?? null) };
  });

const placesAfterId: Next = (database, id) =>
  reading(database, async (tx) => {
    const ids = await placesAfter(tx, id, BATCH);
    const contents = (await composed(tx, 'location', 'full', ids)).map((raw) =>
      JSON.stringify(finish('location', raw)),
    );
    return { contents, last: ids.length < BATCH ? null : (ids.at(-1) ?? null) };
  });
