import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NEED_DOMAINS } from '#directory';
import { newId } from '#kernel';
import { codeWord, words } from '#language';
import { SERVED } from './locale.ts';
import { TEMPLATES } from './message.ts';
import { wordsOf } from './words.ts';

const settings = { secret: 'x'.repeat(32), origin: 'https://tessera.example', demo: false };
const cases = TEMPLATES.flatMap((template) => SERVED.map((locale) => [template, locale] as const));

describe.each(cases)('%s in %s', (template, locale) => {
  const message = {
    template,
    params: { initials: 'A.Y.', reference: '7KQ2M-XD94R' },
    link_id: null,
    link_purpose: null,
  };

  test('asks for initials, a reference and a link at most; the subject for nothing', () => {
    const t = words(locale);
    // A message that asks for more than it is given throws.
    expect(t.at(`messaging.${template}.subject`).length).toBeGreaterThan(2);
    const filled = t(`messaging.${template}.body`, {
      initials: 'A.Y.',
      reference: '7KQ2M-XD94R',
      link: 'x://y',
    });
    expect(filled.length).toBeGreaterThan(20);
  });

  test('names no need', () => {
    const { subject, body } = wordsOf(message, locale, settings);
    const t = words(locale);
    const needs = NEED_DOMAINS.filter((need) => need !== 'other');
    expect(needs.length).toBeGreaterThan(20);
    const letter = '[\\p{L}\\p{M}]';
    for (const need of needs) {
      expect(`${subject} ${body}`).not.toMatch(
        new RegExp(`(?<!${letter})${codeWord(t, 'need', need)}(?!${letter})`, 'iu'),
      );
    }
  });

  test('says nothing else of what the row holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z_]{3,12}$/), fc.stringMatching(/^[A-Z][a-z]{5,9}qx$/)),
        (more) => {
          const { initials: _i, reference: _r, link: _l, ...others } = more;
          const { subject, body } = wordsOf(
            { ...message, params: { ...others, ...message.params } },
            locale,
            settings,
          );
          return Object.values(others).every((text) => !subject.includes(text) && !body.includes(text));
        },
      ),
    );
  });
});

test('a link is a signed address in the reader’s language, and works without one', () => {
  const id = newId(new Date('2026-03-02T09:00:00Z'));
  const linked = { template: 'provider_referral', params: {}, link_id: id, link_purpose: 'provider_answer' };
  expect(wordsOf(linked, 'ar', settings).body).toMatch(
    /https:\/\/tessera\.example\/ar\/[a-z/]+\/[\w-]{22}\.[\w-]{24}/,
  );
  expect(wordsOf({ ...linked, link_id: null }, 'ar', settings).body).toContain('https://tessera.example');
});

test.each([
  [
    '/directory/find/here/hand-out?list=AbC_-12',
    'https://tessera.example/en/directory/find/here/hand-out?list=AbC_-12',
  ],
  ['//elsewhere.example/', 'https://tessera.example'],
  ['@elsewhere.example/', 'https://tessera.example'],
  ['/directory?words=food bank', 'https://tessera.example'],
  ['/directory/find/here/hand-out?list=AbC&name=Samira', 'https://tessera.example'],
])('a page of ours can be led to, and nothing else: %s', (path, link) => {
  const { body } = wordsOf(
    { template: 'person_list', params: { path }, link_id: null, link_purpose: null },
    'en',
    settings,
  );
  expect(body.slice(body.indexOf('http'))).toBe(link);
});

test('a language that is not served is written to in English', () => {
  const message = { template: 'need_met', params: {}, link_id: null, link_purpose: null };
  expect(wordsOf(message, 'so', settings)).toEqual(wordsOf(message, 'en', settings));
});
