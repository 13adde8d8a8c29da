import { randomUUID } from 'node:crypto';
import type { Tx } from '#db';
import type { NeedDomain } from '#directory';
import type { LocalDate } from '#kernel';
import type { Barrier } from '#referrals';
import { type Dimension, monthOf } from './gap.ts';

export interface NewGap {
  readonly domain: NeedDomain;
  readonly outcode: string | null;
  /** BCP 47; only its first part is kept, since a rare variety could point at someone. */
  readonly language: string;
  readonly barrier: Barrier;
  readonly kind: 'not_met' | 'no_service_exists';
  readonly today: LocalDate;
}

/** Writes what was missing into the ledger. Its id is random and its day the first of the month: nothing says who. */
export async function insertGap(tx: Tx, gap: NewGap): Promise<void> {
  await tx.sql
    .insertInto('plans_unmet')
    .values({
      scheme_id: tx.actor.schemeId,
      id: randomUUID(),
      domain: gap.domain,
      outcode: gap.outcode,
      language: gap.language.split('-')[0]?.toLowerCase() || 'und',
      barrier: gap.barrier,
      kind: gap.kind,
      on_day: monthOf(gap.today),
    })
    .execute();
}

const COLUMN = { domain: 'domain', area: 'outcode', language: 'language', barrier: 'barrier' } as const;

/** How many gaps each value of a dimension has, in the months before `until` (the first of one). Not for showing as it is. */
export async function countGaps(
  tx: Tx,
  dimension: Dimension,
  until: LocalDate,
): Promise<{ code: string; count: number }[]> {
  const rows = await tx.sql
    .selectFrom('plans_unmet')
    .select((select) => [`${COLUMN[dimension]} as code` as const, select.fn.countAll<number>().as('count')])
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('on_day', '<', until)
    .groupBy(COLUMN[dimension])
    .execute();
  return rows.map(({ code, count }) => ({ code: code ?? '', count }));
}
