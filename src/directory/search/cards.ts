import type { Tx } from '#db';
import { conditionsOf } from '../condition.ts';
import { isNeedDomain } from '../need.ts';
import { kmBetween, type Point } from '../place.ts';
import type { ServicePlace, ServiceSummary } from '../store.ts';
import { type Card, cardsOf } from './store.ts';

/** Services with how far each is from a point, in the order given; those that may not be found are left out. */
export async function servicesFrom(
  tx: Tx,
  near: Point | null,
  found: readonly { readonly id: string; readonly km: number | null }[],
): Promise<ServiceSummary[]> {
  if (found.length === 0) return [];
  const cards = new Map(
    (
      await cardsOf(
        tx,
        found.map(({ id }) => id),
      )
    ).map((one) => [one.card.id, one]),
  );
  return found.flatMap(({ id, km }) => {
    const card = cards.get(id);
    return card ? [{ ...serviceOf(card, near), distanceKm: km }] : [];
  });
}

/** A service as its entry carries it; with `near`, at the nearest of its places. */
export function serviceOf(
  { card, places }: Pick<Card, 'card' | 'places'>,
  near: Point | null,
): ServiceSummary {
  const { said, ...known } = card as {
    said?: Readonly<Record<string, unknown>>;
  } & Partial<ServiceSummary> & { id: string };
  const there = places as readonly ServicePlace[];
  const far = there.map(({ point }) => (near && point ? kmBetween(near, point) : Infinity));
  const nearest = near ? far.indexOf(Math.min(...far)) : 0;
  const km = far[nearest];
  return {
    name: '',
    ...NOTHING_KNOWN,
    ...known,
    needs: (known.needs ?? []).filter(isNeedDomain),
    languages: (known.languages ?? []).map(({ code, name }) => ({ code: code ?? null, name: name ?? null })),
    conditions: conditionsOf(said ?? {}),
    distanceKm: km === undefined || km === Infinity ? null : km,
    place: there[nearest] ? { ...NO_SUCH_PLACE, ...there[nearest] } : null,
  };
}

const NOTHING_KNOWN = {
  description: null,
  organization: null,
  status: 'active',
  url: null,
  email: null,
  phone: null,
  minimumAge: null,
  maximumAge: null,
  eligibility: null,
  applicationProcess: null,
  source: null,
  verifiedOn: null,
  verifiedBy: null,
  verifyBy: null,
  assuredOn: null,
  reported: null,
  vanished: false,
} as const;
const NO_SUCH_PLACE = { name: null, address: null, postcode: null, point: null, pointFrom: null } as const;
