import type { VNode } from 'preact';
import { member } from '#access';
import { dayOf, isId, NOT_FOUND } from '#kernel';
import {
  type AnyRoute,
  answerIn,
  type FormValues,
  invalid,
  page,
  readForm,
  redirect,
  route,
  type Visit,
} from '#web';
import { detailOf } from './detail-store.ts';
import { LANGUAGES, type Search, searchForm } from './forms.ts';
import { NEED_DOMAINS, type NeedDomain } from './need.ts';
import { pairRoutes } from './pair-routes.ts';
import { outcodeOf } from './place.ts';
import { findServices } from './search.ts';
import { SearchPage } from './search-pages.tsx';
import { findPlace } from './search-store.ts';
import { ServicePage } from './service-pages.tsx';
import { SourcesAside } from './sources-pages.tsx';
import { serviceById } from './store.ts';
import { trustRoutes } from './trust-routes.ts';
import { sourcesOf } from './trust-store.ts';

/** What another room adds to the page of a service; null for nothing. The house hands them in. */
export type ServiceAside = (visit: Visit, serviceId: string) => Promise<VNode | null>;

/** What another room does with a search that found nothing. It says nothing of who searched. */
export type VainSearchHeard = (
  visit: Visit,
  search: { readonly domain: NeedDomain; readonly outcode: string | null; readonly language: string | null },
) => void;

const noClient = 'the directory knows no client';

/** Finding services and reading all that is known of one. */
export function directoryRoutes(asides: readonly ServiceAside[], inVain: VainSearchHeard): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/directory',
      name: 'directory.services.search',
      may: member('directory.search'),
      audit: { none: noClient },
      handle: (visit) => search(visit, inVain),
    }),
    route({
      method: 'GET',
      path: '/directory/services/:serviceId',
      name: 'directory.service.show',
      may: member('directory.search'),
      audit: { none: noClient },
      handle: async (visit) => {
        const { t, tx, params, formats, session, locale } = visit;
        const serviceId = params.serviceId ?? '';
        const service = isId(serviceId) ? await serviceById(tx, serviceId) : null;
        if (!service) return NOT_FOUND;
        if (service.id !== serviceId) return redirect(`/${locale}/directory/services/${service.id}`);
        const [detail, ...added] = await Promise.all([
          detailOf(tx, serviceId),
          ...asides.map((aside) => aside(visit, serviceId)),
        ]);
        const today = dayOf(tx.now, session?.timeZone ?? 'Europe/London');
        const shown = added.filter((aside) => aside !== null);
        const mayEdit = session?.permissions.has('directory.edit') ?? false;
        const sources = SourcesAside({
          t,
          formats,
          serviceId,
          sources: await sourcesOf(tx, serviceId),
          mayEdit,
        });
        return page(
          service.name,
          ServicePage({ t, formats, service, detail, today, asides: shown, sources }),
        );
      },
    }),
    ...pairRoutes,
    ...trustRoutes,
  ];
}

async function search(visit: Visit, inVain: VainSearchHeard) {
  const { t, tx, formats, query: values } = visit;
  const today = dayOf(tx.now, visit.session?.timeZone ?? 'Europe/London');
  const title = t('directory.search.title');
  const read = readForm(searchForm, kept(values));
  const again = (errors: Readonly<Record<string, string>>) =>
    invalid(
      title,
      SearchPage({ t, formats, today, values, errors, services: null, first: null, next: null }),
    );
  if (!read.ok) return again(read.errors);
  const { words, domain, near, language, after } = read.value;
  const point = near === '' ? null : await findPlace(tx, near);
  if (near !== '' && !point) return again({ near: 'directory.error.no_such_place' });
  const found = await findServices(tx, {
    words: words || undefined,
    domains: domain ? [domain] : undefined,
    near: point ?? undefined,
    languages: language ? [language] : undefined,
    cursor: after || undefined,
  });
  if (domain && found.services.length === 0 && after === '') {
    inVain(visit, { domain, outcode: outcodeOf(near), language });
  }
  const view = {
    services: found.services,
    first: after === '' ? null : addressOf(visit, read.value),
    next: found.next === null ? null : addressOf(visit, read.value, found.next),
  };
  return page(title, SearchPage({ t, formats, today, values, errors: {}, ...view }));
}

// A stranger in a list of an old address is no search: it counts as not chosen.
function kept(values: FormValues): FormValues {
  const known = (name: string, list: readonly string[]) =>
    list.includes(answerIn(values, name)) ? values[name] : undefined;
  return { ...values, domain: known('domain', NEED_DOMAINS), language: known('language', LANGUAGES) };
}

function addressOf({ locale }: Visit, search: Search, after?: string): string {
  const query = new URLSearchParams();
  const { words, domain, near, language } = search;
  for (const [name, value] of Object.entries({ words, domain, near, language, after })) {
    if (value) query.set(name, value);
  }
  return `/${locale}/directory${query.size > 0 ? `?${query}` : ''}`;
}
