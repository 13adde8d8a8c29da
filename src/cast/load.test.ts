import { expect, test } from 'vitest';
import { testDatabase } from '../db/testing.ts';
import { furnish } from '../house.ts';
import { loadCast } from './index.ts';

const database = await testDatabase();
test('loads', async () => {
  const began = Date.now();
  await loadCast({
    url: database.url,
    secret: 'x'.repeat(40),
    origin: 'http://127.0.0.1:4180',
    duties: (channels) => furnish({ channels, personas: [] }).duties,
    log: (line) => console.log(line),
    now: new Date('2026-11-18T15:00:00Z'),
  });
  console.log('took', Date.now() - began, (globalThis as any).T);
  const { rows } = await database.owner.query('select status, count(*) from messaging_message group by 1');
  console.log(rows);
}, 120_000);
