import { openTable } from './cells.ts';
import { type Descriptor, descriptorOf } from './descriptor.ts';
import { delimiterOf, withStart } from './dialect.ts';
import { BrokenFile } from './file.ts';
import { taxonomyOf } from './open-eligibility.ts';
import type { Package, Part } from './package-file.ts';
import { type Found, keyFrom, type Reading, type ReadingOptions } from './reading.ts';
import { reshape } from './reshape.ts';
import type { Stage, Staged, ToStage } from './stage-store.ts';
import { type Entity, LIST_OF, type TableOf, tableNamed } from './tables.ts';

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
    rows: rows(chosen, descriptor, options.stage),
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
    else yield* stageTable(part, table, stage);
  }
  await stage.settle();
  for await (const strays of stage.strays()) {
    for (const { line, file, owners, too_many: tooMany, entity } of strays) {
      const detail = tooMany
        ? `${file}: more of ${entity} than one thing can have`
        : `${file}: no ${owners.join(', ')}`;
      yield { row: line, kind: null, key: null, why: tooMany ? 'too_large' : 'owner_not_there', detail };
    }
  }
  for (const kind of ['taxonomy', 'taxonomy_term', 'organization', 'location', 'service'] as const) {
    for await (const page of stage.pages(kind)) {
      const documents = await whole(page, stage);
      if (kind === 'service') await nameOrganizations(documents, stage);
      for (const [index, { line }] of page.entries()) yield { row: line, kind, found: documents[index] };
    }
  }
}

function notTaken(part: Part, why: 'file_unknown' | 'file_not_for_us'): Found {
  return { row: 0, kind: null, key: null, why, detail: part.name };
}

async function* stageTable(part: Part, named: TableOf, stage: Stage): AsyncGenerator<Found> {
  const { start, text } = await withStart(part.text());
  if (start.trim() === '') return;
  const table = await openTable(text, { delimiter: delimiterOf(start), quotes: true });
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
      const said = cell.replaceAll('\0', '').trim();
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

type Growing = { [field: string]: unknown };

// The documents of some rows with all that hangs on them, and what hangs on that.
async function whole(page: readonly Staged[], stage: Stage): Promise<Growing[]> {
  const documents = page.map((row) => ({ ...row.document }) as Growing);
  let level = page.map((row, index) => ({ row, document: documents[index] ?? {} }));
  for (let depth = 0; depth < 5 && level.length > 0; depth += 1) {
    const holders = new Map<string, Growing[]>();
    for (const { row, document } of level) {
      if (row.name !== null) holders.set(row.name, [...(holders.get(row.name) ?? []), document]);
    }
    const next: typeof level = [];
    for (const row of await stage.childrenOf([...holders.keys()])) {
      for (const holder of holders.get(row.owner ?? '') ?? []) {
        const document = { ...row.document } as Growing;
        hang(holder, row, document);
        next.push({ row, document });
      }
    }
    await nameUnits(next, stage);
    level = next;
  }
  for (const document of documents) gather(document);
  return documents;
}

function hang(holder: Growing, row: Staged, document: Growing): void {
  const list = row.entity === 'url' ? urlsOf(row.owner ?? '') : LIST_OF[row.entity as Entity];
  if (!list) return;
  const found = holder[list];
  const there = Array.isArray(found) ? found : [];
  holder[list] = [...there, row.entity === 'payment_accepted' ? (document.payment ?? document) : document];
}

// HSDS 3.1 calls further addresses otherwise where an organization has them.
function urlsOf(owner: string): string {
  return owner.startsWith('organization:') ? 'additional_websites' : 'additional_urls';
}

// HSDS 2 and Open Referral UK 1.0 have who may come in a table of its own; in HSDS 3 it is fields of the service.
function gather(service: Growing): void {
  const { eligibilities, ...rest } = service;
  if (!Array.isArray(eligibilities)) return;
  delete service.eligibilities;
  const texts = eligibilities.flatMap((one: Growing) => one.eligibility ?? []);
  if (texts.length > 0) service.eligibility_description ??= texts.join('\n');
  // Several rows are several ways to be welcome: the widest ages are true of all of them.
  const ages = (field: string) => eligibilities.map((one: Growing) => Number(one[field] ?? Number.NaN));
  const [least, most] = [Math.min(...ages('minimum_age')), Math.max(...ages('maximum_age'))];
  if (Number.isFinite(least) && rest.minimum_age === undefined) service.minimum_age = least;
  if (Number.isFinite(most) && rest.maximum_age === undefined) service.maximum_age = most;
}

async function nameUnits(level: readonly { row: Staged; document: Growing }[], stage: Stage): Promise<void> {
  const capacities = level.filter(({ row }) => row.entity === 'service_capacity');
  const units = await stage.named(capacities.map(({ document }) => `unit:${document.unit_id}`));
  for (const { document } of capacities) {
    const unit = units.get(`unit:${document.unit_id}`);
    if (unit) document.unit = unit.document;
  }
}

// HSDS 1 as Ohana has it: a service names its place, and the place its organization.
async function nameOrganizations(services: readonly Growing[], stage: Stage): Promise<void> {
  const places = await stage.named(
    services.flatMap((one) => (one.at_location ? [`location:${one.at_location}`] : [])),
  );
  for (const service of services) {
    const place = places.get(`location:${service.at_location}`);
    service.organization_id ??= place?.document.organization_id;
    delete service.at_location;
  }
}
