import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import { isPrivate } from './feed-client.ts';
import { DIRECTORY_TABLES, everythingIn } from './fixtures.ts';
import { importDirectory } from './run.ts';

const db = await testDatabase();
const mocks = fileURLToPath(new URL('../../../../shared/data/openreferral/oruk-mocks/', import.meta.url));
const there = existsSync(mocks);
if (!there) console.warn(`SKIPPED: the mock feeds of the validator are not at ${mocks}.`);

interface Service {
  readonly id: string;
  readonly name: string;
  readonly last_modified: string;
}

/** A feed that a test can change, and make behave badly. */
const town = {
  services: [] as Service[],
  asked: [] as string[],
  behave: null as ((request: URL, response: ServerResponse) => boolean) | null,
};
const open = new Set<ServerResponse>();

const json = (response: ServerResponse, value: unknown, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

function whole(service: Service) {
  return { ...service, status: 'active', organization: { id: 'o', name: 'Town' }, contacts: [] };
}

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  const url = new URL(request.url ?? '/', 'http://feed.example');
  open.add(response);
  response.on('close', () => open.delete(response));
  town.asked.push(`${url.pathname}${url.search}`);
  if (town.behave?.(url, response)) return;
  const [, key] = /^\/api\/services\/(.+)$/.exec(url.pathname) ?? [];
  if (key !== undefined) {
    const found = town.services.find(({ id }) => id === decodeURIComponent(key));
    json(response, found ? whole(found) : { error: 'gone' }, found ? 200 : 404);
  } else if (url.pathname === '/api/services') {
    const page = Number(url.searchParams.get('page'));
    const size = 2;
    const contents = town.services
      .slice((page - 1) * size, page * size)
      .map((one) => ({ ...one, status: 'active' }));
    const pages = Math.ceil(town.services.length / size);
    json(response, {
      total_items: town.services.length,
      total_pages: pages,
      page_number: page,
      last_page: page >= pages,
      contents,
    });
  } else json(response, { error: 'nothing here' }, 404);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => {
  for (const response of open) response.destroy();
  server.close();
});
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;

const some = (count: number): Service[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `s${n}`,
    name: `Service ${n}`,
    last_modified: '2026-01-01T00:00:00Z',
  }));

beforeEach(async () => {
  town.services = some(5);
  town.asked = [];
  town.behave = null;
  const tables = [...DIRECTORY_TABLES, 'feed', 'import'].map((table) => `directory_${table}`);
  await db.owner.query(`truncate ${tables.join(', ')} cascade`);
});

async function take(
  options: { whole?: boolean; allowPrivate?: boolean; dryRun?: boolean; patience?: number } = {},
) {
  const { whole: everything, allowPrivate = true, dryRun, patience = 20_000 } = options;
  return await importDirectory({
    file: base,
    format: 'oruk',
    db,
    ...(dryRun ? { dryRun } : {}),
    opening: { whole: everything ?? false, client: { allowPrivate, pause: 0, patience } },
  });
}

test('a feed is walked page by page and one by one, and a second run changes nothing', async () => {
  expect(await take({ whole: true })).toMatchObject({
    status: 'finished',
    partial: false,
    source: { url: base },
    counts: { records: { service: { added: 5 }, organization: { added: 1 } } },
  });
  expect(town.asked.filter((path) => path.startsWith('/api/services?'))).toHaveLength(3);
  expect(town.asked.filter((path) => path.startsWith('/api/services/'))).toHaveLength(5);
  expect(await take({ whole: true })).toMatchObject({
    counts: { records: { service: { added: 0, same: 5, changed: 0, vanished: 0 } } },
  });
});

test('what changed since the last good run is fetched, what is gone is marked, and the rest stays', async () => {
  await take();
  town.asked = [];
  const later = new Date(db.clock.now().getTime() + 60_000).toISOString();
  town.services = [
    ...some(5).slice(1, 4),
    { id: 's4', name: 'Another name', last_modified: later },
    { id: 'new', name: 'New one', last_modified: '2020-01-01T00:00:00Z' },
  ];
  expect(await take()).toMatchObject({
    partial: false,
    counts: { records: { service: { added: 1, changed: 1, vanished: 1 } } },
  });
  expect(town.asked.filter((path) => path.startsWith('/api/services/')).sort()).toEqual([
    '/api/services/new',
    '/api/services/s4',
  ]);
  const { rows } = await db.owner.query(
    `select source_key from directory_record where kind = 'service' and vanished_in is null order by 1`,
  );
  expect(rows.map((row) => row.source_key)).toEqual(['new', 's1', 's2', 's3', 's4']);
});

test('a feed that does not date its list is asked for what was modified after', async () => {
  await take();
  town.asked = [];
  town.behave = (url, response) => {
    if (url.pathname !== '/api/services') return false;
    const all = town.services.map(({ id, name }) => ({ id, name, status: 'active' }));
    const contents = url.searchParams.has('modified_after') ? all.slice(2, 3) : all;
    json(response, { total_items: contents.length, total_pages: 1, last_page: true, contents });
    return true;
  };
  expect(await take()).toMatchObject({ counts: { records: {} } });
  expect(town.asked.some((path) => path.includes('modified_after='))).toBe(true);
  expect(town.asked.filter((path) => path.startsWith('/api/services/'))).toEqual(['/api/services/s2']);
});

test('a feed that breaks half-way changes nothing, and the next run goes on where it stopped', async () => {
  const before = await everythingIn(db.owner);
  town.behave = (url, response) => {
    if (url.pathname !== '/api/services/s3') return false;
    json(response, { error: 'down' }, 500);
    return true;
  };
  const broken = await take();
  expect(broken).toMatchObject({ status: 'broken', problem: 'feed_failed' });
  expect((broken as { detail: string }).detail).toContain('go on from there');
  expect(await everythingIn(db.owner)).toBe(before);
  town.behave = null;
  town.asked = [];
  expect(await take()).toMatchObject({ counts: { records: { service: { added: 5 } } } });
  expect(town.asked).toEqual(['/api/services/s3', '/api/services/s4']);
});

test('a page of the list that breaks is the first that is asked again', async () => {
  let down = true;
  town.behave = (url, response) => {
    if (!down || url.searchParams.get('page') !== '2') return false;
    json(response, {}, 503);
    return true;
  };
  expect(await take()).toMatchObject({ status: 'broken', problem: 'feed_failed' });
  down = false;
  town.asked = [];
  expect(await take()).toMatchObject({ counts: { records: { service: { added: 5 } } } });
  expect(town.asked[0]).toContain('page=2');
});

test('a server that is busy is asked again when it says', async () => {
  let times = 0;
  town.behave = (_, response) => {
    times += 1;
    if (times > 2) return false;
    response.writeHead(429, { 'retry-after': '0' }).end();
    return true;
  };
  expect(await take()).toMatchObject({ status: 'finished' });
  town.behave = (_, response) => {
    response.writeHead(503, { 'retry-after': '86400' }).end();
    return true;
  };
  expect(await take({ whole: true })).toMatchObject({ status: 'broken', problem: 'feed_busy' });
});

test('a service that cannot be fetched is reported and does not vanish', async () => {
  await take();
  town.behave = (url, response) => {
    if (url.pathname !== '/api/services/s1') return false;
    json(response, { error: 'no' }, 403);
    return true;
  };
  expect(await take({ whole: true })).toMatchObject({
    counts: { skipped: { not_fetched: 1 }, records: { service: { same: 4, vanished: 0 } } },
  });
});

const page = (response: ServerResponse, extra: object) =>
  json(response, {
    total_items: 5,
    total_pages: 3,
    contents: town.services.slice(0, 2).map(whole),
    ...extra,
  });

/** Answers everything in one way. */
const always =
  (answer: (url: URL, response: ServerResponse) => unknown) => (url: URL, response: ServerResponse) => {
    answer(url, response);
    return true;
  };
const redirect = (to: (url: URL) => string) =>
  always((url, response) => response.writeHead(302, { location: to(url) }).end());

test.each<[string, (url: URL, response: ServerResponse) => boolean, string]>([
  [
    'gives the same page for ever',
    always((_, response) => page(response, { last_page: false })),
    'feed_loops',
  ],
  ['redirects to nobody', redirect((url) => url.href), 'feed_failed'],
  ['redirects to itself', redirect((url) => `${url.pathname}${url.search}`), 'feed_loops'],
  ['redirects to a file', redirect(() => 'file:///etc/passwd'), 'feed_address'],
  ['stalls', () => true, 'feed_stalls'],
  [
    'drips',
    always((_, response) => {
      const drip = setInterval(() => response.write(' '), 100);
      response.on('close', () => clearInterval(drip));
    }),
    'feed_stalls',
  ],
  [
    'never ends',
    always((_, response) => {
      const piece = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        while (!response.destroyed && response.write(piece));
        response.once('drain', more);
      };
      more();
    }),
    'feed_endless',
  ],
  ['gives a page of HTML', always((_, response) => response.end('<!doctype html>')), 'no_feed'],
  ['gives something else', always((_, response) => json(response, { openapi: '3.1' })), 'no_feed'],
  ['is not there', always((_, response) => json(response, {}, 404)), 'feed_failed'],
  ['hangs up', always((_, response) => response.destroy()), 'feed_failed'],
  [
    'hangs up in the middle',
    always((_, response) => {
      response.writeHead(200, { 'content-length': 900 });
      response.write('{');
      setTimeout(() => response.destroy(), 20);
    }),
    'feed_failed',
  ],
  [
    'lists nothing',
    always((_, response) => page(response, { contents: [], total_items: 0 })),
    'nothing_readable',
  ],
])('a feed that %s changes nothing', async (_, behave, problem) => {
  await take();
  const before = await everythingIn(db.owner);
  town.behave = behave;
  const patience = problem === 'feed_stalls' ? 400 : 20_000;
  expect(await take({ whole: true, patience })).toMatchObject({ status: 'broken', problem });
  expect(await everythingIn(db.owner)).toBe(before);
});

test('a feed that lists fewer than it says makes nothing vanish', async () => {
  await take();
  town.behave = always((_, response) => page(response, { total_items: 100, last_page: true }));
  expect(await take({ whole: true })).toMatchObject({
    partial: true,
    counts: { skipped: { total_differs: 1 }, records: { service: { vanished: 0 } } },
  });
});

test('addresses of this machine and of private networks are refused, also behind a name', async () => {
  expect(await take({ allowPrivate: false })).toMatchObject({ status: 'broken', problem: 'feed_address' });
  const named = await importDirectory({
    file: base.replace('127.0.0.1', 'localhost'),
    format: 'oruk',
    db,
    opening: { client: { pause: 0 } },
  });
  expect(named).toMatchObject({ status: 'broken', problem: 'feed_address' });
  expect(town.asked).toEqual([]);
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '100.64.1.1',
  ])
    expect([address, isPrivate(address)]).toEqual([address, true]);
  for (const address of ['8.8.8.8', '2a00:1450:4009::1', '172.32.0.1', '::ffff:8.8.8.8'])
    expect([address, isPrivate(address)]).toEqual([address, false]);
});

test('a dry run keeps what was fetched, so that the real one asks for nothing', async () => {
  expect(await take({ dryRun: true })).toMatchObject({ counts: { records: { service: { added: 5 } } } });
  town.asked = [];
  expect(await take()).toMatchObject({ counts: { records: { service: { added: 5 } } } });
  expect(town.asked).toEqual([]);
});

test.skipIf(!there).each(['Default', 'Warn'])('the mock feed of the validator: %s', async (kind) => {
  const folder = `${mocks}V3.0-UK-${kind}/`;
  const file = async (name: string) => JSON.parse(await readFile(`${folder}${name}.json`, 'utf8'));
  const [list, full] = [await file('service_list'), await file('service_full')];
  town.behave = always((url, response) => json(response, url.pathname === '/api/services' ? list : full));
  expect(await take()).toMatchObject({
    status: 'finished',
    partial: false,
    counts: {
      rows: 1,
      skipped: {},
      records: { service: { added: 1 }, organization: { added: 1 }, location: { added: 1 } },
    },
  });
  expect(await take({ whole: true })).toMatchObject({
    counts: { records: { service: { same: 1, changed: 0 } } },
  });
});
