import fc from 'fast-check';
import { v5 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { canonical, childIdOf, type Document, entityIdOf, hashOf } from './identity.ts';

describe('ids', () => {
  test('are UUIDs of version 5, as the standard says', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ unit: 'binary', maxLength: 3000 }), (space, name) => {
        expect(childIdOf(space, 'phone', name)).toBe(v5(`phone\n${name}`, space));
      }),
    );
    expect(entityIdOf('0b7cbd1c-6f8d-4a55-9a3c-0d8f2a4b6c11', 'service', 'ABC')).toBe(
      v5('entity\nservice\nABC', '0b7cbd1c-6f8d-4a55-9a3c-0d8f2a4b6c11'),
    );
  });
});

describe('the hash of a document', () => {
  // What is in a database already was hashed like this: another text for the same content would make all of it new.
  test('is what it always was', () => {
    const document = {
      b: [1, -0.5, 1e21, true, null, 'x"\\\n'],
      a: { 'odd "name"': 'ü\u2028', z: [] },
      '': {},
    };
    expect(hashOf(canonical(document))).toBe('dHyug7bW5VZ8fADQChQCrrgMiKdA2X_3rHNkqPFCP8U');
  });

  test('does not depend on the order of fields', () => {
    const shuffled = fc.jsonValue().map((value) => ({ value })) as fc.Arbitrary<Document>;
    fc.assert(
      fc.property(shuffled, (document) => {
        expect(canonical(backwards(document) as Document)).toBe(canonical(document));
        expect(JSON.parse(canonical(document))).toEqual(JSON.parse(JSON.stringify(document)));
      }),
    );
  });
});

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([field, each]) => [field, backwards(each)]),
  );
}
