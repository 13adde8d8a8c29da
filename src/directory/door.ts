import type { Instant } from '#kernel';
import { servedLocales } from '#language';
import { answerIn, type FormValues, readForm } from '#web';
import { knownChoices, pairsOf, type Search, searchForm } from './forms.ts';
import { listOf } from './list.ts';
import type { Reader } from './reported-pages.tsx';
import { seal, unseal } from './sealed.ts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** The two doors to the same search differ in whom they speak to, in where its pages are, and in what their addresses may say. */
export interface Door {
  readonly reader: Reader;
  readonly method: 'get' | 'post';
  /** Where a search begins. */
  readonly start: string;
  /** The page of a search. */
  search(search: Search, change?: Partial<Search>): string;
  /** The page of a service that a search found. */
  service(id: string, search: Search | null): string;
  /** Pages to take along, in each language. */
  readonly handOuts: readonly { readonly locale: string; readonly path: string }[];
  /** What the hand-out has to know to lead back to the search. */
  carried(search: Search): Pairs;
  /** Leads back to the search that a page was come to from. */
  back(query: FormValues): string;
}

export const HAND_OUT_LOCALES = servedLocales({ pseudo: false });

/** For those who are signed in: an address says what was looked for, and can be sent to a colleague. It is about no one. */
export function memberDoor(locale: string): Door {
  const start = `/${locale}/directory`;
  const search = (from: Search, change: Partial<Search> = {}) => {
    const query = new URLSearchParams(pairsOf(from, change));
    return query.size > 0 ? `${start}?${query}` : start;
  };
  return {
    reader: 'worker',
    method: 'get',
    start,
    search,
    service: (id) => `${start}/services/${id}`,
    handOuts: HAND_OUT_LOCALES.map((one) => ({ locale: one, path: `/${one}/directory/hand-out` })),
    carried: (from) => pairsOf(from),
    back: (query) => {
      const read = readForm(searchForm, knownChoices(query));
      return read.ok ? search(read.value) : start;
    },
  };
}

/** For everyone: what was looked for is sealed, and nobody reads it in an address. See docs/decisions/0182. */
export function publicDoor(locale: string, scheme: string, secret: string, now: Instant): Door {
  const start = `/${locale}/directory/find/${scheme}`;
  const sealed = (from: Search, change: Partial<Search> = {}) =>
    seal(secret, scheme, new URLSearchParams(pairsOf(from, change)).toString(), now);
  const carried = (from: Search): Pairs => [['s', sealed(from)]];
  return {
    reader: 'person',
    method: 'post',
    start,
    search: (from, change) => `${start}?s=${sealed(from, change)}`,
    service: (id, from) => `${start}/services/${id}${from ? `?s=${sealed(from)}` : ''}`,
    handOuts: HAND_OUT_LOCALES.map((one) => ({
      locale: one,
      path: `/${one}/directory/find/${scheme}/hand-out`,
    })),
    carried,
    back: (query) => {
      const kept = answerIn(query, 's');
      return kept !== '' && unseal(secret, scheme, kept, now) !== null ? `${start}?s=${kept}` : start;
    },
  };
}

/** The public page of one service, for paper and telephones: it says nothing of a person or of a need. */
export function publicService(locale: string, scheme: string, id: string): string {
  return `/${locale}/directory/find/${scheme}/services/${id}`;
}

/** The public page of several, as short as an address of many ids can be. */
export function publicList(locale: string, scheme: string, ids: readonly string[]): string {
  return `/${locale}${listPath(scheme, ids)}`;
}

/** The same below the locale, for whoever does not know yet in which language it will be read. */
export function listPath(scheme: string, ids: readonly string[]): string {
  return `/directory/find/${scheme}/hand-out?list=${listOf(ids)}`;
}

/** What a sealed address asks for, as a form would; null when it has been forgotten, or is none of ours. */
export function openSealed(secret: string, scheme: string, sealed: string, now: Instant): FormValues | null {
  const text = unseal(secret, scheme, sealed, now);
  if (text === null) return null;
  const pairs = new URLSearchParams(text);
  return Object.fromEntries([...new Set(pairs.keys())].map((name) => [name, pairs.getAll(name)]));
}
