import { schemeOf } from '#access';
import { lockCase } from '#cases';
import { emit, type Tx } from '#db';
import type { NeedDomain } from '#directory';
import { addDays, dayOf, NOT_FOUND, newId, type Refusal, refuse } from '#kernel';
import { type Barrier, move, referralsOfPerson } from '#referrals';
import { countGap } from './gap-commands.ts';
import { mayPlan } from './policy.ts';
import { canMove, isSettled, isUnmet, NEED_EVENTS, NEED_MOVES, type NeedVerb, possible } from './state.ts';
import {
  addNeedStep,
  changeNeed,
  insertNeed,
  lockNeed,
  lockNeedsToAsk,
  type Need,
  needsOf,
} from './store.ts';

/** Days after which "was the need met?" is asked again, when it was too early to say. */
const ASK_AGAIN_AFTER = 28;

export interface NameNeedInput {
  readonly domain: NeedDomain;
  /** In the person's words. */
  readonly words?: string;
  /** 1 is the most pressing to them; 3 can wait. */
  readonly priority?: number;
}

/** Names a need of the person of an open case; it is `open`. Refuses `plans.case_closed`. */
export async function nameNeed(
  tx: Tx,
  caseId: string,
  { domain, words = '', priority = 1 }: NameNeedInput,
): Promise<{ id: string } | Refusal> {
  if (!mayPlan(tx.actor)) return NOT_FOUND;
  // Held, so that it is not closed meanwhile with this need unseen.
  const found = await lockCase(tx, caseId);
  if (!found) return NOT_FOUND;
  if (found.status === 'closed') return refuse('plans.case_closed', ['reopen']);
  const need = { id: newId<'need'>(tx.now), caseId, personId: found.personId, domain, words, priority };
  await Promise.all([
    insertNeed(tx, need),
    addNeedStep(tx, need, { verb: 'name', from: null, to: 'open', note: words }),
    emit(tx, 'plans.need_named', { needId: need.id, caseId, personId: need.personId }),
  ]);
  return { id: need.id };
}

export interface MoveNeedInput {
  /** What stood in the way; asked where the need ends unmet. */
  readonly barrier?: Barrier;
  readonly note?: string;
}

/**
 * Moves a need by a verb of the state table. An end without help writes the unmet-need ledger, once for a need however
 * often it comes back. Where a human settles it, introductions for it to which the person went are done with. Refuses
 * `plans.cannot_now` with what is possible, and `plans.barrier_missing`.
 */
export async function moveNeed(
  tx: Tx,
  needId: string,
  verb: NeedVerb,
  input: MoveNeedInput = {},
): Promise<Need | Refusal> {
  if (!mayPlan(tx.actor)) return NOT_FOUND;
  const need = await lockNeed(tx, needId);
  if (!need) return NOT_FOUND;
  if (!canMove(verb, need.status)) return refuse('plans.cannot_now', possible(need.status));
  const to = NEED_MOVES[verb].to;
  const { barrier } = input;
  if (isUnmet(to) && !barrier) return refuse('plans.barrier_missing');
  // Whoever says how it stands has answered the question; that help has begun or ended again is no answer to it.
  const answered = verb !== 'help' && verb !== 'help_ended';
  await Promise.all([
    changeNeed(tx, needId, {
      status: to,
      status_since: tx.now,
      ...(answered && { ask_since: null, ask_on: null }),
    }),
    addNeedStep(tx, need, { verb, from: need.status, to, barrier, note: input.note }),
    emit(tx, NEED_EVENTS[verb], { needId, caseId: need.caseId, personId: need.personId }),
    isSettled(to) && emit(tx, 'plans.need_settled', { needId, caseId: need.caseId, personId: need.personId }),
    isUnmet(to) && barrier && countGap(tx, need, { kind: to, barrier }),
  ]);
  if (isSettled(to) && tx.actor.kind === 'member') await finishIntroductions(tx, need);
  return { ...need, status: to, statusSince: tx.now };
}

// They wait for nothing else than this answer.
async function finishIntroductions(tx: Tx, { id, personId }: Need): Promise<void> {
  for (const referral of await referralsOfPerson(tx, personId)) {
    if (referral.needId === id && referral.status === 'attended') await move(tx, referral.id, 'complete');
  }
}

/** "It is too early to say": the question comes again in four weeks. Refuses `plans.cannot_now` for a settled need. */
export async function askLater(tx: Tx, needId: string, note = ''): Promise<true | Refusal> {
  if (!mayPlan(tx.actor)) return NOT_FOUND;
  const [need, scheme] = await Promise.all([lockNeed(tx, needId), schemeOf(tx)]);
  if (!need) return NOT_FOUND;
  if (isSettled(need.status)) return refuse('plans.cannot_now', possible(need.status));
  await Promise.all([
    changeNeed(tx, needId, {
      ask_since: null,
      ask_on: addDays(dayOf(tx.now, scheme.time_zone), ASK_AGAIN_AFTER),
    }),
    addNeedStep(tx, need, { verb: 'ask_later', from: need.status, to: need.status, note }),
  ]);
  return true;
}

/** Makes "was the need met?" wait to be asked, unless it is settled or waits already. */
export async function askWhetherMet(tx: Tx, needId: string): Promise<void> {
  const need = await lockNeed(tx, needId);
  if (!need || isSettled(need.status) || need.askSince) return;
  await changeNeed(tx, needId, { ask_since: tx.now, ask_on: null });
}

/** Clockwork: the questions that were too early come again on their day. */
export async function askAgain(tx: Tx): Promise<void> {
  const scheme = await schemeOf(tx);
  for (const need of await lockNeedsToAsk(tx, dayOf(tx.now, scheme.time_zone))) {
    await changeNeed(tx, need.id, {
      ask_on: null,
      ...(!isSettled(need.status) && { ask_since: need.askSince ?? tx.now }),
    });
  }
}

/** The needs of a case that are not settled: what has to be looked at before it is closed. */
export async function looseEnds(tx: Tx, caseId: string): Promise<Need[]> {
  return (await needsOf(tx, caseId)).filter(({ status }) => !isSettled(status));
}

/** Says of needs that are not settled that they go on without us, as a case is closed; nobody is asked about them again. */
export async function carryOn(tx: Tx, needs: readonly Need[]): Promise<void> {
  await Promise.all(
    needs.flatMap((need) => [
      changeNeed(tx, need.id, { ask_since: null, ask_on: null }),
      addNeedStep(tx, need, { verb: 'carry_on', from: need.status, to: need.status }),
    ]),
  );
}
