import { words } from '#language';
import { CONDITION_NAMES, CONDITIONS, type Condition } from '../condition.ts';
import { childIdOf, type Document, ownIdOf } from '../import/identity.ts';
import { NEED_DOMAINS, type NeedDomain } from '../need.ts';

/** A term of one of our own taxonomies, and what it stands for in the directory. */
export interface OwnTerm {
  readonly id: string;
  /** As HSDS gives it, its taxonomy nested. */
  readonly document: Document;
  readonly means:
    | { readonly kind: 'condition'; readonly condition: Condition }
    | { readonly kind: 'answer'; readonly condition: Condition; readonly value: string }
    | { readonly kind: 'need'; readonly domain: NeedDomain };
}

// What leaves is in English, as the standard is; the codes say the same in every language.
const t = words('en');

const taxonomy = (name: 'conditions' | 'needs') => ({
  id: ownIdOf(`taxonomy ${name}`),
  name: t.at(`directory.taxonomy.${name}`),
  description: t.at(`directory.taxonomy.${name}_about`),
  version: '1',
});

const CONDITION_TAXONOMY = taxonomy('conditions');
const NEED_TAXONOMY = taxonomy('needs');

/** Our own taxonomies, as HSDS gives them: on what terms a service is open, and which needs it answers. */
export const OWN_TAXONOMIES: readonly (Document & { readonly id: string })[] = [
  CONDITION_TAXONOMY,
  NEED_TAXONOMY,
];

function term(of: typeof CONDITION_TAXONOMY, code: string, name: string, means: OwnTerm['means']): OwnTerm {
  const id = ownIdOf(`term ${of.id} ${code}`);
  const parent =
    means.kind === 'answer' ? { parent_id: ownIdOf(`term ${of.id} ${means.condition}`) } : undefined;
  return {
    id,
    means,
    document: {
      id,
      code,
      name,
      description: name,
      ...parent,
      taxonomy: of.name,
      language: 'en',
      taxonomy_id: of.id,
      taxonomy_detail: of,
    },
  };
}

/** Every condition, every answer to one, and every need. `unknown` is none of them: nobody can have said it. */
export const OWN_TERMS: readonly OwnTerm[] = [
  ...CONDITION_NAMES.flatMap((condition) => [
    term(CONDITION_TAXONOMY, condition, t.at(`directory.condition.${condition}.label`), {
      kind: 'condition',
      condition,
    }),
    ...CONDITIONS[condition].map((value) =>
      term(CONDITION_TAXONOMY, `${condition}.${value}`, t.at(`directory.condition.${condition}.${value}`), {
        kind: 'answer',
        condition,
        value,
      }),
    ),
  ]),
  ...NEED_DOMAINS.map((domain) =>
    term(NEED_TAXONOMY, domain, t.at(`codes.need.${domain}`), { kind: 'need', domain }),
  ),
];

const BY_ID = new Map(OWN_TERMS.map((one) => [one.id, one]));
const BY_CODE = new Map(OWN_TERMS.map((one) => [String(one.document.code), one]));
const OURS: ReadonlySet<string> = new Set([...BY_ID.keys(), ...OWN_TAXONOMIES.map(({ id }) => id)]);

/** The term with this id, when it is one of ours. */
export function ownTerm(id: string): OwnTerm | null {
  return BY_ID.get(id.toLowerCase()) ?? null;
}

/** Whether an id is that of a term or taxonomy of ours, which no source can change. */
export function isOurs(id: string): boolean {
  return OURS.has(id.toLowerCase());
}

/** The term for an answer to a condition; null when there is no such answer, or it is `unknown`. */
export function answerTerm(condition: string, value: string): OwnTerm | null {
  return BY_CODE.get(`${condition}.${value}`) ?? null;
}

/** The term for a need that a service answers. */
export function needTerm(domain: string): OwnTerm | null {
  const found = BY_CODE.get(domain);
  return found?.means.kind === 'need' ? found : null;
}

/** A term of ours as an attribute of a service; `note` is in the words of whoever said it. */
export function ownAttribute(
  serviceId: string,
  { id, document, means }: OwnTerm,
  note: string | null,
): Document {
  return {
    id: childIdOf(serviceId, 'attribute', id),
    taxonomy_term_id: id,
    link_type: means.kind,
    link_entity: 'service',
    ...(note === null ? {} : { value: note }),
    taxonomy_term: document,
  };
}

/** What a source says of a service by terms of ours: conditions with their answers, and needs. */
export function saidByTerms(attributes: readonly Document[]): {
  readonly answers: readonly {
    readonly condition: Condition;
    readonly value: string;
    readonly note: string | null;
  }[];
  readonly needs: readonly NeedDomain[];
} {
  const found = attributes.flatMap((one) => {
    const means = typeof one.taxonomy_term_id === 'string' ? ownTerm(one.taxonomy_term_id)?.means : null;
    return means ? [{ means, note: typeof one.value === 'string' ? one.value : null }] : [];
  });
  return {
    answers: found.flatMap(({ means, note }) =>
      means.kind === 'answer' ? [{ condition: means.condition, value: means.value, note }] : [],
    ),
    needs: found.flatMap(({ means }) => (means.kind === 'need' ? [means.domain] : [])),
  };
}
