import { BrokenFile, type SourceFile } from './file.ts';
import type { Found, Reading, ReadingOptions } from './reading.ts';

interface Branch {
  readonly '@id'?: unknown;
  readonly '@title'?: unknown;
  readonly [level: string]: unknown;
}

const LEVELS = ['top_level', 'second_level', 'third_level', 'fourth_level', 'fifth_level'];
const LARGEST = 50_000_000;
const TAXONOMY = {
  id: 'open-eligibility',
  name: 'Open Eligibility',
  description: 'What human services offer and whom they are for.',
  uri: 'https://openeligibility.org',
};

/** The Open Eligibility taxonomy as its JSON: terms within terms, by the names of their levels. */
export async function readOpenEligibility(file: SourceFile, options: ReadingOptions): Promise<Reading> {
  const rows = taxonomyOf(file.text('utf-8'));
  const first = await rows.next();
  async function* all(): AsyncGenerator<Found> {
    if (!first.done) yield first.value;
    yield* rows;
  }
  const code = options.source ?? 'open-eligibility';
  return {
    source: { code, name: TAXONOMY.name, url: TAXONOMY.uri, licence: null },
    rows: all(),
    isPart: () => false,
  };
}

/** The taxonomy and its terms, each after the one it belongs to. */
export async function* taxonomyOf(text: AsyncIterable<string>): AsyncGenerator<Found> {
  let whole = '';
  for await (const piece of text) {
    whole += piece;
    if (whole.length > LARGEST) throw new BrokenFile('not_hsds', 'Too large for a taxonomy.');
  }
  let read: { taxonomy?: Branch };
  try {
    read = JSON.parse(whole);
  } catch (error) {
    throw new BrokenFile('not_json', (error as Error).message);
  }
  if (!Array.isArray(read?.taxonomy?.top_level)) {
    throw new BrokenFile(
      'not_hsds',
      'This is not the Open Eligibility taxonomy: it has no taxonomy.top_level.',
    );
  }
  let row = 1;
  yield { row, kind: 'taxonomy', found: TAXONOMY };
  const waiting: { branch: Branch; level: number; parent: string | null }[] = [
    { branch: read.taxonomy, level: 0, parent: null },
  ];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const level = LEVELS[next.level];
    const below = level === undefined ? [] : next.branch[level];
    for (const branch of Array.isArray(below) ? (below as Branch[]) : []) {
      row += 1;
      const id = typeof branch?.['@id'] === 'string' ? branch['@id'] : null;
      const term = {
        id,
        code: id,
        name: branch?.['@title'],
        taxonomy: TAXONOMY.name,
        taxonomy_id: TAXONOMY.id,
        ...(next.parent === null ? {} : { parent_id: next.parent }),
      };
      yield { row, kind: 'taxonomy_term', found: term };
      if (branch && typeof branch === 'object') waiting.push({ branch, level: next.level + 1, parent: id });
    }
  }
}
