import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { believed, rankOf, type SaidBy, type Trust, type Voice } from './survivorship.ts';

const TRUST: readonly Trust[] = [
  { voice: 'directory_team', field: '*', rank: 400 },
  { voice: 'provider', field: '*', rank: 300 },
  { voice: 'link_worker', field: '*', rank: 200 },
  { voice: 'source', field: '*', rank: 100 },
  { voice: 'source:nhs', field: '*', rank: 120 },
  { voice: 'source:nhs', field: 'phones', rank: 50 },
  { voice: 'source:council', field: 'conditions', rank: 350 },
];

const FIELDS = ['name', 'phones', 'email', 'conditions.recourse', 'conditions.cost'];
const SOURCES = ['nhs', 'council', 'library'];

const voice = fc
  .record({
    saidBy: fc.constantFrom<SaidBy>('source', 'source', 'provider', 'directory_team', 'link_worker'),
    source: fc.constantFrom(...SOURCES),
    at: fc.integer({ min: 0, max: 3 }),
    gone: fc.boolean(),
    fields: fc.uniqueArray(fc.constantFrom(...FIELDS)),
  })
  .map(({ saidBy, source, at, gone, fields }) => ({
    saidBy,
    source: saidBy === 'source' ? source : null,
    at,
    gone: saidBy === 'source' && gone,
    says: new Map(fields.map((field) => [field, { [field]: `${saidBy} ${at}` }])),
  }));
const voices = fc
  .array(voice, { maxLength: 8 })
  .map((list): Voice[] => list.map((one, index) => ({ ...one, id: String(index) })));

const idsOf = (heard: readonly Voice[]) =>
  Object.fromEntries([...believed(heard, TRUST)].map(([field, list]) => [field, list.map((one) => one.id)]));

describe('whom we believe', () => {
  test('does not depend on the order in which the voices come', () => {
    fc.assert(
      fc.property(
        voices.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(idsOf(shuffled)).toEqual(idsOf(list));
        },
      ),
    );
  });

  test('when the winner falls silent, the next best is heard, and nothing else changes', () => {
    fc.assert(
      fc.property(voices, fc.constantFrom(...FIELDS), (list, field) => {
        const before = idsOf(list);
        const [winner, next] = before[field] ?? [];
        const without = list.map((one) => {
          if (one.id !== winner) return one;
          const says = new Map(one.says);
          says.delete(field);
          return { ...one, says };
        });
        const after = idsOf(without);
        expect(after[field]?.[0]).toBe(next);
        expect({ ...after, [field]: null }).toEqual({ ...before, [field]: null });
      }),
    );
  });

  test('whoever says something is never beaten by nobody, nor by a lower rank or an older word of the same', () => {
    fc.assert(
      fc.property(voices, (list) => {
        const isThere = list.some((one) => one.saidBy === 'source' && !one.gone);
        for (const field of FIELDS) {
          const speakers = list.filter((one) => one.says.has(field) && (!one.gone || !isThere));
          const winner = believed(list, TRUST).get(field)?.[0];
          expect(winner === undefined).toBe(speakers.length === 0);
          for (const other of speakers) {
            const [won, lost] = [winner, other].map((one) => rankOf(TRUST, one as Voice, field));
            expect(won).toBeGreaterThanOrEqual(lost as number);
            if (won === lost) expect(winner?.at).toBeGreaterThanOrEqual(other.at);
          }
        }
      }),
    );
  });

  test('a condition that somebody here says is not known is heard from no source, however trusted or new', () => {
    const condition = 'conditions.recourse';
    const answer = (value: string) =>
      new Map([[condition, { conditions: { recourse: { value, note: null } } }]]);
    const isUnknown = ({ says }: Voice) => JSON.stringify(says.get(condition)).includes('"unknown"');
    const spoken = fc.record({
      saidBy: fc.constantFrom<SaidBy>('source', 'source', 'provider', 'directory_team', 'link_worker'),
      source: fc.constantFrom(...SOURCES),
      at: fc.integer({ min: 0, max: 3 }),
      says: fc.constantFrom('unknown', 'unknown', 'nrpf_welcome', 'needs_recourse').map(answer),
    });
    let taken = 0;
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 6 }), (list) => {
        const heard = list
          .map((one, index): Voice => {
            const source = one.saidBy === 'source' ? one.source : null;
            return { ...one, id: String(index), source, gone: false };
          })
          // A source that says unknown says nothing: that is how its document is read.
          .filter((one) => one.saidBy !== 'source' || !isUnknown(one));
        const own = heard.filter(({ saidBy }) => saidBy !== 'source');
        const isTakenBack = own.some(isUnknown);
        const winner = believed(heard, TRUST).get(condition)?.[0];
        if (!isTakenBack) return;
        taken += 1;
        expect(winner?.saidBy).not.toBe('source');
        // Whoever else here says something is heard by rank, as ever.
        expect(winner).toEqual(believed(own, TRUST).get(condition)?.[0]);
      }),
    );
    expect(taken).toBeGreaterThan(20);
  });

  test('the closest row of the table counts', () => {
    const nhs = { saidBy: 'source', source: 'nhs' } as const;
    const council = { saidBy: 'source', source: 'council' } as const;
    expect(rankOf(TRUST, nhs, 'name')).toBe(120);
    expect(rankOf(TRUST, nhs, 'phones')).toBe(50);
    expect(rankOf(TRUST, council, 'name')).toBe(100);
    expect(rankOf(TRUST, council, 'conditions.recourse')).toBe(350);
    expect(rankOf(TRUST, { saidBy: 'provider', source: null }, 'conditions.recourse')).toBe(300);
    expect(rankOf([], nhs, 'name')).toBe(100);
  });
});
