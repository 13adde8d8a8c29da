import type { Tx } from '#db';
import { type LocalDate, newId } from '#kernel';
import type { Change } from './proposal.ts';
import { contactsOf } from './store.ts';

export type ProposalStatus = 'open' | 'replaced' | 'accepted' | 'accepted_in_part' | 'declined' | 'undone';

/** What somebody wants said differently of a service. */
export interface Proposal {
  readonly id: string;
  readonly serviceId: string;
  readonly listingId: string | null;
  readonly kind: 'change' | 'close';
  readonly changes: readonly Change[];
  readonly note: string;
  readonly saidBy: 'provider' | 'directory_team';
  readonly status: ProposalStatus;
  /** The fields that were accepted. */
  readonly taken: readonly string[];
  readonly reason: string;
  readonly madeAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
}

export type NewProposal = Pick<Proposal, 'serviceId' | 'listingId' | 'kind' | 'changes' | 'note' | 'saidBy'>;

const proposals = (tx: Tx) =>
  tx.sql
    .selectFrom('providers_proposal')
    .select([
      'id',
      'service_id as serviceId',
      'listing_id as listingId',
      'kind',
      'changes',
      'note',
      'said_by as saidBy',
      'status',
      'taken',
      'reason',
      'made_at as madeAt',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
      'undone_by as undoneBy',
      'undone_at as undoneAt',
    ])
    .where('scheme_id', '=', tx.actor.schemeId)
    .$castTo<Proposal>();

export function proposalById(tx: Tx, id: string): Promise<Proposal | undefined> {
  return proposals(tx).where('id', '=', id).executeTakeFirst();
}

/** The same, held until the end of the transaction, so that two who decide at once do not both. */
export function lockProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  return proposals(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Keeps a proposal; one of the same listing about the same service that nobody has read yet is replaced. */
export async function keepProposal(tx: Tx, proposal: NewProposal): Promise<string> {
  const id = newId<'proposal'>(tx.now);
  if (proposal.listingId) {
    await tx.sql
      .updateTable('providers_proposal')
      .set({ status: 'replaced', decided_at: tx.now })
      .where('scheme_id', '=', tx.actor.schemeId)
      .where('service_id', '=', proposal.serviceId)
      .where('listing_id', '=', proposal.listingId)
      .where('status', '=', 'open')
      .execute();
  }
  await tx.sql
    .insertInto('providers_proposal')
    .values({
      scheme_id: tx.actor.schemeId,
      id,
      service_id: proposal.serviceId,
      listing_id: proposal.listingId,
      kind: proposal.kind,
      changes: JSON.stringify(proposal.changes),
      note: proposal.note,
      said_by: proposal.saidBy,
      made_by: tx.actor.id,
      made_at: tx.now,
    })
    .execute();
  return id;
}

export async function noteDecision(
  tx: Tx,
  id: string,
  decision: { status: ProposalStatus; taken: readonly string[]; reason: string },
): Promise<void> {
  await tx.sql
    .updateTable('providers_proposal')
    .set({
      status: decision.status,
      taken: [...decision.taken],
      reason: decision.reason,
      decided_by: tx.actor.id,
      decided_at: tx.now,
    })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', id)
    .execute();
}

export async function noteUndone(tx: Tx, id: string): Promise<void> {
  await tx.sql
    .updateTable('providers_proposal')
    .set({ status: 'undone', undone_by: tx.actor.id, undone_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', id)
    .execute();
}

/** Where a page of a list ends: its last row. */
export interface AfterMoment {
  readonly at: Date;
  readonly id: string;
}

/** A proposal that waits, with the name of its service. */
export interface WaitingProposal extends Proposal {
  readonly serviceName: string;
}

/** What nobody has read yet, longest waiting first. */
export async function waitingProposals(
  tx: Tx,
  most: number,
  after: AfterMoment | null,
): Promise<WaitingProposal[]> {
  const query = proposals(tx).where('status', '=', 'open').orderBy('made_at').orderBy('id').limit(most);
  const rows = await (after
    ? query.where(({ eb, refTuple, tuple }) => eb(refTuple('made_at', 'id'), '>', tuple(after.at, after.id)))
    : query
  ).execute();
  const contacts = await contactsOf(
    tx,
    rows.map(({ serviceId }) => serviceId),
  );
  const names = new Map(contacts.map(({ serviceId, serviceName }) => [serviceId, serviceName]));
  return rows.map((row) => ({ ...row, serviceName: names.get(row.serviceId) ?? '' }));
}

export async function countProposals(tx: Tx): Promise<number> {
  const { waiting } = await tx.sql
    .selectFrom('providers_proposal')
    .select((select) => select.fn.countAll<string>().as('waiting'))
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow();
  return Number(waiting);
}

/** What was proposed about a service, newest first; what was replaced before anyone read it is left out. */
export function proposalsOf(tx: Tx, serviceId: string, most = 50): Promise<Proposal[]> {
  return proposals(tx)
    .where('service_id', '=', serviceId)
    .where('status', '<>', 'replaced')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

/** What a listing proposed lately: what waits, and what became of the rest since a day. */
export function proposalsOfListing(tx: Tx, listingId: string, since: LocalDate): Promise<Proposal[]> {
  return proposals(tx)
    .where('listing_id', '=', listingId)
    .where('status', '<>', 'replaced')
    .where('made_at', '>=', new Date(`${since}T00:00:00Z`))
    .orderBy('made_at', 'desc')
    .execute();
}
