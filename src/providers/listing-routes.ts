import { detailOf, type ServiceSummary } from '#directory';
import { addDays, isRefusal, type LocalDate, NOT_FOUND, newId, type Refusal } from '#kernel';
import {
  type Answer,
  type AnyRoute,
  answerIn,
  type FormState,
  formPage,
  holder,
  page,
  readForm,
  redirect,
  route,
  type Visit,
} from '#web';
import { capacityForm, isSilent } from './forms.ts';
import { confirmListing, type KeptListing, keptListing, sayOwnCapacity } from './listing.ts';
import { behind, doorView, here, oneOf } from './listing-door.ts';
import { isTap, TAPS } from './listing-forms.ts';
import { ClosedListingPage, type Door, KeptServicePage, ListingPage } from './listing-pages.tsx';
import { proposalsOfListing } from './proposal-store.ts';
import { capacityOf } from './reach.ts';
import { askCheckLink, askPlacesLink } from './upkeep.ts';

const nobody = { state: 'unknown', ageDays: null } as const;
const publicListing = 'shows what the directory says in public, to whoever provides it';

/** So long does a provider see what became of what they proposed. */
const NEWS_DAYS = 90;

async function showListing(visit: Visit, door: Door, { listing, services }: KeptListing): Promise<Answer> {
  const { t, tx } = visit;
  const [only] = services.length === 1 ? services : [];
  const [view, capacities, detail] = await Promise.all([
    doorView(visit, door),
    capacityOf(
      tx,
      services.map(({ id }) => id),
    ),
    only ? detailOf(tx, only.id) : null,
  ]);
  const kept = services.map((service) => ({
    service,
    capacity: capacities.get(service.id) ?? nobody,
    once: newId(tx.now),
  }));
  const since = addDays(view.today as LocalDate, -NEWS_DAYS);
  const proposals = door === 'listing' ? await proposalsOfListing(tx, listing.id, since) : [];
  const title = t(door === 'listing' ? 'providers.listing.title' : 'providers.places.title');
  return page(title, ListingPage({ ...view, services: kept, detail, proposals }));
}

async function showService(
  visit: Visit,
  door: Door,
  service: ServiceSummary,
  state: FormState,
): Promise<Answer> {
  const { tx } = visit;
  const [view, detail, capacities] = await Promise.all([
    doorView(visit, door),
    detailOf(tx, service.id),
    capacityOf(tx, [service.id]),
  ]);
  const kept = { service, capacity: capacities.get(service.id) ?? nobody, once: newId(tx.now) };
  const body = KeptServicePage({ ...view, ...state, kept, detail });
  return formPage(state.errors, service.name, body);
}

async function sayPlaces(visit: Visit, door: Door, service: ServiceSummary): Promise<Answer> {
  const { t, form, tx } = visit;
  const { id: serviceId } = service;
  const tap = answerIn(form, 'left');
  let said: true | Refusal;
  if (isTap(tap)) said = await sayOwnCapacity(tx, { serviceId, waitingDays: null, ...TAPS[tap] });
  else {
    const read = readForm(capacityForm, form);
    if (!read.ok || isSilent(form)) {
      const errors = read.ok ? { places: 'providers.error.nothing_said' } : read.errors;
      return showService(visit, door, service, { t, values: form, errors });
    }
    const { places, waiting, paused } = read.value;
    said = await sayOwnCapacity(tx, { serviceId, places, waitingDays: waiting, paused });
  }
  if (isRefusal(said)) return said;
  return redirect(here(visit, door), { banner: 'providers.banner.places' });
}

function doorRoutes(door: Door): AnyRoute[] {
  const may = holder(door === 'listing' ? 'listing_check' : 'listing_places');
  const path = `/providers/${door}/:link`;
  const audit = { none: publicListing };
  return [
    route({
      method: 'GET',
      path,
      name: `providers.${door}.show`,
      may,
      audit,
      handle: behind(door, (visit, held) => showListing(visit, door, held)),
    }),
    route({
      method: 'GET',
      path: `${path}/services/:serviceId`,
      name: `providers.${door}_service.show`,
      may,
      audit,
      handle: behind(door, async (visit, held) => {
        const service = oneOf(held, visit);
        return service
          ? showService(visit, door, service, { t: visit.t, values: {}, errors: {} })
          : NOT_FOUND;
      }),
    }),
    route({
      method: 'POST',
      path: `${path}/services/:serviceId/places`,
      name: `providers.${door}_places.say`,
      may,
      audit: 'change',
      handle: behind(
        door,
        async (visit, held) => {
          const service = oneOf(held, visit);
          return service ? sayPlaces(visit, door, service) : NOT_FOUND;
        },
        true,
      ),
    }),
    route({
      method: 'POST',
      path: `${path}/fresh`,
      name: `providers.${door}.renew`,
      may,
      audit: 'change',
      handle: async (visit) => {
        const held = await keptListing(visit.tx);
        if (!held) return NOT_FOUND;
        const { t, params } = visit;
        await askCheckLink(visit.tx, held.listing.id);
        const view = { t, door, link: params.link ?? '' };
        return page(t('providers.listing.asked'), ClosedListingPage({ view, what: 'asked' }));
      },
    }),
  ];
}

/** A provider keeps its own listings right, without an account. */
export const listingRoutes: readonly AnyRoute[] = [
  ...doorRoutes('listing'),
  ...doorRoutes('places'),
  route({
    method: 'POST',
    path: '/providers/listing/:link/correct',
    name: 'providers.listing.confirm',
    may: holder('listing_check'),
    audit: 'change',
    handle: behind(
      'listing',
      async (visit) => {
        const done = await confirmListing(visit.tx);
        return isRefusal(done) ? done : redirect(here(visit, 'listing'));
      },
      true,
    ),
  }),
  route({
    method: 'POST',
    path: '/providers/listing/:link/keep',
    name: 'providers.places_link.ask',
    may: holder('listing_check'),
    audit: 'change',
    handle: behind(
      'listing',
      async (visit, { listing }) => {
        await askPlacesLink(visit.tx, listing.id);
        return redirect(here(visit, 'listing'), { banner: 'providers.banner.places_link' });
      },
      true,
    ),
  }),
];
