import { emit, type Tx } from '#db';
import { NOT_FOUND, newId, type Refusal, refuse } from '#kernel';
import { consentsOf, createPerson, mayShare, personOf, recordConsents } from '#people';
import { maySee, maySend } from './policy.ts';
import type { NewInbound, NewOnward, NewReferral, ReferralRoute, SenderKind } from './referral.ts';
import { findReferral, findReferralsOfPerson, insertReferral, insertStep, type Sending } from './store.ts';

/** What was sent: its id, what people read out, and whom it is about. */
export interface Sent {
  readonly id: string;
  readonly reference: string;
  readonly personId: string;
}

/**
 * Sends a referral, on either leg, and says so in the outbox. Refuses `referrals.not_allowed`; for an onward one also
 * `NOT_FOUND` (the parent), `referrals.not_accepted_yet`, `referrals.person_shields_contact` and `referrals.no_consent`.
 */
export async function send(tx: Tx, input: NewReferral): Promise<Sent | Refusal> {
  if (!maySend(tx.actor, input.leg)) return refuse('referrals.not_allowed');
  return input.leg === 'inbound' ? sendInbound(tx, input) : sendOnward(tx, input);
}

// Someone new with their contacts and consents, the referral, its first step and the event: none waits for an answer.
async function sendInbound(tx: Tx, input: NewInbound): Promise<Sent | Refusal> {
  const personId = await idOfPerson(tx, input);
  if (!personId) return NOT_FOUND;
  const sending: Sending = {
    ...senderOf(tx, input),
    leg: 'inbound',
    personId,
    receiverTeamId: input.receiverTeamId ?? null,
    serviceId: null,
    needId: null,
    domains: input.domains,
    reason: input.reason,
    note: input.note ?? '',
    shared: ['initials'],
    urgent: input.urgent ?? false,
  };
  if ('person' in input) await createPerson(tx, { ...input.person, id: personId });
  await recordConsents(tx, personId, input.consents ?? []);
  return write(tx, sending);
}

// A visitor can only become the one person whom their visit may make; someone known has to be theirs to see.
async function idOfPerson(tx: Tx, input: NewInbound): Promise<string | undefined> {
  if (tx.actor.kind === 'visitor') return 'person' in input ? tx.actor.personId : undefined;
  if ('person' in input) return newId<'person'>(tx.now);
  if (tx.actor.kind !== 'member') return undefined;
  if (maySend(tx.actor, 'onward')) return (await personOf(tx, input.personId))?.id;
  const theirs = await findReferralsOfPerson(tx, input.personId);
  return theirs.some((referral) => maySee(tx.actor, referral)) ? input.personId : undefined;
}

function senderOf(
  { actor }: Tx,
  input: NewInbound,
): Pick<Sending, 'route' | 'senderKind' | 'senderId' | 'senderTeamId' | 'senderName'> {
  if (actor.kind === 'member') {
    // What came in by telephone or on the street is written down by a link worker, who says how it came.
    const route = maySend(actor, 'onward') ? input.route : undefined;
    const senderName = input.senderName ?? null;
    return { route, senderKind: 'member', senderId: actor.id, senderTeamId: actor.teamId, senderName };
  }
  const trusted = input.senderName !== undefined && input.senderName !== '';
  const senderKind: SenderKind = trusted ? 'trusted_person' : 'person';
  const route: ReferralRoute = trusted ? 'community' : 'self';
  const senderName = trusted ? (input.senderName ?? null) : null;
  return { route, senderKind, senderId: null, senderTeamId: null, senderName };
}

async function sendOnward(tx: Tx, input: NewOnward): Promise<Sent | Refusal> {
  const parent = await findReferral(tx, input.parentId);
  if (parent?.leg !== 'inbound' || tx.actor.kind !== 'member') return NOT_FOUND;
  const taken = ['accepted', 'started', 'attended', 'completed'].includes(parent.status);
  if (!taken) return refuse('referrals.not_accepted_yet');
  const { personId } = parent;
  if (input.consent) await recordConsents(tx, personId, [input.consent]);
  const [person, consents] = await Promise.all([personOf(tx, personId), consentsOf(tx, personId)]);
  if (!person) return NOT_FOUND;
  const shared = [...new Set(['initials' as const, ...input.shared])];
  if (shared.includes('phone') && !person.providerMayContact)
    return refuse('referrals.person_shields_contact');
  const agreed = shared.every((field) =>
    mayShare(consents, 'provider', 'introduction', field, input.serviceId),
  );
  if (!agreed) return refuse('referrals.no_consent');
  return write(tx, {
    leg: 'onward',
    parentId: parent.id,
    personId,
    route: parent.route,
    senderKind: 'member',
    senderId: tx.actor.id,
    senderTeamId: tx.actor.teamId,
    senderName: null,
    receiverTeamId: null,
    serviceId: input.serviceId,
    needId: input.needId ?? null,
    domains: input.domains,
    reason: input.reason ?? '',
    note: input.note ?? '',
    shared,
    urgent: input.urgent ?? false,
  });
}

async function write(tx: Tx, sending: Sending): Promise<Sent> {
  const { personId } = sending;
  const { id, reference } = insertReferral(tx, sending);
  const stepId = insertStep(tx, { id, personId }, { verb: 'send', fromStatus: null, toStatus: 'sent' });
  await emit(tx, 'referrals.sent', { referralId: id, personId, stepId });
  return { id, reference, personId };
}
