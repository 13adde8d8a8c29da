import { describe, expect, test } from 'vitest';
import { has } from '#language';
import { LINK_PURPOSES, linkAddress } from './access/link.ts';
import { PERMISSIONS } from './access/policy.ts';
import { furnish } from './house.ts';
import { sourceFiles } from './testing-source.ts';

const keep = async () => 'kept' as const;
const house = furnish({ channels: { email: keep, sms: keep }, personas: [] });
const routes = house.rooms.flatMap((room) =>
  (room.routes ?? []).map((route) => [`${route.method} ${route.path}`, room.name, route] as const),
);

/** Every value that a list has more than once. */
const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

test('there are routes', () => {
  expect(routes.length).toBeGreaterThan(8);
});

test('no two routes share a name, or an address', () => {
  expect(repeated(house.routes.map(({ name }) => name))).toEqual([]);
  const pattern = (path: string) => path.replaceAll(/:\w+/g, ':');
  expect(repeated(house.routes.map(({ method, path }) => `${method} ${pattern(path)}`))).toEqual([]);
});

describe.each(routes)('%s', (_address, room, route) => {
  test('is named and addressed by its room', () => {
    expect(route.name).toMatch(new RegExp(`^${room}\\.[a-z_]+\\.[a-z_]+$`));
    // The start page belongs to nobody else.
    if (!(room === 'desks' && route.path === '/')) expect(`${route.path}/`).toMatch(new RegExp(`^/${room}/`));
  });

  test('says who may, in words that are known', () => {
    const { may, path } = route;
    if (may.kind === 'member') expect(Object.keys(PERMISSIONS)).toContain(may.permission);
    else if (may.kind === 'holder') {
      expect(LINK_PURPOSES).toContain(may.purpose);
      expect(path).toContain(':link');
    } else if (may.kind === 'visitor') expect(path).toContain(':scheme');
    else expect(may.because.length, 'why anyone may').toBeGreaterThan(10);
  });

  test('says what the audit keeps, or why nothing', () => {
    const { audit, method, may } = route;
    if (typeof audit === 'object') expect(audit.none.length).toBeGreaterThan(10);
    else {
      expect(['read', 'change']).toContain(audit);
      if (method === 'POST') expect(audit, 'a form that is sent is more than a look').toBe('change');
      // Without a scheme there is no audit to write to: the handler would have to do it itself.
      expect(may.kind).not.toBe('anyone');
    }
  });

  test('takes ids and links by names that the server checks', () => {
    const params = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    for (const name of params) expect(name).toMatch(/^(link|scheme|\w+Id)$/);
  });
});

const feeds = house.rooms.flatMap((room) =>
  (room.feeds ?? []).map((feed) => [`${feed.method} ${feed.path}`, room.name, feed] as const),
);

test('there are feeds, and no two share a name or an address with anything', () => {
  expect(feeds.length).toBeGreaterThan(10);
  expect(repeated([...house.routes, ...house.feeds].map(({ name }) => name))).toEqual([]);
  expect(repeated(house.feeds.map(({ path }) => path.replaceAll(/:\w+/g, ':')))).toEqual([]);
});

describe.each(feeds)('%s', (_address, room, feed) => {
  test('is named by its room, stands apart from the pages, and is only read', () => {
    expect(feed.name).toMatch(new RegExp(`^${room}\\.[a-z_]+\\.[a-z_]+$`));
    expect(feed.path).toMatch(/^\/api\/[a-z]+\/\d/);
    expect(feed.method).toBe('GET');
  });

  test('says why anyone may, and why nobody is noted', () => {
    expect(feed.may.because.length).toBeGreaterThan(10);
    expect(feed.audit.none.length).toBeGreaterThan(10);
  });

  test('takes ids by names that the server checks', () => {
    const params = [...feed.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    // A scheme is named by its slug, as on the public pages.
    for (const name of params) expect(name).toMatch(/^(\w+Id|scheme)$/);
  });
});

test('navigation leads to pages that whoever sees it may open, in words', () => {
  for (const { label, path, permission } of house.navigation) {
    const route = house.routes.find((one) => one.method === 'GET' && one.path === path);
    expect(route?.may, path).toEqual({ kind: 'member', permission });
    expect(has(label), label).toBe(true);
  }
});

test.each([...LINK_PURPOSES])(
  'the address in a message for %s leads to a page for whoever holds it',
  (purpose) => {
    const address = linkAddress(
      { origin: '', secret: 'x' },
      'en',
      purpose,
      '0197f3a0-0000-7000-8000-000000000000',
    );
    const path = address.replace(/^\/en/, '').replace(/[^/]+$/, ':link');
    expect(house.routes.find((route) => route.method === 'GET' && route.path === path)?.may).toEqual({
      kind: 'holder',
      purpose,
    });
  },
);

test('every permission opens something', () => {
  // Not every permission is a page: some are asked inside one (`holds`).
  const own = sourceFiles().filter(({ isTest, path }) => !isTest && path !== 'access/policy.ts');
  const idle = Object.keys(PERMISSIONS).filter((name) => !own.some(({ code }) => code.includes(`'${name}'`)));
  expect(idle).toEqual([]);
});

test('duties are named by their room, once', () => {
  const { reactions, effects, clockworks, chores } = house.duties;
  const names = [...reactions, ...effects, ...clockworks, ...chores].map(({ name }) => name);
  expect(repeated(names)).toEqual([]);
  const rooms = house.rooms.map(({ name }) => name);
  for (const name of names) {
    expect(name).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect(rooms).toContain(name.split('.')[0]);
  }
});
