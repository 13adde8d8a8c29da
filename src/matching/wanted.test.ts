import { expect, test } from 'vitest';
import { CONDITIONS } from '#directory';
import { has } from '#language';
import { verdictOn, WANTED, WANTED_CODES } from './wanted.ts';

test('every answer but unknown is a yes, a partly or a no, once', () => {
  for (const code of WANTED_CODES) {
    const { condition, yes, partly, no } = WANTED[code];
    expect([...yes, ...partly, ...no].sort(), code).toEqual([...CONDITIONS[condition]].sort());
  }
});

test('unknown is never yes, nor a no', () => {
  for (const code of WANTED_CODES) expect(verdictOn(code, 'unknown'), code).toBe('unknown');
});

test('everything that can be wanted has its words', () => {
  for (const code of WANTED_CODES) expect(has(`matching.wanted.${code}`), code).toBe(true);
});
