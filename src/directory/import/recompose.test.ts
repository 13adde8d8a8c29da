import { beforeEach, describe, expect, test } from 'vitest';
import { transact } from '#db';
import { systemActor } from '#kernel';
import { testDatabase } from '../../db/testing.ts';
import { cleanStatement, type NewStatement, sayOfServices } from '../statement.ts';
import { DIRECTORY_TABLES, everythingIn, fixtureFolder, foodBank } from './fixtures.ts';
import { recompose } from './recompose.ts';
import { importDirectory } from './run.ts';

const db = await testDatabase();
const files = await fixtureFolder();
const actor = systemActor('00000000-0000-0000-0000-000000000000', 'test');
const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';

beforeEach(async () => {
  await db.owner.query(
    `truncate ${[...DIRECTORY_TABLES, 'import', 'import_row', 'statement'].map((table) => `directory_${table}`).join(', ')} cascade`,
  );
});

async function take(source: string, ...services: object[]) {
  db.clock.set(new Date(db.clock.now().getTime() + 60_000));
  const file = await files.json(`${source}.json`, services);
  const result = await importDirectory({ file, format: 'hsds', db, source });
  if (result.status === 'broken') throw new Error(result.detail);
}

async function say(...statements: (Omit<NewStatement, 'serviceId'> & { serviceId?: string })[]) {
  db.clock.set(new Date(db.clock.now().getTime() + 60_000));
  return transact(db, actor, (tx) =>
    sayOfServices(
      tx,
      statements.map((one) => ({ serviceId: ID, ...one })),
    ),
  );
}

async function one(sqlText: string, ...values: unknown[]) {
  const { rows } = await db.owner.query(sqlText, values);
  return rows[0];
}

const service = (id = ID) =>
  one(
    `select name, description, email, fees, minimum_age, maximum_age, vanished_at is not null as gone,
      array(select number from directory_phone where service_id = s.id order by position) as phones,
      array(select domain from directory_service_need where service_id = s.id order by 1) as needs,
      (select jsonb_object_agg(condition, value) from directory_condition where service_id = s.id) as conditions,
      array(select byday from directory_schedule where service_id = s.id order by 1) as days
     from directory_service s where id = $1`,
    id,
  );

const council = {
  id: ID,
  name: 'Food Bank',
  status: 'active',
  description: 'From the council',
  phones: [{ number: '01234 111111' }],
  conditions: { recourse: 'needs_recourse', cost: 'free' },
};
const charity = {
  id: ID,
  name: 'The food bank',
  status: 'active',
  email: 'help@food.example',
  phones: [{ number: '01234 222222' }],
  needs: ['food'],
  conditions: { recourse: 'nrpf_welcome' },
};

describe('two sources name one thing by the same UUID', () => {
  test('the newer of equals wins field by field, and what only one says is kept', async () => {
    await take('council', council);
    await take('charity', charity);
    const expected = {
      name: 'The food bank',
      description: 'From the council',
      email: 'help@food.example',
      phones: ['01234 222222'],
      needs: ['food'],
      conditions: { recourse: 'nrpf_welcome', cost: 'free' },
      gone: false,
    };
    expect(await service()).toMatchObject(expected);
    const before = await everythingIn(db.owner);
    await transact(db, actor, (tx) => recompose(tx, [ID]));
    expect(await everythingIn(db.owner)).toBe(before);
    await take('charity', charity);
    expect(await everythingIn(db.owner)).toBe(before);
  });

  test('a source that is believed more wins whenever it came, and for the named field only', async () => {
    await db.owner.query(`insert into directory_trust values ('source:council', 'phones', 150)`);
    await take('council', council);
    await take('charity', charity);
    expect(await service()).toMatchObject({ name: 'The food bank', phones: ['01234 111111'] });
    await db.owner.query(`delete from directory_trust where voice = 'source:council'`);
  });

  test('when one loses it, the next best is heard; when both have, it vanished with what was last known', async () => {
    await take('council', council);
    await take('charity', charity);
    await take('charity', { id: OTHER, name: 'Else', status: 'active' });
    expect(await service()).toMatchObject({
      name: 'Food Bank',
      email: null,
      phones: ['01234 111111'],
      gone: false,
    });
    await take('council', { id: OTHER, name: 'Else', status: 'active' });
    expect(await service()).toMatchObject({ name: 'The food bank', gone: true });
  });
});

describe('what somebody here says', () => {
  test('outranks the source, survives the next import, and can be taken back', async () => {
    await take('charity', charity);
    expect(
      await say(
        { field: 'phones', value: [{ number: '01234 999999' }], saidBy: 'provider' },
        { field: 'conditions.recourse', value: 'open_to_all', note: 'They told me', saidBy: 'link_worker' },
      ),
    ).toEqual([]);
    expect(await service()).toMatchObject({
      phones: ['01234 999999'],
      conditions: { recourse: 'open_to_all' },
    });
    expect(
      await one(`select said_by, note, said_on::text, record_id from directory_condition`),
    ).toMatchObject({
      said_by: 'link_worker',
      note: 'They told me',
      record_id: null,
    });
    await take('charity', { ...charity, name: 'Renamed', phones: [{ number: '01234 333333' }] });
    expect(await service()).toMatchObject({ name: 'Renamed', phones: ['01234 999999'] });
    await say({ field: 'phones', value: null, saidBy: 'provider' });
    expect(await service()).toMatchObject({
      phones: ['01234 333333'],
      conditions: { recourse: 'open_to_all' },
    });
  });

  test('the directory team outranks the provider, whoever spoke last; the newest word of one speaker stands', async () => {
    await take('charity', charity);
    await say({ field: 'name', value: 'Team', saidBy: 'directory_team' });
    await say({ field: 'name', value: 'Provider', saidBy: 'provider' });
    expect((await service()).name).toBe('Team');
    await say({ field: 'name', value: 'Team again', saidBy: 'directory_team' });
    expect((await service()).name).toBe('Team again');
  });

  test('unknown of a source never beats a word, and an empty list says that there is none', async () => {
    await take('charity', charity);
    await take('council', { ...council, conditions: { recourse: 'unknown' } });
    await say(
      { field: 'phones', value: [], saidBy: 'provider' },
      { field: 'email', value: '', saidBy: 'provider' },
    );
    expect(await service()).toMatchObject({
      conditions: { recourse: 'nrpf_welcome' },
      phones: [],
      email: null,
    });
  });

  test('a promise of a source is taken back by the provider who says that it is not known, until they say more', async () => {
    await take('charity', { ...charity, conditions: { id_required: 'none', recourse: 'nrpf_welcome' } });
    await db.owner.query(
      `insert into directory_trust (voice, field, rank) values ('source:charity', 'conditions', 900)`,
    );
    await say({ field: 'conditions.id_required', value: 'unknown', saidBy: 'provider' });
    expect((await service()).conditions).toEqual({ recourse: 'nrpf_welcome' });
    // The next import says it again, with a newer word, and is not heard.
    await take('charity', { ...charity, description: 'New words', conditions: { id_required: 'none' } });
    expect((await service()).conditions).toBeNull();
    await say({ field: 'conditions.id_required', value: null, saidBy: 'provider' });
    expect((await service()).conditions).toEqual({ id_required: 'none' });
    await db.owner.query(`delete from directory_trust where voice = 'source:charity'`);
    await say({ field: 'conditions.id_required', value: 'any', saidBy: 'provider' });
    expect((await service()).conditions).toEqual({ id_required: 'any' });
  });

  test('what belongs together is taken from one mouth', async () => {
    await take('charity', { ...charity, minimum_age: 16, maximum_age: 25 });
    await say({ field: 'ages', value: { maximum_age: 30 }, saidBy: 'provider' });
    expect(await service()).toMatchObject({ minimum_age: null, maximum_age: 30 });
  });

  test('needs and times are said in HSDS form', async () => {
    await take('charity', charity);
    await say(
      { field: 'needs', value: ['housing'], saidBy: 'directory_team' },
      {
        field: 'schedules',
        value: [{ byday: 'TU', freq: 'WEEKLY', opens_at: '10:00', closes_at: '12:00' }],
        saidBy: 'provider',
      },
    );
    expect(await service()).toMatchObject({ needs: ['housing'], days: ['TU'] });
    expect(
      await one(
        `select search @@ to_tsquery('simple', 'housing') as found from directory_entry where service_id = $1`,
        ID,
      ),
    ).toEqual({ found: true });
  });

  test('history cannot be rewritten', async () => {
    await expect(db.pool.query('delete from directory_statement')).rejects.toMatchObject({ code: '42501' });
    await expect(db.pool.query('update directory_statement set note = note')).rejects.toMatchObject({
      code: '42501',
    });
  });

  test.each([
    ['nonsense', 'x', 'unknown_field'],
    ['minimum_age', 3, 'unknown_field'],
    ['conditions.nonsense', 'yes', 'unknown_field'],
    ['conditions.recourse', 'yes', 'bad_value'],
    ['name', '', 'bad_value'],
    ['status', 'open', 'bad_value'],
    ['url', 'javascript:alert(1)', 'bad_value'],
    ['email', 'nobody', 'bad_value'],
    ['ages', { name: 'x' }, 'bad_value'],
    ['needs', ['gold'], 'bad_value'],
    ['phones', [{ type: 'voice' }], 'bad_value'],
  ])('%s = %j is refused', (field, value, problem) => {
    expect(cleanStatement(field, value)).toEqual({ field, problem });
  });

  test('one wrong statement keeps the others from being kept', async () => {
    await take('charity', charity);
    expect(
      await say(
        { field: 'name', value: 'New', saidBy: 'provider' },
        { field: 'url', value: 'javascript:x', saidBy: 'provider' },
      ),
    ).toEqual([{ field: 'url', problem: 'bad_value' }]);
    expect((await service()).name).toBe('The food bank');
  });
});

describe('a service that is part of another', () => {
  const bank = foodBank({ id: OTHER, name: 'Riverside Foodbank', schedules: [{ byday: 'MO' }] });

  async function join() {
    await take('charity', charity);
    await take('council', bank);
    await db.owner.query('update directory_service set merged_into = $1 where id = $2', [ID, OTHER]);
    await transact(db, actor, (tx) => recompose(tx, [ID]));
  }

  test('lends it what it does not have, and is nowhere by itself', async () => {
    await join();
    expect(await service()).toMatchObject({
      name: 'Riverside Foodbank',
      email: 'help@food.example',
      description: 'Food parcels & advice',
      days: ['MO'],
      conditions: { recourse: 'nrpf_welcome', id_required: 'none' },
      gone: false,
    });
    expect(await service(OTHER)).toMatchObject({
      gone: true,
      phones: [],
      needs: [],
      conditions: null,
      days: [],
    });
  });

  test('its source goes on speaking, and its vanishing is heard', async () => {
    await join();
    await take('council', { ...bank, description: 'New words' });
    expect(await service()).toMatchObject({ description: 'New words', gone: false });
    expect(await service(OTHER)).toMatchObject({ gone: true, phones: [], days: [] });
    await take('charity', { id: '33333333-3333-4333-8333-333333333333', name: 'Else', status: 'active' });
    expect(await service()).toMatchObject({ name: 'Riverside Foodbank', email: null, gone: false });
  });

  test('apart again, both are as if it had never been', async () => {
    await take('charity', charity);
    await take('council', bank);
    const before = await everythingIn(db.owner);
    await db.owner.query('update directory_service set merged_into = $1 where id = $2', [ID, OTHER]);
    await transact(db, actor, (tx) => recompose(tx, [OTHER]));
    expect(await everythingIn(db.owner)).not.toBe(before);
    await db.owner.query('update directory_service set merged_into = null where id = $1', [OTHER]);
    await transact(db, actor, (tx) => recompose(tx, [ID, OTHER]));
    expect(await everythingIn(db.owner)).toBe(before);
  });

  test('by its old id one reaches what it is part of', async () => {
    await join();
    expect(
      await one('select service_name, service_email from v_directory_contact where service_id = $1', OTHER),
    ).toEqual({
      service_name: 'Riverside Foodbank',
      service_email: 'help@food.example',
    });
  });
});
