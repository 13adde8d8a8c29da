import type { Actor } from '#kernel';

/** How an actor stands to a person, as the room that knows has found out. */
export interface Relation {
  /** They, or their team, sent a referral for this person. */
  readonly referred: boolean;
}

/**
 * What someone may see of a person. `everything`: the whole record. `what_they_sent`: their own referrals, and the news
 * that the person agreed to. `what_was_shared`: the fields chosen for one introduction. `own`: their own page.
 */
export type Sight = 'everything' | 'what_they_sent' | 'what_was_shared' | 'own' | 'nothing';

/** Who may see what of a person of their own scheme. Another scheme's person is not there at all. */
export function sightOf(actor: Actor, relation: Relation): Sight {
  switch (actor.kind) {
    case 'system':
      return 'everything';
    case 'person':
    case 'visitor':
      return 'own';
    case 'provider':
      return 'what_was_shared';
    case 'keeper':
      return 'nothing';
    case 'member':
      if (actor.roles.includes('link_worker') || actor.roles.includes('supervisor')) return 'everything';
      return actor.roles.includes('referrer') && relation.referred ? 'what_they_sent' : 'nothing';
  }
}

/** Whether someone may change what is known of a person: their link workers, and the clockwork of the scheme. */
export function mayChange(actor: Actor): boolean {
  return sightOf(actor, { referred: false }) === 'everything';
}
