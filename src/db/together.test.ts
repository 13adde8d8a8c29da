import { expect, test } from 'vitest';
import { together } from './together.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

test('asks once for all who come at the same moment, and gives each their own answer', async () => {
  const journeys: number[][] = [];
  const double = together(async (items: readonly number[]) => {
    journeys.push([...items]);
    await pause();
    return items.map((item) => item * 2);
  });
  expect(await Promise.all([double(1), double(2), double(3)])).toEqual([2, 4, 6]);
  expect(journeys).toEqual([[1, 2, 3]]);
});

test('takes those who come meanwhile along on the next journey', async () => {
  const journeys: number[][] = [];
  const same = together(async (items: readonly number[]) => {
    journeys.push([...items]);
    await pause();
    return items;
  });
  const first = same(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await Promise.all([first, same(2), same(3)])).toEqual([1, 2, 3]);
  expect(journeys).toEqual([[1], [2, 3]]);
});

test('fails for one party and works again for the next', async () => {
  let broken = true;
  const ask = together(async (items: readonly string[]) => {
    if (broken) throw new Error('broken');
    return items;
  });
  expect((await Promise.allSettled([ask('a'), ask('b')])).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ]);
  broken = false;
  expect(await ask('c')).toBe('c');
});

test("never leaves anyone with somebody else's answer when an answer is missing", async () => {
  const ask = together(async (items: readonly string[]) => items.slice(1));
  await expect(Promise.all([ask('a'), ask('b')])).rejects.toThrow('Not every question');
});
