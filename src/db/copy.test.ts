import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId, systemActor } from '#kernel';
import { copied } from './copy.ts';
import { testDatabase } from './testing.ts';
import { transact } from './tx.ts';

const database = await testDatabase();
const actor = systemActor(newId(database.clock.now()), 'test');

// A table that every scheme shares: PostgreSQL takes no COPY into one under row level security.
const COLUMNS = ['code', 'kind', 'name', 'latitude', 'longitude'] as const;
const lineOf = (code: string, name: string, latitude: number | string = 1.5) =>
  `${[code, 'place', name, latitude, 0].map(copied).join('\t')}\n`;

test('any text arrives as it was', async () => {
  // PostgreSQL keeps no NUL and no lone surrogates; whoever copies has cleaned them away.
  const texts = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed().replaceAll('\0', ''));
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 1 }), async (given) => {
      const codes = given.map(() => {
        number += 1;
        return `c${number}`;
      });
      const found = await transact(database, actor, async (tx) => {
        const lines = given.map((text, at) => lineOf(codes[at] ?? '', text));
        await tx.copy('directory_place', COLUMNS, lines.join(''));
        const { rows } = await sql<{ name: string }>`
          select name from directory_place join unnest(${codes}::text[]) with ordinality k (code, n) using (code) order by n`.execute(
          tx.sql,
        );
        return rows.map((row) => row.name);
      });
      expect(found).toEqual(given);
    }),
    { numRuns: 30, examples: [[['\\N', '\\.', 'a\tb\nc\rd\\', '']]] },
  );
});

test('travels among other statements, and one that is refused takes nothing after its savepoint along', async () => {
  const counted = await transact(database, actor, async (tx) => {
    const answers = await Promise.allSettled([
      tx.send(sql`savepoint here`.compile(tx.sql)),
      tx.copy('directory_place', COLUMNS, lineOf('refused', 'x', 'north').repeat(5000)),
      tx.send(sql`select 1`.compile(tx.sql)),
      tx.send(sql`rollback to savepoint here`.compile(tx.sql)),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    const [, rows] = await Promise.all([
      tx.copy('directory_place', COLUMNS, lineOf('kept', 'x')),
      tx.send(
        sql<{ n: number }>`select count(*) as n from directory_place where code = 'kept'`.compile(tx.sql),
      ),
    ]);
    return rows[0]?.n;
  });
  expect(counted).toBe(1);
});
