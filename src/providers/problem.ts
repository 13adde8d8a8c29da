import { holds } from '#access';
import { emit, type Tx } from '#db';
import { markReported, type Problem, sayOfServices, unmarkReported, verify } from '#directory';
import { isRefusal, NOT_FOUND, type Refusal, refuse } from '#kernel';
import { countLately, countVisitors, keepProblem, settleProblems } from './problem-store.ts';
import { closeDown } from './proposal-commands.ts';
import { contactOf } from './store.ts';

/** More than this in an hour is a slip of the finger, or worse. */
const MOST_AN_HOUR = 20;

/**
 * Somebody found something wrong with a listing: it goes to the directory team, and the listing is marked as being
 * checked, for all who read it; it stays where it is. Emits `providers.problem_reported`. Refuses `kernel.not_found`,
 * `providers.not_yours`, `providers.too_many_reports`.
 */
export async function reportProblem(
  tx: Tx,
  said: { readonly serviceId: string; readonly problem: Problem; readonly note: string },
): Promise<true | Refusal> {
  const clockwork = tx.actor.kind === 'system';
  if (!clockwork && !holds(tx.actor, 'directory.search')) return refuse('providers.not_yours');
  if (!(await contactOf(tx, said.serviceId))) return NOT_FOUND;
  if (!clockwork && (await countLately(tx)) >= MOST_AN_HOUR) return refuse('providers.too_many_reports');
  const problemId = await keepProblem(tx, said);
  if (said.problem !== 'other') await markReported(tx, said.serviceId, said.problem);
  await emit(tx, 'providers.problem_reported', { problemId, serviceId: said.serviceId });
  return true;
}

/** More of visitors about one service helps nobody. */
const MOST_WAITING = 5;
/** More in an hour is no accident: then each network has one turn, until nobody could read them all. */
const CROWDED = 60;
const MOST_OF_VISITORS = 600;
/** One network can be a library; the same one does not find ten things wrong in an hour. */
const MOST_OF_ONE = 10;

/** How many reports one network may have sent in this hour, this one included, when visitors sent so many in all. */
export function turnsOfOne(lately: number): number {
  if (lately >= MOST_OF_VISITORS) return 0;
  return lately >= CROWDED ? 1 : MOST_OF_ONE;
}

/**
 * Anyone found something wrong with a listing. The directory team reads it; until then the listing stays as it is for
 * everyone: whoever is nobody here could mark every listing of the country. What is more than the team needs is not kept.
 * `mayOne`: whether their network has so many turns left. Emits `providers.problem_reported`. Refuses `kernel.not_found`,
 * `providers.too_many_reports`.
 */
export async function reportAsVisitor(
  tx: Tx,
  said: { readonly serviceId: string; readonly problem: Problem; readonly note: string },
  mayOne: (turns: number) => boolean,
): Promise<true | Refusal> {
  if (!(await contactOf(tx, said.serviceId))) return NOT_FOUND;
  const { waiting, lately } = await countVisitors(tx, said.serviceId);
  if (!mayOne(turnsOfOne(lately))) return refuse('providers.too_many_reports');
  if (waiting >= MOST_WAITING) return true;
  const problemId = await keepProblem(tx, said);
  await emit(tx, 'providers.problem_reported', { problemId, serviceId: said.serviceId });
  return true;
}

/** What can be written down after a listing was looked into. */
export const HEARD = ['still_correct', 'closed', 'no_answer', 'hide', 'set_aside'] as const;
export type Heard = (typeof HEARD)[number];

/**
 * What the directory team found out about a listing. A word from the provider settles what was reported; `hide` takes it
 * out of the lists until somebody says that it is right; `set_aside`: there is nothing to the report. Refuses
 * `providers.not_yours`, `kernel.not_found`.
 */
export async function noteHeard(
  tx: Tx,
  serviceId: string,
  heard: Heard,
  note: string,
): Promise<true | Refusal> {
  if (!holds(tx.actor, 'directory.edit')) return refuse('providers.not_yours');
  if (!(await contactOf(tx, serviceId))) return NOT_FOUND;
  if (heard === 'hide') {
    await saySelf(tx, serviceId, 'temporarily closed');
    return true;
  }
  const done = heard === 'set_aside' ? true : await word(tx, serviceId, heard, note);
  if (isRefusal(done) || heard === 'no_answer') return done;
  await settleProblems(tx, serviceId);
  await unmarkReported(tx, serviceId);
  return true;
}

async function word(
  tx: Tx,
  serviceId: string,
  heard: Exclude<Heard, 'hide' | 'set_aside'>,
  note: string,
): Promise<true | Refusal> {
  if (heard === 'closed') return closeDown(tx, serviceId, note);
  // What the team hid is shown again; what it said on other things stands.
  if (heard === 'still_correct') await saySelf(tx, serviceId, null);
  return verify(tx, [serviceId], heard, { note });
}

async function saySelf(tx: Tx, serviceId: string, status: 'temporarily closed' | null): Promise<void> {
  await sayOfServices(tx, [{ serviceId, field: 'status', value: status, saidBy: 'directory_team' }]);
}
