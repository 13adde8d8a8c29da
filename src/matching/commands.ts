import { emit, type Tx } from '#db';
import { NOT_FOUND, type Refusal, refuse } from '#kernel';
import { mayWeigh } from './policy.ts';
import { keepWeighing } from './store.ts';
import { brokenBy, USUAL, WEIGHT_CODES, type Weights } from './weight.ts';

/**
 * Says what things are worth in this scheme from now on, and why. Only what differs from the usual is kept, so that a
 * better usual weight reaches schemes that never minded. Emits `matching.weighed`. Refuses `matching.rule_broken`.
 */
export async function weigh(tx: Tx, weights: Weights, reason: string): Promise<true | Refusal> {
  if (!mayWeigh(tx.actor)) return NOT_FOUND;
  if (brokenBy(weights).length > 0) return refuse('matching.rule_broken');
  const own = WEIGHT_CODES.filter((code) => weights[code] !== USUAL[code]).map((code) => [
    code,
    weights[code],
  ]);
  await Promise.all([keepWeighing(tx, Object.fromEntries(own), reason), emit(tx, 'matching.weighed', {})]);
  return true;
}
