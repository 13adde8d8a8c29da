import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel';
import { testSite } from '../web/testing.ts';
import { publicList, publicService } from './door.ts';
import { idsInList } from './list.ts';
import { importServices } from './testing.ts';

const site = await testSite();
const signIn = () => site.signIn({ roles: ['supervisor'] });
const start = `/en/directory/find/${site.slug}`;
let id: (sourceId: string) => string;

beforeAll(async () => {
  id = await importServices(site.database, [
    { id: 'larder', name: 'Harbour Larder', description: 'A food bank.', needs: ['food'] },
    { id: 'class', name: 'English Class', needs: ['language'] },
    { id: 'line', name: 'Debt Line', needs: ['money_and_debt'], conditions: { by_telephone: 'yes' } },
    {
      id: 'desk',
      name: 'Debt Desk',
      needs: ['money_and_debt'],
      conditions: { by_telephone: 'no', online: 'yes' },
    },
  ]);
});

const ask = (form: Record<string, string>, path = start) => site.post(path, form);
const found = async (form: Record<string, string>) => {
  const asked = await ask(form);
  expect(asked.status).toBe(303);
  return { address: asked.location ?? '', ...(await site.get(asked.location ?? '')) };
};
const rows = async (table: string) =>
  Number((await site.database.owner.query(`select count(*) as n from ${table}`)).rows[0].n);

describe('anyone', () => {
  test('searches without signing in, in any language', async () => {
    const { body, status } = await found({ words: 'طعام' });
    expect(status).toBe(200);
    expect(body).toContain('Harbour Larder');
    expect(body).not.toContain('English Class');
  });

  test('leaves no trace: nothing in the address, no cookie, no row', async () => {
    const before = [await rows('access_audit'), await rows('db_outbox')];
    const asked = await ask({ words: 'food', near: '', domain: 'food' });
    expect(asked.location).toMatch(/\?s=[\w-]+$/);
    expect(asked.location).not.toContain('food');
    const page = await site.get(asked.location ?? '');
    expect(page.headers['set-cookie']).toBeUndefined();
    await ask({ words: 'nothingatall', domain: 'housing' }).then(({ location }) => site.get(location ?? ''));
    expect([await rows('access_audit'), await rows('db_outbox')]).toEqual(before);
  });

  test('comes back to the list from a service and from the hand-out, in either language', async () => {
    const { address, body } = await found({ words: 'food' });
    const [service = ''] = body.match(/\/en\/directory\/find\/[^"]+\/services\/[^"]+/) ?? [];
    expect((await site.get(service)).body).toContain('Harbour Larder');
    const sealed = /name="s" value="([\w-]+)"/.exec(body)?.[1] ?? '';
    const sheet = await site.get(`${start}/hand-out?service=${id('larder')}&s=${sealed}`);
    for (const page of [(await site.get(service)).body, sheet.body]) {
      const [back = ''] = page.match(/\/en\/directory\/find\/[^"/]+\?s=[\w-]+/) ?? [];
      expect((await site.get(back)).body).toContain('value="food"');
    }
    expect((await site.get(address.replace('/en/', '/ar/'))).body).toContain('value="food"');
  });

  test('finds by how help is given: any of several ways will do, and nothing said is no yes', async () => {
    const counts = (await found({ words: 'debt' })).body;
    expect(counts).toContain('They can help you by telephone (1)');
    expect(counts).toContain('They can come to your home (0)');
    const { body } = await found({ how: 'by_telephone' });
    expect(body).toContain('Debt Line');
    for (const other of ['Debt Desk', 'Harbour Larder']) expect(body).not.toContain(other);
    // Another way lets in more than was counted among those that help by telephone.
    expect(body).toContain('They can help you by telephone (1)');
    expect(body).toMatch(/They can help you online\s*</);
    const both = (await site.post(start, { how: ['by_telephone', 'online'] })).location ?? '';
    const either = (await site.get(both)).body;
    for (const one of ['Debt Line', 'Debt Desk']) expect(either).toContain(one);
    expect((await found({ how: 'by_pigeon' })).body).toContain('Harbour Larder');
  });

  test('is told when the search has been forgotten, and by an address that was made up', async () => {
    const { address } = await found({ words: 'food' });
    site.clock.advance(HOUR);
    for (const path of [address, `${start}?s=abc`]) {
      const { body, status } = await site.get(path);
      expect(status).toBe(200);
      expect(body).toContain('longer than an hour');
      expect(body).not.toContain('Harbour Larder');
    }
  });

  test('who writes a place that is none reads so beside it, and keeps what was typed', async () => {
    const { body, status } = await found({ words: 'food', near: 'Nowhereland' });
    expect(status).toBe(422);
    expect(body).toContain('value="Nowhereland"');
    expect(body).toContain('We do not know this place');
  });

  test('finds no page where there is no scheme, and none of the pages of those who are signed in', async () => {
    expect((await site.get('/en/directory/find/no-such-scheme')).status).toBe(404);
    expect((await site.get(`/en/directory/services/${id('larder')}`)).body).not.toContain('Harbour Larder');
    const page = await site.get(`${start}/services/${id('larder')}`);
    expect(page.body).not.toContain('/providers/upkeep');
    expect(page.body).not.toContain('/providers/capacity/');
  });

  test('asks no faster than many people on one network would', async () => {
    site.clock.advance(2 * MINUTE);
    const statuses = new Set<number>();
    for (let n = 0; n < 125; n += 1) statuses.add((await site.get(start)).status);
    expect([...statuses].sort()).toEqual([200, 409]);
    site.clock.advance(2 * MINUTE);
    expect((await site.get(start)).status).toBe(200);
  });
});

describe('a report of anyone', () => {
  const path = (name: string) => `/en/providers/report/${site.slug}/${id(name)}`;
  const report = async (name: string, form: Record<string, string>) => {
    const { hidden } = await site.get(path(name));
    return site.post(path(name), { ...hidden, ...form });
  };
  // A session ends before an hour of silence does.
  const waiting = async () => (await site.get('/en/providers/upkeep/problems', await signIn())).body;

  test('is one link away, and is read by the directory team', async () => {
    expect((await site.get(`${start}/services/${id('larder')}`)).body).toContain(path('larder'));
    const sent = await report('larder', { problem: 'closed', note: 'Doors shut' });
    expect(sent.location).toBe(`${path('larder')}/sent`);
    expect((await site.get(sent.location ?? '')).body).toContain('Thank you');
    expect(await waiting()).toContain('Doors shut');
  });

  test('without saying what is wrong comes back with what was typed', async () => {
    const reply = await report('larder', { note: 'Rude' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('Rude');
  });

  test('marks nothing: nobody here could mark every listing there is', async () => {
    await report('larder', { problem: 'unkind_or_unsafe' });
    const { body } = await site.get(`/en/directory/services/${id('larder')}`, await signIn());
    expect(body).not.toContain('Reported, being checked');
  });

  test('keeps nothing of who wrote it', async () => {
    const { rows: kept } = await site.database.owner.query(
      `select distinct said_by_kind, said_by_id from providers_problem`,
    );
    expect(kept).toEqual([{ said_by_kind: 'visitor', said_by_id: 'visitor' }]);
  });

  test('of more than is of use about one service is not kept, and of one network not taken', async () => {
    site.clock.advance(HOUR);
    for (let n = 0; n < 9; n += 1)
      expect((await report('class', { problem: 'other', note: `Note ${n}` })).status).toBe(303);
    const list = await waiting();
    expect(list).toContain('Note 4');
    expect(list).not.toContain('Note 5');
    const last = [await report('class', { problem: 'moved' }), await report('class', { problem: 'moved' })];
    expect(last.at(-1)?.status).toBe(429);
  });

  test('in a flood, whoever has had no turn is heard, and whoever has had one is told what else to do', async () => {
    site.clock.advance(2 * HOUR);
    const flood = (count: number) =>
      site.database.owner.query(
        `insert into providers_problem (scheme_id, id, service_id, problem, said_by_kind, said_by_id, said_at)
         select $1, gen_random_uuid(), gen_random_uuid(), 'other', 'visitor', 'visitor', $2
         from generate_series(1, $3::integer)`,
        [site.id, site.clock.now(), count],
      );
    const sent = async (address: string, note: string) => {
      const { hidden } = await site.get(path('larder'));
      const form = { ...hidden, problem: 'unkind_or_unsafe', note };
      return site.post(path('larder'), form, undefined, { 'x-forwarded-for': address });
    };
    await flood(60);
    expect((await sent('192.0.2.1', 'One')).status).toBe(303);
    // A neighbour of the same network has had that turn.
    const refused = await sent('192.0.2.77', 'They shouted at me');
    expect(refused.status).toBe(429);
    expect(refused.body).toContain('We could not take this report just now');
    expect(refused.body).toContain('They shouted at me');
    expect(refused.body).toContain(`/en/referrals/self/${site.slug}`);
    expect(refused.body).toContain('ring 999');
    expect((await sent('198.51.100.9', 'Another')).status).toBe(303);
    expect((await sent('2001:db8:7::1', 'And another')).status).toBe(303);
    await flood(600);
    expect((await sent('203.0.113.5', 'Too many')).status).toBe(429);
    const { rows } = await site.database.owner.query(
      `select count(*)::integer as kept from providers_problem where note in ('One', 'Another', 'And another', 'Too many', 'They shouted at me')`,
    );
    expect(rows).toEqual([{ kept: 3 }]);
  });
});

describe('the hand-out on a telephone', () => {
  const letters = (body: string) =>
    [...body.matchAll(/href="((?:sms|mailto):[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );

  test('is sent from that of the reader, in each language, and says a link and nothing of a service', async () => {
    site.clock.advance(2 * MINUTE);
    const before = await rows('messaging_message');
    const { body } = await site.get(`${start}/hand-out?service=${id('larder')}&service=${id('class')}`);
    const hrefs = letters(body);
    expect(hrefs.filter((href) => href.startsWith('sms:?&body='))).toHaveLength(2);
    expect(hrefs.filter((href) => href.startsWith('mailto:?subject='))).toHaveLength(2);
    for (const href of hrefs) {
      const said = new URLSearchParams(href.slice(href.indexOf('?') + 1));
      expect([...said.keys()].filter((name) => name !== 'subject')).toEqual(['body']);
      const [words = '', link = '', ...more] = (said.get('body') ?? '').split('\n');
      expect(more).toEqual([]);
      expect(['Here is the list:', 'هذه هي القائمة:']).toContain(words);
      const there = new URL(link);
      expect(there.pathname).toMatch(words.startsWith('Here') ? /^\/en\// : /^\/ar\//);
      expect((await site.get(there.pathname + there.search)).body).toContain('Harbour Larder');
    }
    expect(body).not.toMatch(/<form[^>]*hand-out/);
    expect(await rows('messaging_message')).toBe(before);
  });

  test('has nothing to send where nothing was chosen, and tells members of the way that is safer', async () => {
    expect(letters((await site.get(`${start}/hand-out`)).body)).toEqual([]);
    const one = `hand-out?service=${id('larder')}`;
    expect((await site.get(`${start}/${one}`)).body).not.toContain('For somebody with a case');
    const { body } = await site.get(`/en/directory/${one}`, await signIn());
    expect(body).toContain('For somebody with a case');
    expect(letters(body)).toHaveLength(4);
  });
});

describe('the squares on the hand-out', () => {
  test('lead to public pages that say nothing of a person or of a need', async () => {
    site.clock.advance(2 * MINUTE);
    const ids = ['larder', 'class'].map((name) => id(name));
    const member = await signIn();
    const sheet = `/en/directory/hand-out?service=${ids[0]}&service=${ids[1]}&words=food&domain=food`;
    const { body } = await site.get(sheet, member);
    expect(body.match(/class="tessera-qr"/g)).toHaveLength(3);
    for (const one of ids) expect((await site.get(publicService('en', site.slug, one))).status).toBe(200);
    const list = publicList('ar', site.slug, ids);
    const page = await site.get(list);
    expect(page.body).toContain('Harbour Larder');
    expect(page.body).toContain('English Class');
  });

  test('a list is read as it was written, and what is none of it is left out', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid({ version: 7 }), { maxLength: 12 }), (ids) => {
        const list = new URL(publicList('en', 'x', ids), 'https://x').searchParams.get('list') ?? '';
        expect(idsInList(list)).toEqual(ids);
      }),
    );
    for (const broken of ['', 'x', '%', '_'.repeat(43)]) expect(() => idsInList(broken)).not.toThrow();
  });
});
