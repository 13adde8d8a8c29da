import type { Condition } from '../condition.ts';
import type { NeedDomain } from '../need.ts';

/**
 * Which bit of `directory_entry.needs` stands for which need domain, and which of `answers` for which answer to which
 * condition: the place in these lists. What is stored depends on it, so a list only ever grows at its end.
 */
export const NEED_BITS = [
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
] as const satisfies readonly NeedDomain[];

export const ANSWER_BITS = [
  ...['interpreter.provided', 'interpreter.bookable', 'interpreter.none'],
  ...['gender.women_only', 'gender.men_only', 'gender.mixed'],
  ...['faith_or_culture.open', 'faith_or_culture.particular'],
  ...['childcare.yes', 'childcare.no'],
  ...['travel_paid.yes', 'travel_paid.no'],
  ...['cost.free', 'cost.low_cost', 'cost.charged'],
  ...['step_free.yes', 'step_free.partly', 'step_free.no'],
  ...['id_required.none', 'id_required.any', 'id_required.specific'],
  ...['address_required.yes', 'address_required.no'],
  ...['gp_registration_required.yes', 'gp_registration_required.no'],
  ...['immigration_status_asked.never', 'immigration_status_asked.optional'],
  'immigration_status_asked.required',
  ...['recourse.open_to_all', 'recourse.nrpf_welcome', 'recourse.needs_recourse'],
  ...['data_sharing.nobody', 'data_sharing.with_consent', 'data_sharing.without_consent'],
  ...['regulated_advice.none', 'regulated_advice.level_1', 'regulated_advice.level_2'],
  ...['regulated_advice.level_3', 'regulated_advice.solicitor'],
  ...['drop_in.yes', 'drop_in.no'],
  ...['accompaniment.yes', 'accompaniment.no'],
  ...['in_person.yes', 'in_person.no', 'by_telephone.yes', 'by_telephone.no'],
  ...['online.yes', 'online.no', 'at_home.yes', 'at_home.no'],
] as const;

/** The bits of some need domains together. */
export function needMask(domains: readonly NeedDomain[]): number {
  return domains.reduce((mask, domain) => mask | (1 << NEED_BITS.indexOf(domain)), 0);
}

/** The bits of some answers to one condition together. `unknown` has none. */
export function answerMask(condition: Condition, values: readonly string[]): bigint {
  return values
    .map((value) => (ANSWER_BITS as readonly string[]).indexOf(`${condition}.${value}`))
    .filter((bit) => bit >= 0)
    .reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n);
}
