import type { Tx } from '#db';
import { fold } from '../fold.ts';
import { both, type Frequencies, type Group, quoted } from './plan.ts';
import type { Meaning, ServiceQuery } from './query.ts';
import { lexemeStatistics, lexemesOf, MOST_WORDS, wordsFrom } from './store.ts';

const LONGEST_WORDS = 300;
const MOST_GROUPS = 12;
/** A beginning that so many entries at most have is left to the index; for any other its words are looked up. */
const FEW = 3000;
const KEPT_MS = 60_000;

// Letters, perhaps with digits after them: PostgreSQL takes these as they are. Anything else it is asked to take apart.
const PLAIN = /^[a-z]+[0-9]*$|^[\u0621-\u063a\u0641-\u064a]+$/;

/** A typed text as one tsquery, in which each word begins a word; null when there is no word in it. */
export async function queryOf(tx: Tx, words: string): Promise<string | null> {
  const groups = await groupsOf(tx, words, await frequenciesOf(tx));
  return groups.length > 0 ? both(groups.map((group) => group.all)).text : null;
}

/** For each word or phrase what the index is asked for: anywhere, and in the name. */
export async function groupsOf(
  tx: Tx,
  words: ServiceQuery['words'],
  frequencies: Frequencies,
): Promise<{ all: Group; named: Group | null; likely: Group }[]> {
  if (words === undefined) return [];
  const meanings = (typeof words === 'string' ? typed(words) : words).slice(0, MOST_GROUPS);
  const texts = new Map<string, readonly string[]>();
  for (const text of meanings.flat().flatMap((meaning) => ('words' in meaning ? meaning.words : []))) {
    const folded = fold(clean(text)).trim();
    if (folded === '' || PLAIN.test(folded)) texts.set(text, folded === '' ? [] : [folded]);
  }
  await takeApart(tx, meanings, texts);
  const expanded = await beginningsIn(tx, meanings, texts, frequencies);
  return meanings.flatMap((group) => {
    const all: Group[] = [];
    const named: Group[] = [];
    const likely: Group[] = [];
    for (const meaning of group) {
      if ('need' in meaning) {
        all.push({ text: quoted(`N${meaning.need}`), share: frequencies.share(`N${meaning.need}`) });
        likely.push(...all.slice(-1));
        continue;
      }
      const lexemes = meaning.words.flatMap((word) => texts.get(word) ?? []);
      if (lexemes.length === 0) continue;
      const of = (sign: '' | '=') =>
        both(
          lexemes.map((lexeme) =>
            word(sign, lexeme, meaning.whole ? [lexeme] : expanded.get(lexeme), frequencies),
          ),
        );
      all.push(of(''));
      named.push(of('='));
      likely.push(both(lexemes.map((lexeme) => likeliest(lexeme, expanded.get(lexeme), frequencies))));
    }
    if (all.length === 0) return [];
    const whole = anyOf(all);
    const one = likely.reduce((best, other) => (other.share > best.share ? other : best));
    return [
      {
        all: whole,
        named: named.length > 0 ? anyOf(named) : null,
        likely: one.share * 2 >= whole.share ? one : whole,
      },
    ];
  });
}

function typed(words: string): Meaning[][] {
  return clean(words.slice(0, LONGEST_WORDS))
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => [{ words: [word] }]);
}

function clean(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}+/gu, ' ');
}

function anyOf(groups: readonly Group[]): Group {
  const share = groups.reduce((sum, group) => sum + group.share, 0);
  return { text: groups.map(({ text }) => `(${text})`).join('|'), share: Math.min(1, share) };
}

function word(
  sign: '' | '=',
  lexeme: string,
  words: readonly string[] | undefined,
  frequencies: Frequencies,
): Group {
  if (!words) return { text: `${quoted(sign + lexeme)}:*`, share: frequencies.shareOf(sign + lexeme) };
  // A word that no entry has is asked for all the same: it finds nothing.
  const listed = words.length > 0 ? words : [lexeme];
  const share = listed.reduce((sum, one) => sum + frequencies.share(sign + one), 0);
  return { text: listed.map((one) => quoted(sign + one)).join('|'), share: Math.min(1, share) };
}

// Of all words that begin so the one that most entries have.
function likeliest(lexeme: string, words: readonly string[] | undefined, frequencies: Frequencies): Group {
  const [first = lexeme, ...others] = words ?? [];
  const best = others.reduce((a, b) => (frequencies.share(b) > frequencies.share(a) ? b : a), first);
  return { text: quoted(best), share: frequencies.known(best) ? frequencies.share(best) : 0 };
}

async function takeApart(
  tx: Tx,
  meanings: readonly (readonly Meaning[])[],
  texts: Map<string, readonly string[]>,
): Promise<void> {
  const odd = meanings
    .flat()
    .flatMap((meaning) => ('words' in meaning ? meaning.words : []))
    .filter((text) => !texts.has(text));
  if (odd.length === 0) return;
  const found = await lexemesOf(tx, odd.map(clean));
  for (const [place, text] of odd.entries()) texts.set(text, found[place] ?? []);
}

async function beginningsIn(
  tx: Tx,
  meanings: readonly (readonly Meaning[])[],
  texts: ReadonlyMap<string, readonly string[]>,
  frequencies: Frequencies,
): Promise<Map<string, readonly string[]>> {
  const beginnings = meanings
    .flat()
    .flatMap((meaning) => ('words' in meaning && !meaning.whole ? meaning.words : []))
    .flatMap((text) => texts.get(text) ?? [])
    .filter((lexeme) => frequencies.total * frequencies.shareOf(lexeme) > FEW);
  if (beginnings.length === 0) return new Map();
  const found = await wordsFrom(tx, [...new Set(beginnings)]);
  return new Map([...found].filter(([, words]) => words.length <= MOST_WORDS));
}

let kept: { readonly until: number; readonly frequencies: Frequencies } | null = null;

/** How frequent lexemes are: asked every minute, as it only decides how something is looked for and not what is found. */
export async function frequenciesOf(tx: Tx): Promise<Frequencies> {
  const now = tx.now.getTime();
  if (kept && kept.until > now) return kept.frequencies;
  const { total, lexemes, shares } = await lexemeStatistics(tx);
  const frequencies = frequent(total, new Map(lexemes.map((lexeme, place) => [lexeme, shares[place] ?? 0])));
  kept = { until: now + KEPT_MS, frequencies };
  return frequencies;
}

/** Frequencies from those of the most frequent lexemes. */
export function frequent(total: number, shares: ReadonlyMap<string, number>): Frequencies {
  const sorted = [...shares].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rarest = Math.min(1, ...shares.values()) / 2;
  const share = (lexeme: string) => shares.get(lexeme) ?? (shares.size > 0 ? rarest : 0);
  const shareOf = (prefix: string) => {
    let sum = 0;
    for (let place = firstFrom(sorted, prefix); sorted[place]?.[0].startsWith(prefix); place += 1) {
      sum += sorted[place]?.[1] ?? 0;
    }
    return Math.min(1, sum + share(prefix));
  };
  return { total, share, known: (lexeme) => shares.has(lexeme), shareOf };
}

function firstFrom(sorted: readonly (readonly [string, number])[], prefix: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.[0] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
