import type { Tx } from '#db';
import { type Refusal, refuse } from '#kernel';
import { sayOfServices } from './statement.ts';
import { saidBefore } from './statement-store.ts';
import type { SaidBy } from './survivorship.ts';

/**
 * Takes back what was said of fields of a service at one moment: what the same kind of speaker had said before stands
 * again. Refuses `directory.said_since` when one of them has been said anew since.
 */
export async function takeBack(
  tx: Tx,
  word: { serviceId: string; fields: readonly string[]; saidBy: Exclude<SaidBy, 'source'>; at: Date },
): Promise<true | Refusal> {
  const { serviceId, saidBy } = word;
  const rows = await saidBefore(tx, word);
  if (rows.some(({ stands }) => !stands)) return refuse('directory.said_since');
  const bad = await sayOfServices(
    tx,
    rows.map(({ field, before }) => ({ serviceId, field, value: before, saidBy })),
  );
  if (bad.length > 0) throw new Error('What was once said cannot be said again.');
  return true;
}
