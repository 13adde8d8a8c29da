import { schemeOf } from '#access';
import type { Tx } from '#db';
import { dayOf, type LocalDate, NOT_FOUND, type Refusal } from '#kernel';
import { DIMENSIONS, type Dimension, monthOf, type Publication, publish } from './gap.ts';
import { countGaps } from './gap-store.ts';
import { maySeeGaps } from './policy.ts';

export interface Gaps extends Publication {
  /** Gaps before this day are counted: the first of this month. */
  readonly until: LocalDate;
}

/**
 * The unmet-need ledger, counted by each dimension, with small counts and whatever would give them away hidden. Whole
 * months only: someone who looked before and after one conversation would otherwise see it in the difference.
 */
export async function gaps(tx: Tx): Promise<Gaps | Refusal> {
  if (!maySeeGaps(tx.actor)) return NOT_FOUND;
  const scheme = await schemeOf(tx);
  const until = monthOf(dayOf(tx.now, scheme.time_zone));
  const counted = await Promise.all(
    DIMENSIONS.map(async (dimension) => [dimension, await countGaps(tx, dimension, until)] as const),
  );
  const counts = Object.fromEntries(counted) as Record<Dimension, { code: string; count: number }[]>;
  return { until, ...publish(counts) };
}
