import type { Actor } from '#kernel';
import type { Referral } from './referral.ts';
import type { Mover } from './state.ts';

/** What a policy needs to know of a referral. */
export type Sides = Pick<Referral, 'id' | 'leg' | 'personId' | 'senderKind' | 'senderId' | 'senderTeamId'>;

/**
 * In whose place an actor may move a referral: none, one side, or both. A link worker who sent someone in from outreach
 * is on both sides. Nobody moves what they cannot see.
 */
export function moversOf(actor: Actor, referral: Sides): readonly Mover[] {
  switch (actor.kind) {
    case 'system':
      return ['clock'];
    case 'visitor':
    case 'keeper':
      return [];
    case 'provider':
      return referral.leg === 'onward' && referral.id === actor.referralId ? ['receiver'] : [];
    case 'person':
      return referral.leg === 'inbound' && isTheirs(actor, referral) ? ['sender'] : [];
    case 'member': {
      if (worksCases(actor)) {
        if (referral.leg === 'onward') return ['sender', 'introducer'];
        return sentBy(actor, referral) ? ['receiver', 'sender'] : ['receiver'];
      }
      return referral.leg === 'inbound' && refers(actor) && sentBy(actor, referral) ? ['sender'] : [];
    }
  }
}

/** Whether a link worker may write down what a provider told them by telephone, in the provider's place. */
export function maySpeakForProvider(actor: Actor, referral: Sides): boolean {
  return referral.leg === 'onward' && actor.kind === 'member' && worksCases(actor);
}

/** Whether an actor may read a referral, with its history. Another's link, or another team's referral, is not there. */
export function maySee(actor: Actor, referral: Sides): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'person') return referral.personId === actor.personId;
  return moversOf(actor, referral).length > 0;
}

/** Whether an actor may send one: members who refer, and visitors for themselves or for someone they help. */
export function maySend(actor: Actor, leg: Referral['leg']): boolean {
  if (leg === 'onward') return actor.kind === 'member' && worksCases(actor);
  return actor.kind === 'visitor' || (actor.kind === 'member' && (refers(actor) || worksCases(actor)));
}

type Member = Extract<Actor, { kind: 'member' }>;

function worksCases(actor: Member): boolean {
  return actor.roles.includes('link_worker') || actor.roles.includes('supervisor');
}

function refers(actor: Member): boolean {
  return actor.roles.includes('referrer');
}

// A team covers for its members: whoever is in it stands in for whoever sent.
function sentBy(actor: Member, referral: Sides): boolean {
  if (referral.senderId === actor.id) return true;
  return actor.teamId !== null && referral.senderTeamId === actor.teamId;
}

function isTheirs(actor: Extract<Actor, { kind: 'person' }>, referral: Sides): boolean {
  return referral.personId === actor.personId && referral.senderKind !== 'member';
}
