import { describe, expect, expectTypeOf, test } from 'vitest';
import { negotiate, servedLocales } from './locales.ts';
import type { ArgsOf, ArgsOfText, CodeOf } from './messages.ts';
import { isDraftBesideEnglish, translationNotice } from './review.ts';
import { codeWord, has, SOURCES, words } from './words.ts';

const [ISOLATE, POP] = ['\u2068', '\u2069'];

describe('words', () => {
  test('says a message in each locale', () => {
    expect(words('en')('codes.answer.yes')).toBe('Yes');
    expect(words('ar')('codes.answer.yes')).toBe('نعم');
    expect(words('en')('language.date_at_time', { date: '1 May 2026', time: '9am' })).toBe(
      '1 May 2026 at 9am',
    );
  });

  test('is the same object each time, and says the same string each time', () => {
    expect(words('ar')).toBe(words('ar'));
    expect(words('ar')('language.draft_label')).toBe(words('ar')('language.draft_label'));
  });

  test('finds a message whose key came as data, and throws for a stranger', () => {
    expect(words('en').at('refusal.kernel.not_found')).toMatch(/cannot find/);
    expect(() => words('en').at('refusal.nobody.wrote_this')).toThrow('refusal.nobody.wrote_this');
    expect([has('codes.need.food'), has('codes.need.gold'), has('toString')]).toEqual([true, false, false]);
  });

  test('gives the word for a code', () => {
    expect(codeWord(words('en'), 'need', 'money_and_debt')).toBe('Money and debt');
    expect(codeWord(words('ar'), 'referral_status', 'accepted')).toBe('قُبلت');
  });

  test('says every message in every locale without breaking', () => {
    for (const locale of servedLocales({ pseudo: true })) {
      const t = words(locale);
      const loose = t as unknown as (key: string, values: Record<string, unknown>) => string;
      const values = new Proxy(
        {},
        {
          get: () => 3,
          has: () => true,
          ownKeys: () => [],
          getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
        },
      );
      for (const key of SOURCES.en.keys())
        expect(loose(key, values), `${locale} ${key}`).not.toMatch(/[{}]|^$|undefined/);
    }
  });
});

describe('text that runs the other way', () => {
  test('is fenced off inside Arabic, and inside English', () => {
    expect(words('ar')('language.menu.current', { language: 'English' })).toBe(
      `اللغة: ${ISOLATE}English${POP}`,
    );
    expect(words('en')('language.menu.current', { language: 'العربية' })).toBe(
      `Language: ${ISOLATE}العربية${POP}`,
    );
  });

  test('is fenced off when it is groups of digits, but not a plain number or a date in Arabic', () => {
    const say = (language: string) => words('ar')('language.menu.current', { language });
    expect(say('+44 7700 900123')).toBe(`اللغة: ${ISOLATE}+44 7700 900123${POP}`);
    expect(say('7KQ2M-XD94R')).toBe(`اللغة: ${ISOLATE}7KQ2M-XD94R${POP}`);
    expect([say('12'), say('21 نوفمبر 2026')]).toEqual(['اللغة: 12', 'اللغة: 21 نوفمبر 2026']);
  });

  test('is left bare when it runs the same way, or is a link or an address', () => {
    expect(words('ar')('language.menu.current', { language: 'العربية' })).toBe('اللغة: العربية');
    expect(words('en')('language.menu.current', { language: 'English' })).toBe('Language: English');
    expect(words('ar')('language.menu.current', { language: 'https://example.org/a' })).toBe(
      'اللغة: https://example.org/a',
    );
  });
});

describe('the pseudo-locale', () => {
  test('is longer than English by two fifths, in brackets, and keeps its arguments', () => {
    const t = words('en-XA');
    for (const [key, english] of SOURCES.en) {
      if (/[{']/.test(english)) continue;
      const said = t.at(key);
      expect(said, key).toMatch(/^\[.*\]$/s);
      expect(said.length, key).toBeGreaterThanOrEqual(english.length * 1.4);
      expect(said, key).not.toContain(english);
    }
    expect(t('language.date_at_time', { date: '1 May', time: '9am' })).toMatch(/^\[1 May .* 9am\]$/);
  });
});

describe('the types of messages', () => {
  test('are read out of the English text', () => {
    expectTypeOf<ArgsOf<'codes.answer.yes'>>().toEqualTypeOf<[]>();
    expectTypeOf<ArgsOf<'language.date_at_time'>>().toEqualTypeOf<
      [values: { readonly date: string; readonly time: string }]
    >();
    expectTypeOf<
      ArgsOfText<'{who} has {count, plural, =0 {none at all} one {# need} other {# needs, {share, number}}}'>
    >().toEqualTypeOf<[values: { readonly who: string; readonly count: number; readonly share: number }]>();
    expectTypeOf<ArgsOfText<'{who, select, you {to you} other {to {name}}}'>>().toEqualTypeOf<
      [values: { readonly who: string; readonly name: string }]
    >();
    expectTypeOf<ArgsOfText<'{name}, number one'>>().toEqualTypeOf<[values: { readonly name: string }]>();
    expectTypeOf<CodeOf<'answer'>>().toEqualTypeOf<'yes' | 'no' | 'unknown'>();
  });

  test('refuse a wrong key, a missing argument and a foreign code', () => {
    const t = words('en');
    // @ts-expect-error there is no such key
    expect(() => t('codes.answer.perhaps')).toThrow();
    // @ts-expect-error time is missing
    expect(() => t('language.date_at_time', { date: '1 May' })).toThrow();
    // @ts-expect-error there is no such code
    expect(() => codeWord(t, 'answer', 'perhaps')).toThrow();
    const status: 'met' | 'open' = Math.random() < 2 ? 'met' : 'open';
    expect(t(`codes.need_status.${status}`)).toBe('Met');
  });
});

describe('locales', () => {
  const served = servedLocales({ pseudo: false });

  test('only what is complete is served, and the pseudo-locale on request', () => {
    expect(served).toEqual(['en', 'ar']);
    expect(servedLocales({ pseudo: true })).toEqual(['en', 'ar', 'en-XA']);
  });

  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['ar', 'ar'],
    ['AR-sy,en;q=0.5', 'ar'],
    ['so, ar;q=0.3, en;q=0.2', 'ar'],
    ['en;q=0.4, ar;q=0.9', 'ar'],
    ['ar;q=0', 'en'],
    ['de, *', 'en'],
    ['en-XA', 'en'],
    ['ar;q=nonsense', 'en'],
    [';;;,,\u0000, ar', 'ar'],
    ['x'.repeat(100_000), 'en'],
    [`${'ar-'.repeat(400)}ar`, 'en'],
  ])('Accept-Language %j is offered %s', (header, locale) => {
    expect(negotiate(header, served)).toBe(locale);
  });

  test('the pseudo-locale is offered to its own tag only', () => {
    const all = servedLocales({ pseudo: true });
    expect(negotiate('en-xa', all)).toBe('en-XA');
    expect(negotiate('en-GB', all)).toBe('en');
  });

  test('an unapproved translation says so, and weighty words want English beside them', () => {
    expect([translationNotice('en'), translationNotice('ar')]).toEqual([null, 'language.draft_notice']);
    expect(isDraftBesideEnglish('ar', 'consent.heading')).toBe(true);
    expect(isDraftBesideEnglish('ar', 'codes.answer.yes')).toBe(false);
    expect(isDraftBesideEnglish('en', 'consent.heading')).toBe(false);
  });
});
