import { schemeOf } from '#access';
import type { ServiceSummary } from '#directory';
import { dayOf, NOT_FOUND, newId, refuse } from '#kernel';
import { type Answer, page, type Visit } from '#web';
import { type KeptListing, keptListing } from './listing.ts';
import { ClosedListingPage, type Door, type DoorView } from './listing-pages.tsx';

export async function doorView(visit: Visit, door: Door): Promise<DoorView> {
  const { t, tx, formats, params } = visit;
  const scheme = await schemeOf(tx);
  return {
    t,
    formats,
    door,
    link: params.link ?? '',
    schemeName: scheme.name,
    today: dayOf(tx.now, scheme.time_zone),
    once: newId(tx.now),
  };
}

/** Why the link opens nothing (any more); null when it does. */
function closedOr(visit: Visit, door: Door, services: readonly ServiceSummary[]): Answer | null {
  const { t, link, params } = visit;
  const view = { t, door, link: params.link ?? '' };
  const state = link?.state === 'expired' ? 'expired' : link?.state === 'used' ? 'used' : null;
  if (state) {
    const status = state === 'expired' ? 410 : 200;
    return page(t(`providers.listing.${state}`), ClosedListingPage({ view, what: state }), { status });
  }
  if (services.length > 0) return null;
  return page(t('providers.listing.nothing'), ClosedListingPage({ view, what: 'nothing' }), { status: 410 });
}

export function here({ locale, params }: Visit, door: Door): string {
  return `/${locale}/providers/${door}/${params.link}`;
}

type Handler = (visit: Visit, held: KeptListing) => Promise<Answer>;

/** Opens the door where the link is good; says why where it is not. Changing anything through it is refused then. */
export function behind(door: Door, handle: Handler, changes = false) {
  return async (visit: Visit): Promise<Answer> => {
    const held = await keptListing(visit.tx);
    if (!held) return NOT_FOUND;
    visit.concerns({ subjectId: held.listing.id });
    const closed = closedOr(visit, door, held.services);
    if (closed && changes && visit.link?.state === 'used') return refuse('access.link_used');
    return closed ?? handle(visit, held);
  };
}

/** The service that the address names, where it is one of theirs. */
export function oneOf({ services }: KeptListing, { params }: Visit): ServiceSummary | undefined {
  return services.find(({ id }) => id === params.serviceId);
}
