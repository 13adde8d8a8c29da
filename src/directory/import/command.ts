import { parseArgs } from 'node:util';
import type { Command, CommandContext, Writer } from '../command-line.ts';
import type { Progress } from './book.ts';
import type { Opening } from './feed.ts';
import { FORMAT_NAMES, type Format } from './formats.ts';
import { mappingIn } from './mapping-cli.ts';
import type { Counts } from './report.ts';
import { type ImportResult, importDirectory } from './run.ts';

const HOW = `directory import FILE --format ${FORMAT_NAMES.join('|')} [--mapping M.json] [--source CODE] [--name NAME] [--url URL]
    [--licence LICENCE] [--partial] [--vanish] [--whole] [--allow-private] [--dry-run] [--out REPORT.csv]

  FILE         plain, or packed with gzip; for datapackage a folder or zip archive of CSV files;
               for oruk the address of the feed, https://...
  --mapping    for mapped: what the columns are; directory map FILE guesses a first one
  --source     short name of whose list it is, where the file does not say (otherwise the name of the
               file, and of its folders too where another list is called so)
  --name       its name as people know it; --url where it is published; --licence on what terms
  --partial    the file holds only some of its source: nothing vanishes by it
  --vanish     more than half of what the source had may vanish by the file; otherwise nothing is changed then
  --whole      ask a feed for everything, not only for what changed since the last time
  --allow-private  a feed may stand on this machine or in a private network
  --dry-run    do everything, report it, and undo it
  --out        write what became of every row as CSV`;

/** `directory import FILE`: takes a list of services. */
export const importCommand: Command = {
  name: 'directory import',
  usage: `directory import FILE   take a list of services: --format ${FORMAT_NAMES.join(', ')}`,
  run: runImport,
};

async function runImport(args: readonly string[], context: CommandContext): Promise<number> {
  const err = context.err ?? process.stderr;
  const asked = await readArguments(args);
  if (typeof asked === 'string') {
    err.write(`${asked}\n\n${HOW}\n`);
    return 2;
  }
  const line = new ProgressLine(err);
  const result = await importDirectory({
    ...asked,
    db: context.database,
    ...(context.actor ? { actor: context.actor } : {}),
    progress: (progress) => line.show(progress),
  });
  line.end();
  if (result.status === 'broken') {
    err.write(`The file is broken (${result.problem}): ${result.detail}\nNothing was changed.\n`);
    return 1;
  }
  context.out.write(summaryOf(result, asked.out));
  return 0;
}

interface Asked {
  readonly file: string;
  readonly format: Format;
  readonly dryRun: boolean;
  readonly partial: boolean;
  readonly vanish: boolean;
  readonly source?: string;
  readonly about: { readonly name?: string; readonly url?: string; readonly licence?: string };
  readonly opening: Omit<Opening, 'db' | 'actor' | 'source'>;
  readonly out?: string;
}

async function readArguments(args: readonly string[]): Promise<Asked | string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        source: { type: 'string' },
        mapping: { type: 'string' },
        name: { type: 'string' },
        url: { type: 'string' },
        licence: { type: 'string' },
        out: { type: 'string' },
        partial: { type: 'boolean', default: false },
        vanish: { type: 'boolean', default: false },
        whole: { type: 'boolean', default: false },
        'allow-private': { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) return 'Name one file.';
    const format = FORMAT_NAMES.find((one) => one === values.format);
    if (!format)
      return values.format ? `There is no format ${values.format}.` : 'Say which format the file has.';
    const mapping = values.mapping ? await mappingIn(values.mapping) : null;
    if (typeof mapping === 'string') return mapping;
    const { source, out, partial, vanish, name, url, licence } = values;
    if (url !== undefined && !/^https?:\/\/\S+$/i.test(url))
      return 'An address begins with https:// or http://.';
    return {
      file,
      format,
      partial,
      vanish,
      dryRun: values['dry-run'],
      opening: {
        whole: values.whole,
        client: { allowPrivate: values['allow-private'] },
        ...(mapping ? { mapping } : {}),
      },
      ...(source ? { source } : {}),
      about: { ...(name ? { name } : {}), ...(url ? { url } : {}), ...(licence ? { licence } : {}) },
      ...(out ? { out } : {}),
    };
  } catch (error) {
    return (error as Error).message;
  }
}

const EVERY_MS_ON_A_TERMINAL = 100;
const EVERY_MS_ELSEWHERE = 10_000;

class ProgressLine {
  readonly #to: Writer;
  #last = Date.now();
  #shown = false;

  constructor(to: Writer) {
    this.#to = to;
    if (to.isTTY) this.#last = 0;
  }

  show(progress: Progress): void {
    const now = Date.now();
    if (now - this.#last < (this.#to.isTTY ? EVERY_MS_ON_A_TERMINAL : EVERY_MS_ELSEWHERE)) return;
    this.#last = now;
    this.#shown = true;
    const percent = progress.size > 0 ? Math.floor((100 * progress.read) / progress.size) : 100;
    const text = `${percent}% of the file read, ${progress.rows} rows taken in`;
    this.#to.write(this.#to.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  }

  end(): void {
    if (this.#to.isTTY && this.#shown) this.#to.write('\r\u001b[K');
  }
}

function summaryOf(result: Extract<ImportResult, { status: 'finished' }>, out: string | undefined): string {
  const { counts, source } = result;
  const lines = [
    `${source.name} (${source.code})`,
    ...(result.dryRun ? ['A dry run: nothing was kept.'] : []),
    ...(result.partial ? ['The file is a part of its source: nothing vanishes by it.'] : []),
    '',
    ...tableOf(counts),
    '',
    `rows ${counts.rows}`,
    ...listOf('skipped', counts.skipped),
    ...listOf('warning', counts.warnings),
    `run ${result.importId}`,
    ...(out ? [`report ${out}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function tableOf(counts: Counts): string[] {
  const rows = Object.entries(counts.records).map(([kind, of]) => [
    kind,
    of.added,
    of.changed,
    of.same,
    of.vanished,
  ]);
  return [['', 'added', 'changed', 'same', 'vanished'], ...rows].map(([kind, ...numbers]) =>
    [String(kind).padEnd(14), ...numbers.map((number) => String(number).padStart(10))].join(''),
  );
}

function listOf(word: string, codes: Readonly<Record<string, number>>): string[] {
  return Object.entries(codes)
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `${word} ${code} ${count}`);
}
