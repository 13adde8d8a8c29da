import fc from 'fast-check';
import pg from 'pg';
import { expect, test } from 'vitest';
import { readInstant } from './instant.ts';
import { testDatabase } from './testing.ts';

const database = await testDatabase();

test('reads every moment as PostgreSQL writes it back', async () => {
  const moments = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  await fc.assert(
    fc.asyncProperty(fc.array(moments, { minLength: 1, maxLength: 50 }), async (dates) => {
      const { rows } = await database.pool.query<{ at: Date }>('select unnest($1::timestamptz[]) as at', [
        dates.map((date) => date.toISOString().replace(/^\+0*/, '')),
      ]);
      expect(rows.map(({ at }) => at.getTime())).toEqual(dates.map((date) => date.getTime()));
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['2026-03-02 09:00:00+00', '2026-03-02T09:00:00.000Z'],
  ['2026-03-02 09:00:00.1+00', '2026-03-02T09:00:00.100Z'],
  ['2026-03-02 09:00:00.123999+00', '2026-03-02T09:00:00.123Z'],
  ['2026-03-02 09:00:00.057+00', '2026-03-02T09:00:00.057Z'],
  ['2026-07-02 09:00:00.5+01', '2026-07-02T08:00:00.500Z'],
  ['0044-03-15 09:00:00+00 BC', '-000043-03-15T09:00:00.000Z'],
  ['12026-03-02 09:00:00+00', '+012026-03-02T09:00:00.000Z'],
])('%s', (text, iso) => {
  expect(readInstant(text).toISOString()).toBe(iso);
  expect(readInstant('infinity')).toBe(pg.types.getTypeParser(1184)('infinity'));
});
