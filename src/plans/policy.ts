import { holds } from '#access';
import type { Actor } from '#kernel';

/**
 * Who may change a plan: the link workers and supervisors of the scheme, who cover for each other, and our own clockwork
 * when a referral brings news. Never a provider, and never a referrer: they are told, by the person's consent.
 */
export function mayPlan(actor: Actor): boolean {
  return holds(actor, 'plans.work') || actor.kind === 'system';
}

/** Who may see what was missing, counted. There is nobody in those counts. */
export function maySeeGaps(actor: Actor): boolean {
  return holds(actor, 'plans.gaps');
}
