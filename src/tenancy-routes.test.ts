import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '#kernel';
import { signLink } from './access/token.ts';
import { CANARY, fillTables, type Row, readTables } from './testing-rows.ts';
import { type Member, testSite } from './web/testing.ts';

/**
 * Every route of the house, asked by a member of another scheme who holds every role there is, with the ids of the first
 * scheme in the address and in the form. A room that is new is asked too.
 */
const site = await testSite();
const tables = await readTables(site.database.owner);
const ours = tables.filter(({ columns }) => columns.some(({ name }) => name === 'scheme_id'));

let rows: Map<string, Row>;
let insider: Member;
let stranger: Member;
let before: Map<string, string>;

beforeAll(async () => {
  insider = await site.signIn({ roles: ROLES });
  stranger = await site.other.signIn({ roles: ROLES });
  const known = new Map<string, Row>([
    ['access_scheme', { id: site.id }],
    ['access_member', { scheme_id: site.id, id: insider.actor.id }],
  ]);
  const needed = tables.filter((table) => ours.includes(table) || table.name === 'access_account');
  rows = await fillTables(site.database.owner, needed, { schemeId: site.id, personId: randomUUID() }, known);
  before = await fingerprints();
});

/** The whole of the first scheme, table by table, as one hash each; its own members' doings apart. */
async function fingerprints(): Promise<Map<string, string>> {
  const prints = new Map<string, string>();
  for (const { name } of ours) {
    const { rows: found } = await site.database.owner.query(
      `select md5(string_agg(t::text, '|' order by t::text)) as print from ${name} t where scheme_id = $1`,
      [site.id],
    );
    prints.set(name, found[0].print);
  }
  return prints;
}

/** Ids of public things, which belong to no scheme. */
const PUBLIC = ['serviceId', 'organizationId', 'locationId', 'pairId', 'mergeId', 'importId'];

/** What a parameter stands for in the first scheme: `:referralId` is the id of the row in `referrals_referral`. */
function theirId(param: string): string {
  if (PUBLIC.includes(param)) return randomUUID();
  if (param === 'scheme') return site.slug;
  const noun = param.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const table = ours.find(({ name }) => name.replace(/^[a-z]+_/, '') === noun);
  const id = table && rows.get(table.name)?.id;
  if (!id)
    throw new Error(`No table holds what :${param} names. Name it after its noun, or teach this test.`);
  return String(id);
}

const address = (path: string) => `/en${path.replaceAll(/:(\w+)/g, (_, name) => theirId(name))}`;
const paramsOf = (path: string) => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
const isTheirs = (path: string) => paramsOf(path).some((name) => name !== 'scheme' && !PUBLIC.includes(name));

/** A form that names everything of the first scheme: whatever field a route reads, it finds an id that is not its own. */
function everyId(): Record<string, string> {
  const form: Record<string, string> = { _once: randomUUID() };
  for (const { name } of ours) {
    const id = rows.get(name)?.id;
    const noun = name.replace(/^[a-z]+_/, '').replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());
    if (id) form[`${noun}Id`] = String(id);
  }
  return form;
}

const members = site.furnished.routes.filter(({ may }) => may.kind === 'member');
const named = (list: typeof members) =>
  list.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('a member of another scheme', () => {
  const theirs = members.filter(({ path }) => isTheirs(path));

  test.each(named(theirs))('%s is not there for them', async (_, { method, path }) => {
    const reply =
      method === 'GET'
        ? await site.get(address(path), stranger)
        : await site.post(address(path), everyId(), stranger);
    expect(reply.status).toBe(404);
    expect(reply.body).not.toContain(CANARY);
  });

  const others = members.filter(({ path }) => !isTheirs(path));

  test.each(named(others))('%s shows nothing of the first', async (_, { method, path }) => {
    const reply =
      method === 'GET'
        ? await site.get(address(path), stranger)
        : await site.post(address(path), everyId(), stranger);
    expect([200, 303, 404, 409, 422]).toContain(reply.status);
    expect(reply.body).not.toContain(CANARY);
  });

  test('a page of their own is there, so that the rest means something', async () => {
    expect((await site.get('/en/access/account', stranger)).status).toBe(200);
  });

  test('nothing of the first scheme was changed by all this', async () => {
    expect(await fingerprints()).toEqual(before);
  });
});

const pages = members.filter(({ method, path }) => method === 'GET' && isTheirs(path));

// Otherwise a wrong id would make every page above look well guarded.
test.each(named(pages))('%s is there for a member of the same scheme', async (_, { path }) => {
  expect((await site.get(address(path), insider)).status).not.toBe(404);
});

const links = site.furnished.routes.filter(({ may }) => may.kind === 'holder');

test.each(named(links))(
  '%s opens nothing for a signature made elsewhere',
  async (_, { method, path, may }) => {
    const id = String(rows.get('access_link')?.id);
    const purpose = may.kind === 'holder' ? may.purpose : '';
    for (const forged of [
      signLink('y'.repeat(32), purpose, id),
      signLink(site.house.settings.secret, `${purpose}.other`, id),
      signLink(site.house.settings.secret, purpose, randomUUID()),
      id,
      'x',
    ]) {
      const url = address(path.replace(':link', forged));
      const reply = method === 'GET' ? await site.get(url) : await site.post(url, everyId());
      expect(reply.status).toBe(404);
      expect(reply.body).not.toContain(CANARY);
    }
  },
);

test('some routes were asked that name a record', () => {
  expect(members.filter(({ path }) => isTheirs(path)).length).toBeGreaterThan(0);
  expect(links.length).toBeGreaterThan(0);
});

describe('nobody in particular', () => {
  test.each(named(members))('%s asks them to sign in', async (_, { method, path }) => {
    const reply =
      method === 'GET' ? await site.get(address(path)) : await site.post(address(path), everyId());
    expect(reply.status).toBe(401);
    expect(reply.body).not.toContain(CANARY);
  });
});
