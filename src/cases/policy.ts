import { holds } from '#access';
import type { Actor } from '#kernel';

/**
 * Who may do what with a case. Link workers of a scheme cover for each other, so any of them may work with any of its
 * cases, and the audit shows who did. Giving someone to a colleague is for a supervisor, for whoever works with them
 * now, or for anyone who takes on someone who has nobody.
 */
export function mayWork(actor: Actor): boolean {
  return holds(actor, 'cases.work');
}

/** Whether a case may be opened for this link worker: for oneself, or by a supervisor for anyone. */
export function mayOpenFor(actor: Actor, linkWorkerId: string): boolean {
  if (actor.kind !== 'member' || !mayWork(actor)) return false;
  if (actor.roles.includes('supervisor')) return true;
  return actor.roles.includes('link_worker') && linkWorkerId === actor.id;
}

/** Whether someone's case may be given to a link worker, seen from who works with them now (null: nobody). */
export function mayHandOver(actor: Actor, from: string | null, to: string): boolean {
  if (actor.kind !== 'member' || !mayWork(actor)) return false;
  if (actor.roles.includes('supervisor')) return true;
  if (!actor.roles.includes('link_worker')) return false;
  return from === actor.id || (from === null && to === actor.id);
}
