import type { Tx } from '#db';
import { type Instant, newId } from '#kernel';
import type { Interpreter, Mode } from './contact.ts';

export interface NewContactNote {
  readonly mode: Mode;
  readonly minutes: number | null;
  readonly interpreter: Interpreter;
  readonly note: string;
  readonly whatMatters: string | null;
  readonly at: Instant;
}

/** A conversation as it was written down. */
export interface ContactNote extends NewContactNote {
  readonly id: string;
  readonly authorId: string;
  readonly notedAt: Instant;
}

/** Writes a conversation down. Returns its id. */
export async function insertContact(
  tx: Tx,
  of: { id: string; personId: string },
  note: NewContactNote,
): Promise<string> {
  const id = newId<'contact_note'>(tx.now);
  await tx.sql
    .insertInto('cases_contact')
    .values({
      scheme_id: tx.actor.schemeId,
      id,
      case_id: of.id,
      person_id: of.personId,
      mode: note.mode,
      minutes: note.minutes,
      interpreter: note.interpreter,
      note: note.note,
      what_matters: note.whatMatters,
      author_id: tx.actor.id,
      at: note.at,
      noted_at: tx.now,
    })
    .execute();
  return id;
}

/** The conversations of a case, newest first; `before` is the last one of the page before. */
export async function contactNotesOf(
  tx: Tx,
  caseId: string,
  { before, most = 20 }: { before?: { at: Instant; id: string }; most?: number } = {},
): Promise<ContactNote[]> {
  let query = tx.sql
    .selectFrom('cases_contact')
    .select([
      'id',
      'mode',
      'minutes',
      'interpreter',
      'note',
      'what_matters as whatMatters',
      'author_id as authorId',
      'at',
      'noted_at as notedAt',
    ])
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('case_id', '=', caseId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most);
  if (before) {
    query = query.where((where) => where(where.refTuple('at', 'id'), '<', where.tuple(before.at, before.id)));
  }
  return (await query.execute()) as ContactNote[];
}
