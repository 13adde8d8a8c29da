import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CSV_HEAD, csvRow } from './csv.ts';
import { answerTerm, needTerm } from './own-terms.ts';

const read = (row: string) => parse(`${CSV_HEAD}${row}`, { columns: true })[0] as Record<string, string>;

test('a service is a row, with its first place, its needs and its conditions', () => {
  const attributes = [answerTerm('cost', 'free'), needTerm('food')].map((term) => ({
    taxonomy_term: term?.document ?? null,
  }));
  const location = { name: 'Hall', latitude: 51.5, longitude: -0.1, addresses: [{ city: 'Hull' }] };
  const row = read(
    csvRow({
      id: '1',
      name: 'Bank, "food"',
      organization: { name: 'Us' },
      phones: [{ number: '01' }, { number: '02' }],
      schedules: [{ byday: 'MO', opens_at: '09:00', closes_at: '12:00' }],
      service_at_locations: [{ location }, {}],
      attributes,
    }),
  );
  expect(row).toMatchObject({
    name: 'Bank, "food"',
    organization: 'Us',
    phones: '01; 02',
    city: 'Hull',
    longitude: '-0.1',
    places: '2',
    schedules: 'MO 09:00-12:00',
    needs: 'food',
    conditions: 'cost.free',
  });
});

test('no text of others begins a formula, and every text comes back with at most an apostrophe more', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.constantFrom('=1+1', '+44', '-1', '@SUM(A1)', '\t=1', '\r=1', 'a\nb'),
  );
  fc.assert(
    fc.property(texts, texts, (name, description) => {
      const row = read(csvRow({ name, description }));
      for (const [given, got] of [
        [name, row.name],
        [description, row.description],
      ]) {
        expect(got).not.toMatch(/^[=+\-@\t\r]/);
        expect([given, `'${given}`]).toContain(got);
      }
    }),
  );
});
