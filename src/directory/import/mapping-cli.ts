import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Command, CommandContext } from '../command-line.ts';
import { BrokenFile } from './file.ts';
import { guessMapping } from './guess.ts';
import { isProblems, type Mapping, readMapping } from './mapping.ts';
import { openPackage } from './package-file.ts';
import { onlyPart, sampleOf } from './sample.ts';

/** `directory map FILE`: a first mapping for a file that nobody has described. */
export const mapCommand: Command = {
  name: 'directory map',
  usage:
    'directory map FILE   guess a mapping for any CSV or JSON; correct it, and import with --format mapped',
  run: async (args, context) => {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, strict: false });
    const [where, ...more] = positionals;
    const err = context.err ?? process.stderr;
    if (!where || more.length > 0) {
      err.write('directory map FILE > MAPPING.json\n');
      return 2;
    }
    return await guess(where, context, err);
  },
};

async function guess(where: string, context: CommandContext, err: CommandContext['out']): Promise<number> {
  try {
    const file = await openPackage(where);
    try {
      const sample = await sampleOf(onlyPart(file), {});
      const mapping = guessMapping(sample);
      context.out.write(`${JSON.stringify(mapping, null, 2)}\n`);
      const mapped = new Set(mapping.columns.map(({ from }) => from));
      const left = sample.columns.filter((column) => !mapped.has(column));
      if (left.length > 0) err.write(`Not mapped, and kept as they are: ${left.join(', ')}\n`);
      return 0;
    } finally {
      await file.close?.();
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    err.write(`The file is broken (${error.code}): ${error.message}\n`);
    return 1;
  }
}

/** Reads a saved mapping; words for whoever named it when it is none. */
export async function mappingIn(path: string): Promise<Mapping | string> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return `There is no mapping ${path}.`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `${path} is no JSON: ${(error as Error).message}`;
  }
  const mapping = readMapping(json);
  return isProblems(mapping) ? `${path} is no mapping:\n${mapping.join('\n')}` : mapping;
}
