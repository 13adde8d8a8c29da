import { type Selectable, sql } from 'kysely';
import { teamKindOf } from '#access';
import { type DB, insertion, type Tx } from '#db';
import type { NeedDomain } from '#directory';
import { type Id, type Instant, type LocalDate, newId, newReference } from '#kernel';
import type { SharedField } from '#people';
import type { Barrier } from './barrier.ts';
import type { Attendance, Leg, Referral, ReferralRoute, SenderKind, Step, StepVerb } from './referral.ts';
import type { NextStep, Side, Status } from './state.ts';

export type ReferralRow = Selectable<DB['referrals_referral']>;

export function referralFrom(row: ReferralRow): Referral {
  return {
    id: row.id,
    reference: row.reference,
    leg: row.leg as Leg,
    parentId: row.parent_id,
    personId: row.person_id,
    route: row.route as ReferralRoute,
    senderKind: row.sender_kind as SenderKind,
    senderId: row.sender_id,
    senderTeamId: row.sender_team_id,
    senderName: row.sender_name,
    receiverTeamId: row.receiver_team_id,
    serviceId: row.service_id,
    needId: row.need_id,
    domains: row.domains as NeedDomain[],
    reason: row.reason,
    note: row.note,
    shared: row.shared as SharedField[],
    urgent: row.urgent,
    status: row.status as Status,
    turn: row.turn as Side | null,
    turnSince: row.turn_since,
    reminded: row.reminded,
    firstAttendedOn: row.first_attended_on as LocalDate | null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    endedAt: row.ended_at,
    correctedAt: row.corrected_at,
  };
}

/** What a new row says; everything else follows from its being new. */
export interface Sending {
  readonly leg: Leg;
  readonly parentId?: string;
  readonly personId: string;
  /** Left out: by the kind of the sender's team. */
  readonly route?: ReferralRoute;
  readonly senderKind: SenderKind;
  readonly senderId: string | null;
  readonly senderTeamId: string | null;
  readonly senderName: string | null;
  readonly receiverTeamId: string | null;
  readonly serviceId: string | null;
  readonly needId: string | null;
  readonly domains: readonly string[];
  readonly reason: string;
  readonly note: string;
  readonly shared: readonly SharedField[];
  readonly urgent: boolean;
}

/** Writes a referral that has just been sent. */
export function insertReferral(tx: Tx, sending: Sending): { id: Id<'referral'>; reference: string } {
  const id = newId<'referral'>(tx.now);
  const reference = newReference();
  tx.write(
    tx.sql.insertInto('referrals_referral').values({
      scheme_id: tx.actor.schemeId,
      id,
      reference,
      leg: sending.leg,
      parent_id: sending.parentId ?? null,
      person_id: sending.personId,
      route: sending.route ?? routeOfTeam(tx, sending.senderTeamId),
      sender_kind: sending.senderKind,
      sender_id: sending.senderId,
      sender_team_id: sending.senderTeamId,
      sender_name: sending.senderName,
      receiver_team_id: sending.receiverTeamId,
      service_id: sending.serviceId,
      need_id: sending.needId,
      domains: [...sending.domains],
      reason: sending.reason,
      note: sending.note,
      shared: [...sending.shared],
      urgent: sending.urgent,
      status: 'sent',
      turn: 'receiver',
      turn_since: tx.now,
      created_at: tx.now,
      updated_at: tx.now,
    }),
  );
  return { id, reference };
}

// Decided inside the insert, so that sending stays one round trip.
function routeOfTeam(tx: Tx, teamId: string | null) {
  return sql<string>`case (${teamKindOf(tx, teamId)}) when 'community' then 'community'
    when 'secondary_mental_health' then 'secondary_mental_health' when 'link_workers' then 'outreach'
    else 'professional' end`;
}

/** What a step says; who and when follow from the transaction. */
export interface NewStep {
  readonly verb: StepVerb;
  readonly fromStatus: Status | null;
  readonly toStatus: Status;
  readonly reason?: Barrier | null;
  readonly nextStep?: NextStep | null;
  readonly note?: string;
}

/** Appends a step and returns its id. Whatever one of us does settles what the service wrote against us. */
export function insertStep(
  tx: Tx,
  referral: { id: string; personId: string; correctedAt?: Instant | null },
  step: NewStep,
): string {
  const id = newId<'step'>(tx.now);
  if (tx.actor.kind === 'member' && referral.correctedAt) tx.write(correctedAt(tx, referral.id, null));
  tx.write(
    insertion('referrals_step', {
      scheme_id: tx.actor.schemeId,
      id,
      referral_id: referral.id,
      person_id: referral.personId,
      verb: step.verb,
      from_status: step.fromStatus,
      to_status: step.toStatus,
      reason: step.reason ?? null,
      next_step: step.nextStep ?? null,
      note: step.note ?? '',
      actor_kind: tx.actor.kind,
      actor_id: tx.actor.id,
      at: tx.now,
    }),
  );
  return id;
}

function correctedAt(tx: Tx, referralId: string, at: Instant | null) {
  return tx.sql
    .updateTable('referrals_referral')
    .set({ corrected_at: at })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', referralId);
}

/** A service has written against what we wrote down. */
export function markCorrected(tx: Tx, referralId: string): void {
  tx.write(correctedAt(tx, referralId, tx.now));
}

function select(tx: Tx) {
  return tx.sql
    .selectFrom('referrals_referral')
    .selectAll('referrals_referral')
    .where('referrals_referral.scheme_id', '=', tx.actor.schemeId);
}

/** A referral of the scheme, whoever asks; the policy is asked by the caller. */
export async function findReferral(tx: Tx, referralId: string): Promise<Referral | undefined> {
  const row = await select(tx).where('id', '=', referralId).executeTakeFirst();
  return row && referralFrom(row);
}

/** The same, and nobody else moves it until this transaction ends. */
export async function lockReferral(tx: Tx, referralId: string): Promise<Referral | undefined> {
  const row = await select(tx).where('id', '=', referralId).forUpdate().executeTakeFirst();
  return row && referralFrom(row);
}

/** Everything ever sent for one person, newest first. */
export async function findReferralsOfPerson(tx: Tx, personId: string): Promise<Referral[]> {
  const rows = await select(tx)
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(referralFrom);
}

/** Writes where a referral stands now. */
export async function updateStanding(
  tx: Tx,
  referral: Pick<
    Referral,
    'id' | 'status' | 'turn' | 'turnSince' | 'reminded' | 'firstAttendedOn' | 'endedAt'
  >,
): Promise<void> {
  await tx.sql
    .updateTable('referrals_referral')
    .set({
      status: referral.status,
      turn: referral.turn,
      turn_since: referral.turnSince,
      reminded: referral.reminded,
      first_attended_on: referral.firstAttendedOn,
      ended_at: referral.endedAt,
      updated_at: tx.now,
    })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', referral.id)
    .execute();
}

/** The history of a referral, oldest first. */
export async function findSteps(tx: Tx, referralId: string): Promise<Step[]> {
  const rows = await tx.sql
    .selectFrom('referrals_step')
    .selectAll()
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('referral_id', '=', referralId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    verb: row.verb as StepVerb,
    fromStatus: row.from_status as Status | null,
    toStatus: row.to_status as Status,
    reason: row.reason as Barrier | null,
    nextStep: row.next_step as NextStep | null,
    note: row.note,
    actorKind: row.actor_kind as Step['actorKind'],
    actorId: row.actor_id,
    at: row.at,
  }));
}

/** The sessions that have been noted, by day. */
export async function findAttendances(tx: Tx, referralId: string): Promise<Attendance[]> {
  const rows = await tx.sql
    .selectFrom('referrals_attendance')
    .selectAll()
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('referral_id', '=', referralId)
    .orderBy('on_day')
    .orderBy('at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    onDay: row.on_day as LocalDate,
    attended: row.attended,
    barrier: row.barrier as Barrier | null,
    at: row.at,
  }));
}

/** Appends a session. */
export async function insertAttendance(
  tx: Tx,
  referral: { id: string; personId: string },
  session: { onDay: LocalDate; attended: boolean; barrier: Barrier | null },
): Promise<void> {
  await tx.sql
    .insertInto('referrals_attendance')
    .values({
      scheme_id: tx.actor.schemeId,
      id: newId<'attendance'>(tx.now),
      referral_id: referral.id,
      person_id: referral.personId,
      on_day: session.onDay,
      attended: session.attended,
      barrier: session.barrier,
      actor_kind: tx.actor.kind,
      actor_id: tx.actor.id,
      at: tx.now,
    })
    .execute();
}
