import {
  CONDITION_NAMES,
  type Condition,
  cleanStatement,
  openingLines,
  type ServiceDetail,
  type ServiceSummary,
} from '#directory';
import type { Formats, Words } from '#language';

/** What of a service a provider can propose to say differently, beside who is welcome. */
export const TEXTS = [
  'name',
  'description',
  'eligibility',
  'cost',
  'hours',
  'phone',
  'email',
  'url',
] as const;
export type TextField = (typeof TEXTS)[number];
export type ProposalField = TextField | 'languages' | `conditions.${Condition}`;

const CONDITION_FIELDS = CONDITION_NAMES.map((name) => `conditions.${name}` as const);
const PROPOSAL_FIELDS: readonly ProposalField[] = [...TEXTS, 'languages', ...CONDITION_FIELDS];

/** One field as it is said, and as it should be. Languages are their codes, with commas. */
export interface Change {
  readonly field: ProposalField;
  readonly from: string;
  readonly to: string;
}

export type Said = Readonly<Record<ProposalField, string>>;

/** What the directory says today, as the form shows it. */
export function saidOf(t: Words, formats: Formats, service: ServiceSummary, detail: ServiceDetail): Said {
  const spoken = service.languages.flatMap(({ code }) => (code ? [code] : []));
  return {
    name: service.name,
    description: service.description ?? '',
    eligibility: service.eligibility ?? '',
    cost: detail.fees.join('\n'),
    hours: openingLines(t, formats, detail.openingTimes).join('\n'),
    phone: service.phone ?? '',
    email: service.email ?? '',
    url: service.url ?? '',
    languages: [...new Set(spoken)].sort().join(','),
    ...(Object.fromEntries(
      CONDITION_NAMES.map((name) => [`conditions.${name}`, service.conditions[name]]),
    ) as Record<`conditions.${Condition}`, string>),
  };
}

/** What differs, field by field. */
export function changesBetween(said: Said, wanted: Partial<Said>): Change[] {
  return PROPOSAL_FIELDS.flatMap((field) => {
    const [from, to] = [said[field], wanted[field]];
    return to === undefined || to === from ? [] : [{ field, from, to }];
  });
}

/** The field of a statement that a field of ours is said by. */
export function statementField(field: ProposalField): string {
  const names: Readonly<Record<string, string>> = {
    eligibility: 'eligibility_description',
    cost: 'fees',
    hours: 'schedules',
    phone: 'phones',
  };
  return names[field] ?? field;
}

/** A change in the form of the standard. Nothing said is an empty text or list; of a condition it is `unknown`. */
export function statementValue({ field, to }: Pick<Change, 'field' | 'to'>): unknown {
  if (field === 'languages') return to === '' ? [] : to.split(',').map((code) => ({ code }));
  if (field === 'hours') return to === '' ? [] : to.split('\n').map((description) => ({ description }));
  if (field === 'phone') return to === '' ? [] : [{ number: to }];
  if (field === 'cost') return { fees_description: to };
  return to;
}

/** The fields of a proposal that could not be said like this. */
export function unusable(changes: readonly Change[]): ProposalField[] {
  return changes
    .filter((change) => 'problem' in cleanStatement(statementField(change.field), statementValue(change)))
    .map(({ field }) => field);
}

/**
 * Answers on which people in fear rely. A human has to agree to each of them by itself: none is accepted along with the
 * rest.
 */
const WELCOMING: Readonly<Partial<Record<Condition, readonly string[]>>> = {
  id_required: ['none'],
  address_required: ['no'],
  gp_registration_required: ['no'],
  immigration_status_asked: ['never', 'optional'],
  recourse: ['open_to_all', 'nrpf_welcome'],
  data_sharing: ['nobody', 'with_consent'],
  gender: ['women_only'],
};

/** Whether a change makes the service look safer than before. */
export function isWelcoming({ field, to }: Pick<Change, 'field' | 'to'>): boolean {
  if (!field.startsWith('conditions.')) return false;
  return WELCOMING[field.slice('conditions.'.length) as Condition]?.includes(to) ?? false;
}
