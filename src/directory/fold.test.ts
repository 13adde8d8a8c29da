import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { transact } from '#db';
import { systemActor } from '#kernel';
import { testDatabase } from '../db/testing.ts';
import { fold, foldLoosely } from './fold.ts';
import { TONGUES, type TongueTag } from './thesaurus/tongues.ts';

const db = await testDatabase();
const actor = systemActor('00000000-0000-0000-0000-000000000000', 'test');

const folded = (words: readonly string[]) =>
  transact(db, actor, async (tx) => {
    const { rows } = await sql<{ folded: string }>`
      select directory_fold(word) as folded from unnest(${words}::text[]) with ordinality w (word, n) order by n`.execute(
      tx.sql,
    );
    return rows.map((row) => row.folded);
  });

const letters = [
  ...new Set(
    (Object.keys(TONGUES) as TongueTag[]).flatMap((tag) => [
      ...Object.values(TONGUES[tag].tongue.terms).join(''),
    ]),
  ),
];

test('every term of the thesaurus folds here as it does in the database', async () => {
  const terms = (Object.keys(TONGUES) as TongueTag[]).flatMap((tag) =>
    Object.values(TONGUES[tag].tongue.terms).flatMap((line) => line.split(',').map((term) => term.trim())),
  );
  const loud = terms.map((term) => term.toUpperCase());
  expect(await folded(terms)).toEqual(terms.map(fold));
  expect(await folded(loud)).toEqual(loud.map(fold));
});

test('any words of the letters of our languages fold here as they do in the database', async () => {
  const marks = [
    '\u0301',
    '\u0323',
    '\u064e',
    '\u0651',
    '\u0670',
    '\u0640',
    '\u200c',
    'ß',
    'Σ',
    'İ',
    'Å',
    'ﷺ',
    'Ａ',
    '½',
    ' ',
    "'",
  ];
  const words = fc.array(
    fc.constantFrom(...letters, ...letters.map((letter) => letter.toUpperCase()), ...marks),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        words.map((signs) => signs.join('')),
        { minLength: 50, maxLength: 50 },
      ),
      async (some) => {
        expect(await folded(some)).toEqual(some.map(fold));
      },
    ),
    { numRuns: 20 },
  );
});

test.each([
  ['Żywność', 'zywnosc'],
  ['mieszkał', 'mieszkal'],
  ['ısınma', 'isinma'],
  ['đói', 'doi'],
  ['نمی‌خواهم', 'نميخواهم'],
  ['کھانا', 'كهانا'],
  ['ئێمە', 'ييمه'],
])('%s is looked up as %s', (word, loosely) => {
  expect(foldLoosely(word)).toBe(loosely);
});
