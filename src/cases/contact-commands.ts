import { emit, type Tx } from '#db';
import { type Instant, isRefusal, NOT_FOUND, type Refusal, refuse } from '#kernel';
import { spokenWith } from '#messaging';
import { begin, type NextAction } from './commands.ts';
import { type Interpreter, type Mode, reachedThem } from './contact.ts';
import { insertContact } from './contact-store.ts';
import { mayWork } from './policy.ts';
import { possible } from './state.ts';
import { changeCase, lockCase } from './store.ts';

export interface ContactInput {
  /** When it took place; now when left out. */
  readonly at?: Instant;
  readonly mode: Mode;
  readonly minutes?: number | null;
  readonly interpreter?: Interpreter;
  readonly note?: string;
  /** What matters to the person, in their own words, when they spoke of it. */
  readonly whatMatters?: string;
  readonly next?: NextAction;
}

/**
 * Writes a conversation down, or an attempt at one, and with it what happens next. The first conversation begins the
 * case, and ends what no machine could bring the person until then. Refuses `cases.closed`, `cases.contact_in_future`.
 */
export async function noteContact(
  tx: Tx,
  caseId: string,
  input: ContactInput,
): Promise<{ id: string } | Refusal> {
  if (!mayWork(tx.actor)) return NOT_FOUND;
  const found = await lockCase(tx, caseId);
  if (!found) return NOT_FOUND;
  if (found.status === 'closed') return refuse('cases.closed', possible(found.status));
  const { at = tx.now, mode, whatMatters, next } = input;
  if (at > tx.now) return refuse('cases.contact_in_future');
  const reached = reachedThem(mode);
  const newest = reached && (!found.lastContactAt || at > found.lastContactAt);
  const [id] = await Promise.all([
    insertContact(tx, found, {
      mode,
      minutes: input.minutes ?? null,
      interpreter: input.interpreter ?? 'none',
      note: input.note ?? '',
      whatMatters: whatMatters || null,
      at,
    }),
    changeCase(tx, caseId, {
      ...(newest && { last_contact_at: at }),
      ...(whatMatters && { what_matters: whatMatters }),
      ...(next && { next_action: next.words, next_action_on: next.on }),
    }),
    reached && spokenWith(tx, found.personId, at),
    emit(tx, 'cases.contact_noted', { caseId, personId: found.personId }),
  ]);
  if (reached) {
    const begun = await begin(tx, found);
    if (isRefusal(begun)) return begun;
  }
  return { id };
}
