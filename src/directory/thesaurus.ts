import { foldLoosely, wordsIn } from './fold.ts';
import { NEED_DOMAINS, type NeedDomain } from './need.ts';
import type { Tongue } from './thesaurus/tongue.ts';
import { HEARD, TONGUES, type TongueTag } from './thesaurus/tongues.ts';

/** A word or phrase that was typed, and what it means. */
export interface Asked {
  /** As it was typed. */
  readonly text: string;
  /** The words of it, as typed: all of them find it, each as the beginning of a word. */
  readonly words: readonly string[];
  /** Needs that it names, in any language: each of them finds it too. */
  readonly domains: readonly NeedDomain[];
  /** The languages in which it was understood, where that was not English. */
  readonly tongues: readonly TongueTag[];
}

interface Pattern {
  /** Folded; a stem is followed by anything. */
  readonly words: readonly { readonly text: string; readonly stem: boolean }[];
  /** Null for noise. */
  readonly domain: NeedDomain | null;
  readonly tongue: TongueTag;
}

interface Match {
  readonly length: number;
  readonly rank: readonly number[];
  readonly patterns: readonly Pattern[];
}

const TAGS = Object.keys(TONGUES) as TongueTag[];
const SHORTEST_STEM = 2;
const HAN = /\p{Script=Han}/u;
// The article and what is written together with it: with them a word is another to the machine, and none to its reader.
const ARABIC_PREFIXES = ['وال', 'بال', 'لل', 'ال'];

const whole = new Map<string, Pattern[]>();
const stems = new Map<string, Pattern[]>();
const han = new Map<string, Pattern[]>();
let longestHan = 0;

for (const tag of TAGS) {
  const tongue: Tongue = TONGUES[tag].tongue;
  for (const domain of NEED_DOMAINS) learn(tag, domain, tongue.terms[domain]);
  learn(tag, null, tongue.noise);
}
learn('en', 'food', HEARD.food);

function learn(tongue: TongueTag, domain: NeedDomain | null, terms: string): void {
  for (const term of terms.split(',')) {
    const words = (term.match(/[\p{L}\p{M}\p{N}]+\*?/gu) ?? []).map((word) => ({
      text: foldLoosely(word.replace('*', '')),
      stem: word.endsWith('*'),
    }));
    const [first] = words;
    if (!first) continue;
    const pattern: Pattern = { words, domain, tongue };
    if (words.length === 1 && HAN.test(first.text)) {
      put(han, first.text, pattern);
      longestHan = Math.max(longestHan, first.text.length);
    }
    put(first.stem ? stems : whole, first.text, pattern);
  }
}

function put(into: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  const list = into.get(key);
  if (list) list.push(pattern);
  else into.set(key, [pattern]);
}

interface Token {
  readonly typed: string;
  readonly folded: string;
}

/**
 * What somebody typed, as words and phrases, the longest known phrase first. Noise ("I need", "near me") is left out when
 * anything else was said. A word that several languages have is taken in the reader's own, then in English, then in all.
 */
export function understand(text: string, reader: string): Asked[] {
  const tokens = wordsIn(text).flatMap(tokensOf);
  const read: { readonly asked: Asked; readonly noiseIn: readonly TongueTag[] }[] = [];
  for (let at = 0; at < tokens.length; ) {
    const match = bestAt(tokens, at, reader);
    const length = match?.length ?? 1;
    const words = tokens.slice(at, at + length).map((token) => token.typed);
    const { domains, tongues, noiseIn } = meaningOf(match?.patterns ?? [], reader);
    read.push({ asked: { text: words.join(' '), words, domains, tongues }, noiseIn });
    at += length;
  }
  // What is noise in another language may be a name in this one: Hay-on-Wye is no Spanish.
  const spoken = new Set<string>(['en', reader, ...read.flatMap(({ asked }) => asked.tongues)]);
  const said = read.filter(({ noiseIn }) => !noiseIn.some((tongue) => spoken.has(tongue)));
  return (said.length > 0 ? said : read).map(({ asked }) => asked);
}

// Chinese is written without spaces: what is known is cut out of it, and what is between is left as it is.
function tokensOf(word: string): Token[] {
  if (!HAN.test(word)) return [{ typed: word, folded: foldLoosely(word) }];
  const tokens: Token[] = [];
  let rest = '';
  const flush = () => {
    if (rest) tokens.push({ typed: rest, folded: foldLoosely(rest) });
    rest = '';
  };
  for (let at = 0; at < word.length; ) {
    let length = Math.min(longestHan, word.length - at);
    while (length > 0 && !han.has(word.slice(at, at + length))) length -= 1;
    if (length === 0) rest += word[at];
    else {
      flush();
      const piece = word.slice(at, at + length);
      tokens.push({ typed: piece, folded: piece });
    }
    at += Math.max(1, length);
  }
  flush();
  return tokens;
}

// The longest phrase; then one in the reader's language; then what says most of the words.
function bestAt(tokens: readonly Token[], at: number, reader: string): Match | null {
  let best = null as Match | null;
  for (const pattern of beginningWith(tokens[at]?.folded ?? '')) {
    const weight = weightOf(pattern, tokens, at);
    if (weight === null) continue;
    const rank = [pattern.words.length, pattern.tongue === reader ? 1 : 0, weight];
    const order = best === null ? 1 : compare(rank, best.rank);
    if (order > 0) best = { length: pattern.words.length, rank, patterns: [pattern] };
    else if (order === 0 && best) best = { ...best, patterns: [...best.patterns, pattern] };
  }
  return best;
}

/** How many letters the pattern says, an exact word a little more than a stem; null where it does not fit. */
function weightOf(pattern: Pattern, tokens: readonly Token[], at: number): number | null {
  let weight = 0;
  for (const [place, { text, stem }] of pattern.words.entries()) {
    const forms = formsOf(tokens[at + place]?.folded ?? '');
    if (forms.includes(text)) weight += text.length * 2 + 1;
    else if (stem && forms.some((form) => form.startsWith(text))) weight += text.length * 2;
    else return null;
  }
  return weight;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    if (value !== b[place]) return value - (b[place] ?? 0);
  }
  return 0;
}

function* beginningWith(folded: string): Generator<Pattern> {
  for (const form of formsOf(folded)) {
    yield* whole.get(form) ?? [];
    for (let length = form.length; length >= SHORTEST_STEM; length -= 1) {
      yield* stems.get(form.slice(0, length)) ?? [];
    }
  }
}

/** A word as it is, and without the Arabic article where it has one and something is left. */
function formsOf(folded: string): string[] {
  const prefix = ARABIC_PREFIXES.find((one) => folded.startsWith(one) && folded.length > one.length + 2);
  return prefix ? [folded, folded.slice(prefix.length)] : [folded];
}

function meaningOf(patterns: readonly Pattern[], reader: string) {
  const own = patterns.filter(({ tongue }) => tongue === reader);
  const english = patterns.filter(({ tongue }) => tongue === 'en');
  const taken = own.length > 0 ? own : english.length > 0 ? english : patterns;
  const meant = taken.filter(({ domain }) => domain !== null);
  const tonguesOf = (some: readonly Pattern[]) => [...new Set(some.map(({ tongue }) => tongue))];
  return {
    domains: [...new Set(meant.flatMap(({ domain }) => domain ?? []))],
    tongues: tonguesOf(meant).filter((tongue) => tongue !== 'en'),
    noiseIn: meant.length > 0 ? [] : tonguesOf(taken),
  };
}

const single = new Map<string, ReadonlySet<string>>();

/** The single words of need in English and in the reader's language, folded loosely: what a misspelt word may be. */
export function knownWords(reader: string): ReadonlySet<string> {
  const kept = single.get(reader);
  if (kept) return kept;
  const words = [...whole.values(), ...stems.values()]
    .flat()
    .filter(({ tongue, domain }) => domain !== null && (tongue === 'en' || tongue === reader))
    .flatMap((pattern) => (pattern.words.length === 1 ? (pattern.words[0]?.text ?? []) : []));
  const found = new Set(words);
  // Two locales are served; a stranger's must not fill the memory.
  if (single.size < TAGS.length) single.set(reader, found);
  return found;
}
