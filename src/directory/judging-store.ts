import type { RawBuilder } from 'kysely';
import type { Tx } from '#db';
import type { NeedDomain } from './need.ts';
import type { Point } from './place.ts';
import { both, circleFor, type Group, LIMITS, quoted, shape, shareOf, squaresOf } from './search-plan.ts';
import { amongTier } from './search-store.ts';
import { frequenciesOf, groupsOf } from './search-words.ts';

/** What the services of a shortlist are chosen from. */
export interface Choice {
  /** With words, they decide; without, the needs do. */
  readonly words?: string;
  readonly domains: readonly NeedDomain[];
  readonly near?: Point;
  readonly withinKm?: number;
}

/** What the index is asked for, so that all of the choice is judged and little else. */
export interface Judgeable {
  /** A tsquery for `v_directory_entry.search`; null where everything is to be judged. */
  readonly text: string | null;
  /** Whether words decide. Where nothing that was typed is a word, the needs do. */
  readonly byWords: boolean;
  /** Of all entries `e`, so that not too many are judged: everything, or a part that is as good as any. */
  readonly among: RawBuilder<unknown>;
  /** How far is looked: as far as was asked for, or until there is more than enough. */
  readonly km: number;
  /** Whether that is everything. */
  readonly whole: boolean;
}

/** So many services are scored one by one at the most, or not many more. */
const MOST_JUDGED = 15_000;

/** What to judge for a shortlist: all that lies near enough, at no place (a telephone line) included. */
export async function judgeable(tx: Tx, choice: Choice): Promise<Judgeable> {
  const { words, domains, near, withinKm } = choice;
  const frequencies = await frequenciesOf(tx);
  const groups = await groupsOf(tx, words, frequencies);
  const byWords = groups.length > 0;
  const query = { ...(byWords ? {} : { domains }), near, withinKm };
  const asking = shape(query, groups, frequencies);
  const wanted = [...asking.words, ...asking.helpers];
  const expected = frequencies.total * shareOf(asking);
  if (!asking.near) {
    const tier = LIMITS.tiers.findLast((one) => expected / one <= MOST_JUDGED) ?? 512;
    const text = wanted.length > 0 ? both(wanted).text : null;
    return { text, byWords, among: amongTier(tier), km: 0, whole: tier === 1 };
  }
  const km = circleFor(asking, MOST_JUDGED, shareOf(asking));
  const squares = squaresOf(asking, km);
  const there: Group = { ...squares, text: `${squares.text}|${quoted('X')}` };
  return {
    text: both([...wanted, there]).text,
    byWords,
    among: amongTier(1),
    km,
    whole: km >= asking.near.km,
  };
}
