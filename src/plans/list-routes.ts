import { chosenIn, listOf, listPath, servicesById } from '#directory';
import { isId } from '#kernel';
import { wordsOf, write } from '#messaging';
import { reachPerson } from '#people';
import { type Answer, type AnyRoute, answersIn, formPage, redirect, type Visit } from '#web';
import { ListPage } from './list-pages.tsx';
import { needRoute } from './routes.ts';
import type { Need } from './store.ts';
import type { PlanVisit } from './visit.ts';

type About = PlanVisit & { readonly need: Need };

const path = '/list';
const TEMPLATE = 'person_list';

/** A list of services that were chosen together: printed, shown, or sent to the person where it is safe. */
export const listRoutes: readonly AnyRoute[] = [
  needRoute({ method: 'GET', path, name: 'plans.list.show' }, (visit, about) =>
    show(visit, about, visit.query),
  ),
  // The search with all that was looked for comes here; only what was chosen goes into an address.
  needRoute(
    { method: 'POST', path: `${path}/make`, name: 'plans.list.make' },
    ({ form, locale }, { need }) => {
      const chosen = [...new Set(answersIn(form, 'service').filter(isId))];
      return redirect(`/${locale}/plans/needs/${need.id}/list?list=${listOf(chosen)}`);
    },
  ),
  needRoute({ method: 'POST', path, name: 'plans.list.send' }, async (visit, about) => {
    const { tx, form, locale } = visit;
    const { personId, caseId } = about.need;
    const { ids, params } = await listed(visit, form);
    // Their rules may have changed since the page was opened: it says what they are now.
    if (ids.length === 0 || (await reachPerson(tx, personId)).kind !== 'mailbox') {
      return show(visit, about, form, { send: 'plans.error.list_not_sent' });
    }
    await write(tx, { to: { kind: 'person', id: personId }, personId, template: TEMPLATE, params });
    return redirect(`/${locale}/desks/record/${caseId}`, { banner: 'plans.banner.list_sent' });
  }),
];

/** The services of the list that the directory has, and what a message about them holds. */
async function listed({ tx, session }: Visit, values: Visit['form']) {
  const { ids: asked, left } = chosenIn(values);
  const found = new Map((await servicesById(tx, asked)).map((service) => [service.id, service]));
  const services = asked.flatMap((id) => found.get(id) ?? []);
  const ids = services.map(({ id }) => id);
  return { services, ids, left, params: { path: listPath(session?.schemeSlug ?? '', ids) } };
}

async function show(
  visit: Visit,
  { need, view }: About,
  values: Visit['form'],
  errors: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { t, tx, house } = visit;
  const [{ services, ids, left, params }, reach] = await Promise.all([
    listed(visit, values),
    reachPerson(tx, need.personId),
  ]);
  const message = { template: TEMPLATE, params, link_id: null, link_purpose: null };
  const body = ListPage({
    ...view,
    values,
    errors,
    needId: need.id,
    services,
    left,
    list: listOf(ids),
    reach,
    words: reach.kind === 'mailbox' ? wordsOf(message, reach.locale, house.settings).body : '',
    address: `${house.settings.origin}/${t.locale}${params.path}`,
  });
  return formPage(errors, t('plans.list.title'), body);
}
