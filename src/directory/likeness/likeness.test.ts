import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { words } from '#language';
import { likenessOf, SIGNALS, type Weights } from './score.ts';
import { type Described, identifierOf, keysOf, materialOf, phoneOf, traitsOf } from './traits.ts';
import { contrastOf, isOtherActivity, nameLikeness, slipsBetween, wordsOfName } from './words.ts';

const POINTS = Object.fromEntries(
  SIGNALS.map((signal) => [signal, /differs|differ$|contrast|far|one_source/.test(signal) ? -10 : 10]),
);
const WEIGHTS: Weights = { points: POINTS as Weights['points'], perhaps: 20, surely: 40 };

const described = (one: Partial<Described>): Described => ({
  id: 'x',
  name: 'x',
  alternate_name: null,
  organization_id: null,
  organization: null,
  identifiers: null,
  phones: null,
  emails: null,
  links: null,
  places: null,
  needs: null,
  sources: null,
  ...one,
});
const place = (address: string, city: string, postcode: string | null) => ({
  name: null,
  address,
  city,
  postcode,
  outcode: null,
  lat: null,
  lon: null,
});
const signals = (a: Partial<Described>, b: Partial<Described>) =>
  likenessOf('service', traitsOf(described(a)), traitsOf(described(b)), WEIGHTS).reasons.map(
    (reason) => reason.signal,
  );

describe('names', () => {
  test.each([
    ["St. Mary's Foodbank", 'Saint Marys Food Bank'],
    ['Citizens Advice Bureau', 'Citizen Advice Bureaux'],
    ['Café Société', 'Cafe Societe'],
    ['Llyfrgell Aberdelyn', 'Aberdelyn Library'],
    ['Clubs & Classes', 'Club and Class'],
  ])('%s is %s', (one, other) => {
    expect(wordsOfName(one).sort()).toEqual(wordsOfName(other).sort());
  });

  test.each([
    ['1st Aldery Scouts', '2nd Aldery Scouts'],
    ["Women's Swimming", "Men's Swimming"],
    ['Monday Club', 'Thursday Club'],
    ['North Ward', 'South Ward'],
  ])('%s and %s are told apart', (one, other) => {
    expect(contrastOf(wordsOfName(one), wordsOfName(other))).not.toBeNull();
  });

  test('what is done there tells apart, where both say it', () => {
    expect(isOtherActivity(wordsOfName('Hope Food Bank'), wordsOfName('Hope Debt Advice'))).toBe(true);
    expect(isOtherActivity(wordsOfName('Hope Food Bank'), wordsOfName('Hope Centre'))).toBe(false);
  });

  test('initials, slips and spaces are seen through; another name is not', () => {
    const alike = (one: string, other: string) =>
      nameLikeness(wordsOfName(one), wordsOfName(other), new Set());
    expect(alike('CAB', 'Citizens Advice Bureau')).toBeGreaterThan(0.8);
    expect(alike('Brightwater Berevement Suport', 'Brightwater Bereavement Support')).toBeGreaterThan(0.8);
    expect(alike('The AldtonL antern Annex', 'The Aldton Lantern Annex')).toBeGreaterThan(0.85);
    expect(alike('Riverside Angling', 'Chess for Elders')).toBeLessThan(0.2);
  });

  test('likeness lies between 0 and 1, and is whole with oneself', () => {
    const name = fc.array(
      fc.constantFrom('st', 'mary', 'food', 'bank', 'club', 'hope', 'riverside', 'the', 'of', '1st'),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(name, name, (one, other) => {
        const alike = nameLikeness(one, other, new Set());
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
        expect(nameLikeness(one, one, new Set())).toBe(1);
      }),
    );
  });

  test('slips are counted as by the plain way', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const plain = plainSlips(a, b);
        if (plain <= 2) expect(slipsBetween(a, b, 2)).toBe(plain);
        else expect(slipsBetween(a, b, 2)).toBeGreaterThan(2);
      }),
    );
  });
});

// Slow and obviously right: letters wrong, missing, too many, or two neighbours swapped.
function plainSlips(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  const ways = [
    plainSlips(restA, b) + 1,
    plainSlips(a, restB) + 1,
    plainSlips(restA, restB) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    ways.push(plainSlips(a.slice(2), b.slice(2)) + 1);
  return Math.min(...ways);
}

describe('what is compared', () => {
  test.each(['020 7946 0018', '+44 (0)20 7946 0018', '0044 2079460018', '02079460018 ext 4'])(
    '%s is one number',
    (phone) => {
      expect(phoneOf(phone)).toBe('2079460018');
    },
  );

  test.each([
    ['GB-CHC-1098765', '1098765'],
    ['1098765', '1098765'],
    ['No. 01098765', '1098765'],
    ['n/a', null],
  ])('%s is %s', (given, read) => {
    expect(identifierOf(given)).toBe(read);
  });

  test('two that are written otherwise share a key', () => {
    const one = traitsOf(
      described({ name: "St Mary's Food Bank", places: [place('12 Mill Lane', 'Aldery', 'AL7 3QT')] }),
    );
    const other = traitsOf(
      described({ name: 'Saint Marys Foodbank', places: [place('Mill Ln', 'Aldery', 'al73qt')] }),
    );
    const keys = new Set(keysOf('service', one));
    expect(keysOf('service', other).some((key) => keys.has(key))).toBe(true);
    expect(keysOf('organization', other).some((key) => keys.has(key))).toBe(false);
  });

  test('new words in a description are no reason to ask again; another telephone is', () => {
    const material = (one: Partial<Described>) => materialOf(traitsOf(described(one)));
    expect(material({ needs: ['food'] })).toBe(material({ needs: ['housing'] }));
    expect(material({ phones: ['01632 960011'] })).not.toBe(material({ phones: ['01632 960012'] }));
  });
});

describe('reasons', () => {
  test('are the same whichever comes first', () => {
    const name = fc.constantFrom(
      "St Mary's Food Bank",
      'Saint Marys Foodbank',
      'Debt Advice',
      "Women's Group",
      'Men Group',
    );
    const thing = fc
      .record({
        name,
        organization: fc.option(fc.constantFrom('Hope Trust', 'Hope', 'Harbour Ltd')),
        phones: fc.array(fc.constantFrom('01632 960011', '+44 1632 960011', '01632 960012'), {
          maxLength: 2,
        }),
        places: fc.array(
          fc.constantFrom(
            place('12 Mill Lane', 'Aldery', 'AL7 3QT'),
            place('9 Quay', 'Aldery', 'AL7 4AA'),
            place('1 High St', 'Kirk', null),
          ),
          { maxLength: 2 },
        ),
        needs: fc.subarray(['food', 'housing']),
        sources: fc.subarray(['one', 'two']),
      })
      .map((one) => traitsOf(described(one)));
    fc.assert(
      fc.property(thing, thing, (a, b) => {
        const [there, back] = [likenessOf('service', a, b, WEIGHTS), likenessOf('service', b, a, WEIGHTS)];
        expect(there.points).toBe(back.points);
        expect(there.reasons.map((one) => one.signal).sort()).toEqual(
          back.reasons.map((one) => one.signal).sort(),
        );
        expect(there.reasons.reduce((sum, one) => sum + one.points, 0)).toBeCloseTo(there.points, 5);
      }),
    );
  });

  test('a town away counts against it, and the same house for it', () => {
    const here = { name: 'Food Bank', places: [place('12 Mill Lane', 'Aldery', 'AL7 3QT')] };
    expect(
      signals(here, { name: 'Food Bank', places: [place('12 Mill Lane', 'Kirkhaven', 'L34 5XX')] }),
    ).toContain('far');
    expect(signals(here, { name: 'Food Bank', places: [place('12 Mill Ln', 'Aldery', null)] })).toContain(
      'address_same',
    );
    expect(signals(here, here)).toEqual(
      expect.arrayContaining(['name_same', 'postcode_same', 'address_same']),
    );
  });

  test('each has its sentence in every language', () => {
    for (const locale of ['en', 'ar'] as const) {
      const t = words(locale);
      for (const signal of SIGNALS) expect(t.at(`directory.signal.${signal}`)).not.toBe('');
    }
  });
});
