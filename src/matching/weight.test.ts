import fc from 'fast-check';
import { expect, test } from 'vitest';
import { has } from '#language';
import { explain } from './rank.ts';
import { anyCandidate, anyWeights, anyWish } from './testing.ts';
import { WANTED, WANTED_CODES } from './wanted.ts';
import { brokenBy, USUAL, WEIGHT_CODES, WEIGHT_RULES, WEIGHTS, weightsWith } from './weight.ts';

test('the usual weights break no rule and lie in their ranges', () => {
  expect(brokenBy(USUAL)).toEqual([]);
  for (const code of WEIGHT_CODES) {
    const { usual, least, most } = WEIGHTS[code];
    expect(usual >= least && usual <= most, code).toBe(true);
  }
});

test('what a scheme says counts, and what makes no sense does not', () => {
  const own = { need: 12, near: 51, full: 3, places: 2.5, speaks: '9', stranger: 4 };
  expect(weightsWith(own)).toEqual({ ...USUAL, need: 12 });
});

test('a rule that is broken is named', () => {
  const weights = weightsWith({ verified: 0, source_checked: 2 });
  expect(brokenBy(weights).map(({ code }) => code)).toEqual(['seen_over_said']);
});

test('every weight and every rule has its words', () => {
  for (const code of WEIGHT_CODES)
    expect(has(`matching.weight.${code}`) || code.startsWith('wanted.'), code).toBe(true);
  for (const { code } of WEIGHT_RULES) expect(has(`matching.rule.${code}`), code).toBe(true);
});

test('whatever a scheme says, unknown is never worth more than yes, nor no more than unknown', () => {
  fc.assert(
    fc.property(
      anyWish,
      anyCandidate,
      anyWeights,
      fc.constantFrom(...WANTED_CODES),
      (wish, candidate, weights, code) => {
        const { condition, yes, no } = WANTED[code];
        const others = [...wish.must, ...wish.prefer].filter(
          (other) => WANTED[other].condition === condition,
        );
        fc.pre(others.every((other) => other === code));
        const asked = { ...wish, prefer: [...wish.prefer, code], weights };
        const score = (value: string) =>
          explain(asked, {
            ...candidate,
            service: {
              ...candidate.service,
              conditions: { ...candidate.service.conditions, [condition]: value },
            },
          }).score;
        expect(score(yes[0])).toBeGreaterThanOrEqual(score('unknown'));
        for (const value of no) expect(score(value)).toBeLessThanOrEqual(score('unknown'));
      },
    ),
  );
});
