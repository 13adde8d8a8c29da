import type { Tx } from '#db';
import { newId } from '#kernel';
import type { FormValues } from '#web';

/** A referral that a member is still writing; nobody else sees it. */
export interface Draft {
  readonly id: string;
  readonly fields: FormValues;
  readonly updatedAt: Date;
}

function mine(tx: Tx) {
  return tx.sql
    .selectFrom('referrals_draft')
    .select(['id', 'fields', 'updated_at'])
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('member_id', '=', tx.actor.id);
}

const draftFrom = (row: { id: string; fields: unknown; updated_at: Date }): Draft => ({
  id: row.id,
  fields: row.fields as FormValues,
  updatedAt: row.updated_at,
});

/** The member's own drafts, the one they wrote at last first. */
export async function draftsOf(tx: Tx): Promise<Draft[]> {
  const rows = await mine(tx).orderBy('updated_at', 'desc').limit(50).execute();
  return rows.map(draftFrom);
}

/** One draft of the member's own; undefined for anybody else's. */
export async function draftOf(tx: Tx, draftId: string): Promise<Draft | undefined> {
  const row = await mine(tx).where('id', '=', draftId).executeTakeFirst();
  return row && draftFrom(row);
}

/** Writes a draft anew, or over the one that it continues. Returns its id; undefined when that is not theirs. */
export async function saveDraft(
  tx: Tx,
  fields: FormValues,
  draftId: string | null,
): Promise<string | undefined> {
  const said = JSON.stringify(fields);
  if (draftId === null) {
    const id = newId<'draft'>(tx.now);
    await tx.sql
      .insertInto('referrals_draft')
      .values({
        scheme_id: tx.actor.schemeId,
        id,
        member_id: tx.actor.id,
        fields: said,
        updated_at: tx.now,
      })
      .execute();
    return id;
  }
  const row = await tx.sql
    .updateTable('referrals_draft')
    .set({ fields: said, updated_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('member_id', '=', tx.actor.id)
    .where('id', '=', draftId)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Deletes a draft of the member's own; false when there is none. */
export async function deleteDraft(tx: Tx, draftId: string): Promise<boolean> {
  const row = await tx.sql
    .deleteFrom('referrals_draft')
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('member_id', '=', tx.actor.id)
    .where('id', '=', draftId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
