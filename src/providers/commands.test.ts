import { beforeAll, describe, expect, test } from 'vitest';
import { type Tx, transact } from '#db';
import { serviceById } from '#directory';
import { type Actor, DAY, ROLES, systemActor } from '#kernel';
import { importServices } from '../directory/testing.ts';
import { testSite } from '../web/testing.ts';
import { joinProvider, sayCapacity } from './commands.ts';
import { mayJoin, maySayCapacity } from './policy.ts';
import { capacityOf, reachProvider } from './reach.ts';

const site = await testSite();
const organization = { id: 'trust', name: 'Riverside Trust', email: 'trust@riverside.example' };
let id: (sourceId: string) => string;

beforeAll(async () => {
  id = await importServices(site.database, [
    { id: 'own', name: 'Own e-mail', email: 'own@riverside.example', organization },
    { id: 'none', name: 'The e-mail of its organization', organization },
    { id: 'phone', name: 'Telephone only', phones: [{ id: 'p', number: '01234 567890' }] },
    { id: 'nothing', name: 'Nothing at all' },
  ]);
});

const member = (role: (typeof ROLES)[number]): Actor => ({
  kind: 'member',
  schemeId: site.id,
  id: site.id,
  roles: [role],
  teamId: null,
});
const attempt = <T>(work: (tx: Tx) => Promise<T>, actor: Actor = systemActor(site.id, 'test')) =>
  transact(site.database, actor, work);
const capacityNow = async (serviceId: string, schemeId = site.id) =>
  (await attempt((tx) => capacityOf(tx, [serviceId]), systemActor(schemeId, 'test'))).get(serviceId);
const word = (sourceId: string, more: object = {}) => ({
  serviceId: id(sourceId),
  places: 2,
  waitingDays: null,
  paused: false,
  ...more,
});

test('who may what', () => {
  const table = ROLES.map((role) => [role, maySayCapacity(member(role)), mayJoin(member(role))]);
  expect(table).toEqual([
    ['link_worker', true, false],
    ['referrer', false, false],
    ['supervisor', true, true],
    ['provider', false, false],
    ['administrator', false, true],
  ]);
});

describe('where a message goes', () => {
  test.each([
    ['own', { kind: 'mailbox', address: 'own@riverside.example' }],
    ['none', { kind: 'mailbox', address: 'trust@riverside.example' }],
    ['phone', { kind: 'by_hand', why: 'telephone' }],
    ['nothing', { kind: 'by_hand', why: 'no_address' }],
  ] as const)('%s', async (sourceId, where) => {
    expect(await attempt((tx) => reachProvider(tx, id(sourceId)))).toMatchObject(where);
  });

  test('a service that is not there is blocked', async () => {
    expect(await attempt((tx) => reachProvider(tx, site.id))).toEqual({
      kind: 'blocked',
      why: 'no_such_service',
    });
  });

  test('what the organization told this scheme comes first, in its language, and in this scheme only', async () => {
    const own = await attempt((tx) => serviceById(tx, id('own')));
    await site.run((tx) =>
      joinProvider(tx, {
        organizationId: own?.organization?.id ?? '',
        referralEmail: 'welcome@riverside.example',
        locale: 'ar',
      }),
    );
    const here = await attempt((tx) => reachProvider(tx, id('own')));
    expect(here).toMatchObject({ address: 'welcome@riverside.example', locale: 'ar' });
    const there = await attempt((tx) => reachProvider(tx, id('own')), systemActor(site.other.id, 'test'));
    expect(there).toMatchObject({ address: 'own@riverside.example', locale: 'en' });
  });

  test('only an organization of the directory can join, and not by anyone', async () => {
    expect(await attempt((tx) => joinProvider(tx, { organizationId: site.id }))).toMatchObject({
      code: 'kernel.not_found',
    });
    const referrer = await attempt((tx) => joinProvider(tx, { organizationId: site.id }), member('referrer'));
    expect(referrer).toMatchObject({ code: 'providers.not_yours' });
  });
});

describe('the last word on places', () => {
  test('is known with its age, replaced by the next, and unknown when it is old', async () => {
    expect(await capacityNow(id('none'))).toEqual({ state: 'unknown', ageDays: null });
    await site.run((tx) => sayCapacity(tx, word('none')), member('link_worker'));
    expect(await capacityNow(id('none'))).toMatchObject({ state: 'places', places: 2, ageDays: 0 });
    site.clock.advance(3 * DAY);
    expect(await capacityNow(id('none'))).toMatchObject({ state: 'places', ageDays: 3 });
    await site.run((tx) => sayCapacity(tx, word('none', { places: 0, waitingDays: 20 })));
    expect(await capacityNow(id('none'))).toMatchObject({ state: 'full', waitingDays: 20, ageDays: 0 });
    site.clock.advance(15 * DAY);
    expect(await capacityNow(id('none'))).toEqual({ state: 'unknown', ageDays: 15 });
  });

  test('stays in its scheme', async () => {
    await site.run((tx) => sayCapacity(tx, word('phone')));
    expect(await capacityNow(id('phone'), site.other.id)).toEqual({ state: 'unknown', ageDays: null });
  });

  test('an organization that pauses pauses all its services, until it goes on', async () => {
    const organizationId = (await attempt((tx) => serviceById(tx, id('own'))))?.organization?.id ?? '';
    await site.run((tx) => sayCapacity(tx, word('own')));
    await site.run((tx) => joinProvider(tx, { organizationId, paused: true }));
    expect(await capacityNow(id('own'))).toEqual({ state: 'paused', ageDays: null });
    await site.run((tx) => joinProvider(tx, { organizationId }));
    expect(await capacityNow(id('own'))).toMatchObject({ state: 'places' });
  });

  test('is refused from those who may not, about nothing, and about what is not there', async () => {
    const refused = await attempt((tx) => sayCapacity(tx, word('own')), member('referrer'));
    expect(refused).toMatchObject({ code: 'providers.not_yours' });
    const silent = await attempt((tx) => sayCapacity(tx, word('own', { places: null })));
    expect(silent).toMatchObject({ code: 'providers.nothing_said' });
    const absent = await attempt((tx) => sayCapacity(tx, word('own', { serviceId: site.id })));
    expect(absent).toMatchObject({ code: 'kernel.not_found' });
  });
});
