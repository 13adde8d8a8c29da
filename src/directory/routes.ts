import type { VNode } from 'preact';
import { member } from '#access';
import { dayOf, isId, NOT_FOUND } from '#kernel';
import { type AnyRoute, answersIn, invalid, page, readForm, redirect, route, type Visit } from '#web';
import { meaningsOf, understandWords } from './asking.ts';
import { detailOf } from './detail-store.ts';
import { knownChoices, pairsOf, type Search, searchForm, WELCOMES } from './forms.ts';
import { labelsWithin, placeNamed } from './gazetteer-store.ts';
import { HandOutPage } from './hand-out-pages.tsx';
import { weeksOf } from './hours-store.ts';
import { labelsOn, mapOf } from './map.ts';
import type { NeedDomain } from './need.ts';
import { pairRoutes } from './pair-routes.ts';
import { outcodeOf } from './place.ts';
import { findServices } from './search.ts';
import { SearchPage } from './search-pages.tsx';
import { ServicePage } from './service-pages.tsx';
import { SourcesAside } from './sources-pages.tsx';
import { serviceById } from './store.ts';
import { trustRoutes } from './trust-routes.ts';
import { sourcesOf } from './trust-store.ts';
import { minuteOfWeek } from './week.ts';

/** What another room adds to the page of a service; null for nothing. The house hands them in. */
export type ServiceAside = (visit: Visit, serviceId: string) => Promise<VNode | null>;

/** What another room does with a search that found nothing. It says nothing of who searched. */
export type VainSearchHeard = (
  visit: Visit,
  search: { readonly domain: NeedDomain; readonly outcode: string | null; readonly language: string | null },
) => void;

const LONDON = 'Europe/London';
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
      path: '/directory/hand-out',
      name: 'directory.services.hand_out',
      may: member('directory.search'),
      audit: { none: noClient },
      handle: handOut,
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
        const today = dayOf(tx.now, session?.timeZone ?? LONDON);
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

const HAND_OUT_MOST = 12;

async function handOut({ t, tx, formats, query, locale, session }: Visit) {
  const chosen = [...new Set(answersIn(query, 'service').filter(isId))].slice(0, HAND_OUT_MOST);
  const services = [];
  for (const id of chosen) {
    const service = await serviceById(tx, id);
    if (service) services.push({ service, detail: await detailOf(tx, service.id) });
  }
  const day = formats.fullDate(dayOf(tx.now, session?.timeZone ?? LONDON));
  const view = { t, formats, services, day, back: `/${locale}/directory` };
  return page(t('directory.handout.title'), HandOutPage(view));
}

async function search(visit: Visit, inVain: VainSearchHeard) {
  const { t, tx, formats, query: values, session } = visit;
  const zone = session?.timeZone ?? LONDON;
  const minute = minuteOfWeek(tx.now, zone);
  const base = { t, formats, today: dayOf(tx.now, zone), minute, values };
  const title = t('directory.search.title');
  const read = readForm(searchForm, knownChoices(values));
  const again = (errors: Readonly<Record<string, string>>) =>
    invalid(title, SearchPage({ ...base, errors, found: null }));
  if (!read.ok) return again(read.errors);
  const search = read.value;
  const place = search.near === '' ? null : await placeNamed(tx, search.near);
  if (search.near !== '' && !place) return again({ near: 'directory.error.no_such_place' });
  const understood = await understandWords(tx, search.words, visit.locale, { exact: search.exact });
  const answer = await findServices(tx, {
    ...(understood.asked.length > 0 ? { words: meaningsOf(understood.asked) } : {}),
    domains: search.domain ? [search.domain] : undefined,
    near: place?.point,
    withinKm: search.within ? Number(search.within) : undefined,
    languages: search.language ? [search.language] : undefined,
    conditions: Object.assign({}, ...search.who.map((code) => WELCOMES[code])),
    openAt: search.open ? minute : undefined,
    sort: search.sort === 'nearest' && !place ? undefined : (search.sort ?? undefined),
    from: minute,
    counts: search.after === '',
    cursor: search.after || undefined,
  });
  if (search.domain && answer.services.length === 0 && search.after === '') {
    inVain(visit, { domain: search.domain, outcode: outcodeOf(search.near), language: search.language });
  }
  const weeks = await weeksOf(
    tx,
    answer.services.map(({ id }) => id),
  );
  const numbered = answer.services.flatMap((service, index) =>
    service.place?.point ? [{ number: index + 1, point: service.place.point }] : [],
  );
  const map = mapOf(numbered, place?.point ?? null);
  const found = {
    search,
    services: answer.services,
    counts: answer.counts,
    weeks,
    place,
    understood,
    map,
    labels: map ? labelsOn(map, await labelsWithin(tx, map.box, 40)) : [],
    first: search.after === '' ? null : addressOf(visit, search, { after: '' }),
    next: answer.next === null ? null : addressOf(visit, search, { after: answer.next }),
    exactly: addressOf(visit, search, { exact: true, after: '' }),
  };
  return page(title, SearchPage({ ...base, errors: {}, found }));
}

function addressOf({ locale }: Visit, search: Search, change: Partial<Search>): string {
  const query = new URLSearchParams(pairsOf(search, change));
  return `/${locale}/directory${query.size > 0 ? `?${query}` : ''}`;
}
