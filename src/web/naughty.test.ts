import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testSite } from './testing.ts';

// Max Woolf's "big list of naughty strings": what people, scripts and accidents type into forms.
const LIST = '../shared/data/robustness/blns/blns.json';
const there = existsSync(LIST);
if (!there) console.warn(`SKIPPED: ${LIST} is absent, so no naughty string was tried.`);
const strings: string[] = there ? JSON.parse(readFileSync(LIST, 'utf8')) : [];

const site = await testSite();

/** Where in the page a text may stand: escaped, and nowhere else. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

test.skipIf(!there)('the list is whole', () => expect(strings.length).toBeGreaterThan(500));

test.skipIf(!there)(
  'each is shown again as it was typed, or is an error; none breaks anything',
  { timeout: 60_000 },
  async () => {
    for (const text of strings) {
      for (const field of ['email', 'password', 'next', 'kept', 'kept.note', '_once']) {
        // Without a password nothing is compared, which would slow down guessing and this test.
        const form = { email: 'a@b.example', password: '', [field]: field === 'password' ? '' : text };
        const { status, body } = await site.post('/en/access/sign-in', form);
        expect([status, field, text]).toEqual([422, field, text]);
        if (/<|"/.test(text)) expect(body).not.toContain(`value="${text}"`);
      }
    }
  },
);

test.skipIf(!there)('what was typed into a field comes back unchanged but for its outer space', async () => {
  for (const text of strings.filter((one) => !/[\p{Cc}\p{Cs}]/u.test(one) && one.trim() !== '')) {
    const { body } = await site.post('/en/access/sign-in', { email: text, password: '' });
    expect(body).toContain(escaped(text.normalize('NFC').trim()));
  }
});

test.skipIf(!there)(
  'as a path, a query, a cookie and a wish for a language each is answered',
  { timeout: 60_000 },
  async () => {
    for (const text of strings) {
      const sign = encodeURIComponent(text.toWellFormed());
      for (const path of [
        `/en/${sign}`,
        `/${sign}/access/sign-in`,
        `/en/access/sign-in?q=${sign}&${sign}=1`,
      ]) {
        const { status } = await site.get(path);
        expect([200, 302, 404, path]).toContain(status);
      }
      const header = text.replaceAll(/[^\x20-\x7e]/g, '?');
      const { status } = await site.get('/en/access/account', undefined, {
        'accept-language': header,
        cookie: `tessera_session=${sign}; tessera_banner=${sign}; tessera_holder=${header.replaceAll(';', '')}`,
      });
      expect(status).toBe(401);
    }
  },
);

test('a banner cookie says only what a room says in one', async () => {
  const banner = async (key: string) =>
    (await site.get('/en/access/sign-in', undefined, { cookie: `tessera_banner=${key}` })).body;
  expect(await banner('access.banner.signed_out')).toContain('You have signed out.');
  for (const key of [
    'messaging.person_page.body',
    'web.title',
    'access.password',
    'toString',
    'x.banner.y',
  ]) {
    expect(await banner(key)).not.toContain('nhsuk-notification-banner');
  }
});
