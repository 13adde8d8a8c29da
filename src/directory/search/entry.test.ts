import { beforeAll, expect, test } from 'vitest';
import { transact } from '#db';
import { systemActor } from '#kernel';
import { testDatabase } from '../../db/testing.ts';
import { CONDITIONS } from '../condition.ts';
import { refreshDerived } from '../derived.ts';
import { fixtureFolder, foodBank } from '../import/fixtures.ts';
import { importDirectory } from '../import/run.ts';
import { NEED_DOMAINS } from '../need.ts';
import { importServices } from '../testing.ts';
import { ANSWER_BITS, NEED_BITS } from './entry-bits.ts';
import { findServices } from './find.ts';

const db = await testDatabase();
const files = await fixtureFolder();
const actor = systemActor('00000000-0000-0000-0000-000000000000', 'test');
const rows = async (query: string, values: unknown[] = []) => (await db.owner.query(query, values)).rows;
const names = async (words: string) =>
  transact(db, actor, async (tx) => (await findServices(tx, { words })).services.map((one) => one.name));
const refresh = (id: string) => transact(db, actor, (tx) => refreshDerived(tx, [id]));

let id = '';
beforeAll(async () => {
  const idOf = await importServices(db, [foodBank(), { id: 'line', name: 'Helpline' }]);
  id = idOf(String(foodBank().id));
});

test('every need and every answer has a bit, and the bits stand still', () => {
  expect([...NEED_BITS].toSorted()).toEqual([...NEED_DOMAINS].toSorted());
  const answers = Object.entries(CONDITIONS).flatMap(([name, values]) =>
    values.map((value) => `${name}.${value}`),
  );
  expect([...ANSWER_BITS].toSorted()).toEqual(answers.toSorted());
  // What is stored depends on these: append, and then only.
  expect(NEED_BITS.indexOf('other')).toBe(25);
  expect(NEED_BITS.indexOf('caring')).toBe(16);
  expect(ANSWER_BITS.indexOf('accompaniment.no')).toBe(42);
  expect(ANSWER_BITS.indexOf('at_home.no')).toBe(50);
  expect(ANSWER_BITS.indexOf('id_required.none')).toBe(18);
});

test('an entry says where a service is, what it answers and who is welcome', async () => {
  const [entry] = await rows('select * from directory_entry where service_id = $1', [id]);
  const [line] = await rows(`select * from directory_entry where card->>'name' = 'Helpline'`);
  const bits = (mask: number, list: readonly string[]) =>
    list.filter((_, bit) => (BigInt(mask) >> BigInt(bit)) & 1n);
  expect(bits(entry.needs, NEED_BITS)).toEqual(['food', 'money_and_debt']);
  expect(bits(entry.answers, ANSWER_BITS)).toEqual(['id_required.none', 'recourse.nrpf_welcome']);
  expect(entry).toMatchObject({ languages: ['ar', 'tigrinya'], anywhere: false, points: null });
  expect(Math.hypot(entry.x, entry.y, entry.z)).toBeCloseTo(1, 12);
  expect(line).toMatchObject({ needs: 0, answers: 0, languages: [], anywhere: true, x: null, places: [] });
});

test('what is derived follows what it is derived from, and what may not be found has no entry', async () => {
  const [service] = await rows('select organization_id from directory_service where id = $1', [id]);
  await db.owner.query(`update directory_organization set name = 'Harbour Kitchen' where id = $1`, [
    service.organization_id,
  ]);
  await refresh(id);
  expect(await names('harbour kitchen')).toEqual([foodBank().name]);
  expect(await names('riverside trust')).toEqual([]);
  for (const status of ['defunct', 'active', 'inactive', 'temporarily closed']) {
    await db.owner.query('update directory_service set status = $1 where id = $2', [status, id]);
    await refresh(id);
    expect(await names('harbour')).toHaveLength(status === 'active' ? 1 : 0);
  }
  await refresh('00000000-0000-4000-8000-000000000000');
});

test('an import makes the entries of all that it touches: organizations, places, what vanished and what came back', async () => {
  const run = async (services: object[]) => {
    const file = await files.json('edition.json', services);
    expect(await importDirectory({ db, file, format: 'hsds', source: 'editions' })).toMatchObject({
      status: 'finished',
    });
  };
  const at = (name: string) => ({
    id: 'cafe',
    name: 'Repair cafe',
    status: 'active',
    service_at_locations: [{ location: { id: 'hall', location_type: 'physical', name } }],
  });
  await run([at('Zebra hall'), { id: 'choir', name: 'Choir', status: 'active' }]);
  expect(await names('zebra')).toEqual(['Repair cafe']);
  await run([at('Lion hall')]);
  expect([await names('zebra'), await names('lion'), await names('choir')]).toEqual([
    [],
    ['Repair cafe'],
    [],
  ]);
  await run([at('Lion hall'), { id: 'choir', name: 'Choir', status: 'active' }]);
  expect(await names('choir')).toEqual(['Choir']);
  const [counts] = await rows(`
    select (select count(*) from directory_entry)::int as entries,
      (select count(*) from directory_service where vanished_at is null and status = 'active')::int as services`);
  expect(counts.entries).toBe(counts.services);
});
