import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, transact } from '#db';
import { findServices, importDirectory } from '#directory';
import { type Actor, addDays, dayOf, daysBetween, type Instant, type LocalDate } from '#kernel';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The day on which the town's file was written; its days move with the day on which the cast is loaded. */
const WRITTEN_ON = '2026-10-20' as LocalDate;

/** Imports Millbrook's services as anyone imports an HSDS file, and the middles of its outcodes. */
export async function loadTown(db: Database, today: Instant): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-cast-'));
  try {
    const file = join(folder, 'millbrook.json');
    await writeFile(file, movedTo(dayOf(today, 'UTC'), await readFile(here('millbrook.json'), 'utf8')));
    await imported(db, { file, format: 'hsds', source: 'millbrook' });
    await imported(db, { file: here('millbrook-outcodes.csv'), format: 'outcodes' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function imported(
  db: Database,
  options: { file: string; format: 'hsds' | 'outcodes'; source?: string },
): Promise<void> {
  const result = await importDirectory({ db, ...options });
  if (result.status !== 'finished') throw new Error(`The town cannot be read: ${result.detail}`);
  const { skipped, warnings } = result.counts;
  const trouble = Object.keys({ ...skipped, ...warnings });
  if (trouble.length > 0) throw new Error(`The town is not as it should be: ${trouble.join(', ')}`);
}

function movedTo(today: LocalDate, text: string): string {
  const days = daysBetween(WRITTEN_ON, today);
  return text.replaceAll(
    /("assured_date": ")(\d{4}-\d{2}-\d{2})"/g,
    (_, before: string, day: LocalDate) => `${before}${addDays(day, days)}"`,
  );
}

/** The ids of the town's services, by the last word of their address in the file. */
export async function townServices(db: Database, actor: Actor): Promise<(key: string) => string> {
  const ids = new Map<string, string>();
  await transact(db, actor, async (tx) => {
    let cursor: string | undefined;
    do {
      const page = await findServices(tx, { limit: 100, cursor });
      for (const { id, url } of page.services) ids.set(url?.split('/').at(-1) ?? '', id);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  });
  return (key) => {
    const id = ids.get(key);
    if (!id) throw new Error(`There is no service ${key} in the town.`);
    return id;
  };
}
