import { unguarded } from '#kernel';
import { LONG_CELLS, openTable } from './cells.ts';
import { type Descriptor, descriptorOf } from './descriptor.ts';
import { delimiterOf, withStart } from './dialect.ts';
import { BrokenFile } from './file.ts';
import { joined } from './join.ts';
import { taxonomyOf } from './open-eligibility.ts';
import type { Package, Part } from './package-file.ts';
import { type Found, keyFrom, type Reading, type ReadingOptions } from './reading.ts';
import { reshape } from './reshape.ts';
import { Stage, type ToStage } from './stage-store.ts';
import { type TableOf, tableNamed } from './tables.ts';

const BATCH = 1000;

/**
 * HSDS as tables, editions 1 to 3.1: a zip archive or a folder of CSV files, with or without datapackage.json. The
 * rows are staged and joined to the documents that HSDS 3 JSON would have, and from there on treated as those.
 */
export async function readDatapackage(file: Package, options: ReadingOptions): Promise<Reading> {
  const descriptor = await descriptorOf(file.parts);
  const found = file.parts.map((part) => ({ part, table: tableOf(part, descriptor) }));
  // The terms come once: as a table where there is one, else as the JSON of Open Eligibility.
  const hasTerms = found.some(
    ({ table }) => typeof table === 'object' && table?.entity.startsWith('taxonomy'),
  );
  const chosen = found.map((one) =>
    one.table === 'eligibility_terms' && hasTerms ? { ...one, table: 'not_taken' as const } : one,
  );
  if (!chosen.some(({ table }) => table !== null && table !== 'not_taken')) {
    throw new BrokenFile(
      'no_tables',
      'None of the files is a table of HSDS: organizations.csv, services.csv and so on.',
    );
  }
  const code = options.source ?? `hsds:${keyFrom(file.name.replace(/\.(zip|csv)$/i, '')) || 'package'}`;
  return {
    source: {
      code,
      name: descriptor?.title ?? code,
      url: descriptor?.url ?? null,
      licence: descriptor?.licence ?? null,
    },
    rows: rows(chosen, descriptor, new Stage(options.tx)),
    asks: true,
    calledAfterFile: options.source === undefined,
    isPart: () => false,
  };
}

type Chosen = { readonly part: Part; readonly table: TableOf | 'eligibility_terms' | 'not_taken' | null };

function tableOf(part: Part, descriptor: Descriptor | null): Chosen['table'] {
  if (/(^|\/)open_?eligibility[^/]*\.json$/i.test(part.name)) return 'eligibility_terms';
  if (!/\.csv$/i.test(part.name)) return null;
  const resource = descriptor?.resources.get(part.name);
  return (resource ? tableNamed(resource) : null) ?? tableNamed(part.name);
}

async function* rows(
  chosen: readonly Chosen[],
  descriptor: Descriptor | null,
  stage: Stage,
): AsyncGenerator<Found> {
  await stage.open();
  for (const { part, table } of chosen) {
    if (table === null) {
      if (part.name !== descriptor?.file) yield notTaken(part, 'file_unknown');
    } else if (table === 'not_taken') yield notTaken(part, 'file_not_for_us');
    else if (table === 'eligibility_terms') yield* taxonomyOf(part.text());
    else yield* stageTable(part, table, stage, descriptor !== null);
  }
  yield* joined(stage);
}

function notTaken(part: Part, why: 'file_unknown' | 'file_not_for_us'): Found {
  return { row: 0, kind: null, key: null, why, detail: part.name };
}

async function* stageTable(
  part: Part,
  named: TableOf,
  stage: Stage,
  described: boolean,
): AsyncGenerator<Found> {
  const { start, text } = await withStart(part.text());
  if (start.trim() === '') return;
  // What has a description was written by a program, and that closes its quotations.
  const most = described ? { mostLinesInACell: LONG_CELLS } : {};
  const table = await openTable(text, { delimiter: delimiterOf(start), quotes: true, ...most });
  const header = table.header.map((name) => name.toLowerCase());
  const has = new Set(header);
  let waiting: ToStage[] = [];
  for await (const row of table.rows) {
    if ('why' in row) {
      yield { row: row.line, kind: null, key: null, why: row.why, detail: `${part.name}: ${row.detail}` };
      continue;
    }
    const cells: Record<string, string> = {};
    row.cells.forEach((cell, at) => {
      const name = header[at];
      // PostgreSQL has no text with a NUL in it. Of two columns of one name the first counts.
      const said = unguarded(cell.replaceAll('\0', '').trim());
      if (name && said !== '' && !Object.hasOwn(cells, name)) cells[name] = said;
    });
    const { entity, key, owners, document } = reshape(named, has, cells);
    waiting.push({
      line: row.line,
      entity,
      file: part.name,
      name: key === null ? null : `${entity}:${key}`,
      owners: owners.map((owner) => `${owner.entity}:${owner.key}`),
      document,
    });
    if (waiting.length < BATCH) continue;
    await stage.put(waiting);
    waiting = [];
  }
  await stage.put(waiting);
}
