import { look, type Tx, transact } from '#db';
import { isRefusal, NOT_FOUND } from '#kernel';
import { formats } from '#language';
import { type Answer, isDone, redirect } from './answer.ts';
import { forbiddenPage } from './errors.tsx';
import { locationOf, sendingOf, useUp } from './once.ts';
import type { Admission, AuditEntry, Call, Gatekeeper, Route } from './route.ts';

/** Stops the transaction of a visit that changed nothing, and carries its answer out. */
class Undone extends Error implements Visited {
  readonly answer: Answer;
  readonly entry: AuditEntry;

  constructor(answer: Answer, entry: AuditEntry) {
    super('undone');
    this.answer = answer;
    this.entry = entry;
  }
}

export interface Served {
  readonly answer: Answer;
  readonly session: Admission['session'];
}

/**
 * One visit: who is it, may they, do it in one transaction, note it in the audit, use the form up. Whatever is not done
 * leaves nothing behind but its audit row.
 */
export async function serve(route: Route, gatekeeper: Gatekeeper, call: Call): Promise<Served | 'sign_in'> {
  const admission = await gatekeeper.admit(route.may, call);
  if (admission === 'sign_in') return 'sign_in';
  if (admission === 'not_found') return { answer: NOT_FOUND, session: null };
  if (admission === 'forbidden') return { answer: forbiddenPage(call.t), session: null };
  const looks = route.audit === 'read' || (typeof route.audit === 'object' && route.audit.looks);
  const perform = route.method === 'GET' && looks ? show : change;
  if (route.takes === undefined) {
    return { answer: await perform(route, gatekeeper, call, admission), session: admission.session };
  }
  const { form, file, discard } = await call.receive(route.takes);
  try {
    const answer = await perform(route, gatekeeper, { ...call, form, file }, admission);
    return { answer, session: admission.session };
  } finally {
    await discard();
  }
}

interface Visited {
  readonly answer: Answer;
  readonly entry: AuditEntry;
}

/** The handler's own part of a visit. Throws `Undone` when it did not do what was asked. */
async function visit(route: Route, call: Call, admission: Admission, tx: Tx): Promise<Visited> {
  let about: { personId?: string; subjectId?: string } = {};
  const { session } = admission;
  const answer = await route.handle({
    ...call,
    ...admission,
    formats: session ? formats(call.locale, session.timeZone) : call.formats,
    tx,
    concerns: (more) => {
      about = { ...about, ...more };
    },
  });
  const entry: AuditEntry = { act: route.name, outcome: outcomeOf(answer), ...about };
  if (!isDone(answer)) throw new Undone(answer, entry);
  return { answer, entry };
}

/** A visit that only looks: its audit row, if any, is written with those of others who look at this moment, then it is shown. */
async function show(route: Route, gatekeeper: Gatekeeper, call: Call, admission: Admission): Promise<Answer> {
  const { database } = call.house;
  const { actor } = admission;
  const { answer, entry } = await look(database, actor, (tx) => visit(route, call, admission, tx)).catch(
    (error: unknown) => {
      if (error instanceof Undone) return error;
      throw error;
    },
  );
  if (typeof route.audit === 'string') await gatekeeper.noteLook(database, actor, entry);
  return answer;
}

/** A visit that can change something: the change, its audit row and the used-up form stand or fall together. */
async function change(
  route: Route,
  gatekeeper: Gatekeeper,
  call: Call,
  admission: Admission,
): Promise<Answer> {
  const { database } = call.house;
  const { actor } = admission;
  const once = sendingOf(route, call.form);
  try {
    return await transact(database, actor, async (tx) => {
      const { answer, entry } = await visit(route, call, admission, tx);
      const effects: Promise<void>[] = [];
      if (typeof route.audit === 'string') effects.push(gatekeeper.note(tx, entry));
      if (once) effects.push(useUp(tx, once, answer));
      await Promise.all(effects);
      return answer;
    });
  } catch (error) {
    // Of two sendings at once, the second can stumble over anything that the first one wrote.
    if (!(error instanceof Undone || once)) throw error;
    const { kept } = await transact(database, actor, async (tx) => {
      const before = once && (await locationOf(tx, once));
      if (before) return { kept: redirect(before) };
      if (!(error instanceof Undone)) throw error;
      if (typeof route.audit === 'string') await gatekeeper.note(tx, error.entry);
      return { kept: error.answer };
    });
    return kept;
  }
}

function outcomeOf(answer: Answer): AuditEntry['outcome'] {
  if (answer === NOT_FOUND) return 'not_found';
  if (isRefusal(answer)) return 'refused';
  return answer.kind === 'page' && answer.status === 422 ? 'invalid' : 'done';
}
