import type { Tx } from '#db';
import { fold, foldLoosely } from '../fold.ts';
import { mistakesIn, nearestWord } from '../near-miss.ts';
import { type Asked, knownWords, understand } from '../thesaurus.ts';
import { candidatesFor } from './corrections-store.ts';
import type { Meaning } from './query.ts';
import { wordsFrom } from './store.ts';

/** What somebody typed, understood; and put right where a word of it begins no word that there is. */
export interface Understood {
  readonly asked: readonly Asked[];
  /** The words as they are looked for, when they are not those that were typed. */
  readonly corrected: string | null;
}

/** Understands what was typed. `exact`: without putting anything right. */
export async function understandWords(
  tx: Tx,
  typed: string,
  reader: string,
  { exact }: { readonly exact: boolean },
): Promise<Understood> {
  const asked = understand(typed, reader);
  if (exact) return { asked, corrected: null };
  const unknown = asked.filter(({ domains }) => domains.length === 0).flatMap(({ words }) => words);
  // In one statement, also for what is understood: the search asks for the same words in a moment.
  const all = asked.flatMap(({ words }) => words).map(fold);
  if (all.length > 0) await wordsFrom(tx, [...new Set(all)]);
  const meant = await Promise.all(unknown.map((word) => meantBy(tx, word, reader)));
  let text = typed;
  for (const [place, word] of unknown.entries()) text = text.replace(word, meant[place] ?? word);
  return text === typed ? { asked, corrected: null } : { asked: understand(text, reader), corrected: text };
}

async function meantBy(tx: Tx, word: string, reader: string): Promise<string | null> {
  const folded = fold(word);
  if (mistakesIn(folded) === 0 || /\p{N}/u.test(folded)) return null;
  const { begins, words } = await candidatesFor(tx, folded);
  if (begins) return null;
  const known = knownWords(reader);
  // Of two words that are equally near, one of need is meant rather than a name.
  return nearestWord(foldLoosely(folded), [...words, ...known], (one) => (known.has(one) ? 1 : 0));
}

/** For each word or phrase all that may stand for it. */
export function meaningsOf(asked: readonly Asked[]): Meaning[][] {
  return asked.map(({ words, domains }) => [{ words }, ...domains.map((need) => ({ need }))]);
}
