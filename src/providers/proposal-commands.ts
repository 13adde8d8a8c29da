import { holds } from '#access';
import { emit, type Tx } from '#db';
import { markReported, sayOfServices, takeBack, unmarkReported, verify } from '#directory';
import { isRefusal, NOT_FOUND, type Refusal, refuse } from '#kernel';
import { keptListing } from './listing.ts';
import { settleProblems } from './problem-store.ts';
import { type Change, statementField, statementValue, unusable } from './proposal.ts';
import { keepProposal, lockProposal, noteDecision, noteUndone, type Proposal } from './proposal-store.ts';

interface Proposed {
  readonly serviceId: string;
  readonly kind: Proposal['kind'];
  readonly changes: readonly Change[];
  readonly note: string;
}

/**
 * The keeper of a listing proposes to say something differently, or says that they no longer do it: then the listing is
 * marked at once. Emits `providers.change_proposed`. Refuses `kernel.not_found` for another's service,
 * `providers.nothing_changed`, `providers.unusable_change`.
 */
export async function propose(tx: Tx, proposed: Proposed): Promise<string | Refusal> {
  const kept = await keptListing(tx);
  if (!kept?.services.some(({ id }) => id === proposed.serviceId)) return NOT_FOUND;
  if (proposed.kind === 'change' && proposed.changes.length === 0) return refuse('providers.nothing_changed');
  if (unusable(proposed.changes).length > 0) return refuse('providers.unusable_change');
  const id = await keepProposal(tx, { ...proposed, listingId: kept.listing.id, saidBy: 'provider' });
  if (proposed.kind === 'close') await markReported(tx, proposed.serviceId, 'closed');
  await emit(tx, 'providers.change_proposed', { proposalId: id, serviceId: proposed.serviceId });
  return id;
}

/**
 * The directory team writes down what it was told: it stands at once, as the team's word, and can be taken back like any
 * other. Refuses as `propose`, and `providers.not_yours`.
 */
export async function correct(
  tx: Tx,
  { serviceId, changes, note }: Omit<Proposed, 'kind'>,
): Promise<true | Refusal> {
  if (!holds(tx.actor, 'directory.edit')) return refuse('providers.not_yours');
  if (changes.length === 0) return refuse('providers.nothing_changed');
  if (unusable(changes).length > 0) return refuse('providers.unusable_change');
  const said = await verify(tx, [serviceId], 'corrected', { note });
  if (isRefusal(said)) return said;
  const kind = 'change';
  const id = await keepProposal(tx, {
    serviceId,
    kind,
    changes,
    note,
    listingId: null,
    saidBy: 'directory_team',
  });
  await say(tx, serviceId, changes, 'directory_team');
  await settleProblems(tx, serviceId);
  await unmarkReported(tx, serviceId);
  await noteDecision(tx, id, { status: 'accepted', taken: changes.map(({ field }) => field), reason: '' });
  return true;
}

/** The directory team was told that it has ended. Refuses `providers.not_yours`, `kernel.not_found`. */
export async function closeDown(tx: Tx, serviceId: string, note: string): Promise<true | Refusal> {
  if (!holds(tx.actor, 'directory.edit')) return refuse('providers.not_yours');
  const said = await verify(tx, [serviceId], 'closed', { note });
  if (isRefusal(said)) return said;
  const word = {
    serviceId,
    kind: 'close',
    changes: [],
    note,
    listingId: null,
    saidBy: 'directory_team',
  } as const;
  const id = await keepProposal(tx, word);
  await sayOfServices(tx, [{ serviceId, field: 'status', value: 'defunct', saidBy: 'directory_team' }]);
  await noteDecision(tx, id, { status: 'accepted', taken: ['close'], reason: '' });
  return true;
}

async function say(
  tx: Tx,
  serviceId: string,
  changes: readonly Change[],
  saidBy: Proposal['saidBy'],
): Promise<void> {
  const bad = await sayOfServices(
    tx,
    changes.map((change) => ({
      serviceId,
      field: statementField(change.field),
      value: statementValue(change),
      saidBy,
    })),
  );
  if (bad.length > 0) throw new Error('A proposal was kept that cannot be said.');
}

/**
 * Accepts all of a proposal, some, or nothing; what is not accepted needs a reason, which the provider reads. What is
 * accepted stands as the provider's word, so that the next import does not say otherwise. Emits
 * `providers.proposal_decided`. Refuses `kernel.not_found`, `providers.not_yours`, `providers.already_decided`,
 * `providers.reason_needed`.
 */
export async function decide(
  tx: Tx,
  proposalId: string,
  { taken, reason }: { taken: readonly string[]; reason: string },
): Promise<true | Refusal> {
  if (!holds(tx.actor, 'directory.edit')) return refuse('providers.not_yours');
  const proposal = await lockProposal(tx, proposalId);
  if (!proposal) return NOT_FOUND;
  if (proposal.status !== 'open') return refuse('providers.already_decided');
  const { serviceId, kind } = proposal;
  const changes = proposal.changes.filter(({ field }) => taken.includes(field));
  const all = kind === 'close' ? taken.includes('close') : changes.length === proposal.changes.length;
  const none = kind === 'close' ? !all : changes.length === 0;
  if (!all && reason === '') return refuse('providers.reason_needed');
  const done = none ? await leave(tx, proposal) : await take(tx, proposal, changes);
  if (isRefusal(done)) return done;
  const status = all ? 'accepted' : none ? 'declined' : 'accepted_in_part';
  const fields = kind === 'close' && all ? ['close'] : changes.map(({ field }) => field);
  await noteDecision(tx, proposalId, { status, taken: fields, reason });
  await emit(tx, 'providers.proposal_decided', { proposalId, serviceId });
  return true;
}

async function take(tx: Tx, proposal: Proposal, changes: readonly Change[]): Promise<true | Refusal> {
  const { serviceId, kind, saidBy } = proposal;
  if (kind === 'change') {
    await say(tx, serviceId, changes, saidBy);
    return verify(tx, [serviceId], 'corrected', { forProvider: true });
  }
  await sayOfServices(tx, [{ serviceId, field: 'status', value: 'defunct', saidBy }]);
  await unmarkReported(tx, serviceId);
  return verify(tx, [serviceId], 'closed', { forProvider: true });
}

async function leave(tx: Tx, { serviceId, kind }: Proposal): Promise<true> {
  if (kind === 'close') await unmarkReported(tx, serviceId);
  return true;
}

/**
 * Takes back what was accepted: what was said before stands again. Refuses `kernel.not_found`, `providers.not_yours`,
 * `providers.nothing_to_undo`, `directory.said_since`.
 */
export async function undo(tx: Tx, proposalId: string): Promise<Proposal | Refusal> {
  if (!holds(tx.actor, 'directory.edit')) return refuse('providers.not_yours');
  const proposal = await lockProposal(tx, proposalId);
  if (!proposal) return NOT_FOUND;
  const { serviceId, saidBy, decidedAt, taken, kind, status } = proposal;
  if ((status !== 'accepted' && status !== 'accepted_in_part') || !decidedAt)
    return refuse('providers.nothing_to_undo');
  const fields =
    kind === 'close'
      ? ['status']
      : proposal.changes
          .filter(({ field }) => taken.includes(field))
          .map(({ field }) => statementField(field));
  const done = await takeBack(tx, { serviceId, fields, saidBy, at: decidedAt });
  if (isRefusal(done)) return done;
  await noteUndone(tx, proposalId);
  return proposal;
}
