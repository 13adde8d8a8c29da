import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanEmail, cleanLink, cleanText, type Warning, withoutHtml } from './clean.ts';

function cleaning(work: (warn: (code: Warning['code'], field: string) => void) => unknown) {
  const codes: string[] = [];
  return { result: work((code) => codes.push(code)), codes };
}

test.each([
  ['<p>Hot meals</p><p>Every <b>day</b></p>', 'Hot meals\n\nEvery day'],
  ['Tea &amp; toast, &pound;2 &#8211; or free', 'Tea & toast, £2 – or free'],
  ['<script>alert(1)</script>Advice<!-- x -->', 'Advice'],
  ['&lt;img src=x onerror=alert(1)&gt;Help', 'Help'],
  ['Ages < 18 and > 5, write to <help@example.org>', 'Ages < 18 and > 5, write to <help@example.org>'],
  ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
])('%s reads as plain text', (html, text) => {
  expect(cleanText(html, 'description', () => undefined)).toBe(text);
});

test('NUL, control characters and reversing marks go, with a warning; Arabic stays as it is', () => {
  expect(cleaning((warn) => cleanText('Fo\u0000od\u0007 \u202egnp.exe', 'name', warn))).toEqual({
    result: 'Food gnp.exe',
    codes: ['control_characters'],
  });
  expect(cleaning((warn) => cleanText('بنك الطعام\nيوميًا', 'name', warn))).toEqual({
    result: 'بنك الطعام\nيوميًا',
    codes: [],
  });
});

test('a cell that starts a formula stays the text that it is', () => {
  expect(cleaning((warn) => cleanText('=HYPERLINK("http://x")', 'name', warn))).toEqual({
    result: '=HYPERLINK("http://x")',
    codes: [],
  });
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  ' http://a b',
  'ftp://x.org',
  'nonsense',
])('the link %s is dropped', (link) => {
  expect(cleaning((warn) => cleanLink(link, 'url', warn))).toEqual({ result: null, codes: ['link_dropped'] });
});

test('links to the web pass, also without a scheme', () => {
  expect(
    ['https://example.org/a?b=1', 'www.example.org', 'example.co.uk/help'].map((link) =>
      cleanLink(link, 'url', () => undefined),
    ),
  ).toEqual(['https://example.org/a?b=1', 'http://www.example.org', 'http://example.co.uk/help']);
});

test('an e-mail address is found behind mailto and a name', () => {
  const clean = (text: string) => cleanEmail(text, 'email', () => undefined);
  expect(clean('mailto:a@b.org')).toBe('a@b.org');
  expect(clean('Bodmin Library <bodmin@example.gov.uk>')).toBe('bodmin@example.gov.uk');
  expect([clean('a@b'), clean('ring us'), clean('a@b.org, c@d.org')]).toEqual([null, null, null]);
});

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '&',
      'amp;',
      '&amp;',
      '&lt;',
      '&gt;',
      '&#60;',
      '&#1;',
      '&#x3c;',
      'script',
      '</script>',
      '<script>',
      '<b',
      'b>',
      '<!--',
      '-->',
      '/',
      ' ',
      '\u0000',
      '\u202e',
      'İ',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
  { maxLength: 30 },
);

test('what is clean stays as it is, holds no tag, and can be stored', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const once = cleanText(parts.join(''), 'description', () => undefined);
      expect(cleanText(once, 'description', () => undefined)).toBe(once);
      expect(once).not.toMatch(/<(script|b|img)(?=[\s/>])[^<>]*>/i);
      expect(once.includes('\u0000')).toBe(false);
      expect(once.isWellFormed()).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a long text that opens and never closes takes no longer than its length', () => {
  const started = performance.now();
  for (const part of ['<!--', '<script>', '&amp;', '&amp;amp;', '<', '<a ', '&'])
    withoutHtml(part.repeat(100_000 / part.length));
  expect(performance.now() - started).toBeLessThan(3000);
});
