import type { Tx } from '#db';
import { findServices, type Point, type ServiceSummary, servicesFrom } from '#directory';

import { capacityOf } from '#providers';
import { bestServices } from './candidate-store.ts';
import { rank, type Shortlist, type Wish } from './rank.ts';
import { weightsOf } from './store.ts';

/** What is asked of the directory. With words, they decide what is found; without, the domains do. */
export interface MatchQuery extends Omit<Wish, 'near'> {
  readonly words?: string;
  /** From where distances are counted. */
  readonly near?: Point;
}

export interface Found extends Shortlist {
  /** There are more that could fit than were looked at. */
  readonly more: boolean;
}

const MOST_SHOWN = 60;
const MOST_NOT_THESE = 30;

/**
 * Finds services and ranks them: the best of all that are near enough, and beside them some of the nearest of all, twice as
 * far out, so that "not that one" can be explained too. `most`: so many of those that fit, and of those worth a call.
 */
export async function findAndRank(tx: Tx, query: MatchQuery, most = MOST_SHOWN): Promise<Found> {
  const { words, near = null, travelKm, domains } = query;
  const what = words ? { words } : { domains };
  const weights = query.weights ?? (await weightsOf(tx));
  const wish: Wish = { ...query, weights, near: near !== null };
  const [{ best, more }, nearby] = await Promise.all([
    bestServices(tx, { wish, weights, words: words ?? null, near, limit: most }),
    findServices(tx, {
      ...what,
      near: near ?? undefined,
      withinKm: travelKm && travelKm * 2,
      limit: MOST_NOT_THESE,
    }),
  ]);
  const found = new Map<string, ServiceSummary>();
  for (const service of [...nearby.services, ...(await servicesFrom(tx, near, best))]) {
    found.set(service.id, service);
  }
  const capacities = await capacityOf(tx, [...found.keys()]);
  const candidates = [...found.values()].map((service) => ({
    service,
    capacity: capacities.get(service.id) ?? ({ state: 'unknown', ageDays: null } as const),
  }));
  const { fits, call, excluded } = rank(wish, candidates);
  return {
    fits: fits.slice(0, most),
    call: call.slice(0, most),
    excluded,
    more: more || Math.max(fits.length, call.length) > most,
  };
}
