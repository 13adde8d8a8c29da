import { member, namesOf } from '#access';
import { findPlace, type Point } from '#directory';
import { isRefusal, newId } from '#kernel';
import {
  type Answer,
  type AnyRoute,
  type FormValues,
  invalid,
  page,
  readForm,
  redirect,
  route,
  todayOf,
  type Visit,
} from '#web';
import { weigh } from './commands.ts';
import { findAndRank } from './find.ts';
import { readWeights, reasonForm, type Trial, trialForm, weightValues } from './forms.ts';
import type { Shortlist } from './rank.ts';
import { weighingsOf, weightsOf } from './store.ts';
import type { Weights } from './weight.ts';
import { type Compared, WeightsPage } from './weight-pages.tsx';

const path = '/matching/weights';
const SHOWN = 10;
const LAST = 10;

/** What things are worth in the order of a shortlist: seen, tried on an invented search, and changed. */
export const matchingRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path,
    name: 'matching.weights.show',
    may: member('matching.weigh'),
    audit: { none: 'weights are about services, and about nobody' },
    handle: async (visit) =>
      page(
        visit.t('matching.weights.title'),
        await weightsPage(visit, weightValues(await weightsOf(visit.tx)), {}),
      ),
  }),
  route({
    method: 'POST',
    path: `${path}/try`,
    name: 'matching.weights.try',
    may: member('matching.weigh'),
    // Nothing is changed by it; the audit keeps every form that is sent.
    audit: 'change',
    handle: async (visit) => {
      const { tx, t, form } = visit;
      const title = t('matching.weights.title');
      const [read, trial] = [readWeights(form), readForm(trialForm, form)];
      const errors = { ...('errors' in read ? read.errors : {}), ...(trial.ok ? {} : trial.errors) };
      if ('errors' in read || !trial.ok) return invalid(title, await weightsPage(visit, form, errors));
      const near = trial.value.from === '' ? null : await findPlace(tx, trial.value.from);
      if (trial.value.from !== '' && !near) {
        return invalid(title, await weightsPage(visit, form, { from: 'directory.error.no_such_place' }));
      }
      return page(
        title,
        await weightsPage(visit, form, {}, await compare(visit, trial.value, near, read.weights)),
      );
    },
  }),
  route({
    method: 'POST',
    path,
    name: 'matching.weights.keep',
    may: member('matching.weigh'),
    audit: 'change',
    handle: keep,
  }),
];

async function keep(visit: Visit): Promise<Answer> {
  const { tx, t, form, locale } = visit;
  const [read, why] = [readWeights(form), readForm(reasonForm, form)];
  const errors = { ...('errors' in read ? read.errors : {}), ...(why.ok ? {} : why.errors) };
  if ('errors' in read || !why.ok) {
    return invalid(t('matching.weights.title'), await weightsPage(visit, form, errors));
  }
  const kept = await weigh(tx, read.weights, why.value.reason);
  return isRefusal(kept) ? kept : redirect(`/${locale}${path}`, { banner: 'matching.banner.weighed' });
}

async function weightsPage(
  { tx, t, formats }: Visit,
  values: FormValues,
  errors: Readonly<Record<string, string>>,
  compared: readonly Compared[] | null = null,
) {
  const weighings = await weighingsOf(tx, LAST);
  const names = await namesOf(
    tx,
    weighings.map(({ memberId }) => memberId),
  );
  const history = weighings.map((one) => ({ ...one, name: names.get(one.memberId) ?? '' }));
  return WeightsPage({ t, formats, values, errors, once: newId(tx.now), history, compared });
}

/** The first services of an invented search by the weights in force and by others, in the order of the others. */
async function compare(
  visit: Visit,
  { domain, language, age, must, prefer }: Trial,
  near: Point | null,
  weights: Weights,
): Promise<Compared[]> {
  const query = {
    domains: [domain],
    near: near ?? undefined,
    language: language ? { tag: language, must: false } : undefined,
    age: age ?? undefined,
    must,
    prefer,
    today: todayOf(visit),
  };
  const [now, then] = [
    await findAndRank(visit.tx, query),
    await findAndRank(visit.tx, { ...query, weights }),
  ];
  const inOrder = ({ fits, call }: Shortlist) => [...fits, ...call].slice(0, SHOWN);
  const [before, after] = [inOrder(now), inOrder(then)];
  const placeIn = (list: typeof before, id: string) => {
    const at = list.findIndex(({ service }) => service.id === id);
    return at < 0 ? null : at + 1;
  };
  const left = before.filter(({ service }) => placeIn(after, service.id) === null);
  return [...after, ...left].map((one) => ({
    one,
    before: placeIn(before, one.service.id),
    after: placeIn(after, one.service.id),
  }));
}
