import { expect, test } from 'vitest';
import { testDatabase } from '../db/testing.ts';
import { CONDITION_NAMES, CONDITIONS, conditionsOf, isConditionValue } from './condition.ts';
import { NEED_DOMAINS } from './need.ts';

const db = await testDatabase();

test('the database allows exactly the answers that the code knows', async () => {
  const { rows } = await db.owner.query('select condition, value from directory_condition_value');
  const stored = rows.map((row: { condition: string; value: string }) => `${row.condition}: ${row.value}`);
  const known = CONDITION_NAMES.flatMap((name) =>
    [...CONDITIONS[name], 'unknown'].map((value) => `${name}: ${value}`),
  );
  expect(stored.toSorted()).toEqual(known.toSorted());
});

test('the database allows exactly the need domains that the code knows', async () => {
  const { rows } = await db.owner.query(
    `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'directory_service_need_domain_check'`,
  );
  const stored = [...rows[0].rule.matchAll(/'([a-z_]+)'/g)].map((found: RegExpMatchArray) => found[1]);
  expect(stored.toSorted()).toEqual([...NEED_DOMAINS].toSorted());
});

test('what nobody said is unknown, and what cannot be an answer is nobody saying anything', () => {
  const conditions = conditionsOf({ recourse: 'nrpf_welcome', childcare: 'perhaps', toString: 'yes' });
  expect(conditions.recourse).toBe('nrpf_welcome');
  expect(CONDITION_NAMES.filter((name) => conditions[name] !== 'unknown')).toEqual(['recourse']);
  expect(isConditionValue('childcare', 'nrpf_welcome')).toBe(false);
});

test('every table and column of the directory says what it is', async () => {
  const { rows } = await db.owner.query(`
    select table_name || '.' || column_name as silent from information_schema.columns
    where table_name like 'directory%' and col_description(table_name::regclass, ordinal_position) is null
    union all select relname from pg_class where relname like 'directory%' and relkind = 'r' and obj_description(oid) is null`);
  expect(rows).toEqual([]);
});
