import type { Tx } from '#db';
import { candidatesFor } from './corrections-store.ts';
import { fold, foldLoosely } from './fold.ts';
import { mistakesIn, nearestWord } from './near-miss.ts';
import type { Meaning } from './search.ts';
import { type Asked, knownWords, understand } from './thesaurus.ts';

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
  let text = typed;
  for (const { words, domains } of asked) {
    if (domains.length > 0) continue;
    for (const word of words) {
      const meant = await meantBy(tx, word, reader);
      if (meant !== null) text = text.replace(word, meant);
    }
  }
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
