import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Database, transact } from '#db';
import { isRefusal, systemActor } from '#kernel';
import { refreshDerived } from './derived.ts';
import { importDirectory } from './import/run.ts';
import { detectDuplicates } from './likeness/detect.ts';
import { decidePair, undo } from './merge.ts';

const actor = systemActor('00000000-0000-0000-0000-000000000000', 'test');

/** A service as an HSDS file gives it; `id`, `name` and `status` at least. */
export type GivenService = Readonly<Record<string, unknown>> & { readonly id: string; readonly name: string };

/** Puts services into the directory by its own import, as one source: all that this source has. Returns the id of each, by its id in the file. */
export async function importServices(
  db: Database,
  services: readonly GivenService[],
  source = 'test',
): Promise<(sourceId: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-services-'));
  try {
    const file = join(folder, 'services.json');
    await writeFile(file, JSON.stringify(services.map((one) => ({ status: 'active', ...one }))));
    const result = await importDirectory({ db, file, format: 'hsds', vanish: true, source });
    if (result.status !== 'finished') throw new Error('The services could not be imported.');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { rows } = await transact(db, actor, (tx) =>
    sql<{ source_key: string; entity_id: string }>`
      select source_key, entity_id from directory_record where kind = 'service'`.execute(tx.sql),
  );
  const ids = new Map(rows.map((row) => [row.source_key, row.entity_id]));
  return (sourceId) => {
    const id = ids.get(sourceId);
    if (!id) throw new Error(`There is no service ${sourceId}.`);
    return id;
  };
}

/** Makes again what is derived from services, as whoever changes them does. */
export function touchServices(db: Database, ids: readonly string[]): Promise<void> {
  return transact(db, actor, (tx) => refreshDerived(tx, ids));
}

/** Finds which services are likely one and the same, and makes them one, as a person would decide. */
export async function mergeLikely(db: Database): Promise<void> {
  await detectDuplicates(db);
  await transact(db, actor, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from directory_pair where kind = 'service' and state = 'open'`.execute(tx.sql);
    for (const { id } of rows) {
      if (isRefusal(await decidePair(tx, id, 'same_one'))) throw new Error('They could not be merged.');
    }
  });
}

/** Takes back every merge of services. */
export async function unmergeAll(db: Database): Promise<void> {
  await transact(db, actor, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from directory_merge where kind = 'service' and undone_at is null`.execute(tx.sql);
    for (const { id } of rows)
      if (isRefusal(await undo(tx, id))) throw new Error('It could not be taken back.');
  });
}
