import type { Point, ServiceQuery } from '#directory';

/** People ask in miles. */
export const KM_IN_MILE = 1.609344;

/** Where people ask from. Each is put into the world ten times, some 200 m apart. */
export const TOWNS = { leeds: [53.8, -1.55], london: [51.5072, -0.1276], wick: [58.44, -3.09] } as const;
export const SPOTS = 10;
type Town = keyof typeof TOWNS;

export interface Question {
  readonly what: string;
  /** As the search page is asked. */
  readonly ask: Readonly<Record<string, string>>;
  /** As PostgreSQL is asked for the same. */
  readonly query: ServiceQuery;
  /** Asked from each spot of this town in turn, so that no two questions after each other are the same. */
  readonly near?: Town;
  /** So few it has to show at least, of twenty. */
  readonly shows: number;
}

/** The question that the target is for comes first; then the worst that are known. */
export const QUESTIONS: readonly Question[] = [
  {
    what: 'words, need, language, free, 15 miles round London',
    ask: { words: 'food', domain: 'food', language: 'ar', who: 'cost.free', within: '15' },
    query: {
      words: 'food',
      domains: ['food'],
      languages: ['ar'],
      conditions: { cost: ['free'] },
      withinKm: 15 * KM_IN_MILE,
    },
    near: 'london',
    shows: 3,
  },
  {
    what: 'words and need, 5 miles',
    ask: { words: 'advice', domain: 'money_and_debt', within: '5' },
    query: { words: 'advice', domains: ['money_and_debt'], withinKm: 5 * KM_IN_MILE },
    near: 'leeds',
    shows: 10,
  },
  {
    what: 'a need, 30 miles round London',
    ask: { domain: 'food', within: '30' },
    query: { domains: ['food'], withinKm: 30 * KM_IN_MILE },
    near: 'london',
    shows: 20,
  },
  {
    what: '"the", 30 miles round London',
    ask: { words: 'the', within: '30' },
    query: { words: 'the', withinKm: 30 * KM_IN_MILE },
    near: 'london',
    shows: 20,
  },
  { what: '"the", nationwide', ask: { words: 'the' }, query: { words: 'the' }, shows: 20 },
  {
    what: 'two frequent words, nationwide',
    ask: { words: 'community support' },
    query: { words: 'community support' },
    shows: 20,
  },
  {
    what: 'rare words, nationwide',
    ask: { words: 'zapraszamy stroke' },
    query: { words: 'zapraszamy stroke' },
    shows: 5,
  },
  {
    what: 'nothing near',
    ask: { domain: 'housing', language: 'ti', within: '5' },
    query: { domains: ['housing'], languages: ['ti'], withinKm: 5 * KM_IN_MILE },
    near: 'wick',
    shows: 0,
  },
  { what: 'a misspelt name', ask: { words: 'libary' }, query: { words: 'library' }, shows: 20 },
  { what: 'nothing asked', ask: {}, query: {}, shows: 20 },
];

export interface Asked {
  readonly path: string;
  readonly query: ServiceQuery;
}

/** A question from each of its spots. */
export function askedFrom({ ask, query, near }: Question): readonly Asked[] {
  if (!near) return [{ path: addressOf(ask), query: { ...query, counts: true } }];
  return Array.from({ length: SPOTS }, (_, spot) => ({
    path: addressOf({ ...ask, near: `${near} ${spot}` }),
    query: { ...query, near: spotIn(near, spot), counts: true },
  }));
}

export const addressOf = (ask: Readonly<Record<string, string>>) =>
  `/en/directory?${new URLSearchParams(ask)}`;

export function spotIn(town: Town, spot: number): Point {
  const [lat, lon] = TOWNS[town];
  return { lat: lat + spot / 500, lon: lon - spot / 700 };
}
