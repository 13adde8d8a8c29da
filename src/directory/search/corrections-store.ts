import { sql } from 'kysely';
import type { Tx } from '#db';
import { mistakesIn, oneMistakeFrom } from '../near-miss.ts';
import { wordsFrom } from './store.ts';

/** Words of the directory that a folded word may have been meant to be. */
export interface Candidates {
  /** It begins some word as it is, so nothing is wrong with it. */
  readonly begins: boolean;
  readonly words: readonly string[];
}

const MOST = 3000;
const BEGINNING = 3;

/**
 * For a folded word: whether it begins a word of the directory, and if not, words that are near it. One mistake: each way
 * of making it is looked up by itself. Two: the words that begin with the same three letters.
 */
export async function candidatesFor(tx: Tx, word: string): Promise<Candidates> {
  const begun = await wordsFrom(tx, [word]);
  if (begun.get(word)?.length) return { begins: true, words: [] };
  const most = mistakesIn(word);
  if (most === 0) return { begins: false, words: [] };
  const letters = [...word];
  const start = letters.slice(0, BEGINNING).join('');
  const near = await sql<{ word: string }>`
    select word from directory_word where word = any (${oneMistakeFrom(word)}::text[])
    ${
      most > 1
        ? sql`union (select word from directory_word
            where word >= ${start} collate "C" and word < ${`${start}\u{10ffff}`} collate "C"
              and length(word) between ${letters.length - most} and ${letters.length + most} limit ${MOST})`
        : sql``
    }`.execute(tx.sql);
  return { begins: false, words: near.rows.map((row) => row.word) };
}
