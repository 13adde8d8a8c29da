import { holds, schemeOf } from '#access';
import { emit, type Tx } from '#db';
import { type Actor, dayOf, NOT_FOUND, type Refusal, refuse } from '#kernel';
import {
  dropReported,
  freshnessOf,
  keepReported,
  keepWord,
  type Problem,
  type Said,
  type Sayer,
} from './freshness-store.ts';

/** Who may say that a listing is right: whoever rang for the directory, the provider by its link, and clockwork. */
function sayerOf(actor: Actor): Sayer | null {
  if (actor.kind === 'keeper') return 'provider';
  if (actor.kind === 'system') return 'clock';
  return holds(actor, 'directory.edit') ? 'directory_team' : null;
}

/**
 * Writes down what was said of listings, by whoever acts, or by the provider, when a member takes over its word. A provider
 * by link says it of its own: the caller sees to that.
 * Emits `directory.verified` for each where the word makes it fresh. Refuses `kernel.not_found`, `directory.not_yours`.
 */
export async function verify(
  tx: Tx,
  serviceIds: readonly string[],
  said: Said,
  { note, forProvider = false }: { note?: string; forProvider?: boolean } = {},
): Promise<true | Refusal> {
  const sayer = sayerOf(tx.actor);
  const by = sayer && forProvider ? 'provider' : sayer;
  if (!by) return refuse('directory.not_yours');
  const found = await Promise.all(serviceIds.map((id) => freshnessOf(tx, id)));
  if (found.some((one) => one === null)) return NOT_FOUND;
  const { time_zone: zone } = await schemeOf(tx);
  await keepWord(tx, serviceIds, { said, by, note }, dayOf(tx.now, zone));
  if (said === 'asked' || said === 'no_answer') return true;
  for (const serviceId of serviceIds) await emit(tx, 'directory.verified', { serviceId });
  return true;
}

/** Marks a listing as "reported, being checked", for every scheme, until somebody has looked into it. */
export async function markReported(tx: Tx, serviceId: string, problem: Problem): Promise<void> {
  const { time_zone: zone } = await schemeOf(tx);
  await keepReported(tx, serviceId, problem, dayOf(tx.now, zone));
}

/** Takes that mark away. Whether anything else is still being checked is for the caller to know. */
export function unmarkReported(tx: Tx, serviceId: string): Promise<void> {
  return dropReported(tx, serviceId);
}
