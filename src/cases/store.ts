import { sql } from 'kysely';
import type { Tx } from '#db';
import { type Instant, type LocalDate, newId } from '#kernel';
import type { Closing } from './closing.ts';
import type { Status, Verb } from './state.ts';

/** A link worker and a person, for as long as it takes. */
export interface Case {
  readonly id: string;
  readonly personId: string;
  /** The inbound referral that it grew from. */
  readonly referralId: string;
  /** Null: nobody works with them now. */
  readonly linkWorkerId: string | null;
  readonly route: string;
  readonly status: Status;
  readonly stageSince: Instant;
  /** In the person's own words, as last said. */
  readonly whatMatters: string;
  readonly nextAction: string;
  readonly nextActionOn: LocalDate | null;
  readonly lastContactAt: Instant | null;
  readonly openedAt: Instant;
}

const COLUMNS = [
  'id',
  'person_id as personId',
  'referral_id as referralId',
  'link_worker_id as linkWorkerId',
  'route',
  'status',
  'stage_since as stageSince',
  'what_matters as whatMatters',
  'next_action as nextAction',
  'next_action_on as nextActionOn',
  'last_contact_at as lastContactAt',
  'opened_at as openedAt',
] as const;

type Read = Omit<Case, 'status' | 'nextActionOn'> & { status: string; nextActionOn: string | null };
const typed = (row: Read | undefined) => row as Case | undefined;

function cases(tx: Tx) {
  return tx.sql.selectFrom('cases_case').select(COLUMNS).where('scheme_id', '=', tx.actor.schemeId);
}

/** A case, or undefined when it is not there or not the actor's to see. */
export async function caseOf(tx: Tx, caseId: string): Promise<Case | undefined> {
  return typed(await cases(tx).where('id', '=', caseId).executeTakeFirst());
}

/** The same, held until the transaction ends. */
export async function lockCase(tx: Tx, caseId: string): Promise<Case | undefined> {
  return typed(await cases(tx).where('id', '=', caseId).forUpdate().executeTakeFirst());
}

/** Someone's open case, or else the newest that was closed. */
export async function caseOfPerson(tx: Tx, personId: string): Promise<Case | undefined> {
  return typed(await newestCases(tx, personId).executeTakeFirst());
}

/** The same, held until the transaction ends. */
export async function lockCaseOfPerson(tx: Tx, personId: string): Promise<Case | undefined> {
  return typed(await newestCases(tx, personId).forUpdate().executeTakeFirst());
}

function newestCases(tx: Tx, personId: string) {
  return cases(tx)
    .where('person_id', '=', personId)
    .orderBy((order) => order('status', '=', 'closed'))
    .orderBy('opened_at', 'desc')
    .limit(1);
}

export interface NewCase {
  readonly id: string;
  readonly personId: string;
  readonly referralId: string;
  readonly linkWorkerId: string;
  readonly route: string;
  readonly nextAction: string;
  readonly nextActionOn: LocalDate;
}

// Written out and not passed as a value: a statement that is planned once for all values would not find the index.
const OPEN = sql<boolean>`status <> 'closed'`;

/** Writes a new case, `waiting`. False when the person has an open one already. */
export async function insertCase(tx: Tx, made: NewCase): Promise<boolean> {
  const row = await tx.sql
    .insertInto('cases_case')
    .values({
      scheme_id: tx.actor.schemeId,
      id: made.id,
      person_id: made.personId,
      referral_id: made.referralId,
      link_worker_id: made.linkWorkerId,
      route: made.route,
      status: 'waiting' satisfies Status,
      stage_since: tx.now,
      next_action: made.nextAction,
      next_action_on: made.nextActionOn,
      opened_at: tx.now,
      updated_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['scheme_id', 'person_id']).where(OPEN).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface CaseChange {
  readonly status?: Status;
  readonly stage_since?: Instant;
  readonly link_worker_id?: string;
  readonly what_matters?: string;
  readonly next_action?: string;
  readonly next_action_on?: LocalDate | null;
  readonly last_contact_at?: Instant;
}

/** Changes a case that the caller holds. */
export async function changeCase(tx: Tx, caseId: string, change: CaseChange): Promise<void> {
  await tx.sql
    .updateTable('cases_case')
    .set({ ...change, updated_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', caseId)
    .execute();
}

export interface NewStep {
  readonly verb: Verb | 'open' | 'hand_over';
  readonly from: Status | null;
  readonly to: Status;
  readonly reason?: Closing;
  readonly linkWorkerId?: string;
  readonly note?: string;
}

/** Adds a step to the history of a case. */
export async function addStep(tx: Tx, of: { id: string; personId: string }, step: NewStep): Promise<void> {
  await tx.sql
    .insertInto('cases_step')
    .values({
      scheme_id: tx.actor.schemeId,
      id: newId(tx.now),
      case_id: of.id,
      person_id: of.personId,
      verb: step.verb,
      from_status: step.from,
      to_status: step.to,
      reason: step.reason ?? null,
      link_worker_id: step.linkWorkerId ?? null,
      note: step.note ?? '',
      actor_kind: tx.actor.kind,
      actor_id: tx.actor.id,
      at: tx.now,
    })
    .execute();
}

/** One step of the history of a case. */
export interface CaseStep {
  readonly verb: string;
  readonly from: Status | null;
  readonly to: Status;
  readonly reason: Closing | null;
  readonly linkWorkerId: string | null;
  readonly note: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly at: Instant;
}

/** The history of a case, oldest first. */
export async function caseStepsOf(tx: Tx, caseId: string): Promise<CaseStep[]> {
  const rows = await tx.sql
    .selectFrom('cases_step')
    .select([
      'verb',
      'from_status as from',
      'to_status as to',
      'reason',
      'link_worker_id as linkWorkerId',
      'note',
      'actor_kind as actorKind',
      'actor_id as actorId',
      'at',
    ])
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows as CaseStep[];
}
