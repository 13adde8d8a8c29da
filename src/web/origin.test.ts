import { expect, test } from 'vitest';
import { isForeign } from './origin.ts';

type Headers = Readonly<Record<string, string>>;
const foreign = (headers: Headers, method = 'POST') =>
  isForeign({ method, headers, host: 'tessera.example:4180' });

test.each<[string, Headers, boolean]>([
  ['our own page', { 'sec-fetch-site': 'same-origin' }, false],
  ['the address bar', { 'sec-fetch-site': 'none' }, false],
  ['another site', { 'sec-fetch-site': 'cross-site' }, true],
  ['a sister site', { 'sec-fetch-site': 'same-site' }, true],
  ['a word that nobody knows', { 'sec-fetch-site': 'whatever' }, true],
  [
    'another site that forges the older header',
    { 'sec-fetch-site': 'cross-site', origin: 'http://tessera.example:4180' },
    true,
  ],
  ['an older browser, our own page', { origin: 'http://tessera.example:4180' }, false],
  ['an older browser, our page behind TLS', { origin: 'https://tessera.example:4180' }, false],
  ['an older browser, another port', { origin: 'http://tessera.example:81' }, true],
  ['an older browser, another site', { origin: 'http://evil.example' }, true],
  ['a site whose name begins like ours', { origin: 'http://tessera.example:4180.evil.example' }, true],
  ['a site whose name ends like ours', { origin: 'http://nottessera.example:4180' }, true],
  ['a sandboxed frame or a file', { origin: 'null' }, true],
  ['nonsense', { origin: '://' }, true],
  ['a program', {}, false],
])('a form from %s', (_, headers, expected) => {
  expect(foreign(headers)).toBe(expected);
});

test('looking is no change, wherever the link stood', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    expect(foreign({ 'sec-fetch-site': 'cross-site' }, method)).toBe(false);
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    expect(foreign({ 'sec-fetch-site': 'cross-site' }, method)).toBe(true);
});
