import type { Condition, ConditionValue } from '#directory';

interface Wanted {
  readonly condition: Condition;
  readonly yes: readonly string[];
  readonly partly: readonly string[];
  readonly no: readonly string[];
}

/**
 * What someone can want of a service, in the words in which a link worker asks for it, and which answers of the directory
 * are a yes, a partly or a no. Every answer but `unknown` stands in exactly one of the three; a test holds the table to it.
 */
export const WANTED = {
  no_id: { condition: 'id_required', yes: ['none'], partly: [], no: ['any', 'specific'] },
  no_address: { condition: 'address_required', yes: ['no'], partly: [], no: ['yes'] },
  no_gp: { condition: 'gp_registration_required', yes: ['no'], partly: [], no: ['yes'] },
  nrpf_welcome: {
    condition: 'recourse',
    yes: ['open_to_all', 'nrpf_welcome'],
    partly: [],
    no: ['needs_recourse'],
  },
  status_not_asked: {
    condition: 'immigration_status_asked',
    yes: ['never'],
    partly: ['optional'],
    no: ['required'],
  },
  nothing_passed_on: {
    condition: 'data_sharing',
    yes: ['nobody', 'with_consent'],
    partly: [],
    no: ['without_consent'],
  },
  women_only: { condition: 'gender', yes: ['women_only'], partly: [], no: ['men_only', 'mixed'] },
  men_only: { condition: 'gender', yes: ['men_only'], partly: [], no: ['women_only', 'mixed'] },
  any_faith: { condition: 'faith_or_culture', yes: ['open'], partly: [], no: ['particular'] },
  own_culture: { condition: 'faith_or_culture', yes: ['particular'], partly: ['open'], no: [] },
  step_free: { condition: 'step_free', yes: ['yes'], partly: ['partly'], no: ['no'] },
  childcare: { condition: 'childcare', yes: ['yes'], partly: [], no: ['no'] },
  free: { condition: 'cost', yes: ['free'], partly: ['low_cost'], no: ['charged'] },
  travel_paid: { condition: 'travel_paid', yes: ['yes'], partly: [], no: ['no'] },
  drop_in: { condition: 'drop_in', yes: ['yes'], partly: [], no: ['no'] },
  accompaniment: { condition: 'accompaniment', yes: ['yes'], partly: [], no: ['no'] },
  in_person: { condition: 'in_person', yes: ['yes'], partly: [], no: ['no'] },
  by_telephone: { condition: 'by_telephone', yes: ['yes'], partly: [], no: ['no'] },
  online: { condition: 'online', yes: ['yes'], partly: [], no: ['no'] },
  at_home: { condition: 'at_home', yes: ['yes'], partly: [], no: ['no'] },
  registered_advice: {
    condition: 'regulated_advice',
    yes: ['level_1', 'level_2', 'level_3', 'solicitor'],
    partly: [],
    no: ['none'],
  },
} as const satisfies Record<string, Wanted>;

export type WantedCode = keyof typeof WANTED;
export const WANTED_CODES = Object.keys(WANTED) as [WantedCode, ...WantedCode[]];

export type Verdict = 'yes' | 'partly' | 'no' | 'unknown';

/** Whether an answer gives what is wanted. Unknown is never yes. */
export function verdictOn(code: WantedCode, value: ConditionValue): Verdict {
  const wanted: Wanted = WANTED[code];
  if (wanted.yes.includes(value)) return 'yes';
  if (wanted.partly.includes(value)) return 'partly';
  return wanted.no.includes(value) ? 'no' : 'unknown';
}
