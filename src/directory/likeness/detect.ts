import { type Database, type Tx, transact } from '#db';
import { newId, systemActor } from '#kernel';
import { likenessOf } from './score.ts';
import {
  type Comparable,
  describedOrganizations,
  describedServices,
  type FoundPair,
  keepPairs,
  keepTraits,
  noteAll,
  noteImports,
  sharingKeys,
  takeDue,
  traitsById,
  weightsOf,
} from './store.ts';
import { keysOf, type LikeKind, materialOf, traitsOf } from './traits.ts';

const AT_ONCE = 1000;
const MOST_WITH_A_KEY = 60;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Compares all that changed since it was last compared, some at a time, each in a transaction of its own. What is still
 * due stands as it was, and is compared again when its turn comes: each pair is seen by the later of the two.
 */
export async function detectDuplicates(
  db: Database,
  options: { readonly all?: boolean; readonly progress?: (compared: number) => void } = {},
): Promise<{ readonly compared: number }> {
  const actor = systemActor(NOBODY, 'directory.likeness');
  await transact(db, actor, async (tx) => {
    await noteImports(tx);
    if (options.all) await noteAll(tx);
  });
  let compared = 0;
  for (;;) {
    const taken = await transact(db, actor, detectSome);
    compared += taken;
    if (taken > 0) options.progress?.(compared);
    if (taken < AT_ONCE) return { compared };
  }
}

async function detectSome(tx: Tx): Promise<number> {
  const due = await takeDue(tx, AT_ONCE);
  for (const kind of ['organization', 'service'] as const) {
    const ids = due.filter((one) => one.kind === kind).map((one) => one.id);
    if (ids.length > 0) await compare(tx, kind, ids);
  }
  return due.length;
}

/** Compares these with whatever shares a key with them, and keeps the pairs that may be one. */
async function compare(tx: Tx, kind: LikeKind, ids: readonly string[]): Promise<void> {
  const described = await (kind === 'service' ? describedServices(tx, ids) : describedOrganizations(tx, ids));
  const things: Comparable[] = described.map((one) => {
    const traits = traitsOf(one);
    return { id: one.id, traits, material: materialOf(traits), keys: keysOf(kind, traits) };
  });
  await keepTraits(tx, kind, ids, things);
  const near = await sharingKeys(
    tx,
    things.map((one) => one.id),
    MOST_WITH_A_KEY,
  );
  const known = await traitsById(tx, [...new Set(near.flat())]);
  const weights = await weightsOf(tx, kind);
  const found: FoundPair[] = [];
  for (const [one_id, other_id] of near) {
    const [one, other] = [known.get(one_id), known.get(other_id)];
    if (!one || !other) continue;
    const { points, reasons } = likenessOf(kind, one.traits, other.traits, weights);
    if (points < weights.perhaps) continue;
    const sure = points >= weights.surely;
    found.push({
      id: newId(tx.now),
      one_id,
      other_id,
      points,
      sure,
      reasons,
      material: `${one.material} ${other.material}`,
    });
  }
  await keepPairs(tx, kind, ids, found);
}
