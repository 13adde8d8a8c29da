import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locales, servedLocales } from './locales.ts';
import { proofread, readArguments } from './proofread.ts';
import { has, SOURCES } from './words.ts';

describe('the catalogues', () => {
  test.each(servedLocales({ pseudo: true }))('%s reads without a fault', (locale) => {
    const list = proofread(locale, SOURCES.en, SOURCES[locale]).map(({ key, what }) => `${key} ${what}`);
    expect(list).toEqual([]);
    expect(SOURCES[locale].size).toBeGreaterThan(150);
  });

  test('every refusal in the source has its words', () => {
    const source = join(import.meta.dirname, '..');
    const codes = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .flatMap((path) => [...readFileSync(join(source, path), 'utf8').matchAll(/\brefuse\(\s*'([^']+)'/g)])
      .map(([, code]) => `refusal.${code}`);
    expect(codes).toContain('refusal.kernel.not_found');
    expect(codes.filter((key) => !has(key))).toEqual([]);
  });

  test('only a language with a history of its words is served', () => {
    for (const locale of servedLocales({ pseudo: false })) {
      const { translation, history } = locales[locale];
      expect(translation === 'source' || history.length > 0, locale).toBe(true);
    }
  });
});

// One planted fault for each rule: what a careless edit of a catalogue would look like.
const PLANTED: readonly (readonly [
  why: string,
  locale: 'en' | 'ar',
  english: string,
  text: string,
  what: RegExp,
])[] = [
  ['an empty text', 'ar', 'Save', ' ', /is empty/],
  ['a space at the end', 'ar', 'Save', 'حفظ ', /stray spaces/],
  ['HTML', 'ar', 'Save now', '<b>حفظ</b>', /contains HTML/],
  ['an HTML entity', 'en', 'You &amp; us', 'You &amp; us', /contains HTML/],
  ['a direction mark', 'ar', 'Save', '\u200fحفظ', /direction mark/],
  ['a brace left open', 'ar', 'For {name}', 'إلى {name', /not a well-formed/],
  ['another argument', 'ar', 'For {name}', 'إلى {nom}', /asks for \(nom: string\)/],
  ['a forgotten argument', 'ar', 'For {name}', 'إلى شخص', /asks for \(\)/],
  ['a date in a message', 'en', 'On {day, date}', 'On {day, date}', /element type 3/],
  [
    'a branch that is a bare word',
    'en',
    '{count, plural, one {day} other {# days}}',
    '{count, plural, one {day} other {# days}}',
    /types that read \(count: number; day: string\)/,
  ],
  [
    'an argument written without its space',
    'en',
    '{count,plural, one {# day} other {# days}}',
    '{count,plural, one {# day} other {# days}}',
    /types that read \(\)/,
  ],
  [
    'Arabic with the two English plural forms',
    'ar',
    '{count, plural, one {# day} other {# days}}',
    '{count, plural, one {# يوم} other {# يوم}}',
    /lacks the plural form "(zero|two|few|many)"/,
  ],
  [
    'English with a form that it does not have',
    'en',
    '{count, plural, one {# day} few {# days} other {# days}}',
    '{count, plural, one {# day} few {# days} other {# days}}',
    /plural form "few" that the language does not know/,
  ],
  [
    'a select with another branch',
    'ar',
    '{who, select, you {to you} other {to them}}',
    '{who, select, me {إليك أنت} other {إليهم هم}}',
    /asks for \(who: string of me, other\)/,
  ],
  ['English left in Arabic', 'ar', 'Save', 'Save', /has Latin letters/],
  ['Arabic in English', 'en', 'حفظ', 'حفظ', /not Latin/],
  ['a script next door', 'ar', 'Save', 'שמור', /no Arabic letters/],
  ['a Latin question mark', 'ar', 'Ready?', 'هل أنت جاهز?', /Latin punctuation/],
  ['Arabic-Indic digits', 'ar', 'Call 999', 'اتصل بالرقم ٩٩٩', /digits that are not Latin/],
];

describe('the proofreader', () => {
  test.each(PLANTED)('finds %s', (_, locale, english, text, what) => {
    const faults = proofread(locale, new Map([['web.planted', english]]), new Map([['web.planted', text]]));
    expect(faults.map((fault) => fault.what).join('\n')).toMatch(what);
  });

  test('finds missing, extra and misnamed keys', () => {
    const faults = proofread('ar', new Map([['web.a', 'Save']]), new Map([['web.B', 'حفظ']]));
    expect(faults.map(({ key, what }) => `${key} ${what}`)).toEqual([
      'web.a is missing',
      'web.B is not a key in lower_snake.dots',
      'web.B is not in English',
    ]);
  });

  test('leaves good text alone', () => {
    const english = '{name} has {count, plural, =0 {no needs} one {# need} other {# needs}} with the NHS';
    const arabic =
      'لدى {name} {count, plural, =0 {لا احتياجات} zero {لا احتياجات} one {احتياج واحد} two {احتياجان اثنان} few {# احتياجات} many {# احتياجًا} other {# احتياج}} لدى NHS';
    for (const [locale, text] of [
      ['en', english],
      ['ar', arabic],
    ] as const)
      expect(proofread(locale, new Map([['web.a', english]]), new Map([['web.a', text]]))).toEqual([]);
  });

  test('reads arguments by the rules of the types', () => {
    expect([
      ...readArguments(
        '{a} and {b, number}, {c, plural, one {# x {d}} other {# y}} {e, select, f {g h} other {}}',
      ),
    ]).toEqual([
      ['a', 'string'],
      ['b', 'number'],
      ['c', 'number'],
      ['d', 'string'],
      ['e', 'string'],
    ]);
  });
});
