/** For whom a service may be looked for, in whole years, both ends included. Who is older than the last is meant too. */
export const AGE_GROUPS = {
  child: [0, 12],
  young_person: [13, 17],
  adult: [18, 64],
  older_person: [65, 90],
} as const satisfies Record<string, readonly [number, number]>;

export type AgeGroup = keyof typeof AGE_GROUPS;
export const AGE_GROUP_CODES = Object.keys(AGE_GROUPS) as [AgeGroup, ...AgeGroup[]];

interface Limits {
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
}

/**
 * Whether a service takes people of an age group. `partly`: some of them. `unknown`: it names no limit, which is not the
 * same as having none.
 */
export function takesAge(
  group: AgeGroup,
  { minimumAge, maximumAge }: Limits,
): 'yes' | 'partly' | 'no' | 'unknown' {
  if (minimumAge === null && maximumAge === null) return 'unknown';
  const [from, to] = AGE_GROUPS[group];
  const [least, most] = [minimumAge ?? 0, maximumAge ?? Number.POSITIVE_INFINITY];
  // Someone is seventeen until the day on which they are eighteen.
  if (most < from || least >= to + 1) return 'no';
  return least <= from && most >= to ? 'yes' : 'partly';
}
