import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { transact } from '#db';
import { systemActor } from '#kernel';
import { testDatabase } from '../../db/testing.ts';
import { refreshDerived } from '../derived.ts';
import { DIRECTORY_TABLES, fixtureFolder, foodBank } from '../import/fixtures.ts';
import { importDirectory } from '../import/run.ts';
import { sayOfServices } from '../statement.ts';
import { composed } from './compose-store.ts';
import { keepDocuments, stampsOf } from './document-store.ts';
import { documentOf, documentsOf, finishDocuments } from './documents.ts';
import { finish } from './finish.ts';
import { after, pageOf } from './published.ts';

const db = await testDatabase();
const files = await fixtureFolder();
const actor = systemActor('00000000-0000-0000-0000-000000000000', 'test');
const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';

beforeEach(async () => {
  await db.owner.query(
    `truncate ${[...DIRECTORY_TABLES, 'import', 'import_row', 'statement', 'document'].map((table) => `directory_${table}`).join(', ')} cascade`,
  );
});

const later = () => db.clock.set(new Date(db.clock.now().getTime() + 60_000));

async function take(...services: object[]) {
  later();
  const file = await files.json('services.json', services);
  const result = await importDirectory({ file, format: 'hsds', db, source: 'test' });
  if (result.status === 'broken') throw new Error(result.detail);
}

/** What the tables say, without what was kept of it. */
async function fresh(id: string) {
  const [raw] = await transact(db, actor, (tx) => composed(tx, 'service', 'full', [id]));
  return raw ? finish('service', raw) : null;
}

async function served(id: string) {
  const found = await documentOf(db, id, '3.1');
  return found && JSON.parse(found.text);
}

const term = (name: string, taxonomy: string) => ({
  id: 'at',
  taxonomy_term: { id: 't9', name, taxonomy_detail: { id: 'tx9', name: taxonomy } },
});
/** A bank with a term on the telephone of its place. */
function bank(changes: Record<string, unknown> = {}, said = term('Text only', 'Ways'), place: object = {}) {
  const base = foodBank({ id: ID, ...changes });
  const [at] = base.service_at_locations;
  const phones = [{ id: 'p9', number: '0777', attributes: [said] }];
  return { ...base, service_at_locations: [{ ...at, location: { ...at?.location, phones, ...place } }] };
}

const writers: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['a new edition of the service', () => take(bank({ description: 'Hot meals' }))],
  [
    'another name of its organization',
    () => take(bank({ organization: { ...bank().organization, name: 'Harbour Trust' } })),
  ],
  ['another description of its place', () => take(bank({}, undefined, { description: 'By the quay' }))],
  ['another name of a term on a telephone of its place', () => take(bank({}, term('Calls only', 'Ways')))],
  ['another name of the list of that term', () => take(bank({}, term('Text only', 'Means')))],
  [
    'what somebody here says of it',
    () =>
      transact(db, actor, (tx) =>
        sayOfServices(tx, [
          { serviceId: ID, field: 'alert', value: 'Closed today', saidBy: 'directory_team' },
        ]),
      ),
  ],
];

test.each(writers)('after %s the document is what the tables say', async (_, write) => {
  await take(bank());
  const before = await served(ID);
  expect(before).toEqual(await fresh(ID));
  const tag = (await documentOf(db, ID, '3.1'))?.etag;
  later();
  await write();
  const now = await served(ID);
  expect(now).toEqual(await fresh(ID));
  expect(now).not.toEqual(before);
  expect((await documentOf(db, ID, '3.1'))?.etag).not.toBe(tag);
});

test('a service that vanishes has no document, and has one again when it is back', async () => {
  await take(bank(), { id: OTHER, name: 'Other', status: 'active' });
  expect(await served(ID)).toMatchObject({ name: foodBank().name });
  await take({ id: OTHER, name: 'Other', status: 'active' });
  expect(await served(ID)).toBeNull();
  await take(bank(), { id: OTHER, name: 'Other', status: 'active' });
  expect(await served(ID)).toMatchObject({ name: foodBank().name });
});

test('what was made from rows that have changed since is not kept', async () => {
  await take(bank());
  const old = { id: ID, etag: 'old', document: '{}', older: null };
  const [before] = await transact(db, actor, (tx) => stampsOf(tx, [ID]));
  await transact(db, actor, (tx) => refreshDerived(tx, [ID]));
  const keep = (stamp: number) =>
    transact(db, actor, (tx) => keepDocuments(tx, 'x', tx.now, [{ ...old, stamp }]));
  const kept = async () =>
    (await db.owner.query('select document from directory_document where service_id = $1', [ID])).rows[0];
  await keep(before?.stamp ?? 0);
  expect(await kept()).toEqual({ document: null });
  const [now] = await transact(db, actor, (tx) => stampsOf(tx, [ID]));
  await keep(now?.stamp ?? 0);
  expect(await kept()).toEqual({ document: '{}' });
  // One of another form is as good as none.
  expect(await served(ID)).toEqual(await fresh(ID));
});

test('while somebody changes a service, nobody waits, and what they get is not kept', async () => {
  await take(bank());
  await transact(db, actor, async (tx) => {
    await sql`update directory_service set name = 'Half done' where id = ${ID}`.execute(tx.sql);
    await refreshDerived(tx, [ID]);
    expect(await served(ID)).toMatchObject({ name: foodBank().name });
  });
  expect(await served(ID)).toMatchObject({ name: 'Half done' });
});

test('all that is missing is made when there is time, and only that', async () => {
  const many = Array.from({ length: 450 }, (_, index) => ({
    id: `many-${index}`,
    name: `Many ${index}`,
    status: 'active',
  }));
  await take(...many);
  expect(await finishDocuments(db, 60_000)).toBe(450);
  expect(await finishDocuments(db, 60_000)).toBe(0);
  await db.owner.query(`update directory_document set form = 'earlier'
    where service_id in (select service_id from directory_document limit 3)`);
  expect(await finishDocuments(db, 60_000)).toBe(3);
  const { rows } = await db.owner.query('select service_id as id from directory_document');
  expect(
    (
      await documentsOf(
        db,
        rows.map((row) => row.id),
      )
    ).size,
  ).toBe(450);
});

test('whoever asks what changed since they asked last misses nothing, however long a change took', async () => {
  await take(bank(), { id: OTHER, name: 'Other', status: 'active' });
  await finishDocuments(db, 60_000);
  const changedSince = async (modifiedAfter: Date) => {
    const listing = {
      listed: 'service',
      shape: 'full',
      version: '3.1',
      narrowed: { modifiedAfter },
    } as const;
    return (await after(db, listing, null, 10)).contents.map((text) => JSON.parse(text).id);
  };
  later();
  const first = db.clock.now();
  expect(await changedSince(first)).toEqual([]);
  await transact(db, actor, async (tx) => {
    await sql`update directory_service set name = 'Slowly' where id = ${ID}`.execute(tx.sql);
    await refreshDerived(tx, [ID]);
    later();
    // They ask while it is under way, and from then on.
    expect(await changedSince(first)).toEqual([]);
    later();
  });
  const asked = new Date(db.clock.now().getTime() - 60_000);
  later();
  expect(await changedSince(asked)).toEqual([ID]);
  later();
  expect(await changedSince(db.clock.now())).toEqual([]);
});

test('pages follow each other without counting again, and hear of a change at once', async () => {
  const many = Array.from({ length: 25 }, (_, index) => ({
    id: `p-${index}`,
    name: `P ${index}`,
    status: 'active',
  }));
  await take(...many);
  const listing = { listed: 'service', shape: 'outline', version: '3.1', narrowed: {} } as const;
  const walk = async () => {
    const seen: string[] = [];
    for (let offset = 0; ; offset += 10) {
      const { contents, total } = await pageOf(db, listing, offset, 10);
      seen.push(...contents.map((text) => JSON.parse(text).id));
      if (contents.length < 10) return { seen, total };
    }
  };
  const { rows } = await db.owner.query('select id from directory_service order by id');
  const ids = rows.map((row) => row.id);
  expect(await walk()).toEqual({ seen: ids, total: 25 });
  expect(await walk()).toEqual({ seen: ids, total: 25 });
  // A page in the middle, where nobody was before.
  expect((await pageOf(db, listing, 7, 3)).contents.map((text) => JSON.parse(text).id)).toEqual(
    ids.slice(7, 10),
  );
  await take(...many.slice(0, 20));
  const after20 = await walk();
  expect(after20).toMatchObject({ total: 20 });
  expect(after20.seen.length).toBe(20);
});
