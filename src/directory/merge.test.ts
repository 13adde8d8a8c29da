import { beforeEach, describe, expect, test } from 'vitest';
import { transact } from '#db';
import { isRefusal, systemActor } from '#kernel';
import { testDatabase } from '../db/testing.ts';
import { fieldLines } from './comparison.ts';
import { DIRECTORY_TABLES, everythingIn, fixtureFolder } from './import/fixtures.ts';
import { importDirectory } from './import/run.ts';
import { detectDuplicates } from './likeness/detect.ts';
import { decidePair, undo, type Verdict } from './merge.ts';
import { findServices } from './search/find.ts';
import { sayOfServices } from './statement.ts';
import { serviceById } from './store.ts';

const db = await testDatabase();
const files = await fixtureFolder();
const actor = systemActor('00000000-0000-0000-0000-000000000000', 'test');
const run = <T>(work: (tx: Parameters<Parameters<typeof transact>[2]>[0]) => Promise<T>) =>
  transact(db, actor, work);

const MORE = [
  'import',
  'import_row',
  'statement',
  'pair',
  'merge',
  'likeness',
  'likeness_key',
  'likeness_due',
  'likeness_import',
];
beforeEach(async () => {
  await db.owner.query(
    `truncate ${[...DIRECTORY_TABLES, ...MORE].map((table) => `directory_${table}`).join(', ')} cascade`,
  );
});

async function take(source: string, ...services: object[]) {
  db.clock.set(new Date(db.clock.now().getTime() + 60_000));
  const result = await importDirectory({
    file: await files.json(`${source}.json`, services),
    format: 'hsds',
    db,
    source,
  });
  if (result.status === 'broken') throw new Error(result.detail);
}

const place = (street: string, postcode: string) => ({
  id: `sal ${street}`,
  location: {
    id: `l ${street}`,
    location_type: 'physical',
    addresses: [
      {
        id: 'a',
        address_1: street,
        city: 'Aldery',
        postal_code: postcode,
        country: 'GB',
        address_type: 'physical',
      },
    ],
  },
});
const council = {
  id: 'c1',
  name: "St Mary's Food Bank",
  status: 'active',
  description: 'Food parcels',
  phones: [{ number: '01632 960011' }],
  organization: { id: 'o1', name: "St Mary's Church" },
  service_at_locations: [place('12 Mill Lane', 'AL7 3QT')],
};
const charity = {
  id: 'd1',
  name: 'Saint Marys Foodbank',
  status: 'active',
  email: 'food@stmarys.example',
  phones: [{ number: '+44 1632 960 011' }],
  needs: ['food'],
  organization: { id: 'o2', name: 'St Marys Church', website: 'https://stmarys.example' },
  service_at_locations: [place('12 Mill Ln', 'al73qt')],
};
const other = {
  id: 'c2',
  name: 'Debt Advice',
  status: 'active',
  service_at_locations: [place('12 Mill Lane', 'AL7 3QT')],
};

async function pairs(kind = 'service') {
  const { rows } = await db.owner.query('select * from directory_pair where kind = $1 order by points desc', [
    kind,
  ]);
  return rows;
}
const decide = async (verdict: Verdict, kind?: string) =>
  run(async (tx) => decidePair(tx, (await pairs(kind))[0].id, verdict));
const idOf = async (key: string) =>
  (await db.owner.query('select entity_id from directory_record where source_key = $1', [key])).rows[0]
    .entity_id as string;
const found = async (words: string) =>
  (await run((tx) => findServices(tx, { words }))).services.map((one) => one.id);
const lastMerge = async () =>
  (await db.owner.query('select id from directory_merge order by merged_at desc, id desc limit 1')).rows[0]
    .id;

async function bothLists() {
  await take('council', council, other);
  await take('charity', charity);
  await detectDuplicates(db);
}

describe('what may be one', () => {
  test('is found with its reasons, and what only shares a house is not', async () => {
    await bothLists();
    const [pair, ...more] = await pairs();
    expect(more).toEqual([]);
    expect([pair.one_id, pair.other_id].sort()).toEqual([await idOf('c1'), await idOf('d1')].sort());
    expect(pair).toMatchObject({ sure: true, state: 'open' });
    expect(pair.reasons.map((reason: { signal: string }) => reason.signal)).toEqual(
      expect.arrayContaining(['phone_same', 'postcode_same']),
    );
    expect(await pairs('organization')).toHaveLength(1);
  });

  test('goes from the queue by itself when it is no longer alike', async () => {
    await bothLists();
    await take('charity', {
      ...charity,
      name: 'Harbour Chess Club',
      phones: [{ number: '0151 496 0000' }],
      needs: [],
    });
    await detectDuplicates(db);
    expect(await pairs()).toEqual([]);
  });

  test('is never asked about again once it is not the same, unless one of them changes in what tells them apart', async () => {
    await bothLists();
    expect(await decide('not_the_same')).toBeNull();
    await take('charity', { ...charity, description: 'New words' });
    await detectDuplicates(db, { all: true });
    expect((await pairs())[0].state).toBe('not_the_same');
    await take('charity', { ...charity, phones: [{ number: '01632 960012' }] });
    await detectDuplicates(db);
    expect((await pairs())[0]).toMatchObject({ state: 'open', decided_at: null });
  });

  test('nothing is compared twice, and nothing is due when nothing changed', async () => {
    await bothLists();
    expect(await detectDuplicates(db)).toEqual({ compared: 0 });
  });
});

describe('two services that are one', () => {
  test('are found once, with what each knew, and under both ids', async () => {
    await bothLists();
    const [c1, d1] = [await idOf('c1'), await idOf('d1')];
    const [pair] = await pairs();
    const verdict = pair.one_id === c1 ? 'same_one' : 'same_other';
    expect(await decide(verdict)).toBeNull();
    expect(await found('food')).toEqual([c1]);
    for (const id of [c1, d1]) {
      expect(await run((tx) => serviceById(tx, id))).toMatchObject({
        id: c1,
        email: 'food@stmarys.example',
        description: 'Food parcels',
        needs: ['food'],
      });
    }
    const { rows } = await db.owner.query(
      'select service_email from v_directory_contact where service_id = $1',
      [d1],
    );
    expect(rows).toEqual([{ service_email: 'food@stmarys.example' }]);
    expect((await pairs())[0].state).toBe('merged');
  });

  test('are two again when that was wrong, as if it had never been, with what was said in between', async () => {
    await bothLists();
    const before = await everythingIn(db.owner);
    const [c1, d1] = [await idOf('c1'), await idOf('d1')];
    await decide('same_one');
    await run(async (tx) => undo(tx, await lastMerge()));
    expect(await everythingIn(db.owner)).toBe(before);
    expect((await found('food')).sort()).toEqual([c1, d1].sort());
    await detectDuplicates(db);
    expect((await pairs())[0].state).toBe('not_the_same');
  });

  test('what was said while they were one stays with whom it was said of', async () => {
    await bothLists();
    const [pair] = await pairs();
    await decide('same_one');
    await run((tx) =>
      sayOfServices(tx, [
        { serviceId: pair.one_id, field: 'name', value: 'Said of the survivor', saidBy: 'directory_team' },
      ]),
    );
    await run((tx) =>
      sayOfServices(tx, [
        { serviceId: pair.other_id, field: 'email', value: 'part@stmarys.example', saidBy: 'provider' },
      ]),
    );
    expect(await run((tx) => serviceById(tx, pair.other_id))).toMatchObject({
      name: 'Said of the survivor',
      email: 'part@stmarys.example',
    });
    await run(async (tx) => undo(tx, await lastMerge()));
    expect(await run((tx) => serviceById(tx, pair.one_id))).toMatchObject({ name: 'Said of the survivor' });
    const part = await run((tx) => serviceById(tx, pair.other_id));
    expect(part?.email).toBe('part@stmarys.example');
    expect(part?.name).not.toBe('Said of the survivor');
  });

  test('of three, any can be parted again', async () => {
    await bothLists();
    await take('third', { ...charity, id: 'e1', name: "St Mary's Foodbank" });
    await detectDuplicates(db);
    const before = await everythingIn(db.owner);
    const merged: string[] = [];
    for (;;) {
      const { rows } = await db.owner.query(
        `select p.id from directory_pair p join directory_service a on a.id = p.one_id join directory_service b on b.id = p.other_id
         where p.kind = 'service' and p.state = 'open' and a.merged_into is null and b.merged_into is null limit 1`,
      );
      if (!rows[0]) break;
      db.clock.set(new Date(db.clock.now().getTime() + 60_000));
      expect(await run((tx) => decidePair(tx, rows[0].id, 'same_one'))).toBeNull();
      merged.push(await lastMerge());
    }
    expect(merged).toHaveLength(2);
    expect(await found('food')).toHaveLength(1);
    await run((tx) => undo(tx, merged[0] as string));
    expect(await found('food')).toHaveLength(2);
    await run((tx) => undo(tx, merged[1] as string));
    expect(await everythingIn(db.owner)).toBe(before);
  });

  test('cannot be decided twice, nor with one that is part of another', async () => {
    await bothLists();
    await decide('same_one');
    expect(isRefusal(await decide('later'))).toBe(true);
    const id = await lastMerge();
    await run((tx) => undo(tx, id));
    expect(isRefusal(await run((tx) => undo(tx, id)))).toBe(true);
  });
});

test('two organizations that are one: their services name the one, also after the next import, until they are parted', async () => {
  await bothLists();
  const [pair] = await pairs('organization');
  expect(await decide('same_one', 'organization')).toBeNull();
  const providers = async () =>
    (
      await db.owner.query(
        `select distinct organization_id from directory_service where organization_id is not null`,
      )
    ).rows.map((row) => row.organization_id);
  expect(await providers()).toEqual([pair.one_id]);
  await take('charity', { ...charity, description: 'New' });
  await take('council', { ...council, description: 'New' }, other);
  expect(await providers()).toEqual([pair.one_id]);
  await take('charity', charity);
  await take('council', council, other);
  await run(async (tx) => undo(tx, await lastMerge()));
  expect((await providers()).sort()).toEqual([pair.one_id, pair.other_id].sort());
});

test('each field says who says it, since when, and what the others say', async () => {
  await bothLists();
  await take('council', { ...council, description: 'Other words' }, other);
  const changedAt = db.clock.now().getTime();
  const lines = await run(async (tx) => fieldLines(tx, 'service', [await idOf('c1'), await idOf('d1')]));
  const description = lines.find((line) => line.field === 'description');
  expect(description?.said).toMatchObject([{ texts: ['Other words'], source: { name: 'council' } }]);
  expect(description?.said[0]?.at.getTime()).toBeGreaterThanOrEqual(changedAt);
  const name = lines.find((line) => line.field === 'name');
  expect(name?.said.map((said) => said.texts[0])).toEqual(
    expect.arrayContaining([council.name, charity.name]),
  );
  expect(name?.said.find((said) => said.texts[0] === council.name)?.at.getTime()).toBeLessThan(changedAt);
  const where = lines.find((line) => line.field === 'service_at_locations');
  expect(where?.said[0]?.texts[0]).toContain('Mill L');
});
