import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenFile } from './file.ts';
import { type Envelope, type Item, itemsOf } from './items.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size = 7) {
  const items: Item[] = [];
  let envelope: Envelope | null = null;
  const options = {
    seeEnvelope: (seen: Envelope) => {
      envelope = seen;
    },
  };
  for await (const item of itemsOf(inPieces(text, size), options)) items.push(item);
  return {
    values: items.map((item) => ('value' in item ? item.value : item.why)),
    envelope: envelope as Envelope | null,
  };
}

async function breakage(text: string): Promise<string> {
  return read(text).then(
    () => 'whole',
    (error: unknown) => (error instanceof BrokenFile ? error.code : String(error)),
  );
}

test('a list, a page, one object and lines of objects give the same items', async () => {
  const one = { id: 'a', name: 'x "}] \\" , [', deep: { contents: [1, { y: '\\' }] } };
  const two = { id: 'b' };
  expect((await read(JSON.stringify([one, two]))).values).toEqual([one, two]);
  expect((await read(JSON.stringify([one, two], null, 2))).values).toEqual([one, two]);
  const page = await read(JSON.stringify({ total_items: 9, contents: [one, two], last_page: false }));
  expect(page).toEqual({ values: [one, two], envelope: { total_items: 9, last_page: false } });
  expect((await read(JSON.stringify(one))).values).toEqual([one]);
  expect((await read(JSON.stringify(one, null, 2))).values).toEqual([one]);
  expect((await read(`${JSON.stringify(one)}\n${JSON.stringify(two)}`)).values).toEqual([one, two]);
  expect((await read('[]')).values).toEqual([]);
});

test('any list reads the same as by JSON.parse, wherever the pieces end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue(), { maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      async (list, size, spaced) => {
        const text = JSON.stringify(list, null, spaced ? 1 : 0);
        expect((await read(text, size)).values).toEqual(JSON.parse(text));
      },
    ),
    { numRuns: 500 },
  );
});

test('an item that is not JSON costs that item', async () => {
  expect((await read('[{"id": 1}, {"id": oops}, {"id": 3}]')).values).toEqual([
    { id: 1 },
    'not_json',
    { id: 3 },
  ]);
  expect((await read('{"id": 1}\n{"id": oops}\nrubbish\n{"id": 3}\n')).values).toEqual([
    { id: 1 },
    'not_json',
    'not_json',
    { id: 3 },
  ]);
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['hello', 'not_json'],
  ['<html>', 'not_json'],
  ['[{"id": 1}', 'cut_short'],
  ['[{"id": 1}, {"id": "tw', 'cut_short'],
  ['{"contents": [{"id": 1}', 'cut_short'],
  ['{"id": 1', 'cut_short'],
  ['{"id": 1}\n{"id": 2}\n{"id": "thr', 'cut_short'],
  ['[{"id": 1} {"id": 2}]', 'not_json'],
  ['[{"id": 1},]', 'not_json'],
  ['[{"id": 1}] and more', 'not_json'],
  ['{"a" 1}', 'not_json'],
])('%j is a broken file: %s', async (text, code) => {
  expect(await breakage(text)).toBe(code);
});

test('a list that is cut anywhere is never taken for a whole one', async () => {
  const text = JSON.stringify([
    { id: 'a', name: 'Tea "and" [toast]' },
    { id: 'b', n: -1.5e3, t: true },
  ]);
  for (let end = 1; end < text.length; end += 1) expect(await breakage(text.slice(0, end))).not.toBe('whole');
});
