import { beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '#kernel';
import { words } from '#language';
import { importServices } from '../directory/testing.ts';
import { testSite } from '../web/testing.ts';
import type { Capacity } from './capacity.ts';
import { joinProvider } from './commands.ts';
import { capacityWords } from './words.ts';

const site = await testSite();
const larder = { id: 'larder', name: 'The Larder', email: 'hello@larder.example' };
let id: (sourceId: string) => string;
// Signed in anew: the clock of these tests outruns every session.
const keeper = () => site.signIn({ roles: ['supervisor'] });

beforeAll(async () => {
  id = await importServices(site.database, [
    { id: 'lunch', name: 'Lunch', organization: larder },
    { id: 'parcels', name: 'Parcels', organization: larder },
    { id: 'van', name: 'The van', email: 'van@larder.example', organization: larder },
    {
      id: 'club',
      name: 'Knitting club',
      organization: { id: 'club', name: 'Club' },
      phones: [{ id: 'p', number: '01632 960001' }],
    },
    { id: 'else', name: 'Nobody asked for it', email: 'else@else.example' },
  ]);
  for (const name of ['lunch', 'club']) {
    const organizationId = await organizationOf(name);
    await site.run((tx) => joinProvider(tx, { organizationId }));
  }
});

async function organizationOf(name: string): Promise<string> {
  const { rows } = await site.database.owner.query<{ o: string }>(
    'select organization_id as o from directory_service where id = $1',
    [id(name)],
  );
  return rows[0]?.o ?? '';
}

async function rungs(): Promise<Record<string, string | null>> {
  const { rows } = await site.database.owner.query<{ service_id: string; rung: string | null }>(
    'select service_id, rung from directory_freshness',
  );
  const found = new Map(rows.map((row) => [row.service_id, row.rung]));
  return Object.fromEntries(
    ['lunch', 'parcels', 'van', 'club', 'else'].map((name) => [name, found.get(id(name)) ?? null]),
  );
}

const letters = () => site.sent.splice(0).map(({ address }) => address);
const strike = async () => {
  await site.strike('providers.upkeep');
  await site.settle();
};
/** The path in the newest letter to an address. */
function linkTo(address: string): string {
  const letter = site.sent.findLast((one) => one.address === address);
  return /http:\/\/localhost(\/\S+)/.exec(letter?.body ?? '')?.[1] ?? '';
}

describe('what a provider reads of itself', () => {
  test.each([
    ['en', 'as you said', /they (last )?said|ask them/i],
    ['ar', 'قلتموه', /قالوه|لديهم/],
  ] as const)('says you, and not they: %s', (locale, you, they) => {
    const t = words(locale);
    const capacities: readonly Capacity[] = [
      { state: 'places', places: 3, waitingDays: 4, ageDays: 2 },
      { state: 'full', places: 0, waitingDays: null, ageDays: 0 },
      { state: 'paused', ageDays: 1 },
      { state: 'paused', ageDays: null },
      { state: 'unknown', ageDays: 20 },
      { state: 'unknown', ageDays: null },
    ];
    const own = capacities.flatMap((capacity) => capacityWords(t, capacity, 'own'));
    expect(own.join(' ')).toContain(you);
    expect(own.join(' ')).not.toMatch(they);
    // To everyone else they are they.
    expect(capacities.flatMap((capacity) => capacityWords(t, capacity)).join(' ')).toMatch(they);
  });
});

describe('the ladder, for listings of which nobody ever said anything', () => {
  test('one message to each mailbox for all that it keeps; without one it is for the team; others are left alone', async () => {
    await strike();
    expect(letters().sort()).toEqual(['hello@larder.example', 'van@larder.example']);
    expect(await rungs()).toEqual({
      lunch: 'asked',
      parcels: 'asked',
      van: 'asked',
      club: 'queued',
      else: null,
    });
  });

  test('struck twice, on the same day or a week later, it does nothing', async () => {
    await strike();
    site.clock.advance(7 * DAY);
    await strike();
    expect(letters()).toEqual([]);
  });

  test('what has only a telephone stands in the queue with it, and what was said is written down', async () => {
    const queue = await site.get('/en/providers/upkeep', await keeper());
    expect(queue.body).toContain('Knitting club');
    expect(queue.body).toContain('01632 960001');
    expect(queue.body).not.toContain('Parcels');
    const path = `/en/providers/upkeep/services/${id('club')}`;
    const { hidden } = await site.get(path, await keeper());
    const wrong = await site.post(path, { ...hidden, note: 'Ask for Joan' }, await keeper());
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('Ask for Joan');
    const done = await site.post(
      path,
      { ...hidden, heard: 'still_correct', note: 'Ask for Joan' },
      await keeper(),
    );
    expect([done.status, done.location]).toEqual([303, '/en/providers/upkeep']);
    expect((await site.get('/en/providers/upkeep', await keeper())).body).toContain(
      'Everything that you look after has been checked in time.',
    );
    const history = (await site.get(path, await keeper())).body;
    expect(history).toContain('Ask for Joan');
    expect(history).toContain('by the directory team');
    const stranger = await site.other.signIn({ roles: ['supervisor'] });
    const there = (await site.get(path, stranger)).body;
    expect(there).toContain('Everything is right.');
    expect(there).not.toContain('Ask for Joan');
  });

  test('the other scheme does not ask those whom this one asks', async () => {
    const organizationId = await organizationOf('lunch');
    await site.other.run((tx) => joinProvider(tx, { organizationId }));
    await strike();
    expect(letters()).toEqual([]);
  });

  test('only who keeps the directory comes here', async () => {
    const worker = await site.signIn({ roles: ['link_worker'] });
    expect((await site.get('/en/providers/upkeep', worker)).status).toBe(403);
  });
});

describe('the link of one check', () => {
  let link = '';

  test('after four weeks it is asked again, with a link that only looks when it is followed', async () => {
    site.clock.advance(22 * DAY);
    await strike();
    link = linkTo('hello@larder.example');
    letters();
    const looked = await site.get(link);
    expect(looked.status).toBe(200);
    for (const words of ['Lunch', 'Parcels', 'Everything is still right'])
      expect(looked.body).toContain(words);
    expect(looked.body).not.toContain('The van');
    await site.get(link);
    expect((await rungs()).lunch).toBe('asked_again');
  });

  test('one press, and all of its listings are fresh; nobody else’s', async () => {
    const { hidden } = await site.get(link);
    expect((await site.post(`${link}/correct`, hidden)).status).toBe(303);
    expect(await rungs()).toMatchObject({ lunch: null, parcels: null, van: 'asked_again' });
    const shown = (await site.get(`/en/directory/services/${id('lunch')}`, await keeper())).body;
    expect(shown).toContain('by the service itself');
    expect((await site.get(link)).body).toContain('Thank you');
  });

  test('a second press, and anything else by the same link, is refused', async () => {
    expect((await site.post(`${link}/correct`, {})).status).toBe(409);
    expect((await site.post(`${link}/services/${id('lunch')}/places`, { left: 'many' })).status).toBe(409);
  });

  test('a new link goes to the mailbox on record, once a day, and ends the old one', async () => {
    await site.post(`${link}/fresh`, {});
    await site.post(`${link}/fresh`, {});
    await site.settle();
    expect(site.sent.map(({ address }) => address)).toEqual([]);
    site.clock.advance(DAY);
    await site.post(`${link}/fresh`, {});
    await site.post(`${link}/fresh`, {});
    await site.settle();
    const old = link;
    link = linkTo('hello@larder.example');
    expect(letters()).toEqual(['hello@larder.example']);
    expect(link).not.toBe(old);
    expect((await site.get(old)).status).toBe(410);
    expect((await site.get(link)).status).toBe(200);
  });

  test('places in one tap, of one’s own services only, with their age wherever they are shown', async () => {
    const page = await site.get(link);
    const tap = await site.post(`${link}/services/${id('lunch')}/places`, { ...page.hidden, left: 'some' });
    expect(tap.status).toBe(303);
    const shown = (await site.get(`/en/directory/services/${id('lunch')}`, await keeper())).body;
    expect(shown).toContain('3 places left, as they said today');
    for (const other of ['van', 'club', 'else'])
      expect((await site.post(`${link}/services/${id(other)}/places`, { left: 'many' })).status).toBe(404);
    expect((await site.get(`${link}/services/${id('van')}`)).status).toBe(404);
    await site.post(`${link}/services/${id('lunch')}/places`, { left: 'paused' });
    expect((await site.get(link)).body).toContain('You take nobody for now');
    const wrong = await site.post(`${link}/services/${id('lunch')}/places`, { places: 'lots' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('value="lots"');
    const exact = await site.post(`${link}/services/${id('lunch')}/places`, { places: '12', waiting: '7' });
    expect(exact.status).toBe(303);
    expect((await site.get(link)).body).toContain('12 places left');
  });

  test('the link to keep goes to the mailbox, says places and can do nothing else', async () => {
    await site.post(`${link}/keep`, {});
    await site.settle();
    const keep = linkTo('hello@larder.example');
    letters();
    expect(keep).toContain('/providers/places/');
    const held = await site.get(keep);
    expect(held.body).toContain('How many places do you have?');
    expect(held.body).not.toContain('Everything is still right');
    const left = { ...held.hidden, left: 'none' };
    expect((await site.post(`${keep}/services/${id('parcels')}/places`, left)).status).toBe(303);
    site.clock.advance(60 * DAY);
    expect((await site.post(`${keep}/services/${id('parcels')}/places`, { left: 'few' })).status).toBe(303);
    expect((await site.post(`${keep}/correct`, {})).status).toBe(404);
    expect((await site.post(keep.replace('/places/', '/listing/').concat('/correct'), {})).status).toBe(404);
    expect((await site.get(link)).status).toBe(410);
  });

  test('the link to keep is taken back by a member, and another one is asked for', async () => {
    const worker = await site.signIn({ roles: ['link_worker'] });
    const keep = await freshPlacesLink();
    expect((await site.get(keep)).status).toBe(200);
    const about = `/en/providers/capacity/${id('lunch')}`;
    const stranger = await site.other.signIn({ roles: ['link_worker'] });
    expect((await site.get(about, stranger)).body).not.toContain('Take the link back');
    expect((await site.post(`${about}/take-back`, {}, stranger)).status).toBe(404);
    expect((await site.get(keep)).status).toBe(200);
    expect((await site.get(about, worker)).body).toContain('Take the link back');
    expect((await site.post(`${about}/take-back`, {}, worker)).status).toBe(303);
    expect((await site.get(about, worker)).body).not.toContain('Take the link back');
    const ended = await site.get(keep);
    expect(ended.status).toBe(410);
    expect(ended.body).toContain('it was taken back because it got lost');
    expect((await site.post(`${keep}/services/${id('lunch')}/places`, { left: 'few' })).status).toBe(410);
    expect((await site.post(`${about}/take-back`, {}, worker)).status).toBe(404);
    site.clock.advance(DAY);
    const next = await freshPlacesLink();
    expect(next).not.toBe(keep);
    expect((await site.get(next)).status).toBe(200);
    site.clock.advance(DAY);
  });

  /** As the provider gets it: a new check link, and by that the one to keep. */
  async function freshPlacesLink(): Promise<string> {
    await site.post(`${link}/fresh`, {});
    await site.settle();
    const check = linkTo('hello@larder.example');
    await site.post(`${check}/keep`, {});
    await site.settle();
    const keep = linkTo('hello@larder.example');
    letters();
    expect(keep).toContain('/providers/places/');
    return keep;
  }

  test('a mailbox that is no longer written to opens nothing', async () => {
    await site.post(`${link}/fresh`, {});
    await site.settle();
    const held = linkTo('hello@larder.example');
    letters();
    expect((await site.get(held)).status).toBe(200);
    const organizationId = await organizationOf('lunch');
    await site.run((tx) => joinProvider(tx, { organizationId, referralEmail: 'new@larder.example' }));
    expect((await site.get(held)).status).toBe(410);
    expect((await site.post(`${held}/correct`, {})).status).toBe(410);
    await site.run((tx) => joinProvider(tx, { organizationId }));
  });

  test('a link of the other scheme says nothing of places here', async () => {
    const here = await site.get(`/en/directory/services/${id('lunch')}`, await keeper());
    const stranger = await site.other.signIn({ roles: ['link_worker'] });
    const there = await site.get(`/en/directory/services/${id('lunch')}`, stranger);
    expect(here.body).toContain('They last said');
    expect(there.body).toContain('Nobody has asked them yet');
  });
});
