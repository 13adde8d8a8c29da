import { schemeOf } from '#access';
import type { Tx } from '#db';
import type { NeedDomain } from '#directory';
import { dayOf, type LocalDate, NOT_FOUND, type Refusal } from '#kernel';
import { personOf } from '#people';
import type { Barrier } from '#referrals';
import { DIMENSIONS, type Dimension, type GapKind, monthOf, type Publication, publish } from './gap.ts';
import { type Period, periodsOf } from './gap-period.ts';
import {
  type CountedOnce,
  countGaps,
  countMonths,
  firstCounted,
  firstSearched,
  forgetSearched,
  insertGap,
  languageKept,
} from './gap-store.ts';
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

/** The ledger as it is given away: stretches of whole quarters, none of which is ever changed. */
export async function publishedGaps(tx: Tx): Promise<{ scheme: string; periods: readonly Period[] }> {
  const scheme = await schemeOf(tx);
  const today = dayOf(tx.now, scheme.time_zone);
  return { scheme: scheme.name, periods: periodsOf(await countMonths(tx, monthOf(today)), today) };
}

const ONCE = {
  not_met: 'ended',
  no_service_exists: 'ended',
  nothing_found: 'nothing_found',
  full: 'full',
} as const satisfies Record<GapKind, CountedOnce>;

/**
 * Writes into the ledger what was missing for a need: that it ended unmet, that a search found nothing suitable, that a
 * service was full. Each of the three counts once for a need, however often it comes back.
 */
export async function countGap(
  tx: Tx,
  need: { readonly id: string; readonly personId: string; readonly domain: NeedDomain },
  gap: { readonly kind: GapKind; readonly barrier: Barrier },
): Promise<void> {
  if (!(await firstCounted(tx, need, ONCE[gap.kind]))) return;
  const [person, scheme] = await Promise.all([personOf(tx, need.personId), schemeOf(tx)]);
  if (!person) throw new Error('A need is there, and its person is not.');
  const today = dayOf(tx.now, scheme.time_zone);
  const { outcode, language } = person;
  await insertGap(tx, { ...gap, domain: need.domain, outcode, language, today });
}

/** A search of the directory, by nobody in particular, that found nothing. */
export interface VainSearch {
  readonly domain: NeedDomain;
  readonly outcode: string | null;
  /** BCP 47; null when none was asked for. */
  readonly language: string | null;
}

/** Counts a search of the directory that found nothing: once a day for the same need, area and language. */
export async function countVainSearch(tx: Tx, { domain, outcode, language }: VainSearch): Promise<void> {
  const scheme = await schemeOf(tx);
  const today = dayOf(tx.now, scheme.time_zone);
  const kept = languageKept(language ?? '');
  if (!(await firstSearched(tx, { day: today, domain, outcode, language: kept }))) return;
  await insertGap(tx, {
    kind: 'nothing_found',
    barrier: 'no_service_exists',
    domain,
    outcode,
    language: kept,
    today,
  });
}

/** Clockwork: what was searched for on days that are over is forgotten; the ledger has counted it. */
export async function forgetVainSearches(tx: Tx): Promise<void> {
  const scheme = await schemeOf(tx);
  await forgetSearched(tx, dayOf(tx.now, scheme.time_zone));
}
