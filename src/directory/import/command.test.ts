import { expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import { importCommand } from './command.ts';
import { fixtureFolder, foodBank } from './fixtures.ts';

const db = await testDatabase();
const files = await fixtureFolder();

async function run(args: readonly string[], isTTY = false) {
  const said = { out: '', err: '' };
  const writer = (to: 'out' | 'err') => ({
    isTTY,
    write: (text: string) => {
      said[to] += text;
    },
  });
  const code = await importCommand.run(args, { database: db, out: writer('out'), err: writer('err') });
  return { code, ...said };
}

test('a good file ends with a table of what was done, and 0', async () => {
  const file = await files.json('good.json', foodBank());
  const { code, out, err } = await run([file, '--format', 'hsds', '--source', 'town']);
  expect(code).toBe(0);
  expect(out).toMatch(/^service +1 +0 +0 +0$/m);
  expect(out).toContain('warning html_removed 1');
  expect(err).toBe('');
  expect((await run([file, '--format=hsds', '--source=town'])).out).toMatch(/^service +0 +0 +1 +0$/m);
});

test('a terminal gets one line that moves, and it is gone at the end', async () => {
  const { err } = await run([await files.json('moves.json', foodBank()), '--format', 'hsds'], true);
  expect(err.startsWith('\r\u001b[K100% of the file read, 1 rows taken in')).toBe(true);
  expect(err.endsWith('\r\u001b[K')).toBe(true);
  expect(err).not.toContain('\n');
});

test('a broken file ends with why, and 1; wrong words with how, and 2', async () => {
  const broken = await run([await files.put('broken.json', '[{'), '--format', 'hsds']);
  expect(broken.code).toBe(1);
  expect(broken.err).toContain('cut_short');
  expect(broken.err).toContain('Nothing was changed');
  for (const args of [
    [],
    ['x.json'],
    ['x.json', '--format', 'word'],
    ['x', 'y', '--format', 'hsds'],
    ['x', '--nonsense'],
  ]) {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain('directory import FILE --format');
  }
});
