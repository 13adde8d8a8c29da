import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { NeedDomain } from '../need.ts';
import type { Point } from '../place.ts';
import {
  type Asking,
  ask,
  circleFor,
  LIMITS,
  placeless,
  shape,
  shareOf,
  squaresOf,
  type Tier,
} from './plan.ts';
import { amongTier } from './store.ts';
import { frequenciesOf, groupsOf } from './words.ts';

/** What the services of a shortlist are chosen from. */
export interface Choice {
  /** With words, they decide; without, the needs do. */
  readonly words?: string;
  readonly domains: readonly NeedDomain[];
  readonly near?: Point;
  readonly withinKm?: number;
}

/** What is judged, so that all of the choice is and little else. */
export interface Judgeable {
  /** Of the entries `e`, those for which one of these holds; never two of them. */
  readonly parts: readonly RawBuilder<unknown>[];
  /** Whether words decide. Where nothing that was typed is a word, the needs do. */
  readonly byWords: boolean;
  /** How far is looked: as far as was asked for, or until there is more than enough. */
  readonly km: number;
  /** Whether that is everything. */
  readonly whole: boolean;
}

/** So many services are scored one by one at the most, or not many more: the nearest; and of those at no place any. */
const MOST_JUDGED = 3000;
const MOST_ELSEWHERE = 1500;

/** What to judge for a shortlist: all that lies near enough, and what is at no place (a telephone line). */
export async function judgeable(tx: Tx, choice: Choice): Promise<Judgeable> {
  const { words, domains, near, withinKm } = choice;
  const frequencies = await frequenciesOf(tx);
  const groups = await groupsOf(tx, words, frequencies);
  const byWords = groups.length > 0;
  const query = { ...(byWords ? {} : { domains }), near, withinKm };
  const asking = shape(query, groups, frequencies);
  if (!asking.near) {
    const tier = tierFor(asking, MOST_JUDGED);
    return { parts: [condition(asking, tier)], byWords, km: 0, whole: tier === 1 };
  }
  const km = circleFor(asking, MOST_JUDGED, shareOf(asking), 'squares');
  const there = {
    ...asking,
    helpers: [...asking.helpers, squaresOf(asking, km)].toSorted((a, b) => a.share - b.share),
  };
  const elsewhere = placeless(asking);
  const tier = tierFor(elsewhere, MOST_ELSEWHERE);
  return {
    parts: [
      sql`e.x is not null and ${condition(there, 1)}`,
      sql`e.x is null and e.anywhere and ${condition(elsewhere, tier)}`,
    ],
    byWords,
    km,
    whole: km >= asking.near.km && tier === 1,
  };
}

function tierFor(asking: Asking, most: number): Tier {
  const expected = asking.frequencies.total * shareOf(asking);
  return LIMITS.tiers.findLast((one) => expected / one <= most) ?? 512;
}

// Each text by itself: within one, the index reads all of each.
function condition(asking: Asking, tier: Tier): RawBuilder<unknown> {
  const among = Math.max(1, asking.frequencies.total / tier);
  const { texts, each } = ask(asking, { limits: LIMITS, among });
  const words = [...texts, ...each].map((text) => sql`e.search @@ ${text}::tsquery`);
  return sql.join([amongTier(tier), ...words], sql` and `);
}
