import { member } from '#access';
import { chosenIn, findPlace, servicesById } from '#directory';
import { isId, NOT_FOUND, newId, type Refusal } from '#kernel';
import { type Found, findAndRank } from '#matching';
import { type Person, personOf } from '#people';
import {
  type Answer,
  type AnyRoute,
  type FormValues,
  invalid,
  page,
  readForm,
  route,
  todayOf,
  type Visit,
} from '#web';
import { countGap } from './gap-commands.ts';
import { type HelpWish, helpForm } from './help-forms.ts';
import { HelpPage } from './help-pages.tsx';
import { type Need, needOf } from './store.ts';

const path = '/plans/needs/:needId/help';
const KM_PER_MILE = 1.609344;

/**
 * Finding help for a need. What is looked for is sent by POST, so that it stands in no address; to `matching` go codes only,
 * never the person.
 */
export const helpRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path,
    name: 'plans.help.show',
    may: member('plans.work'),
    audit: 'read',
    handle: async (visit) => {
      const about = await aboutNeed(visit);
      return 'kind' in about ? about : search(visit, about, startingValues(about.person), true);
    },
  }),
  route({
    method: 'POST',
    path,
    name: 'plans.help.find',
    may: member('plans.work'),
    // Nothing is changed by it; the audit keeps every form that is sent.
    audit: 'change',
    handle: async (visit) => {
      const about = await aboutNeed(visit);
      return 'kind' in about ? about : search(visit, about, visit.form, false);
    },
  }),
];

interface About {
  readonly need: Need;
  readonly person: Person;
}

async function aboutNeed({ tx, params, concerns }: Visit): Promise<About | Refusal> {
  const needId = params.needId ?? '';
  const need = isId(needId) ? await needOf(tx, needId) : undefined;
  const person = need && (await personOf(tx, need.personId));
  if (!need || !person) return NOT_FOUND;
  concerns({ personId: person.id, subjectId: need.id });
  return { need, person };
}

// What is known of the person fills the form; the worker, with the person, decides what is asked.
function startingValues(person: Person): FormValues {
  const wishes = { needed: 'must', not_sure: 'prefer', not_needed: 'any' } as const;
  return { from: person.outcode ?? '', travel: '10', language: wishes[person.interpreter] };
}

async function search(visit: Visit, about: About, values: FormValues, first: boolean): Promise<Answer> {
  const { t, tx, formats } = visit;
  const title = t('matching.help.title');
  const read = readForm(helpForm, values);
  const near = read.ok && read.value.from !== '' ? await findPlace(tx, read.value.from) : null;
  const strange = read.ok && read.value.from !== '' && near === null;
  const ticked = await servicesById(tx, chosenIn({ service: values.service }).ids);
  const view = { t, formats, values, ticked, ...about, once: newId(tx.now), placeUnknown: strange && first };
  if (!read.ok || (strange && !first)) {
    const errors = read.ok ? { from: 'directory.error.no_such_place' } : read.errors;
    return invalid(title, HelpPage({ ...view, errors, found: null, all: false }), { wide: true });
  }
  const found = await find(visit, about, read.value, near);
  // The first look is ours; what was asked for in vain counts, once for a need.
  if (!first && found.fits.length + found.call.length === 0) {
    await countGap(tx, about.need, { kind: 'nothing_found', barrier: 'no_service_exists' });
  }
  return page(title, HelpPage({ ...view, errors: {}, found, all: read.value.all }), { wide: true });
}

function find(
  visit: Visit,
  { need, person }: About,
  wish: HelpWish,
  near: Awaited<ReturnType<typeof findPlace>>,
): Promise<Found> {
  const { words, travel, language, age, must, prefer } = wish;
  const asksLanguage = language === 'must' || language === 'prefer';
  return findAndRank(visit.tx, {
    domains: [need.domain],
    words: words || undefined,
    near: near ?? undefined,
    travelKm: near && travel ? Number(travel) * KM_PER_MILE : undefined,
    language: asksLanguage ? { tag: person.language, must: language === 'must' } : undefined,
    age: age ?? undefined,
    must,
    prefer,
    today: todayOf(visit),
  });
}
