import { gatherEligibility } from './eligibility.ts';
import type { Found } from './reading.ts';
import type { Stage, Staged } from './stage-store.ts';
import { type Entity, LIST_OF } from './tables.ts';

/** All rows are staged: yields what hangs on nothing, and then the documents that they make together. */
export async function* joined(stage: Stage): AsyncGenerator<Found> {
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
    level = [...next, ...(await nameUnits(next, stage))];
  }
  for (const document of documents) gatherEligibility(document);
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

type Level = readonly { row: Staged; document: Growing }[];

/** Puts their unit into capacities. Returns the units: something can hang on them too. */
async function nameUnits(level: Level, stage: Stage): Promise<Level> {
  const capacities = level.filter(({ row }) => row.entity === 'service_capacity');
  const units = await stage.named(capacities.map(({ document }) => `unit:${document.unit_id}`));
  return capacities.flatMap(({ document }) => {
    const row = units.get(`unit:${document.unit_id}`);
    if (!row) return [];
    const unit = { ...row.document } as Growing;
    document.unit = unit;
    return [{ row, document: unit }];
  });
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
