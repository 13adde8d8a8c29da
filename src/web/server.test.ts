import { once } from 'node:events';
import { connect } from 'node:net';
import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { invalid, page } from './answer.ts';
import { Form } from './form.tsx';
import { anyone, openRoute } from './route.ts';
import { testSite } from './testing.ts';

// Signs of one, two, three and four bytes of UTF-8.
const long = (length: number) => 'aé—ع😀'.repeat(length);
const site = await testSite({
  routes: [
    openRoute({
      method: 'GET',
      path: '/web/broken/:thingId',
      name: 'web.broken.show',
      may: anyone('is there to break'),
      audit: { none: 'holds nothing' },
      handle: async () => {
        throw new Error('Amina Yusuf, 07700 900123');
      },
    }),
    openRoute({
      method: 'POST',
      path: '/web/refuses',
      name: 'web.refuses.send',
      may: anyone('is there to refuse'),
      audit: { none: 'holds nothing' },
      handle: async () =>
        invalid('Refused', h('div', null, h(Form, { action: '/en/web/refuses', children: 'No' }))),
    }),
    openRoute({
      method: 'GET',
      path: '/web/long/:length',
      name: 'web.long.show',
      may: anyone('is there to be long'),
      audit: { none: 'holds nothing' },
      handle: async ({ params }) => page('Long', h('pre', null, long(Number(params.length)))),
    }),
  ],
});
const amina = await site.signIn();
const ID = '0197f3a0-0000-7000-8000-000000000000';

describe('every answer', () => {
  test.each(['/en/access/sign-in', '/en/nowhere', '/healthz', '/en/access/account'])(
    '%s keeps scripts and frames of others out',
    async (path) => {
      const { headers } = await site.get(path, amina);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|nonce|https?:|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
    },
  );

  test('nothing inline: no style, no script, no handler', async () => {
    const { body } = await site.get('/en/access/sign-in');
    expect(body).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)/i);
  });

  test('pages are kept by nobody; files for ever, under a name of their own', async () => {
    expect((await site.get('/en/access/account', amina)).headers['cache-control']).toBe('no-store');
    const { body } = await site.get('/en/access/sign-in');
    const files = [...body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const { status, headers } = await site.get(file, undefined, { 'accept-encoding': 'gzip, br' });
      expect(status).toBe(200);
      expect(headers['cache-control']).toContain('immutable');
      expect(headers.vary).toContain('accept-encoding');
    }
    expect((await site.get('/assets/tessera-0000000000.css')).status).toBe(404);
  });

  test.each([1, 1000, 28_000, 30_000, 100_000])('a page of %i lines arrives whole', async (length) => {
    const bodies = await Promise.all([length, length + 1].map((many) => site.get(`/en/web/long/${many}`)));
    const held = bodies.map(({ body }) => /<pre>(.*)<\/pre>/s.exec(body)?.[1]);
    expect(held).toEqual([long(length), long(length + 1)]);
    for (const { body } of bodies) expect(body).toMatch(/<\/html>$/);
  });

  test('HEAD is GET without the body; OPTIONS and the like are not there', async () => {
    const head = await site.server.inject({ method: 'HEAD', url: '/en/access/sign-in' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'] as const) {
      const answer = await site.server.inject({ method, url: '/en/access/sign-in' }).catch(() => null);
      if (answer) expect([400, 404, 405], method).toContain(answer.statusCode);
    }
  });
});

describe('locales', () => {
  test('the path decides, and the page says so', async () => {
    expect((await site.get('/ar/access/sign-in')).body).toContain('<html lang="ar" dir="rtl"');
    expect((await site.get('/en/access/sign-in')).body).toContain('<html lang="en" dir="ltr"');
    expect((await site.get('/ar/access/sign-in?a=b')).body).toContain('href="/en/access/sign-in?a=b"');
  });

  test('without one the browser’s wish decides where to start', async () => {
    const start = async (wish: string) =>
      (await site.get('/', undefined, { 'accept-language': wish })).location;
    expect(await start('ar-SY,ar;q=0.9,en;q=0.5')).toBe('/ar/');
    expect(await start('fr')).toBe('/en/');
    expect(await start(';;;q=x,,')).toBe('/en/');
  });

  test.each([
    '/fr/access/sign-in',
    '/en-XA/access/sign-in',
    '/xx/',
    '/EN/access/sign-in',
    '/toString/',
    '/__proto__/access/sign-in',
  ])('%s is not there', async (path) => {
    const { status, body } = await site.get(path);
    expect(status).toBe(404);
    expect(body).toContain('<h1>');
  });

  test('a page that is not there speaks the language of its address', async () => {
    expect((await site.get('/ar?x=1')).body).toContain('<html lang="ar"');
    expect((await site.get('/ar/nowhere')).body).toContain('<html lang="ar"');
  });
});

describe('addresses', () => {
  test.each([
    '/en/%00',
    '/en/access/%ff',
    '/en/%zz',
    '/%',
    '/en/access/sign-in/%E2%80%AE',
    `/en/${'a'.repeat(5000)}`,
    '/en/access/sign-in?a=%00&b=%zz&__proto__=x&constructor[prototype]=y',
    '//evil.example/en',
    '/en/..%2f..%2fetc%2fpasswd',
    '/assets/..%2f..%2fpackage.json',
  ])('%s is answered, and nothing breaks', async (path) => {
    const { status, body } = await site.get(path);
    expect([200, 404]).toContain(status);
    expect(body).toMatch(/<h1/);
    expect(body).not.toMatch(/href="\/\/|FST_|Error:/);
  });

  test.each(['x', 'undefined', '0', `${ID}x`, '%00', "'--", '1 or 1=1'])(
    'an id of %j is a page that is not there',
    async (id) => {
      expect((await site.get(`/en/web/broken/${encodeURIComponent(id)}`)).status).toBe(404);
    },
  );
});

describe('what breaks', () => {
  test('says so with a reference, and nothing personal', async () => {
    const answer = await site.server.inject({
      url: `/en/web/broken/${ID}`,
      headers: { accept: 'text/html' },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(answer.body).not.toMatch(/Amina|07700|broken\.show|\.ts:\d/);
  });

  test.each([
    [`/en/web/broken/${ID}`, 500, 'web.broken'],
    ['/en/nowhere', 404, 'kernel.not_found'],
    ['/en/access/account', 401, 'web.sign_in'],
    ['/en/%zz', 404, 'kernel.not_found'],
  ])('a program that asks %s gets a problem, %i %s', async (url, status, code) => {
    const answer = await site.server.inject({ url, headers: { accept: 'application/json' } });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status, code });
  });

  test('a role that does not include the page is told so, to people and to programs', async () => {
    expect((await site.get('/en/access/audit', amina)).status).toBe(403);
    const program = await site.get('/en/access/audit', amina, { accept: 'application/json' });
    expect(JSON.parse(program.body)).toMatchObject({ status: 403, code: 'web.forbidden' });
  });
});

describe('bodies', () => {
  const post = (payload: string, type: string, accept = 'text/html') =>
    site.server.inject({
      method: 'POST',
      url: '/en/access/sign-in',
      payload,
      headers: { 'content-type': type, accept },
    });
  const FORM = 'application/x-www-form-urlencoded';

  test('one of 5 MB is too large, in words', async () => {
    const answer = await post(`email=${'a'.repeat(5_000_000)}`, FORM);
    expect(answer.statusCode).toBe(413);
    expect(answer.body).toContain('That is too much at once');
    const program = await post(`email=${'a'.repeat(5_000_000)}`, FORM, 'application/json');
    expect(program.json()).toMatchObject({ status: 413, code: 'web.too_large' });
  });

  test.each([
    ['{"a":', 'application/json'],
    ['{"__proto__":{"x":1}}', 'application/json'],
    ['<x/>', 'text/xml'],
    ['\u0000\u0001', 'application/octet-stream'],
    ['a=b', 'nonsense'],
    ['--x\r\n', 'multipart/form-data; boundary=x'],
  ])('%j as %s cannot be read, and says so', async (payload, type) => {
    const answer = await post(payload, type);
    expect([400, 415]).toContain(answer.statusCode);
    expect(answer.body).toContain('<h1>');
    expect((await post(payload, type, 'application/json')).json()).toMatchObject({ code: 'web.bad_request' });
  });

  test.each([
    'email=%00&password=%00',
    'email=%ff%fe&password=%zz',
    'email[]=a&email[]=b&password[x]=y',
    'email=a&email=b&password=c&password=d',
    '__proto__=x&constructor=y&email=toString',
    '&&&===',
    '',
    'email=%E2%80%AEmoc.elpmaxe&password=%E2%80%AE',
  ])('a form of %j is a form with errors', async (payload) => {
    const answer = await post(payload, FORM);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('nhsuk-error-summary');
  });

  test('over a real connection the 5 MB are answered before the connection ends', async () => {
    const address = await site.server.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    const ended = once(socket, 'close');
    socket.write(
      `POST /en/access/sign-in HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${FORM}\r\ncontent-length: 5000000\r\n\r\n`,
    );
    const piece = 'a'.repeat(50_000);
    for (let sent = 0; sent < 5_000_000; sent += piece.length) {
      if (!socket.write(piece)) await once(socket, 'drain');
    }
    await ended;
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toContain('That is too much at once');
  });
});

describe('health', () => {
  test('alive and ready are two questions', async () => {
    expect((await site.get('/healthz')).status).toBe(200);
    expect((await site.get('/readyz')).status).toBe(200);
  });
});

describe('another language, after a form was refused', () => {
  test('is that of the form at the same address', async () => {
    const { status, body } = await site.post('/en/access/sign-in', { email: '', password: '' });
    expect(status).toBe(422);
    expect(body).toMatch(/href="\/ar\/access\/sign-in"[^>]*hreflang="ar"/);
  });

  test('is that of the page it was sent from, where its own address cannot be asked for, and of no other site', async () => {
    const visitor = (referer: string) =>
      site
        .post('/en/web/refuses', {}, amina, { referer })
        .then(({ body }) => /href="([^"]*)"[^>]*hreflang="ar"/.exec(body)?.[1]);
    expect(await visitor('http://localhost/en/web/long/3?x=1')).toBe('/ar/web/long/3?x=1');
    expect(await visitor('https://elsewhere.example/en/web/long/3')).toBeUndefined();
    expect(await visitor('http://localhost//elsewhere.example/')).toBeUndefined();
    expect(await visitor('nonsense')).toBeUndefined();
  });

  test('is still that page when the form is refused once more, from an address that nobody can ask for', async () => {
    const refused = (form: Parameters<typeof site.post>[1], referer: string) =>
      site.post('/en/web/refuses', form, amina, { referer });
    const arabic = (body: string) => /href="([^"]*)"[^>]*hreflang="ar"/.exec(body)?.[1];
    let { body, hidden } = await refused({}, 'http://localhost/en/web/long/3?x=1');
    for (let again = 0; again < 2; again += 1) {
      ({ body, hidden } = await refused(hidden, 'http://localhost/en/web/refuses'));
      expect(arabic(body)).toBe('/ar/web/long/3?x=1');
    }
    for (const _from of ['//elsewhere.example/', 'https://elsewhere.example/', 'x'])
      expect(arabic((await refused({ _from }, 'nonsense')).body)).toBeUndefined();
  });
});
