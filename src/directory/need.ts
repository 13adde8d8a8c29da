/** The domains of need, in the order in which people are shown them. The codes are stored; never rename one. */
export const NEED_DOMAINS = [
  'food',
  'money_and_debt',
  'housing',
  'homelessness',
  'legal_and_immigration_advice',
  'work',
  'education_and_training',
  'english_and_language',
  'interpreting',
  'healthcare_access',
  'mental_wellbeing',
  'physical_activity',
  'long_term_condition',
  'loneliness_and_friendship',
  'culture_faith_and_identity',
  'family_and_parenting',
  'caring',
  'transport',
  'digital',
  'energy_and_essentials',
  'safety_and_abuse',
  'trafficking_and_exploitation',
  'detention_and_asylum_support',
  'volunteering',
  'arts_nature_and_heritage',
  'other',
] as const;
export type NeedDomain = (typeof NEED_DOMAINS)[number];

export function isNeedDomain(value: unknown): value is NeedDomain {
  return (NEED_DOMAINS as readonly unknown[]).includes(value);
}
