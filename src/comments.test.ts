import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { generateTypes } from './db/generate.ts';
import { testDatabase } from './db/testing.ts';

const { owner } = await testDatabase();

test('every table and view says what it holds', async () => {
  const { rows } = await owner.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
       and coalesce(obj_description(oid, 'pg_class'), '') = '' order by 1`,
  );
  expect(rows).toEqual([]);
});

// A view's columns are those of its tables, and explained there.
test('every column of a table says what it holds', async () => {
  const { rows } = await owner.query(
    `select relname || '.' || attname as column from pg_class join pg_attribute on attrelid = pg_class.oid
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped
       and coalesce(col_description(attrelid, attnum), '') = '' order by 1`,
  );
  expect(rows).toEqual([]);
});

test('the row types are what the migrations give: npm run generate', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-types-'));
  try {
    const fresh = join(folder, 'generated.ts');
    await generateTypes(inject('database').url, fresh);
    const kept = fileURLToPath(new URL('./db/generated.ts', import.meta.url));
    expect(await readFile(fresh, 'utf8')).toBe(await readFile(kept, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
