import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locales } from '#language';
import { NEED_DOMAINS, type NeedDomain } from './need.ts';
import { TONGUES, type TongueTag } from './thesaurus/tongues.ts';
import { understand } from './thesaurus.ts';

const tags = Object.keys(TONGUES) as TongueTag[];
const termsOf = (tag: TongueTag, domain: NeedDomain) =>
  TONGUES[tag].tongue.terms[domain].split(',').map((term) => term.trim());
const domainsOf = (text: string, reader = 'en') => understand(text, reader).flatMap(({ domains }) => domains);

describe('what people type', () => {
  test.each<[string, NeedDomain]>([
    ['food bank', 'food'],
    ['hungry', 'food'],
    ['طعام', 'food'],
    ['الطعام', 'food'],
    ['بَنْكُ الطَّعام', 'food'],
    ['bank żywności', 'food'],
    ['BANK ZYWNOSCI', 'food'],
    ['jedzenie', 'food'],
    ['cunto', 'food'],
    ['boski', 'food'],
    ['我需要食物', 'food'],
    ['食物銀行', 'food'],
    ['ngân hàng thực phẩm', 'food'],
    ['thuc an', 'food'],
    ['کھانا', 'food'],
    ['ምግቢ', 'food'],
    ['খাবার', 'food'],
    ['їжа', 'food'],
    ['eviction', 'housing'],
    ['I was evicted', 'housing'],
    ['council tax arrears', 'money_and_debt'],
    ['bills', 'money_and_debt'],
    ['ESOL', 'english_and_language'],
    ['English classes', 'english_and_language'],
    ['papers', 'legal_and_immigration_advice'],
    ['asylum', 'detention_and_asylum_support'],
    ['lonely', 'loneliness_and_friendship'],
    ['digartref', 'homelessness'],
    ['kocam beni dövüyor', 'safety_and_abuse'],
    ['isinma', 'energy_and_essentials'],
  ])('%s means %s, and nothing else', (typed, domain) => {
    expect(domainsOf(typed)).toEqual([domain]);
  });

  test('noise is left out, unless there is nothing else', () => {
    expect(understand('I need help with food near me', 'en').map(({ text }) => text)).toEqual(['food']);
    expect(understand('أنا أحتاج إلى طعام', 'ar').map(({ text }) => text)).toEqual(['طعام']);
    expect(understand('help', 'en').map(({ text }) => text)).toEqual(['help']);
  });

  test('noise of a language that is not spoken here may be a name', () => {
    expect(understand('Hay community', 'en').map(({ text }) => text)).toEqual(['Hay', 'community']);
    expect(understand('hay comida', 'en').map(({ text }) => text)).toEqual(['comida']);
  });

  test('the longest phrase is taken, and its words stay together', () => {
    expect(understand('domestic abuse refuge', 'en')).toEqual([
      { text: 'domestic abuse', words: ['domestic', 'abuse'], domains: ['safety_and_abuse'], tongues: [] },
      { text: 'refuge', words: ['refuge'], domains: ['safety_and_abuse'], tongues: [] },
    ]);
    expect(domainsOf('bank account')).toEqual(['money_and_debt']);
  });

  test('a word of two languages is taken in the reader’s own, then in English', () => {
    expect(domainsOf('pain')).toEqual(['long_term_condition']);
    expect(domainsOf('pain', 'fr')).toEqual(['food']);
  });

  test('a word that nobody explains is a word', () => {
    expect(understand('Millbrook', 'en')).toEqual([
      { text: 'Millbrook', words: ['Millbrook'], domains: [], tongues: [] },
    ]);
  });
});

describe('the words of every language', () => {
  test('every language of the interface has some, and no other has', () => {
    expect(tags).toEqual(Object.keys(locales).filter((tag) => tag !== 'en-XA'));
  });

  test('only English is a source; everything else is our draft until a reviewer is named', () => {
    const standings = tags.map((tag) => [tag, TONGUES[tag].standing, TONGUES[tag].history.length > 0]);
    expect(standings).toEqual(
      tags.map((tag) => (tag === 'en' ? [tag, 'source', false] : [tag, 'draft', true])),
    );
  });

  test.each(tags)('in %s, each term is understood as what it stands for', (tag) => {
    const missed = NEED_DOMAINS.flatMap((domain) =>
      termsOf(tag, domain).filter((term) => {
        const typed = term.replaceAll('*', '');
        return typed === '' || !understand(typed, tag).some(({ domains }) => domains.includes(domain));
      }),
    );
    expect(missed).toEqual([]);
  });

  test('no term stands for two domains in one language', () => {
    const twice = tags.flatMap((tag) => {
      const seen = new Map<string, NeedDomain>();
      return NEED_DOMAINS.flatMap((domain) =>
        termsOf(tag, domain).flatMap((term) => {
          const before = seen.get(term);
          seen.set(term, domain);
          return before && before !== domain ? [`${tag} ${term}: ${before}, ${domain}`] : [];
        }),
      );
    });
    expect(twice).toEqual([]);
  });

  test('every word that was typed is in the answer or is noise, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom(...tags), (text, tag) => {
        const asked = understand(text, tag);
        const typed = text.match(/[\p{L}\p{M}\p{N}]+/gu)?.join('') ?? '';
        for (const { words, domains } of asked) {
          expect(words.length).toBeGreaterThan(0);
          expect(words.every((word) => typed.includes(word))).toBe(true);
          expect(domains.length).toBeLessThan(4);
        }
        if (typed !== '') expect(asked.length).toBeGreaterThan(0);
      }),
    );
  });
});
