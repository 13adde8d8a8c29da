import { holds } from '#access';
import type { Actor } from '#kernel';

/** Who may say what things are worth in the order of a shortlist: it moves everybody's. */
export function mayWeigh(actor: Actor): boolean {
  return holds(actor, 'matching.weigh');
}
