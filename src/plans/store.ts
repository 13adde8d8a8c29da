import type { Tx } from '#db';
import type { NeedDomain } from '#directory';
import { type Instant, type LocalDate, newId } from '#kernel';
import type { Barrier } from '#referrals';
import type { NeedStatus, NeedVerb } from './state.ts';

/** Something that someone needs. This is what is closed, not the referral. */
export interface Need {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly domain: NeedDomain;
  /** In the person's words. */
  readonly words: string;
  /** 1 is the most pressing to them. */
  readonly priority: number;
  readonly status: NeedStatus;
  readonly statusSince: Instant;
  /** Since when "was the need met?" waits to be asked. */
  readonly askSince: Instant | null;
  /** The day on which to ask again. */
  readonly askOn: LocalDate | null;
  readonly createdAt: Instant;
}

const COLUMNS = [
  'id',
  'case_id as caseId',
  'person_id as personId',
  'domain',
  'words',
  'priority',
  'status',
  'status_since as statusSince',
  'ask_since as askSince',
  'ask_on as askOn',
  'created_at as createdAt',
] as const;

function needs(tx: Tx) {
  return tx.sql.selectFrom('plans_need').select(COLUMNS).where('scheme_id', '=', tx.actor.schemeId);
}

/** A need, or undefined when it is not there or not the actor's to see. */
export async function needOf(tx: Tx, needId: string): Promise<Need | undefined> {
  return (await needs(tx).where('id', '=', needId).executeTakeFirst()) as Need | undefined;
}

/** The same, held until the transaction ends. */
export async function lockNeed(tx: Tx, needId: string): Promise<Need | undefined> {
  return (await needs(tx).where('id', '=', needId).forUpdate().executeTakeFirst()) as Need | undefined;
}

/** The needs of a case, the most pressing first. */
export async function needsOf(tx: Tx, caseId: string): Promise<Need[]> {
  const rows = await needs(tx)
    .where('case_id', '=', caseId)
    .orderBy('priority')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows as Need[];
}

/** The needs whose day to ask again has come, held until the transaction ends. */
export async function lockNeedsToAsk(tx: Tx, today: LocalDate): Promise<Need[]> {
  return (await needs(tx)
    .where('ask_on', '<=', today)
    .orderBy('person_id')
    .forUpdate()
    .skipLocked()
    .execute()) as Need[];
}

export interface NewNeed {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly domain: NeedDomain;
  readonly words: string;
  readonly priority: number;
}

export async function insertNeed(tx: Tx, need: NewNeed): Promise<void> {
  await tx.sql
    .insertInto('plans_need')
    .values({
      scheme_id: tx.actor.schemeId,
      id: need.id,
      case_id: need.caseId,
      person_id: need.personId,
      domain: need.domain,
      words: need.words,
      priority: need.priority,
      status: 'open' satisfies NeedStatus,
      status_since: tx.now,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
}

export interface NeedChange {
  readonly status?: NeedStatus;
  readonly status_since?: Instant;
  readonly ask_since?: Instant | null;
  readonly ask_on?: LocalDate | null;
}

/** Changes a need that the caller holds. */
export async function changeNeed(tx: Tx, needId: string, change: NeedChange): Promise<void> {
  await tx.sql
    .updateTable('plans_need')
    .set({ ...change, updated_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', needId)
    .execute();
}

/** What can happen to a need besides a move: it is named, asked about too early, or goes on without us. */
export type NeedStepVerb = NeedVerb | 'name' | 'ask_later' | 'carry_on';

export interface NewNeedStep {
  readonly verb: NeedStepVerb;
  readonly from: NeedStatus | null;
  readonly to: NeedStatus;
  readonly barrier?: Barrier;
  readonly note?: string;
}

/** Adds a step to the history of a need. */
export async function addNeedStep(
  tx: Tx,
  of: { id: string; personId: string },
  step: NewNeedStep,
): Promise<void> {
  await tx.sql
    .insertInto('plans_need_step')
    .values({
      scheme_id: tx.actor.schemeId,
      id: newId(tx.now),
      need_id: of.id,
      person_id: of.personId,
      verb: step.verb,
      from_status: step.from,
      to_status: step.to,
      barrier: step.barrier ?? null,
      note: step.note ?? '',
      actor_kind: tx.actor.kind,
      actor_id: tx.actor.id,
      at: tx.now,
    })
    .execute();
}

/** One step of the history of a need. */
export interface NeedStep {
  readonly verb: NeedStepVerb;
  readonly from: NeedStatus | null;
  readonly to: NeedStatus;
  readonly barrier: Barrier | null;
  readonly note: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly at: Instant;
}

/** The history of a need, oldest first. */
export async function needStepsOf(tx: Tx, needId: string): Promise<NeedStep[]> {
  const rows = await tx.sql
    .selectFrom('plans_need_step')
    .select([
      'verb',
      'from_status as from',
      'to_status as to',
      'barrier',
      'note',
      'actor_kind as actorKind',
      'actor_id as actorId',
      'at',
    ])
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('need_id', '=', needId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows as NeedStep[];
}

/** Notes that a referrer is told. True once for a referral and a message, false ever after. */
export async function firstTold(
  tx: Tx,
  referral: { id: string; personId: string },
  template: 'need_met' | 'need_not_met',
): Promise<boolean> {
  const row = await tx.sql
    .insertInto('plans_told')
    .values({
      scheme_id: tx.actor.schemeId,
      referral_id: referral.id,
      person_id: referral.personId,
      template,
      at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('referral_id')
    .executeTakeFirst();
  return row !== undefined;
}
