import { beforeAll, describe, expect, test } from 'vitest';
import { serviceById } from '#directory';
import { HOUR, MINUTE } from '#kernel';
import { importServices } from '../directory/testing.ts';
import { testSite } from '../web/testing.ts';

const site = await testSite();
const worker = await site.signIn({ roles: ['link_worker'] });
const team = await site.signIn({ roles: ['supervisor'] });
const stranger = await site.other.signIn({ roles: ['supervisor'] });
let id: (sourceId: string) => string;

beforeAll(async () => {
  id = await importServices(site.database, [
    { id: 'lunch', name: 'Lunch', email: 'a@lunch.example' },
    { id: 'club', name: 'Club', email: 'a@club.example' },
  ]);
});

const shown = async (name: string, who = worker) =>
  (await site.get(`/en/directory/services/${id(name)}`, who)).body;
const report = async (name: string, form: Record<string, string>, who = worker) => {
  const path = `/en/providers/problems/${id(name)}`;
  const { hidden } = await site.get(path, who);
  return site.post(path, { ...hidden, ...form }, who);
};
const hear = async (name: string, heard: string) => {
  const path = `/en/providers/upkeep/services/${id(name)}`;
  const { hidden } = await site.get(path, team);
  // Of two words of one moment, either may stand.
  site.clock.advance(MINUTE);
  return site.post(path, { ...hidden, heard }, team);
};
const marked = 'Reported, being checked';

describe('a report', () => {
  test('is one link away from the listing', async () => {
    expect(await shown('lunch')).toContain(`/en/providers/problems/${id('lunch')}`);
  });

  test('without saying what is wrong comes back with what was typed', async () => {
    const reply = await report('lunch', { note: 'Doors shut' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('Doors shut');
    expect(await shown('lunch')).not.toContain(marked);
  });

  test('marks the listing for everyone, and leaves it where it is', async () => {
    const reply = await report('lunch', { problem: 'closed', note: 'Doors shut' });
    expect(reply.location).toBe(`/en/directory/services/${id('lunch')}`);
    for (const who of [worker, stranger]) expect(await shown('lunch', who)).toContain(marked);
    const found = await site.get('/en/directory?words=lunch', worker);
    expect(found.body).toContain(marked);
  });

  test('speaks of sending to those who send, and of going to those who would go', async () => {
    const start = `/en/directory/find/${site.slug}`;
    const sheets = [`${start}/hand-out`, '/en/directory/hand-out'].map(
      (path) => `${path}?service=${id('lunch')}`,
    );
    for (const path of [`${start}/services/${id('lunch')}`, ...sheets]) {
      const { body } = await site.get(path, path.startsWith(start) ? undefined : worker);
      expect(body).toContain('it may have closed. Ring before you go.');
      expect(body).not.toContain('send anyone');
    }
    const asked = await site.post(start, { words: 'lunch' });
    expect((await site.get(asked.location ?? '')).body).toContain('Ring before you go.');
    expect(await shown('lunch')).toContain('Ring before you send anyone.');
  });

  test('is read by its own scheme only', async () => {
    const list = '/en/providers/upkeep/problems';
    expect((await site.get(list, team)).body).toContain('Doors shut');
    expect((await site.get(list, stranger)).body).not.toContain('Doors shut');
    const there = await site.get(`/en/providers/upkeep/services/${id('lunch')}`, stranger);
    expect(there.body).not.toContain('Doors shut');
    expect((await site.get(list, worker)).status).toBe(403);
  });

  test('the gravest of several stands', async () => {
    await report('lunch', { problem: 'unkind_or_unsafe' });
    await report('lunch', { problem: 'moved' });
    expect(await shown('lunch')).toContain('did not feel safe');
  });

  test('something small is read, and marks nothing', async () => {
    await report('club', { problem: 'other', note: 'A typing error' });
    expect(await shown('club')).not.toContain(marked);
  });

  test('of more than a slip of the finger is refused, for an hour', async () => {
    const busy = await site.signIn({ roles: ['referrer'] });
    for (let n = 0; n < 20; n += 1) await report('club', { problem: 'other', note: `${n}` }, busy);
    expect((await report('club', { problem: 'other', note: 'One more' }, busy)).status).toBe(409);
    site.clock.advance(HOUR / 2 + HOUR / 4);
    expect((await report('club', { problem: 'other', note: 'And more' }, busy)).status).toBe(409);
  });
});

describe('the directory team', () => {
  test('can hide it until more is known; it is found no more', async () => {
    await hear('lunch', 'hide');
    const service = await site.run((tx) => serviceById(tx, id('lunch')));
    expect(service).toMatchObject({ status: 'temporarily closed', reported: 'unkind_or_unsafe' });
    expect((await site.get('/en/directory?words=lunch', worker)).body).toContain('Nothing was found');
  });

  test('trying to ring settles nothing', async () => {
    await hear('lunch', 'no_answer');
    expect(await shown('lunch')).toContain(marked);
  });

  test('hearing that it is right shows it again, without the mark, and settles what was reported', async () => {
    await hear('lunch', 'still_correct');
    const service = await site.run((tx) => serviceById(tx, id('lunch')));
    expect(service).toMatchObject({ status: 'active', reported: null, verifiedBy: 'directory_team' });
    expect((await site.get('/en/providers/upkeep/problems', team)).body).not.toContain('Doors shut');
  });

  test('setting a report aside says nothing of the listing itself', async () => {
    await report('club', { problem: 'moved' });
    expect(await shown('club')).toContain(marked);
    await hear('club', 'set_aside');
    const service = await site.run((tx) => serviceById(tx, id('club')));
    expect(service).toMatchObject({ reported: null, verifiedOn: null });
  });
});
