import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTable } from './cells.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size = 5) {
  const table = await openTable(inPieces(text, size), { delimiter: ',', quotes: true });
  const rows: (readonly string[] | string)[] = [];
  for await (const row of table.rows) rows.push('why' in row ? `${row.line} ${row.why}` : row.cells);
  return rows;
}

test('cells may hold commas, quotation marks and line breaks', async () => {
  expect(await read('a,b\r\n1,"x, ""y""\r\nz"\r\n2,\r\n')).toEqual([
    ['1', 'x, "y"\nz'],
    ['2', ''],
  ]);
});

test('a row of another width costs that row', async () => {
  expect(await read('a,b\n1,2\n1,2,3\n\n4\n5,6')).toEqual([
    ['1', '2'],
    '3 wrong_width',
    '5 wrong_width',
    ['5', '6'],
  ]);
});

test('a quotation that nobody closes costs that row, not the rest of the file', async () => {
  const rest = Array.from({ length: 60 }, (_, n) => `${n},x`);
  const rows = await read(`a,b\n1,"open\n${rest.join('\n')}\n`);
  expect(rows[0]).toBe('2 quote_not_closed');
  expect(rows.slice(1)).toEqual(rest.map((row) => row.split(',')));
});

test('a mark inside a cell is a mark', async () => {
  expect(await read('a,b\n1,12" shelf\n2,x\n')).toEqual([
    ['1', '12" shelf'],
    ['2', 'x'],
  ]);
});

test('a quotation that is opened twice does not swallow the good rows between', async () => {
  expect(await read('a,b\n1,"x\n2,x\n3,"y\n4,y\n')).toEqual([
    '2 quote_not_closed',
    ['2', 'x'],
    '4 quote_not_closed',
    ['4', 'y'],
  ]);
});

test('any table that is written by the rules is read back', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', ';'), maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      async (rows, size) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ['h,i', ...rows.map((row) => row.map(quoted).join(','))].join('\n');
        expect(await read(text, size)).toEqual(rows);
      },
    ),
    { numRuns: 300 },
  );
});
