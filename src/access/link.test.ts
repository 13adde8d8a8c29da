import fc from 'fast-check';
import { h } from 'preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, later, newId } from '#kernel';
import { page, redirect, route } from '#web';
import { Browser, testSite } from '../web/testing.ts';
import {
  HOLDER_COOKIE,
  type LINK_PURPOSES,
  linkAddress,
  makeLink,
  openLink,
  revokeLink,
  useLink,
} from './link.ts';
import { readLink, signLink } from './token.ts';

const SECRET = 's'.repeat(32);

describe('a signed address', () => {
  const ids = fc
    .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((at) => String(newId(at)));

  test('reads back as its id, for its own purpose and secret only', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const signed = signLink(SECRET, 'person_page', id);
        expect(readLink(SECRET, 'person_page', signed)).toBe(id);
        expect(readLink(SECRET, 'provider_answer', signed)).toBeNull();
        expect(readLink(`${SECRET}x`, 'person_page', signed)).toBeNull();
      }),
    );
  });

  test('with any one sign changed, added or lost opens nothing', () => {
    const signed = signLink(SECRET, 'person_page', newId(new Date(0)));
    for (let place = 0; place < signed.length; place += 1) {
      // The last sign of 16 bytes in base64url has spare bits, so other signs there may mean the same id: the mark still counts.
      const other = signed[place] === 'A' ? 'B' : 'A';
      const changed = signed.slice(0, place) + other + signed.slice(place + 1);
      const read = readLink(SECRET, 'person_page', changed);
      if (read !== null) expect(readLink(SECRET, 'person_page', signed)).toBe(read);
      expect(readLink(SECRET, 'person_page', signed.slice(0, place) + signed.slice(place + 1))).toBeNull();
    }
  });

  test('of nonsense opens nothing, and breaks nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => readLink(SECRET, 'person_page', text) === null));
    for (const text of ['', '.', '..', 'a.b.c', `${'A'.repeat(22)}.${'A'.repeat(24)}`]) {
      expect(readLink(SECRET, 'person_page', text)).toBeNull();
    }
  });
});

const site = await testSite({
  routes: (['provider_answer', 'person_page'] as const).flatMap((purpose) => [
    route({
      method: 'GET',
      path: `/access/try/${purpose}/:link`,
      name: `access.${purpose}.show`,
      may: { kind: 'holder', purpose },
      audit: 'read',
      handle: async ({ link, actor }) => page('Link', h('p', {}, `state=${link?.state} actor=${actor.kind}`)),
    }),
    route({
      method: 'POST',
      path: `/access/try/${purpose}/:link`,
      name: `access.${purpose}.open`,
      may: { kind: 'holder', purpose },
      audit: 'change',
      handle: async ({ tx, link }) => {
        const token = await openLink(tx, link?.id ?? '');
        if (typeof token !== 'string') return token;
        return redirect('/en/', { cookies: [{ name: HOLDER_COOKIE, value: token }] });
      },
    }),
  ]),
});
const settings = site.house.settings;
const personId = String(newId(site.clock.now()));
const referralId = String(newId(site.clock.now()));

const makeOne = (purpose: (typeof LINK_PURPOSES)[number], days = 7) =>
  site.run((tx) =>
    makeLink(tx, {
      purpose,
      personId,
      referralId: purpose === 'person_page' ? undefined : referralId,
      expiresAt: later(tx.now, days * DAY),
    }),
  );
const pathOf = (purpose: string, id: string, secret = settings.secret) =>
  `/en/access/try/${purpose}/${signLink(secret, purpose, id)}`;
async function stateFor(browser: Browser, id: string, purpose = 'provider_answer'): Promise<string> {
  const { status, body } = await site.get(pathOf(purpose, id), browser);
  return status === 200 ? (/state=(\w+)/.exec(body)?.[1] ?? '?') : String(status);
}

describe('a link to answer by', () => {
  let id: string;
  let phone: Browser;
  beforeEach(async () => {
    id = await makeOne('provider_answer');
    phone = new Browser();
  });

  test('is fresh until someone opens it, and then theirs alone', async () => {
    const copy = new Browser();
    expect(await stateFor(phone, id)).toBe('fresh');
    expect(await stateFor(copy, id), 'looking is not opening: mail scanners look').toBe('fresh');
    expect((await site.post(pathOf('provider_answer', id), {}, phone)).status).toBe(303);
    expect([await stateFor(phone, id), await stateFor(copy, id)]).toEqual(['held', 'taken']);
    const second = await site.post(pathOf('provider_answer', id), {}, copy);
    expect(second.status).toBe(409);
    expect(second.body).toContain('already been opened');
  });

  test('goes to one of two who open it at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => site.post(pathOf('provider_answer', id), {}, new Browser())),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  });

  test('is answered once', async () => {
    await site.run((tx) => useLink(tx, id));
    await expect(site.run((tx) => useLink(tx, id))).rejects.toThrow('access.link_used');
    expect(await stateFor(phone, id)).toBe('used');
  });

  test('runs out', async () => {
    site.clock.advance(7 * DAY - HOUR);
    expect(await stateFor(phone, id)).toBe('fresh');
    site.clock.advance(HOUR);
    expect(await stateFor(phone, id)).toBe('expired');
    await expect(site.run((tx) => openLink(tx, id))).rejects.toThrow('access.link_opened');
    await expect(site.run((tx) => useLink(tx, id))).rejects.toThrow('access.link_used');
  });

  test('can be taken back, by nobody else', async () => {
    await expect(site.other.run((tx) => revokeLink(tx, id))).rejects.toThrow('kernel.not_found');
    await site.run((tx) => revokeLink(tx, id));
    expect(await stateFor(phone, id)).toBe('expired');
    await expect(site.run((tx) => useLink(tx, id))).rejects.toThrow('access.link_used');
  });

  test('ends when a newer one is made for the same referral', async () => {
    const newer = await makeOne('provider_answer');
    expect([await stateFor(phone, id), await stateFor(phone, newer)]).toEqual(['expired', 'fresh']);
  });

  test('opens nothing with another purpose’s signature, or another installation’s', async () => {
    const wrong = `/en/access/try/person_page/${signLink(settings.secret, 'provider_answer', id)}`;
    expect((await site.get(wrong)).status).toBe(404);
    // Signed for the right purpose by us, but the row says another one.
    expect((await site.get(pathOf('person_page', id))).status).toBe(404);
    expect((await site.get(pathOf('provider_answer', id, 'y'.repeat(32)))).status).toBe(404);
  });

  test('is in no table: what is kept cannot be opened with', async () => {
    const address = linkAddress(settings, 'ar', 'provider_answer', id);
    expect(address).toMatch(/^http:\/\/localhost\/ar(?:\/[a-z]+)+\/[\w-]{22}\.[\w-]{24}$/);
    await site.post(pathOf('provider_answer', id), {}, phone);
    const { rows } = await site.database.owner.query('select l::text as row from access_link l');
    const mark = address.split('.').at(-1) ?? '';
    expect(JSON.stringify(rows)).not.toContain(mark);
    expect(JSON.stringify(rows)).not.toContain(phone.cookies.get(HOLDER_COOKIE));
  });
});

test('a person’s own page is theirs to keep, on any device', async () => {
  const id = await makeOne('person_page', 365);
  for (const browser of [new Browser(), new Browser()])
    expect(await stateFor(browser, id, 'person_page')).toBe('held');
  const { body } = await site.get(pathOf('person_page', id));
  expect(body).toContain('actor=person');
});

test('whoever comes by a link is noted as such, with nobody’s name', async () => {
  const id = await makeOne('provider_answer');
  await site.get(pathOf('provider_answer', id));
  const { rows } = await site.database.owner.query(
    'select actor_kind, act from access_audit where actor_id = $1',
    [id],
  );
  expect(rows).toEqual([{ actor_kind: 'provider', act: 'access.provider_answer.show' }]);
});
