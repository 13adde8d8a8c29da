/**
 * Who is welcome, and on what terms: every condition that a service can state, with the answers it can give beside
 * `unknown`. `directory_condition_value` holds the same list, and a test compares the two.
 */
export const CONDITIONS = {
  interpreter: ['provided', 'bookable', 'none'],
  gender: ['women_only', 'men_only', 'mixed'],
  faith_or_culture: ['open', 'particular'],
  childcare: ['yes', 'no'],
  travel_paid: ['yes', 'no'],
  cost: ['free', 'low_cost', 'charged'],
  step_free: ['yes', 'partly', 'no'],
  id_required: ['none', 'any', 'specific'],
  address_required: ['yes', 'no'],
  gp_registration_required: ['yes', 'no'],
  immigration_status_asked: ['never', 'optional', 'required'],
  recourse: ['open_to_all', 'nrpf_welcome', 'needs_recourse'],
  data_sharing: ['nobody', 'with_consent', 'without_consent'],
  regulated_advice: ['none', 'level_1', 'level_2', 'level_3', 'solicitor'],
  drop_in: ['yes', 'no'],
  accompaniment: ['yes', 'no'],
  in_person: ['yes', 'no'],
  by_telephone: ['yes', 'no'],
  online: ['yes', 'no'],
  at_home: ['yes', 'no'],
} as const;

export type Condition = keyof typeof CONDITIONS;
/** An answer to a condition. Nobody having said anything is `unknown`, and unknown is never yes. */
export type ConditionValue<C extends Condition = Condition> = (typeof CONDITIONS)[C][number] | 'unknown';
export type Conditions = { readonly [C in Condition]: ConditionValue<C> };

export const CONDITION_NAMES = Object.keys(CONDITIONS) as readonly Condition[];

export function isCondition(name: unknown): name is Condition {
  return typeof name === 'string' && Object.hasOwn(CONDITIONS, name);
}

/** Whether a value is one of the answers that a condition can have, `unknown` included. */
export function isConditionValue(condition: Condition, value: unknown): value is ConditionValue {
  return value === 'unknown' || (CONDITIONS[condition] as readonly unknown[]).includes(value);
}

/** Every condition with its answer: what was said, and `unknown` for all the rest. Strangers are left out. */
export function conditionsOf(said: Readonly<Record<string, unknown>>): Conditions {
  const answer = (name: Condition) => {
    const value = Object.hasOwn(said, name) ? said[name] : undefined;
    return isConditionValue(name, value) ? value : 'unknown';
  };
  return Object.fromEntries(CONDITION_NAMES.map((name) => [name, answer(name)])) as unknown as Conditions;
}
