import { z } from 'zod';
import { answersIn, type FormValues, fields } from '#web';
import type { Condition } from './condition.ts';
import { NEED_DOMAINS } from './need.ts';
import type { ConditionFilter } from './search/query.ts';
import { DAY_PART_NAMES, WEEKDAYS } from './week.ts';

/** Languages to choose from, besides English: those of the interface, and others that people in the UK often need. */
export const LANGUAGES = [
  ...[
    'am',
    'ar',
    'bn',
    'ckb',
    'cy',
    'es',
    'fa',
    'fa-AF',
    'fr',
    'gu',
    'hi',
    'hu',
    'it',
    'ku',
    'lt',
    'ml',
    'ne',
    'om',
  ],
  ...[
    'pa',
    'pl',
    'ps',
    'pt',
    'ro',
    'ru',
    'si',
    'so',
    'sq',
    'sw',
    'ta',
    'ti',
    'tr',
    'uk',
    'ur',
    'vi',
    'yo',
    'zh',
  ],
] as [string, ...string[]];

/** Who is welcome, as something to ask for: a condition, and the answers to it that will do. */
export const WELCOMES = {
  'recourse.nrpf_welcome': { recourse: ['nrpf_welcome', 'open_to_all'] },
  'id_required.none': { id_required: ['none'] },
  'address_required.no': { address_required: ['no'] },
  'gp_registration_required.no': { gp_registration_required: ['no'] },
  'immigration_status_asked.never': { immigration_status_asked: ['never'] },
  'cost.free': { cost: ['free'] },
  'drop_in.yes': { drop_in: ['yes'] },
  'step_free.yes': { step_free: ['yes'] },
  'childcare.yes': { childcare: ['yes'] },
  'interpreter.provided': { interpreter: ['provided', 'bookable'] },
  'gender.women_only': { gender: ['women_only'] },
  'accompaniment.yes': { accompaniment: ['yes'] },
  'travel_paid.yes': { travel_paid: ['yes'] },
} as const satisfies Readonly<Record<string, ConditionFilter>>;
export type Welcome = keyof typeof WELCOMES;
export const WELCOME_CODES = Object.keys(WELCOMES) as [Welcome, ...Welcome[]];

/** How help can be given, as something to ask for: conditions of yes and no. Of several any will do. */
export const WAYS = [
  'in_person',
  'by_telephone',
  'online',
  'at_home',
] as const satisfies readonly Condition[];

/** Miles; the first is meant when none is chosen. */
export const WITHIN = ['15', '1', '2', '3', '5', '10', '30'] as const;
export const KM_IN_MILE = 1.609344;
export const SORTS = ['best', 'nearest', 'soonest'] as const;

/** What is looked for in the directory. It is about no person, so it may stand in the address of a colleague's page. */
export const searchForm = z.object({
  words: fields.line({ most: 200 }),
  domain: fields.optionalChoice(NEED_DOMAINS),
  near: fields.line({ most: 60 }),
  within: fields.optionalChoice(WITHIN),
  language: fields.optionalChoice(LANGUAGES),
  who: fields.choices(WELCOME_CODES),
  how: fields.choices(WAYS),
  /** Known to be open now. */
  open: fields.ticked(),
  /** Known to be open on this day, or in this part of it; a part alone is meant of today. */
  day: fields.optionalChoice(WEEKDAYS),
  part: fields.optionalChoice(DAY_PART_NAMES),
  sort: fields.optionalChoice(SORTS),
  /** Look for the words exactly as they were typed. */
  exact: fields.ticked(),
  after: fields.line({ most: 2000 }),
});
export type Search = z.infer<typeof searchForm>;

const SEVERAL: readonly string[] = ['who', 'how'];

const LISTS: Readonly<Record<string, readonly string[]>> = {
  domain: NEED_DOMAINS,
  within: WITHIN,
  language: LANGUAGES,
  who: WELCOME_CODES,
  how: WAYS,
  sort: SORTS,
  day: WEEKDAYS,
  part: DAY_PART_NAMES,
};

/** The values with what no list knows left out: a stranger in an old address is no search. */
export function knownChoices(values: FormValues): FormValues {
  const known: Record<string, FormValues[string]> = { ...values };
  for (const [name, list] of Object.entries(LISTS)) {
    const kept = answersIn(values, name).filter((value) => list.includes(value));
    known[name] = SEVERAL.includes(name) ? kept : kept.at(-1);
  }
  return known;
}

/** What was filled in, as it is asked again: pairs of names and values, empty ones left out. */
export function pairsOf(search: Search, change: Partial<Search> = {}): [name: string, value: string][] {
  return Object.entries({ ...search, ...change }).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value)) return value.map((one) => [name, String(one)]);
    if (value === true) return [[name, '1']];
    return value ? [[name, String(value)]] : [];
  });
}
