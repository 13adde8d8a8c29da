import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats, words } from '#language';
import { type Explained, explain, rank } from './rank.ts';
import { anyCandidate, anyCandidates, anyWish, service, unsaid, wish } from './testing.ts';
import { verdictOn, WANTED, WANTED_CODES } from './wanted.ts';
import { reasonWords } from './words.ts';

const codes = (reasons: readonly { readonly code: string }[]) => reasons.map(({ code }) => code);
const ids = (list: readonly Explained[]) => list.map((one) => one.service.id);
const one = (known: Parameters<typeof service>[0]) => ({ service: service(known), capacity: unsaid });

describe('what they cannot do without', () => {
  test('a no excludes, with the reason', () => {
    const found = explain({ ...wish, must: ['no_id'] }, one({ conditions: { id_required: 'any' } }));
    expect(found.excluded).toEqual([
      { code: 'condition', params: { condition: 'id_required', value: 'any' } },
    ]);
  });

  test('unknown does not exclude and does not pass: it is worth a call', () => {
    const list = rank({ ...wish, must: ['nrpf_welcome'] }, [one({ needs: ['food'] })]);
    expect(list.fits).toEqual([]);
    expect(list.call.map(({ ask }) => ask)).toEqual([
      [{ code: 'condition', params: { condition: 'recourse', value: 'unknown' } }],
    ]);
  });

  test('half a yes is worth a call too', () => {
    const list = rank({ ...wish, must: ['step_free'] }, [one({ conditions: { step_free: 'partly' } })]);
    expect([list.fits.length, list.call.length]).toEqual([0, 1]);
  });

  test('the same as a preference speaks for it, against it or stays open', () => {
    const judged = (value: 'yes' | 'no' | 'unknown') =>
      explain({ ...wish, prefer: ['childcare'] }, one({ conditions: { childcare: value } }));
    expect(codes(judged('yes').fits)).toContain('condition');
    expect(codes(judged('no').against)).toContain('condition');
    expect(codes(judged('unknown').unknown)).toContain('condition');
  });
});

describe('language', () => {
  const arabic = { ...wish, language: { tag: 'ar', must: true } };
  test.each([
    ['staff speak it', { languages: [{ code: 'ar', name: null }] }, 'fits', 'speaks'],
    ['only its English name is given', { languages: [{ code: null, name: 'Arabic' }] }, 'fits', 'speaks'],
    ['interpreters are there', { conditions: { interpreter: 'provided' } }, 'fits', 'interpreter_provided'],
    ['one can be booked', { conditions: { interpreter: 'bookable' } }, 'fits', 'interpreter_bookable'],
    ['nothing is said', {}, 'ask', 'language_not_said'],
    [
      'other languages, and no word on interpreters',
      { languages: [{ code: 'so', name: null }] },
      'ask',
      'language_not_said',
    ],
    [
      'other languages and no interpreter',
      { languages: [{ code: 'so', name: null }], conditions: { interpreter: 'none' } },
      'excluded',
      'language_not_spoken',
    ],
  ] as const)('%s', (_, known, list, code) => {
    expect(codes(explain(arabic, one(known as Parameters<typeof service>[0]))[list])).toContain(code);
  });

  test('English needs nothing', () => {
    const found = explain({ ...wish, language: { tag: 'en-GB', must: true } }, one({}));
    expect(found.ask).toEqual([]);
  });
});

describe('distance, places, freshness', () => {
  test('farther than they can travel is excluded; no place is worth a call', () => {
    const near = { ...wish, near: true, travelKm: 5 };
    expect(codes(explain(near, one({ distanceKm: 5.1 })).excluded)).toEqual(['too_far']);
    expect(codes(explain(near, one({ distanceKm: 5 })).fits)).toContain('distance');
    expect(codes(explain(near, one({ distanceKm: null })).ask)).toEqual(['place_not_said']);
  });

  test('paused is excluded, full speaks against it, old words are unknown', () => {
    const judged = (capacity: Parameters<typeof explain>[1]['capacity']) =>
      explain(wish, { service: service(), capacity });
    expect(codes(judged({ state: 'paused', ageDays: 1 }).excluded)).toEqual(['paused']);
    expect(codes(judged({ state: 'full', places: 0, waitingDays: null, ageDays: 1 }).against)).toContain(
      'full',
    );
    expect(codes(judged({ state: 'unknown', ageDays: 15 }).unknown)).toContain('capacity_unknown');
  });

  test('verified half a year ago is fresh, a day longer is not, never is unknown', () => {
    expect(codes(explain(wish, one({ verifiedOn: '2025-08-31' })).fits)).toContain('verified');
    expect(codes(explain(wish, one({ verifiedOn: '2025-08-30' })).against)).toEqual(['verified_long_ago']);
    expect(codes(explain(wish, one({ verifiedOn: '2026-02-01', verifyBy: '2026-03-01' })).against)).toEqual([
      'verified_long_ago',
    ]);
    expect(codes(explain(wish, one({})).unknown)).toContain('never_verified');
  });
});

describe('whatever the wish and the services', () => {
  test('everything stands in exactly one list, and nothing excluded or open among what fits', () => {
    fc.assert(
      fc.property(anyWish, anyCandidates, (asked, candidates) => {
        const { fits, call, excluded } = rank(asked, candidates);
        const all = [...ids(fits), ...ids(call), ...ids(excluded)];
        expect(all.sort()).toEqual(candidates.map(({ service: { id } }) => id).sort());
        for (const { service: found, capacity } of [...fits, ...call]) {
          expect(found.vanished || found.status !== 'active' || capacity.state === 'paused').toBe(false);
          for (const code of asked.must) {
            expect(verdictOn(code, found.conditions[WANTED[code].condition])).not.toBe('no');
          }
        }
        for (const { service: found } of fits) {
          for (const code of asked.must) {
            expect(verdictOn(code, found.conditions[WANTED[code].condition])).toBe('yes');
          }
        }
      }),
    );
  });

  test('the order does not depend on the order in which they come', () => {
    fc.assert(
      fc.property(
        anyWish,
        anyCandidates.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        (asked, [list, shuffled]) => {
          expect(rank(asked, shuffled)).toEqual(rank(asked, list));
        },
      ),
    );
  });

  test('two that are level still have an order of their own', () => {
    const twins = ['b', 'a', 'c'].map((id) => one({ id }));
    expect(ids(rank(wish, twins).fits)).toEqual(['a', 'b', 'c']);
  });

  test('one more preference never lowers a service that satisfies it', () => {
    fc.assert(
      fc.property(anyWish, anyCandidates, fc.constantFrom(...WANTED_CODES), (asked, candidates, more) => {
        const wanted = asked.prefer.filter((code) => code !== more);
        const before = rank({ ...asked, prefer: wanted }, candidates);
        const after = rank({ ...asked, prefer: [...wanted, more] }, candidates);
        for (const list of ['fits', 'call', 'excluded'] as const) {
          for (const { service: found } of before[list]) {
            if (verdictOn(more, found.conditions[WANTED[more].condition]) !== 'yes') continue;
            const place = ids(after[list]).indexOf(found.id);
            expect(place).toBeGreaterThanOrEqual(0);
            expect(place).toBeLessThanOrEqual(ids(before[list]).indexOf(found.id));
          }
        }
      }),
    );
  });

  test('knowing less never helps: unknown in place of a yes does not raise a service', () => {
    fc.assert(
      fc.property(anyWish, anyCandidate, fc.constantFrom(...WANTED_CODES), (asked, candidate, code) => {
        const { condition, yes } = WANTED[code];
        // Another wish may turn this yes into its no: women only and men only are one condition.
        const others = [...asked.must, ...asked.prefer].filter(
          (other) => other !== code && WANTED[other].condition === condition,
        );
        fc.pre(others.length === 0);
        const knowing = (value: string) => ({
          ...candidate,
          service: {
            ...candidate.service,
            conditions: { ...candidate.service.conditions, [condition]: value },
          },
        });
        const [known, unknown] = [explain(asked, knowing(yes[0])), explain(asked, knowing('unknown'))];
        expect(unknown.score).toBeLessThanOrEqual(known.score);
        expect(unknown.excluded.length).toBeGreaterThanOrEqual(known.excluded.length);
        expect(unknown.ask.length).toBeGreaterThanOrEqual(known.ask.length);
      }),
    );
  });

  test('every reason can be said, in every language that we serve', () => {
    const [english, arabic] = [formats('en', 'Europe/London'), formats('ar', 'Europe/London')];
    const said = new Set<string>();
    fc.assert(
      fc.property(anyWish, anyCandidate, (asked, candidate) => {
        const found = explain(asked, candidate);
        for (const why of [
          ...found.fits,
          ...found.against,
          ...found.unknown,
          ...found.ask,
          ...found.excluded,
        ]) {
          expect(reasonWords(words('en'), english, why)).not.toBe('');
          expect(reasonWords(words('ar'), arabic, why)).toMatch(/\p{Script=Arabic}/u);
          said.add(why.code);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(said.size).toBe(26);
  });
});
