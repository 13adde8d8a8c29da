import type { Database } from '#db';
import { type Batch, batches, lastOf } from './batch.ts';
import { composed } from './compose-store.ts';
import type { Entity } from './entity.ts';
import { finish } from './finish.ts';
import { after, type Listed } from './published.ts';
import { reading } from './read-store.ts';
import { placesAfter, selected } from './select-store.ts';
import { inVersion, type Version } from './version.ts';

const BATCH = 200;

/** Some of the directory: JSON of HSDS, all of one kind. */
export interface Portion {
  readonly entity: Extract<Entity, 'taxonomy' | 'taxonomy_term' | 'organization' | 'location' | 'service'>;
  readonly contents: readonly string[];
}

type Next = (database: Database, version: Version, id: string | null) => Promise<Batch>;

/** The whole directory some at a time: what is named comes before what names it. An empty portion for what there is none of. */
export async function* everything(database: Database, version: Version): AsyncGenerator<Portion> {
  for (const entity of ['taxonomy', 'taxonomy_term', 'organization', 'location', 'service'] as const)
    yield* all(database, version, entity);
}

/** All of one kind, some at a time. */
export async function* all(
  database: Database,
  version: Version,
  entity: Portion['entity'],
): AsyncGenerator<Portion> {
  for await (const contents of batches((id) => NEXT[entity](database, version, id)))
    yield { entity, contents };
}

const listedAfter =
  (listed: Listed): Next =>
  (database, version, id) =>
    after(database, { listed, shape: 'full', version, narrowed: {} }, id, BATCH);

// Without places and services, which stand for themselves: the copy in each service is then word for word the same.
const organizationsAfter: Next = (database, version, id) =>
  reading(database, async (tx) => {
    const ids = await selected(tx, 'organization', {}, { after: id }, BATCH);
    const contents = (await composed(tx, 'organization', 'alone', ids)).map((raw) =>
      JSON.stringify(inVersion(version, 'organization', finish('organization', raw))),
    );
    return { contents, last: lastOf(ids, BATCH) };
  });

const placesAfterId: Next = (database, version, id) =>
  reading(database, async (tx) => {
    const ids = await placesAfter(tx, id, BATCH);
    const contents = (await composed(tx, 'location', 'full', ids)).map((raw) =>
      JSON.stringify(inVersion(version, 'location', finish('location', raw))),
    );
    return { contents, last: lastOf(ids, BATCH) };
  });

const NEXT: Readonly<Record<Portion['entity'], Next>> = {
  taxonomy: listedAfter('taxonomy'),
  taxonomy_term: listedAfter('taxonomy_term'),
  organization: organizationsAfter,
  location: placesAfterId,
  service: listedAfter('service'),
};
