import { createHash } from 'node:crypto';
import { type Database, look, together, transact } from '#db';
import { type Actor, systemActor } from '#kernel';
import type { Document } from '../import/identity.ts';
import { composed } from './compose-store.ts';
import {
  type Kept,
  keepDocuments,
  keptDocuments,
  type Leaving,
  leavingDocuments,
  stampsOf,
  unfinished,
} from './document-store.ts';
import { DEMANDED, FIELDS } from './entity.ts';
import { finish } from './finish.ts';
import { OWN_TAXONOMIES, OWN_TERMS } from './own-terms.ts';
import { guarded, reader } from './read-store.ts';
import { inVersion, type Version } from './version.ts';

const maker: Actor = systemActor('00000000-0000-0000-0000-000000000000', 'directory.documents');

const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 27);

// Raise the number when the same rows are to give another document: what was kept before is then made again.
const FORM = hash(JSON.stringify([1, FIELDS, DEMANDED, OWN_TAXONOMIES, OWN_TERMS]));

/** The finished documents of these services; those that are not there are left out. What is missing is made, and kept. */
export async function documentsOf(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Kept>> {
  const kept = await look(database, reader, (tx) => keptDocuments(tx, FORM, ids));
  const found = new Map(kept.map((one) => [one.id, one]));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) for (const made of await make(database, missing)) found.set(made.id, made);
  return found;
}

/** A document in a version of the standard. */
export const textIn = ({ document, older }: Kept, version: Version): string =>
  version === '3.0' && older !== null ? older : document;

type Asker = (id: string) => Promise<Leaving | null>;
const askers = new WeakMap<Database, Record<Version, Asker>>();

/** The finished document of one service; null when it is not there. All who ask at one moment ask together. */
export function documentOf(database: Database, id: string, version: Version): Promise<Leaving | null> {
  let ask = askers.get(database);
  if (!ask) {
    ask = { '3.0': asker(database, '3.0'), '3.1': asker(database, '3.1') };
    askers.set(database, ask);
  }
  return ask[version](id.toLowerCase());
}

function asker(database: Database, version: Version): Asker {
  return together(async (ids) => {
    const distinct = [...new Set(ids)];
    const kept = await leavingDocuments(database, version, FORM, distinct);
    const found = new Map(kept.map((one) => [one.id, one]));
    const missing = distinct.filter((id) => !found.has(id));
    if (missing.length > 0) {
      for (const made of await make(database, missing)) {
        const text = textIn(made, version);
        found.set(made.id, { id: made.id, etag: made.etag, text, apart: made.older !== null });
      }
    }
    return ids.map((one) => found.get(one) ?? null);
  });
}

async function make(database: Database, ids: readonly string[]): Promise<readonly Kept[]> {
  return transact(database, maker, async (tx) => {
    const [, services] = await Promise.all([guarded(tx, SLOWEST_MS), stampsOf(tx, ids)]);
    // After the stamps were read, and so after every change that is in them could be read by anyone.
    const settled = database.clock.now();
    const stamps = new Map(services.map(({ id, stamp }) => [id, stamp]));
    const raw = await composed(
      tx,
      'service',
      'full',
      services.map(({ id }) => id),
    );
    const made = raw.map((row) => ({ ...kept(row), stamp: stamps.get(String(row.id)) ?? 0 }));
    if (made.length > 0) await keepDocuments(tx, FORM, settled, made);
    return made;
  });
}

function kept(raw: Document): Kept {
  const finished = finish('service', raw);
  const older = inVersion('3.0', 'service', finished);
  const document = JSON.stringify(finished);
  return {
    id: String(raw.id),
    etag: hash(document),
    document,
    older: older === finished ? null : JSON.stringify(older),
  };
}

const AT_ONCE = 200;
const SLOWEST_MS = 60_000;

/** Makes what is missing, some at a time, until nothing is or the time is up. Returns how many it made. */
export async function finishDocuments(database: Database, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < end) {
    const ids = await look(database, reader, (tx) => unfinished(tx, FORM, AT_ONCE));
    if (ids.length === 0) break;
    const { length } = await make(database, ids);
    count += length;
    // Somebody is changing them: they come round again.
    if (length === 0) break;
  }
  return count;
}
