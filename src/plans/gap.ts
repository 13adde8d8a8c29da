import type { LocalDate } from '#kernel';

/** By what the unmet-need ledger is counted. One at a time: together they would point at people. */
export const DIMENSIONS = ['domain', 'area', 'language', 'barrier', 'kind'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What a line of the ledger says happened: how a need ended, a search that found nothing suitable, a service that was full. */
export const GAP_KINDS = ['not_met', 'no_service_exists', 'nothing_found', 'full'] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/** Counts below this are never shown, nor anything from which they could be worked out. The one place where it stands. */
export const THRESHOLD = 10;

export interface Count {
  readonly code: string;
  readonly count: number;
}

/** Counts that may be shown: exact where `count` is a number, hidden where it is null. */
export interface PublishedTable {
  readonly dimension: Dimension;
  /** Null: not even which values there are can be said. */
  readonly cells: readonly { readonly code: string; readonly count: number | null }[] | null;
}

export interface Publication {
  /** Gaps altogether; null when there are fewer than the threshold, and then there are no tables. */
  readonly total: number | null;
  readonly tables: readonly PublishedTable[];
}

/**
 * What of some counts may be shown. The total and the shown cells tell what the hidden ones add up to, and the smallest
 * shown cell that each of them is smaller still, so hiding the small ones is not enough. Rows are hidden, the smallest
 * first and equals together, until every hidden cell could have at least half as many values as the threshold (never
 * fewer than three). Where that cannot be reached, the table is not shown at all. The tables share nothing but their
 * total, and any tables with the same total fit together, so that several of them tell no more than each does.
 */
export function publish(
  counts: Readonly<Record<Dimension, readonly Count[]>>,
  threshold = THRESHOLD,
): Publication {
  const total = counts[DIMENSIONS[0]].reduce((sum, { count }) => sum + count, 0);
  if (total < threshold) return { total: null, tables: [] };
  const tables = DIMENSIONS.map((dimension) => ({ dimension, cells: cellsOf(counts[dimension], threshold) }));
  return { total, tables };
}

function cellsOf(counts: readonly Count[], threshold: number): PublishedTable['cells'] {
  const listed = counts.filter(({ count }) => count > 0);
  const sizes = [...new Set(listed.map(({ count }) => count))].sort((a, b) => a - b);
  const limit = [0, ...sizes].find(
    (most) =>
      sizes.every((size) => size <= most || size >= threshold) &&
      fewestValues(
        sizes.find((size) => size > most),
        listed.filter(({ count }) => count <= most),
      ) >= Math.max(3, threshold / 2),
  );
  if (limit === undefined) return null;
  return listed
    .map(({ code, count }) => ({ code, count: count <= limit ? null : count }))
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.code < b.code ? -1 : 1));
}

// How many values a hidden cell can have, for someone who knows their sum, that each is at least one because it is
// listed, and that each is smaller than the smallest shown.
function fewestValues(smallestShown: number | undefined, hidden: readonly Count[]): number {
  const others = hidden.length - 1;
  if (others < 0) return Number.POSITIVE_INFINITY;
  const sum = hidden.reduce((total, { count }) => total + count, 0);
  const highest = (smallestShown ?? sum + 1) - 1;
  return Math.min(highest, sum - others) - Math.max(1, sum - others * highest) + 1;
}

/** The first of the month of a day: all that the ledger keeps of when. */
export function monthOf(day: LocalDate): LocalDate {
  return `${day.slice(0, 7)}-01` as LocalDate;
}
