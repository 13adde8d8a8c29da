import { holds } from '#access';
import type { Actor } from '#kernel';

/** Who may say how many places are left: whoever rang and asked, the provider itself by its link, and clockwork. */
export function maySayCapacity(actor: Actor): boolean {
  if (actor.kind === 'provider' || actor.kind === 'keeper' || actor.kind === 'system') return true;
  return holds(actor, 'providers.capacity');
}

/** Who may say that an organization takes introductions, where they go, and that it pauses. */
export function mayJoin(actor: Actor): boolean {
  return actor.kind === 'system' || holds(actor, 'providers.join');
}
