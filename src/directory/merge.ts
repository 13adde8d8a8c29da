import { emit, type Tx } from '#db';
import { NOT_FOUND, newId, type Refusal, refuse } from '#kernel';
import { recompose, recomposed } from './import/recompose.ts';
import type { LikeKind } from './likeness/traits.ts';
import {
  familyOf,
  judgePair,
  keepMerge,
  type Merge,
  mergeForUndo,
  pairForUpdate,
  servicesProvidedBy,
  settleMerged,
  standing,
  undoMerge,
} from './merge-store.ts';

/** What a person decides about two that may be one. */
export const VERDICTS = ['same_one', 'same_other', 'same_place', 'not_the_same', 'later'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Decides about a pair. `same_one`: they are one, and the first stays; `same_other`: and the second stays. */
export async function decidePair(tx: Tx, pairId: string, verdict: Verdict): Promise<Refusal | null> {
  const pair = await pairForUpdate(tx, pairId);
  if (!pair) return NOT_FOUND;
  if (pair.state === 'merged') return refuse('directory.already_merged');
  const byWhom = `${tx.actor.kind}:${tx.actor.id}`;
  if (verdict === 'same_one' || verdict === 'same_other') {
    const [into, from] = verdict === 'same_one' ? [pair.one_id, pair.other_id] : [pair.other_id, pair.one_id];
    const refusal = await merge(tx, pair.kind, from, into);
    if (refusal) return refusal;
    await judgePair(tx, pairId, 'merged', byWhom);
    return null;
  }
  await judgePair(tx, pairId, verdict, byWhom);
  return null;
}

/** Makes one thing part of another: it is found there from now on, and nothing of it is lost. */
async function merge(tx: Tx, kind: LikeKind, from: string, into: string): Promise<Refusal | null> {
  const there = await standing(tx, kind, [from, into]);
  if (there.length < 2) return refuse('directory.not_standing');
  const members = await familyOf(tx, kind, [from, into]);
  await keepMerge(tx, { id: newId(tx.now), kind, from_id: from, into_id: into });
  await settle(tx, kind, members);
  await emit(tx, 'directory.merged', { fromId: from, intoId: into });
  return null;
}

/** Takes a merge back: both are as if it had never been, with what was said of each in the meantime. */
export async function undo(tx: Tx, mergeId: string): Promise<Refusal | Merge> {
  const done = await mergeForUndo(tx, mergeId);
  if (!done) return NOT_FOUND;
  if (done.undone_at !== null) return refuse('directory.already_apart');
  const members = await familyOf(tx, done.kind, [done.from_id]);
  await undoMerge(tx, done);
  await settle(tx, done.kind, members);
  await emit(tx, 'directory.parted', { fromId: done.from_id, intoId: done.into_id });
  return done;
}

async function settle(tx: Tx, kind: LikeKind, members: readonly string[]): Promise<void> {
  await settleMerged(tx, kind, members);
  if (kind === 'service') return recompose(tx, members);
  await recomposed(tx, kind, members);
  // Who provides a service is a field of the service: those of all these organizations name another one now.
  await recompose(tx, await servicesProvidedBy(tx, members));
}
