import { emit, type Tx } from '#db';
import { NOT_FOUND, type Refusal, refuse } from '#kernel';
import type { Barrier } from './barrier.ts';
import { maySee, maySpeakForProvider, moversOf } from './policy.ts';
import type { Referral } from './referral.ts';
import {
  canMove,
  EVENTS,
  endsUnhelped,
  isEnded,
  MOVES,
  type Mover,
  type NextStep,
  needsNote,
  possible,
  type Status,
  turn,
  type Verb,
} from './state.ts';
import { insertStep, lockReferral, updateStanding } from './store.ts';

/** Why, and what comes next: asked at every ending without help. Words: asked with a question and its answer. */
export interface MoveInput {
  readonly reason?: Barrier | null;
  readonly nextStep?: NextStep | null;
  readonly note?: string;
  /** A link worker writes down what the provider told them by telephone. */
  readonly forProvider?: boolean;
}

/**
 * Moves a referral: the state table and the actor's side decide. That someone came is noted with its day, by
 * `noteAttendance`, and by nothing else. Refuses `NOT_FOUND`, `referrals.already_ended`,
 * `referrals.not_possible_now` (with what is possible), `referrals.reason_needed`, `referrals.next_step_needed` and
 * `referrals.note_needed`.
 */
export async function move(
  tx: Tx,
  referralId: string,
  verb: Exclude<Verb, 'attend'>,
  input: MoveInput = {},
): Promise<Referral | Refusal> {
  const referral = await lockReferral(tx, referralId);
  if (!referral || !maySee(tx.actor, referral)) return NOT_FOUND;
  const no = objection(referral, verb, moversFor(tx, referral, input), input);
  return no ?? moveLocked(tx, referral, verb, input);
}

/** In whose place the actor moves this referral today. */
export function moversFor(tx: Tx, referral: Referral, input: MoveInput): readonly Mover[] {
  const movers = moversOf(tx.actor, referral);
  return input.forProvider && maySpeakForProvider(tx.actor, referral) ? [...movers, 'receiver'] : movers;
}

/** Why a verb is not possible, or undefined when it is. */
export function objection(
  referral: Referral,
  verb: Verb,
  movers: readonly Mover[],
  input: MoveInput,
): Refusal | undefined {
  const { status } = referral;
  if (isEnded(status)) return refuse('referrals.already_ended');
  if (!movers.some((mover) => canMove(verb, status, mover))) {
    return refuse('referrals.not_possible_now', [
      ...new Set(movers.flatMap((mover) => possible(status, mover))),
    ]);
  }
  if (needsNote(verb) && !input.note) return refuse('referrals.note_needed');
  if (!endsUnhelped(verb) || verb === 'time_out') return undefined;
  if (!input.reason) return refuse('referrals.reason_needed');
  return input.nextStep ? undefined : refuse('referrals.next_step_needed');
}

/** Writes a move that has been found possible, on a row that this transaction holds. */
export async function moveLocked(
  tx: Tx,
  referral: Referral,
  verb: Verb,
  input: MoveInput,
): Promise<Referral> {
  const to: Status = MOVES[verb].to;
  const moved = standing(referral, verb, tx.now);
  const { id: referralId, personId } = referral;
  const stepId = insertStep(tx, referral, {
    verb,
    fromStatus: referral.status,
    toStatus: to,
    reason: input.reason,
    nextStep: input.nextStep,
    note: input.note,
  });
  const event = emit(tx, EVENTS[verb], { referralId, personId, stepId });
  await Promise.all([updateStanding(tx, moved), event]);
  return moved;
}

/**
 * Where a verb leaves a referral. Every move begins the wait anew, but for an acknowledgement: that promises an answer
 * and is none.
 */
export function standing(referral: Referral, verb: Verb, now: Date): Referral {
  const status: Status = MOVES[verb].to;
  const anew = verb === 'acknowledge' ? {} : { turnSince: now, reminded: 0 };
  const endedAt = isEnded(status) ? now : null;
  return { ...referral, ...anew, status, turn: turn(status), endedAt, updatedAt: now };
}
