import { member } from '#access';
import { type AnyRoute, invalid, page, route, type Visit } from '#web';
import { aboutNoClient } from './audit.ts';
import { memberDoor } from './door.ts';
import { HandOutPage } from './hand-out-pages.tsx';
import type { NeedDomain } from './need.ts';
import { pairRoutes } from './pair-routes.ts';
import { outcodeOf } from './place.ts';
import { publicRoutes } from './public-routes.ts';
import { answerTo, momentOf, readSearch } from './search/answering.ts';
import { SearchPage } from './search/pages.tsx';
import { handOutView, type ServiceAsides, showService } from './showing.ts';
import { trustRoutes } from './trust-routes.ts';
import { importRoutes } from './upload/routes.ts';

/** What another room does with a search that found nothing. It says nothing of who searched. */
export type VainSearchHeard = (
  visit: Visit,
  search: { readonly domain: NeedDomain; readonly outcode: string | null; readonly language: string | null },
) => void;

/** Finding services and reading all that is known of one. */
export function directoryRoutes(asides: ServiceAsides, inVain: VainSearchHeard): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/directory',
      name: 'directory.services.search',
      may: member('directory.search'),
      audit: { ...aboutNoClient, looks: true },
      handle: (visit) => search(visit, inVain),
    }),
    route({
      method: 'GET',
      path: '/directory/hand-out',
      name: 'directory.services.hand_out',
      may: member('directory.search'),
      audit: aboutNoClient,
      handle: handOut,
    }),
    route({
      method: 'GET',
      path: '/directory/services/:serviceId',
      name: 'directory.service.show',
      may: member('directory.search'),
      audit: aboutNoClient,
      handle: (visit) => showService(visit, memberDoor(visit.locale), asides),
    }),
    ...publicRoutes(asides),
    ...pairRoutes,
    ...trustRoutes,
    ...importRoutes,
  ];
}

async function handOut(visit: Visit) {
  const { t } = visit;
  const view = await handOutView(visit, memberDoor(visit.locale));
  return page(t('directory.handout.title'), HandOutPage(view));
}

async function search(visit: Visit, inVain: VainSearchHeard) {
  const { t, formats, query: values, locale } = visit;
  const door = memberDoor(locale);
  const title = t('directory.search.title');
  const moment = momentOf(visit);
  const base = { t, formats, values, door, title, lead: null, next: null, ...moment };
  const read = readSearch(values);
  const again = (errors: Readonly<Record<string, string>>) =>
    invalid(title, SearchPage({ ...base, errors, found: null }));
  if (!read.ok) return again(read.errors);
  const asked = read.value;
  const found = await answerTo(visit, { search: asked, door, minute: moment.minute });
  if ('errors' in found) return again(found.errors);
  if (asked.domain && found.services.length === 0 && asked.after === '') {
    inVain(visit, { domain: asked.domain, outcode: outcodeOf(asked.near), language: asked.language });
  }
  return page(title, SearchPage({ ...base, errors: {}, found }));
}
