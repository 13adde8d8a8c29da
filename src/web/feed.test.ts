import { afterAll, describe, expect, test } from 'vitest';
import { openPool } from '#db';
import { testDatabase } from '../db/testing.ts';
import {
  anyone,
  buildAssets,
  buildServer,
  type FeedAnswer,
  type FeedRoute,
  feedRoute,
  openRoute,
} from './index.ts';

const database = await testDatabase();
const pool = openPool({ url: database.url, role: 'tessera_app', size: 2 });

let made = 0;
async function* numbers() {
  for (made = 0; made < 3; ) {
    made += 1;
    yield `{"number":${made}}\n`;
  }
}

function feed(path: FeedRoute['path'], answer: () => FeedAnswer): FeedRoute {
  return feedRoute({
    method: 'GET',
    path,
    name: 'web.try.show',
    may: anyone('a test of the machinery'),
    audit: { none: 'a test of the machinery' },
    handle: async () => answer(),
  });
}

let content: unknown = { hello: 'world' };
const server = await buildServer({
  house: {
    database: { pool, clock: database.clock },
    settings: { secret: 'x'.repeat(32), origin: 'http://localhost', demo: false },
  },
  routes: [
    openRoute({
      method: 'GET',
      path: '/try',
      name: 'web.try.page',
      may: anyone('a test of the machinery'),
      audit: { none: 'a test of the machinery' },
      handle: async () => ({ kind: 'redirect', to: '/en/', cookies: [] }),
    }),
    openRoute({
      method: 'GET',
      path: '/away',
      name: 'web.away.page',
      may: anyone('a test of the machinery'),
      audit: { none: 'a test of the machinery' },
      handle: async () => {
        throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });
      },
    }),
  ],
  feeds: [
    feed('/api/try/1/one', () => ({ kind: 'json', content })),
    feed('/api/try/1/lines', () => ({ kind: 'lines', type: 'application/x-ndjson', lines: numbers })),
    feed('/api/try/1/broken', () => {
      throw new Error('a row with a name in it');
    }),
    feed('/api/try/1/away', () => {
      throw Object.assign(new Error('sorry, too many clients already'), { code: '53300' });
    }),
    feed('/api/try/1/elsewhere', () => ({ kind: 'elsewhere', path: '/api/try/1/one' })),
    feed('/api/try/1/ids/:thingId', () => ({ kind: 'json', content: 'found' })),
  ],
  navigation: [],
  gatekeeper: {
    admit: async () => 'not_found',
    note: async () => undefined,
    noteLook: async () => undefined,
  },
  signIn: () => ({ kind: 'redirect', to: '/', cookies: [] }),
  assets: await buildAssets(),
  logLevel: 'silent',
  isReady: async () => true,
});
afterAll(async () => {
  await server.close();
  await pool.end();
});

const ask = (url: string, method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' = 'GET', headers = {}) =>
  server.inject({ method, url, headers });

describe('a feed', () => {
  test('is open to every page, and nothing else is', async () => {
    for (const url of ['/api/try/1/one', '/api/try/1/lines', '/api/nothing', '/api/try/1/broken', '/api']) {
      expect((await ask(url)).headers['access-control-allow-origin'], url).toBe('*');
    }
    for (const url of ['/', '/healthz', '/en/', '/apis', '/en/api/try/1/one']) {
      expect((await ask(url)).headers['access-control-allow-origin'], url).toBeUndefined();
    }
  });

  test('is known again by its tag until it changes', async () => {
    const first = await ask('/api/try/1/one');
    const tag = String(first.headers.etag);
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    for (const header of [tag, tag.slice(2), `"x", ${tag}`, '*']) {
      const again = await ask('/api/try/1/one', 'GET', { 'if-none-match': header });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag]);
    }
    content = { hello: 'others' };
    const changed = await ask('/api/try/1/one', 'GET', { 'if-none-match': tag });
    expect([changed.statusCode, changed.json()]).toEqual([200, content]);
    expect(changed.headers.etag).not.toBe(tag);
  });

  test('is asked about without being sent, and then is not even made', async () => {
    const head = await ask('/api/try/1/one', 'HEAD');
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers.etag).toBe((await ask('/api/try/1/one')).headers.etag);
    made = 0;
    expect((await ask('/api/try/1/lines', 'HEAD')).headers['content-type']).toContain('application/x-ndjson');
    expect(made).toBe(0);
    expect((await ask('/api/try/1/lines')).body.split('\n').length).toBe(4);
    expect(made).toBe(3);
  });

  test('says what may be asked, and takes nothing else', async () => {
    const options = await ask('/api/try/1/one', 'OPTIONS', {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'GET',
    });
    expect(options.statusCode).toBe(204);
    expect(options.headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS');
    const post = await ask('/api/try/1/one', 'POST');
    expect([post.statusCode, post.json().code, post.headers.allow]).toEqual([
      405,
      'web.read_only',
      'GET, HEAD, OPTIONS',
    ]);
  });

  test('tells in a problem that something is not there, or that we are broken, and no more', async () => {
    // `/api/try` would be a page in a language called `api`.
    for (const url of ['/api/nothing', '/api/try', '/api/try/1/ids/x', '/api/%ff', '/api/try/1/ids/%00']) {
      const answer = await ask(url);
      expect([answer.statusCode, answer.json().code], url).toEqual([404, 'kernel.not_found']);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
    const broken = await ask('/api/try/1/broken');
    expect([broken.statusCode, broken.json().code]).toEqual([500, 'web.broken']);
    expect(broken.body).not.toContain('name in it');
    expect(broken.headers['cache-control']).toBe('no-store');
  });

  test('says when to ask again while the database is away, and so do pages', async () => {
    const away = await ask('/api/try/1/away');
    expect([away.statusCode, away.json().code, away.headers['retry-after']]).toEqual([503, 'web.busy', '10']);
    expect(away.headers['cache-control']).toBe('no-store');
    const page = await ask('/en/away');
    expect([page.statusCode, page.headers['retry-after']]).toEqual([503, '10']);
    const problem = await ask('/en/away', 'GET', { accept: 'application/json' });
    expect([problem.statusCode, problem.json().code]).toEqual([503, 'web.busy']);
  });

  test('leads to where a thing is found now, until it is back', async () => {
    const moved = await ask('/api/try/1/elsewhere');
    expect([moved.statusCode, moved.headers.location, moved.headers['cache-control']]).toEqual([
      307,
      '/api/try/1/one',
      'no-store',
    ]);
    expect(moved.headers['access-control-allow-origin']).toBe('*');
  });

  test('sets no cookie and reads none', async () => {
    expect(
      (await ask('/api/try/1/one', 'GET', { cookie: 'tessera_banner=x' })).headers['set-cookie'],
    ).toBeUndefined();
  });
});
