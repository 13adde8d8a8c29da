import type { VNode } from 'preact';
import { isId, NOT_FOUND } from '#kernel';
import { words } from '#language';
import { type Answer, page, redirect, todayOf, type Visit } from '#web';
import { detailOf } from './detail-store.ts';
import { type Door, HAND_OUT_LOCALES, publicList, publicService } from './door.ts';
import type { HandOutView, Letter } from './hand-out-pages.tsx';
import { chosenIn } from './list.ts';
import { momentOf } from './search/answering.ts';
import { ServicePage } from './service-pages.tsx';
import { SourcesAside } from './sources-pages.tsx';
import { serviceById } from './store.ts';
import { sourcesOf } from './trust-store.ts';

/** What another room adds to the page of a service; null for nothing. The house hands them in. */
export type ServiceAside = (visit: Visit, serviceId: string) => Promise<VNode | null>;

/** Where on the page they stand: among what is said of the service, and at its end. */
export interface ServiceAsides {
  readonly within: readonly ServiceAside[];
  readonly after: readonly ServiceAside[];
}

/** All that is known of a service, by either door. */
export async function showService(visit: Visit, door: Door, asides: ServiceAsides): Promise<Answer> {
  const { t, tx, params, formats, session, query } = visit;
  const serviceId = params.serviceId ?? '';
  const service = isId(serviceId) ? await serviceById(tx, serviceId) : null;
  if (!service) return NOT_FOUND;
  if (service.id !== serviceId) return redirect(door.service(service.id, null));
  const of = (list: readonly ServiceAside[]) => Promise.all(list.map((aside) => aside(visit, serviceId)));
  const [detail, within, after] = await Promise.all([
    detailOf(tx, serviceId),
    of(asides.within),
    of(asides.after),
  ]);
  const mayEdit = session?.permissions.has('directory.edit') ?? false;
  const sources = SourcesAside({ t, formats, serviceId, sources: await sourcesOf(tx, serviceId), mayEdit });
  const view = { t, formats, service, detail, today: momentOf(visit).today, sources };
  const shown = {
    within: within.filter((aside) => aside !== null),
    after: after.filter((aside) => aside !== null),
  };
  return page(
    service.name,
    ServicePage({ ...view, asides: shown, reader: door.reader, back: door.back(query) }),
  );
}

/** The services that were chosen for the hand-out: one by one, or all in one text. */
export async function handOutView(visit: Visit, door: Door): Promise<HandOutView> {
  const { t, tx, formats, query, session, params, locale, house } = visit;
  const services = [];
  for (const id of chosenIn(query).ids) {
    const service = await serviceById(tx, id);
    if (service) services.push({ service, detail: await detailOf(tx, service.id) });
  }
  const day = formats.fullDate(todayOf(visit));
  const scheme = session?.schemeSlug ?? params.scheme ?? '';
  const address = (path: string) => `${house.settings.origin}${path}`;
  const addressOf = (id: string) => address(publicService(locale, scheme, id));
  const ids = services.map(({ service }) => service.id);
  const listIn = (of: string) => address(publicList(of, scheme, ids));
  const view = { t, formats, services, day, addressOf, reader: door.reader, back: door.back(query) };
  const list = listIn(locale);
  return { ...view, list, letters: HAND_OUT_LOCALES.map((of) => letterOf(of, listIn(of))) };
}

// The link stands by itself: next to other letters some telephones take these for a part of it.
function letterOf(locale: Letter['locale'], link: string): Letter {
  const t = words(locale);
  const text = encodeURIComponent(`${t('directory.handout.message')}\n${link}`);
  const subject = encodeURIComponent(t('directory.handout.message_subject'));
  // With no number in it; the one way of writing it that iOS and Android both read.
  return { locale, sms: `sms:?&body=${text}`, email: `mailto:?subject=${subject}&body=${text}` };
}
