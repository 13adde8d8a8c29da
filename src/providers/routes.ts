import { member } from '#access';
import { isId, isRefusal, NOT_FOUND, newId } from '#kernel';
import { type AnyRoute, type FormValues, invalid, page, readForm, redirect, route, type Visit } from '#web';
import { sayCapacity } from './commands.ts';
import { capacityForm, isSilent } from './forms.ts';
import { CapacityAside, CapacityPage } from './pages.tsx';
import { placesLinkOut, takeBackPlacesLink } from './places-link.ts';
import { capacityOf } from './reach.ts';
import { contactOf } from './store.ts';

const nobody = { state: 'unknown', ageDays: null } as const;

/** Noting the last word on a service's places. */
export const providersRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/providers/capacity/:serviceId',
    name: 'providers.capacity.show',
    may: member('providers.capacity'),
    audit: { none: 'shows how many places a service has, and nobody in them' },
    handle: async (visit) => {
      const view = await viewOf(visit, {}, {});
      return view ? page(visit.t('providers.capacity.title'), CapacityPage(view)) : NOT_FOUND;
    },
  }),
  route({
    method: 'POST',
    path: '/providers/capacity/:serviceId',
    name: 'providers.capacity.say',
    may: member('providers.capacity'),
    audit: 'change',
    handle: async (visit) => {
      const { t, tx, form, locale } = visit;
      const serviceId = visit.params.serviceId ?? '';
      if (!isId(serviceId)) return NOT_FOUND;
      visit.concerns({ subjectId: serviceId });
      const read = readForm(capacityForm, form);
      if (!read.ok || isSilent(form)) {
        const errors = read.ok ? { places: 'providers.error.nothing_said' } : read.errors;
        const view = await viewOf(visit, form, errors);
        return view ? invalid(t('providers.capacity.title'), CapacityPage(view)) : NOT_FOUND;
      }
      const { places, waiting, paused } = read.value;
      const said = await sayCapacity(tx, { serviceId, places, waitingDays: waiting, paused });
      if (isRefusal(said)) return said;
      return redirect(`/${locale}/directory/services/${serviceId}`, { banner: 'providers.banner.noted' });
    },
  }),
  route({
    method: 'POST',
    path: '/providers/capacity/:serviceId/take-back',
    name: 'providers.places_link.take_back',
    may: member('providers.capacity'),
    audit: 'change',
    handle: async ({ tx, params, locale, concerns }) => {
      const serviceId = params.serviceId ?? '';
      if (!isId(serviceId)) return NOT_FOUND;
      concerns({ subjectId: serviceId });
      const done = await takeBackPlacesLink(tx, serviceId);
      if (isRefusal(done)) return done;
      return redirect(`/${locale}/providers/capacity/${serviceId}`, {
        banner: 'providers.banner.taken_back',
      });
    },
  }),
];

async function viewOf(visit: Visit, values: FormValues, errors: Readonly<Record<string, string>>) {
  const { t, tx, params } = visit;
  const serviceId = params.serviceId ?? '';
  if (!isId(serviceId)) return null;
  const [contact, capacities, link] = await Promise.all([
    contactOf(tx, serviceId),
    capacityOf(tx, [serviceId]),
    placesLinkOut(tx, serviceId),
  ]);
  if (!contact) return null;
  const capacity = capacities.get(serviceId) ?? nobody;
  return { t, values, errors, contact, capacity, linkOut: link !== undefined, once: newId(tx.now) };
}

/** What the directory's page of a service says of its places. */
export async function capacityAside({ t, tx, session }: Visit, serviceId: string) {
  const capacity = (await capacityOf(tx, [serviceId])).get(serviceId) ?? nobody;
  return CapacityAside({
    t,
    serviceId,
    capacity,
    mayNote: session?.permissions.has('providers.capacity') ?? false,
  });
}
