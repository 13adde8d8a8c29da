import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, later } from '#kernel';
import { seal, unseal } from './sealed.ts';

const SECRET = 'x'.repeat(32);
const NOW = new Date('2026-11-24T12:00:00Z');

describe('a sealed search', () => {
  test('is read again by whoever sealed it, and shows nothing of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), (text) => {
        const sealed = seal(SECRET, 'millbrook', text, NOW);
        expect(unseal(SECRET, 'millbrook', sealed, NOW)).toBe(text);
        expect(sealed).toMatch(/^[\w-]+$/);
        expect(Buffer.from(sealed, 'base64url').toString('utf8')).not.toContain(text);
      }),
    );
  });

  test('is never sealed the same way twice', () => {
    expect(seal(SECRET, 'millbrook', 'words=food', NOW)).not.toBe(
      seal(SECRET, 'millbrook', 'words=food', NOW),
    );
  });

  test('is forgotten after an hour', () => {
    const sealed = seal(SECRET, 'millbrook', 'words=food', NOW);
    expect(unseal(SECRET, 'millbrook', sealed, later(NOW, HOUR - 1))).toBe('words=food');
    expect(unseal(SECRET, 'millbrook', sealed, later(NOW, HOUR))).toBeNull();
  });

  test('says nothing to another scheme, another house, or once it was touched', () => {
    const sealed = seal(SECRET, 'millbrook', 'words=food', NOW);
    expect(unseal(SECRET, 'elsewhere', sealed, NOW)).toBeNull();
    expect(unseal('y'.repeat(32), 'millbrook', sealed, NOW)).toBeNull();
    fc.assert(
      fc.property(fc.nat(sealed.length - 2), (at) => {
        const other = sealed[at] === 'A' ? 'B' : 'A';
        const touched = sealed.slice(0, at) + other + sealed.slice(at + 1);
        expect(unseal(SECRET, 'millbrook', touched, NOW)).toBeNull();
      }),
    );
    for (const broken of ['', 'x', '%%%', 'a'.repeat(5000)])
      expect(unseal(SECRET, 'millbrook', broken, NOW)).toBeNull();
  });
});
