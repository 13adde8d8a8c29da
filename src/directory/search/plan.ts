import { CONDITION_NAMES, type Condition } from '../condition.ts';
import { isNeedDomain } from '../need.ts';
import type { Point } from '../place.ts';
import { answerMask, needMask } from './entry-bits.ts';
import type { ServiceQuery } from './query.ts';
import { areaOf, reachOf, squaresAround } from './square.ts';

/** What the index is asked for in one go: text of a tsquery, and in what part of all entries it is thought to hold. */
export interface Group {
  readonly text: string;
  readonly share: number;
}

/** How frequent lexemes are: what PostgreSQL's own statistics say of them. */
export interface Frequencies {
  readonly total: number;
  /** Part of all entries that have a lexeme; the rarest that is counted, for one that is not. */
  share(lexeme: string): number;
  /** Whether that was counted. */
  known(lexeme: string): boolean;
  /** The same for all words that begin so. */
  shareOf(prefix: string): number;
}

/** What each entry is looked at for, once the index has found it. */
export interface Filters {
  readonly needs: number | null;
  readonly languages: readonly string[] | null;
  /** It has one bit of each of these; of 0 it can have none. */
  readonly answers: readonly bigint[];
  /** It has no bit of these. */
  readonly unless: bigint | null;
  readonly age: number | null;
  readonly openAt: number | null;
  readonly openIn: readonly [from: number, to: number] | null;
  readonly anywhere: boolean | null;
}

export type Order = 'nearest' | 'turn' | 'named' | 'named_near' | 'soonest' | 'soonest_near';

export interface Asking {
  readonly order: Order;
  readonly from: number;
  /** Only the index can say whether these hold. */
  readonly words: readonly Group[];
  /** For each of these what alone makes up most of it, or itself: enough to count by, where a thousand are many. */
  readonly likely: readonly Group[];
  /** All words in the name; null where there are no words. */
  readonly named: Group | null;
  /** The filters once more, as the index knows them. */
  readonly helpers: readonly Group[];
  readonly filters: Filters;
  readonly near: { readonly point: Point; readonly km: number } | null;
  readonly orAnywhere: boolean;
  readonly frequencies: Frequencies;
}

/** How much is looked at. */
export interface Limits {
  /** Counted exactly up to so many. */
  readonly counted: number;
  /** So many entries may be looked at one by one before the index is asked for more than it has to be. */
  readonly looked: number;
  /** So many of all entries stand in each of the small indexes: one in eight, and so on. */
  readonly tiers: readonly Tier[];
}
export type Tier = 1 | 8 | 64 | 512;

export const LIMITS: Limits = { counted: 1000, looked: 2500, tiers: [512, 64, 8, 1] };

const WITHIN_KM = 25;
const MOST_KM = 200;

/** Brings a query into the form in which entries are asked for. */
export function shape(
  query: ServiceQuery,
  groups: readonly { all: Group; named: Group | null; likely?: Group }[],
  frequencies: Frequencies,
): Asking {
  const near = query.near
    ? { point: query.near, km: Math.min(MOST_KM, Math.max(0, query.withinKm ?? WITHIN_KM)) }
    : null;
  const { filters, helpers } = filtersOf(query, frequencies);
  const names = groups.map((group) => group.named);
  const words = groups.map((group) => group.all);
  const likely = groups.map((group) => group.likely ?? group.all);
  return {
    order: orderOf(query, near !== null, words.length > 0),
    from: query.from ?? 0,
    words,
    likely: likely.some((group, place) => group !== words[place]) ? likely : words,
    named: names.length > 0 && names.every((name) => name !== null) ? both(names) : null,
    helpers,
    filters,
    near,
    orAnywhere: query.orAnywhere ?? false,
    frequencies,
  };
}

function orderOf({ sort }: ServiceQuery, near: boolean, words: boolean): Order {
  const wanted = sort ?? (near ? 'nearest' : 'best');
  if (wanted === 'soonest') return near ? 'soonest_near' : 'soonest';
  if (near) return wanted === 'best' && words ? 'named_near' : 'nearest';
  return words ? 'named' : 'turn';
}

function filtersOf(query: ServiceQuery, frequencies: Frequencies): { filters: Filters; helpers: Group[] } {
  const helpers: Group[] = [];
  const help = (lexemes: readonly string[]) => {
    const share = lexemes.reduce((sum, lexeme) => sum + frequencies.share(lexeme), 0);
    helpers.push({ text: lexemes.map(quoted).join('|'), share: Math.min(1, share) });
  };
  const asked = query.domains?.length ? query.domains : null;
  const domains = asked?.filter(isNeedDomain) ?? null;
  if (domains && domains.length > 0) help(domains.map((domain) => `N${domain}`));
  const languages = query.languages?.length ? query.languages.flatMap(languageNames) : null;
  if (languages) help(languages.map((name) => `L${name}`));
  const answers: bigint[] = [];
  let unless = 0n;
  for (const name of CONDITION_NAMES) {
    const must = valuesOf(query.conditions, name);
    if (must) {
      answers.push(answerMask(name, must));
      const known = must.filter((value) => value !== 'unknown');
      if (known.length > 0) help(known.map((value) => `A${name}.${value}`));
    }
    unless |= answerMask(name, valuesOf(query.unless, name) ?? []);
  }
  if (query.anyOf) {
    const any = CONDITION_NAMES.flatMap((name) => {
      const will = valuesOf(query.anyOf, name) ?? [];
      return will.map((value) => ({ mask: answerMask(name, [value]), lexeme: `A${name}.${value}` }));
    }).filter(({ mask }) => mask !== 0n);
    answers.push(any.reduce((all, { mask }) => all | mask, 0n));
    if (any.length > 0) help(any.map(({ lexeme }) => lexeme));
  }
  const anywhere = query.format === undefined ? null : query.format === 'anywhere';
  if (anywhere) help(['X']);
  const filters: Filters = {
    needs: domains ? needMask(domains) : null,
    languages,
    answers,
    unless: unless === 0n ? null : unless,
    age: query.age ?? null,
    openAt: query.openAt ?? null,
    openIn: query.openIn ?? null,
    anywhere,
  };
  return { filters, helpers: helpers.toSorted((a, b) => a.share - b.share) };
}

function valuesOf(filter: ServiceQuery['conditions'], name: Condition): readonly string[] | null {
  return filter?.[name] ?? null;
}

// Many sources give a language by its English name only.
const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

function languageNames(tag: string): string[] {
  const code = (tag.toLowerCase().split('-')[0] ?? '').replaceAll('\0', '');
  const name = /^[a-z]{2,3}$/.test(code) ? (NAMES.of(code) ?? code).toLowerCase() : code;
  return [...new Set([code, name])].filter((one) => one !== '');
}

/** A lexeme as it stands in the text of a tsquery. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/**
 * Several groups as one. What holds together holds together more often than by chance: the rarest counts whole, the next
 * by its root, the one after by its fourth root.
 */
export function both(groups: readonly Group[]): Group {
  const rarest = groups.toSorted((a, b) => a.share - b.share);
  const share = rarest.reduce((product, group, place) => product * group.share ** (1 / 2 ** place), 1);
  return { text: groups.map((group) => `(${group.text})`).join('&'), share };
}

/** The part of all entries for which everything asked holds, place aside. */
export function shareOf(asking: Asking): number {
  return both([...asking.words, ...asking.helpers]).share;
}

/** How many entries lie in the squares around a point. */
function populationOf({ frequencies }: Asking, squares: readonly string[]): number {
  return frequencies.total * squares.reduce((sum, square) => sum + partIn(square, frequencies), 0);
}

// A square too empty to be counted has at most its part of the nearest larger one that is.
function partIn(square: string, { share, known }: Frequencies): number {
  for (let level = square.length; level >= 8; level -= 1) {
    const lexeme = `C${square.slice(0, level)}`;
    if (known(lexeme))
      return Math.min(level === square.length ? 1 : share(''), share(lexeme) / 4 ** (square.length - level));
  }
  return share('') / 4 ** (square.length - 8);
}

/** More entries than this have it: it is better looked for in each entry that something rarer has found. */
const FREQUENT = 0.2;

/**
 * What to ask the index for: all that only it can say, then the filter that leaves fewest, until there are few enough to
 * look at one by one. Words that are nearly everywhere are looked for in those; but not near a place, since neighbours lie
 * together, and of such a word the index then reads only that part (of a beginning, all). No text when there is nothing to
 * ask for.
 */
export function ask(
  asking: Asking,
  { limits, among }: { limits: Limits; among: number },
): { texts: readonly string[]; each: readonly string[] } {
  const helpers = asking.helpers.filter(({ share }) => share < 0.5);
  const rarest = Math.min(1, ...[...asking.words, ...helpers].map(({ share }) => share));
  const frequent = ({ text, share }: Group) =>
    (!asking.near || text.includes(':*')) && share > FREQUENT && share > rarest * 4;
  const asked = asking.words.filter((group) => !frequent(group));
  for (const helper of helpers) {
    if (asked.length > 0 && among * both(asked).share <= limits.looked) break;
    asked.push(helper);
  }
  return {
    texts: asked.map(({ text }) => text),
    each: asking.words.filter(frequent).map(({ text }) => text),
  };
}

/** The same asked of what is at no place, such as a telephone line. */
export function placeless(asking: Asking): Asking {
  const nowhere = { text: quoted('X'), share: asking.frequencies.share('X') };
  return {
    ...asking,
    near: null,
    order: 'turn',
    helpers: [...asking.helpers, nowhere].toSorted((a, b) => a.share - b.share),
    filters: { ...asking.filters, anywhere: true },
  };
}

/**
 * A circle around the point that is thought to hold so many services that fit, and no wider than was asked for; or a circle
 * whose squares hold them.
 */
export function circleFor(
  asking: Asking,
  wanted: number,
  share: number,
  holds: 'circle' | 'squares' = 'circle',
): number {
  const { near } = asking;
  if (!near) return 0;
  for (let km = 0.25; km < near.km; km *= 1.25) {
    const squares = squaresAround(near.point, km);
    // Of the squares only that part lies in the circle.
    const part = holds === 'squares' ? 1 : Math.min(1, (Math.PI * km * km) / areaOf(squares, near.point));
    if (populationOf(asking, squares) * part * share >= wanted) return km;
  }
  return near.km;
}

/** Whether all that lies in the squares of a circle is near enough, so that nobody needs to measure. */
export function isInside({ near }: Asking, km: number): boolean {
  return near !== null && reachOf(squaresAround(near.point, km), near.point, km) <= near.km;
}

/** The squares of a circle as a group. */
export function squaresOf(asking: Asking, km: number): Group {
  const squares = asking.near ? squaresAround(asking.near.point, km) : [];
  const share = asking.frequencies.total > 0 ? populationOf(asking, squares) / asking.frequencies.total : 1;
  return { text: squares.map((square) => quoted(`C${square}`)).join('|'), share: Math.min(1, share) };
}
