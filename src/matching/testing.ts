import fc from 'fast-check';
import { CONDITION_NAMES, CONDITIONS, type Conditions, NEED_DOMAINS, type ServiceSummary } from '#directory';
import type { LocalDate } from '#kernel';
import { AGE_GROUP_CODES } from './age.ts';
import type { Candidate, Wish } from './rank.ts';
import { WANTED_CODES } from './wanted.ts';
import { WEIGHT_CODES, WEIGHTS, weightsWith } from './weight.ts';

const nothingKnown = Object.fromEntries(
  CONDITION_NAMES.map((name) => [name, 'unknown']),
) as unknown as Conditions;

/** A service of which nothing is known but what is given. */
export function service(
  known: Omit<Partial<ServiceSummary>, 'conditions'> & { conditions?: Partial<Conditions> } = {},
): ServiceSummary {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    name: 'A service',
    description: null,
    organization: null,
    status: 'active',
    url: null,
    email: null,
    phone: null,
    distanceKm: null,
    place: null,
    needs: [],
    languages: [],
    minimumAge: null,
    maximumAge: null,
    eligibility: null,
    applicationProcess: null,
    source: null,
    verifiedOn: null,
    verifiedBy: null,
    reported: null,
    verifyBy: null,
    assuredOn: null,
    vanished: false,
    ...known,
    conditions: { ...nothingKnown, ...known.conditions },
  };
}

/** A wish for nothing in particular. */
export const wish: Wish = {
  domains: ['food'],
  must: [],
  prefer: [],
  near: false,
  today: '2026-03-02' as LocalDate,
};

export const unsaid = { state: 'unknown', ageDays: null } as const;

const day = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2026-03-02'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const conditions = fc.record(
  Object.fromEntries(CONDITION_NAMES.map((name) => [name, fc.constantFrom('unknown', ...CONDITIONS[name])])),
) as unknown as fc.Arbitrary<Conditions>;

const languages = fc.array(
  fc.constantFrom(
    { code: 'ar', name: 'Arabic' },
    { code: null, name: 'Arabic' },
    { code: 'so', name: null },
    { code: 'en', name: null },
  ),
  { maxLength: 2 },
);

const capacity: fc.Arbitrary<Candidate['capacity']> = fc.oneof(
  fc.record({ state: fc.constant('unknown' as const), ageDays: fc.option(fc.nat(400)) }),
  fc.record({ state: fc.constant('paused' as const), ageDays: fc.option(fc.nat(14)) }),
  fc.record({
    state: fc.constant('places' as const),
    places: fc.integer({ min: 1, max: 40 }),
    waitingDays: fc.option(fc.nat(90)),
    ageDays: fc.nat(14),
  }),
  fc.record({
    state: fc.constant('full' as const),
    places: fc.constant(0),
    waitingDays: fc.option(fc.nat(90)),
    ageDays: fc.nat(14),
  }),
);

/** Any service with any capacity. */
export const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
  capacity,
  service: fc
    .record({
      id: fc.uuid(),
      status: fc.constantFrom('active', 'active', 'active', 'inactive'),
      vanished: fc.constantFrom(false, false, false, true),
      needs: fc.subarray([...NEED_DOMAINS].slice(0, 3)),
      languages,
      conditions,
      distanceKm: fc.option(fc.double({ min: 0, max: 60, noNaN: true })),
      verifiedOn: fc.option(day),
      verifyBy: fc.option(day),
      assuredOn: fc.option(day),
      minimumAge: fc.option(fc.constantFrom(0, 11, 13, 16, 18, 50, 65)),
      maximumAge: fc.option(fc.constantFrom(11, 12, 17, 18, 25, 64, 99)),
    })
    .map((known) => service(known as Parameters<typeof service>[0])),
});

/** Different services with any capacities. */
export const anyCandidates = fc.uniqueArray(anyCandidate, {
  selector: ({ service: { id } }) => id,
  maxLength: 12,
});

/** Any weights that a scheme could keep. */
export const anyWeights = fc
  .record(
    Object.fromEntries(
      WEIGHT_CODES.map((code) => {
        const { least, most } = WEIGHTS[code];
        return [code, fc.integer({ min: least, max: most })];
      }),
    ),
    { requiredKeys: [] },
  )
  .map((own) => weightsWith(own));

/** Any wish. */
export const anyWish: fc.Arbitrary<Wish> = fc.record({
  domains: fc.subarray([...NEED_DOMAINS].slice(0, 3)),
  language: fc.option(
    fc.record({ tag: fc.constantFrom('ar', 'ar-SY', 'so', 'en', 'ti'), must: fc.boolean() }),
    {
      nil: undefined,
    },
  ),
  must: fc.subarray(WANTED_CODES, { maxLength: 3 }),
  prefer: fc.subarray(WANTED_CODES, { maxLength: 4 }),
  age: fc.option(fc.constantFrom(...AGE_GROUP_CODES), { nil: undefined }),
  weights: fc.option(anyWeights, { nil: undefined }),
  near: fc.boolean(),
  travelKm: fc.option(fc.constantFrom(2, 10, 40), { nil: undefined }),
  today: fc.constant('2026-03-02' as LocalDate),
});
