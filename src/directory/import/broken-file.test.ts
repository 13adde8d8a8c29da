import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import { everythingIn, fixtureFolder, foodBank } from './fixtures.ts';
import type { Format } from './formats.ts';
import { importDirectory } from './run.ts';

const db = await testDatabase();
const files = await fixtureFolder();

async function runs(where: string): Promise<number> {
  const { rows } = await db.owner.query(`select count(*)::int as n from directory_import where ${where}`);
  return rows[0].n;
}

describe('a broken file', () => {
  const others = [{ id: 'b', name: 'English class', status: 'active' }];
  const whole = JSON.stringify([foodBank(), ...others]);
  test.each<[string, Format, string | Buffer, string]>([
    ['cut.json', 'hsds', whole.slice(0, -30), 'cut_short'],
    ['cut.json.gz', 'hsds', gzipSync(whole).subarray(0, -20), 'cut_short'],
    [
      'bent.json.gz',
      'hsds',
      Buffer.concat([gzipSync(whole).subarray(0, -8), Buffer.alloc(8, 7)]),
      'packed_wrongly',
    ],
    ['page.html', 'hsds', '<!doctype html><p>Not found', 'not_json'],
    ['schema.json', 'hsds', '{"$schema": "x", "type": "object"}', 'not_hsds'],
    ['all-bad.json', 'hsds', '[{"id": "x", "status": "?"}, {"id": "y", "status": 3}]', 'nothing_readable'],
    ['empty.json', 'hsds', '', 'empty'],
    ['services.zip', 'hsds', Buffer.from('PK\u0003\u0004rest'), 'zip_archive'],
    ['other.csv', 'uk-libraries', 'name,postcode\nx,y\n', 'unknown_header'],
    ['libraries.csv', 'nhs-choices', 'Library name,Postcode\nx,y\n', 'unknown_header'],
    ['bomb.json.gz', 'hsds', gzipSync(Buffer.alloc(300_000_000, ' ')), 'unpacks_endlessly'],
  ])('%s (%s) changes nothing', async (name, format, content, problem) => {
    await importDirectory({
      file: await files.json('before.json', [foodBank(), ...others]),
      format: 'hsds',
      db,
      source: 'test',
    });
    const before = await everythingIn(db.owner);
    const out = join(files.folder, 'broken-report.csv');
    const result = await importDirectory({
      file: await files.put(name, content),
      format,
      db,
      source: 'test',
      out,
    });
    expect(result).toMatchObject({ status: 'broken', problem });
    expect(await everythingIn(db.owner)).toBe(before);
    expect(await runs(`id = '${result.importId}' and status = 'broken' and problem = '${problem}'`)).toBe(1);
    await expect(readFile(out)).rejects.toThrow('ENOENT');
  });

  test('a file that breaks after thousands of good rows changes nothing', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) =>
      JSON.stringify({ id: `n${n}`, name: `Service ${n}`, status: 'active' }),
    );
    const before = await everythingIn(db.owner);
    const result = await importDirectory({
      file: await files.put('late.json', `[${rows.join(',')}, {"id": "cut`),
      format: 'hsds',
      db,
    });
    expect(result).toMatchObject({ status: 'broken', problem: 'cut_short' });
    expect(await everythingIn(db.owner)).toBe(before);
  });

  test('a file that is not there is said so', async () => {
    const result = await importDirectory({ file: join(files.folder, 'nowhere.json'), format: 'hsds', db });
    expect(result).toMatchObject({ status: 'broken', problem: 'cannot_be_opened' });
  });
});
