import { addDays, type LocalDate } from '#kernel';
import { type Count, DIMENSIONS, type Dimension, type Publication, publish, THRESHOLD } from './gap.ts';

/** How many gaps of one month have a value of a dimension. */
export interface MonthCount extends Count {
  readonly dimension: Dimension;
  /** The first of the month. */
  readonly month: LocalDate;
}

/** A stretch of whole quarters whose gaps are published together; both days belong to it. */
export interface Period extends Publication {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The first of the calendar quarter of a day. */
export function quarterOf(day: LocalDate): LocalDate {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01` as LocalDate;
}

function nextQuarter(first: LocalDate): LocalDate {
  return quarterOf(addDays(first, 93));
}

/**
 * The gaps before `until`, quarter by quarter. Quarters are joined with the ones that follow until a stretch holds enough
 * to be shown; the last stretch waits until it does. What was published once never changes, and no two publications
 * overlap: there is nothing to subtract from one another.
 */
export function periodsOf(counts: readonly MonthCount[], until: LocalDate): Period[] {
  const months = counts.map(({ month }) => month).sort();
  const [first] = months;
  const end = quarterOf(until);
  const periods: Period[] = [];
  if (first === undefined) return periods;
  let from = quarterOf(first);
  for (let after = nextQuarter(from); after <= end; after = nextQuarter(after)) {
    const within = counts.filter(({ month }) => month >= from && month < after);
    const published = publish(summed(within), THRESHOLD);
    if (published.total === null) continue;
    periods.push({ from, to: addDays(after, -1), ...published });
    from = after;
  }
  return periods;
}

function summed(counts: readonly MonthCount[]): Readonly<Record<Dimension, readonly Count[]>> {
  const by = (dimension: Dimension) => {
    const sums = new Map<string, number>();
    for (const one of counts) {
      if (one.dimension === dimension) sums.set(one.code, (sums.get(one.code) ?? 0) + one.count);
    }
    return [...sums].map(([code, count]) => ({ code, count }));
  };
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, by(dimension)])) as Record<
    Dimension,
    Count[]
  >;
}
