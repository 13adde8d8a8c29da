import { colleagues, schemeOf } from '#access';
import { emit, type Tx } from '#db';
import {
  addWorkingDays,
  dayOf,
  isRefusal,
  type LocalDate,
  NOT_FOUND,
  newId,
  type Refusal,
  refuse,
} from '#kernel';
import {
  type Barrier,
  holidaysIn,
  isEnded,
  move as moveReferral,
  type Referral,
  referralOf,
  referralsOfPerson,
} from '#referrals';
import { asksBarrier, CLOSINGS, type Closing } from './closing.ts';
import { mayHandOver, mayOpenFor, mayWork } from './policy.ts';
import { canMove, EVENTS, MOVES, possible, type Verb } from './state.ts';
import {
  addStep,
  type Case,
  caseOfPerson,
  changeCase,
  insertCase,
  lockCase,
  lockCaseOfPerson,
} from './store.ts';
import { nextWords } from './words.ts';

/** What happens next, in a few words of whoever plans it, and by which day. */
export interface NextAction {
  readonly words: string;
  readonly on: LocalDate;
}

/** Working days until the first conversation after opening, and until the new link worker's after a handover. */
const FIRST_CONTACT_WITHIN = 2;
const WARM_CONTACT_WITHIN = 5;

/**
 * Takes an inbound referral on: accepts it and opens the person's case, `waiting` for the first conversation. Someone
 * who was here before goes on where they were: their closed case is reopened, with its history. When it is open already,
 * this only adds the referral to it. Without `linkWorkerId` the acting link worker takes it.
 * Refuses `cases.link_worker_missing`, `cases.not_yours`, and what the referral refuses.
 */
export async function open(
  tx: Tx,
  input: { referralId: string; linkWorkerId?: string },
): Promise<{ id: string } | Refusal> {
  const { actor } = tx;
  const own = actor.kind === 'member' && actor.roles.includes('link_worker') ? actor.id : undefined;
  const linkWorkerId = input.linkWorkerId ?? own;
  if (!mayWork(actor)) return NOT_FOUND;
  const [referral, workers, scheme] = await Promise.all([
    referralOf(tx, input.referralId),
    colleagues(tx, 'link_worker'),
    schemeOf(tx),
  ]);
  if (referral?.leg !== 'inbound') return NOT_FOUND;
  if (!linkWorkerId) return refuse('cases.link_worker_missing');
  if (!mayOpenFor(actor, linkWorkerId)) return refuse('cases.not_yours');
  if (!workers.some(({ id }) => id === linkWorkerId)) return refuse('cases.link_worker_missing');
  if (!isTaken(referral)) {
    const accepted = await moveReferral(tx, referral.id, 'accept');
    if (isRefusal(accepted)) return (await takenMeanwhile(tx, referral)) ?? accepted;
  }
  const today = dayOf(tx.now, scheme.time_zone);
  const next = {
    words: nextWords(scheme.locale, 'cases.next.first_contact'),
    on: addWorkingDays(today, FIRST_CONTACT_WITHIN, holidaysIn(scheme.time_zone)),
  };
  return { id: await caseFor(tx, referral, linkWorkerId, next) };
}

const TAKEN = ['accepted', 'started', 'attended'];
const isTaken = (referral: Referral) => TAKEN.includes(referral.status);

// Of two colleagues who take the same referral on at once, the second finds the case that the first has opened.
async function takenMeanwhile(tx: Tx, referral: Referral): Promise<{ id: string } | undefined> {
  const found = await caseOfPerson(tx, referral.personId);
  return found && found.status !== 'closed' && found.referralId === referral.id
    ? { id: found.id }
    : undefined;
}

async function caseFor(tx: Tx, referral: Referral, linkWorkerId: string, next: NextAction): Promise<string> {
  const { personId } = referral;
  const before = await lockCaseOfPerson(tx, personId);
  if (before) return takeUp(tx, before, linkWorkerId, next);
  const made = { id: newId<'case'>(tx.now), personId };
  const inserted = await insertCase(tx, {
    ...made,
    referralId: referral.id,
    linkWorkerId,
    route: referral.route,
    nextAction: next.words,
    nextActionOn: next.on,
  });
  if (!inserted) {
    const others = await lockCaseOfPerson(tx, personId);
    if (!others) throw new Error('A case that stood in the way is not there.');
    return takeUp(tx, others, linkWorkerId, next);
  }
  await Promise.all([
    addStep(tx, made, { verb: 'open', from: null, to: 'waiting', linkWorkerId }),
    emit(tx, 'cases.opened', { caseId: made.id, personId, referralId: referral.id }),
  ]);
  return made.id;
}

async function takeUp(tx: Tx, before: Case, linkWorkerId: string, next: NextAction): Promise<string> {
  const closed = before.status === 'closed';
  if (!closed && before.linkWorkerId) return before.id;
  const to = closed ? MOVES.reopen.to : before.status;
  await Promise.all([
    changeCase(tx, before.id, {
      link_worker_id: linkWorkerId,
      next_action: next.words,
      next_action_on: next.on,
      ...(closed && { status: to, stage_since: tx.now }),
    }),
    addStep(tx, before, { verb: closed ? 'reopen' : 'hand_over', from: before.status, to, linkWorkerId }),
    emit(tx, closed ? EVENTS.reopen : 'cases.handed_over', { caseId: before.id, personId: before.personId }),
  ]);
  return before.id;
}

export interface MoveInput {
  /** Asked when closing. */
  readonly reason?: Closing;
  /** What stood in the way, asked when it is closed without the help that it was about. */
  readonly barrier?: Barrier;
  readonly note?: string;
  readonly next?: NextAction;
}

/**
 * Moves a case by a verb of the state table. Closing ends the person's inbound referrals with it, honestly: completed,
 * or by the verb of the reason. Refuses `cases.cannot_now` with what is possible, `cases.reason_missing`,
 * `cases.barrier_missing`.
 */
export async function move(
  tx: Tx,
  caseId: string,
  verb: Verb,
  input: MoveInput = {},
): Promise<Case | Refusal> {
  if (!mayWork(tx.actor)) return NOT_FOUND;
  const found = await lockCase(tx, caseId);
  if (!found) return NOT_FOUND;
  if (!canMove(verb, found.status)) return refuse('cases.cannot_now', possible(found.status));
  const { reason, barrier, next } = input;
  const closing = verb === 'close';
  if (closing && !reason) return refuse('cases.reason_missing');
  if (closing && reason && asksBarrier(reason) && !barrier) return refuse('cases.barrier_missing');
  const to = MOVES[verb].to;
  await Promise.all([
    changeCase(tx, caseId, {
      status: to,
      stage_since: tx.now,
      ...(closing && { next_action: '', next_action_on: null }),
      ...(!closing && next && { next_action: next.words, next_action_on: next.on }),
    }),
    addStep(tx, found, {
      verb,
      from: found.status,
      to,
      reason: closing ? reason : undefined,
      note: input.note,
    }),
    emit(tx, EVENTS[verb], { caseId, personId: found.personId }),
  ]);
  if (closing && reason) {
    const ended = await endReferrals(tx, found, reason, barrier);
    if (isRefusal(ended)) return ended;
  }
  return { ...found, status: to, stageSince: tx.now };
}

async function endReferrals(tx: Tx, of: Case, reason: Closing, barrier?: Barrier): Promise<true | Refusal> {
  const verb = CLOSINGS[reason];
  for (const referral of await inboundOf(tx, of.personId)) {
    if (isEnded(referral.status) || !isTaken(referral)) continue;
    const ended = await moveReferral(tx, referral.id, verb, { reason: barrier, nextStep: 'nothing_more' });
    if (isRefusal(ended)) return ended;
  }
  return true;
}

/** The first conversation: a waiting case begins, and with it the referrals that led to it. The caller holds the case. */
export async function begin(tx: Tx, found: Case): Promise<true | Refusal> {
  if (canMove('begin', found.status)) {
    const to = MOVES.begin.to;
    await Promise.all([
      changeCase(tx, found.id, { status: to, stage_since: tx.now }),
      addStep(tx, found, { verb: 'begin', from: found.status, to }),
      emit(tx, EVENTS.begin, { caseId: found.id, personId: found.personId }),
    ]);
  }
  for (const referral of await inboundOf(tx, found.personId)) {
    if (referral.status !== 'accepted') continue;
    const started = await moveReferral(tx, referral.id, 'start');
    if (isRefusal(started)) return started;
  }
  return true;
}

async function inboundOf(tx: Tx, personId: string): Promise<Referral[]> {
  return (await referralsOfPerson(tx, personId)).filter(({ leg }) => leg === 'inbound');
}

/** Says what happens next, and by when. Refuses `cases.closed`. */
export async function planNext(tx: Tx, caseId: string, next: NextAction): Promise<true | Refusal> {
  if (!mayWork(tx.actor)) return NOT_FOUND;
  const found = await lockCase(tx, caseId);
  if (!found) return NOT_FOUND;
  if (found.status === 'closed') return refuse('cases.closed', possible(found.status));
  await changeCase(tx, caseId, { next_action: next.words, next_action_on: next.on });
  return true;
}

/**
 * Gives someone to another link worker, who is to make warm contact within five working days. Refuses `cases.closed`,
 * `cases.link_worker_missing`, `cases.same_link_worker`, `cases.not_yours`.
 */
export async function handOver(
  tx: Tx,
  caseId: string,
  memberId: string,
  note: string,
): Promise<true | Refusal> {
  if (!mayWork(tx.actor)) return NOT_FOUND;
  const [found, workers, scheme] = await Promise.all([
    lockCase(tx, caseId),
    colleagues(tx, 'link_worker'),
    schemeOf(tx),
  ]);
  if (!found) return NOT_FOUND;
  if (found.status === 'closed') return refuse('cases.closed', possible(found.status));
  if (!workers.some(({ id }) => id === memberId)) return refuse('cases.link_worker_missing');
  if (found.linkWorkerId === memberId) return refuse('cases.same_link_worker');
  if (!mayHandOver(tx.actor, found.linkWorkerId, memberId)) return refuse('cases.not_yours');
  const today = dayOf(tx.now, scheme.time_zone);
  await Promise.all([
    changeCase(tx, caseId, {
      link_worker_id: memberId,
      next_action: nextWords(scheme.locale, 'cases.next.warm_contact'),
      next_action_on: addWorkingDays(today, WARM_CONTACT_WITHIN, holidaysIn(scheme.time_zone)),
    }),
    addStep(tx, found, {
      verb: 'hand_over',
      from: found.status,
      to: found.status,
      linkWorkerId: memberId,
      note,
    }),
    emit(tx, 'cases.handed_over', { caseId, personId: found.personId }),
  ]);
  return true;
}
