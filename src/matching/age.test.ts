import { expect, test } from 'vitest';
import { has } from '#language';
import { AGE_GROUP_CODES, takesAge } from './age.ts';

test.each([
  ['adult', 18, null, 'yes'],
  ['adult', 18, 64, 'yes'],
  ['adult', 16, 25, 'partly'],
  ['adult', null, 17, 'no'],
  ['adult', 65, null, 'no'],
  ['adult', 50, null, 'partly'],
  ['young_person', 17.5, null, 'partly'],
  ['young_person', 18, null, 'no'],
  ['child', null, 12, 'yes'],
  ['child', null, 11, 'partly'],
  ['older_person', 65, null, 'yes'],
  ['older_person', 18, 99, 'yes'],
  ['older_person', 18, 64, 'no'],
  ['child', null, null, 'unknown'],
] as const)('%s, from %s to %s years: %s', (group, minimumAge, maximumAge, verdict) => {
  expect(takesAge(group, { minimumAge, maximumAge })).toBe(verdict);
});

test('every age group has its words', () => {
  for (const code of AGE_GROUP_CODES) expect(has(`matching.age.${code}`), code).toBe(true);
});
