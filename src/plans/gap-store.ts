import { randomUUID } from 'node:crypto';
import type { Tx } from '#db';
import type { NeedDomain } from '#directory';
import type { LocalDate } from '#kernel';
import type { Barrier } from '#referrals';
import { DIMENSIONS, type Dimension, type GapKind, monthOf } from './gap.ts';
import type { MonthCount } from './gap-period.ts';

export interface NewGap {
  readonly domain: NeedDomain;
  readonly outcode: string | null;
  /** BCP 47; only its first part is kept, since a rare variety could point at someone. */
  readonly language: string;
  readonly barrier: Barrier;
  readonly kind: GapKind;
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
      language: languageKept(gap.language),
      barrier: gap.barrier,
      kind: gap.kind,
      on_day: monthOf(gap.today),
    })
    .execute();
}

/** What is kept of a language: its first part. */
export function languageKept(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() || 'und';
}

const COLUMN = {
  domain: 'domain',
  area: 'outcode',
  language: 'language',
  barrier: 'barrier',
  kind: 'kind',
} as const;

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

/** The same month by month, for every dimension. Not for showing as it is. */
export async function countMonths(tx: Tx, until: LocalDate): Promise<MonthCount[]> {
  const counted = DIMENSIONS.map(async (dimension) => {
    const rows = await tx.sql
      .selectFrom('plans_unmet')
      .select((select) => [
        `${COLUMN[dimension]} as code` as const,
        'on_day as month',
        select.fn.countAll<number>().as('count'),
      ])
      .where('scheme_id', '=', tx.actor.schemeId)
      .where('on_day', '<', until)
      .groupBy([COLUMN[dimension], 'on_day'])
      .execute();
    return rows.map(({ code, month, count }) => ({
      dimension,
      month: month as LocalDate,
      code: code ?? '',
      count,
    }));
  });
  return (await Promise.all(counted)).flat();
}

/** What of a need the ledger counts once. */
export type CountedOnce = 'ended' | 'nothing_found' | 'full';

/** Notes that the ledger counts this of a need. True the first time, false ever after. */
export async function firstCounted(
  tx: Tx,
  need: { id: string; personId: string },
  what: CountedOnce,
): Promise<boolean> {
  const row = await tx.sql
    .insertInto('plans_need_counted')
    .values({ scheme_id: tx.actor.schemeId, need_id: need.id, person_id: need.personId, what })
    .onConflict((conflict) => conflict.doNothing())
    .returning('what')
    .executeTakeFirst();
  return row !== undefined;
}

interface Searched {
  readonly day: LocalDate;
  readonly domain: NeedDomain;
  readonly outcode: string | null;
  readonly language: string;
}

/** Notes that a search of the directory found nothing. True the first time on a day, false for the same one again. */
export async function firstSearched(tx: Tx, { day, domain, outcode, language }: Searched): Promise<boolean> {
  const row = await tx.sql
    .insertInto('plans_search_counted')
    .values({ scheme_id: tx.actor.schemeId, on_day: day, domain, outcode: outcode ?? '', language })
    .onConflict((conflict) => conflict.doNothing())
    .returning('domain')
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets the searches of days before. */
export async function forgetSearched(tx: Tx, before: LocalDate): Promise<void> {
  await tx.sql
    .deleteFrom('plans_search_counted')
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('on_day', '<', before)
    .execute();
}
