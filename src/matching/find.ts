import type { Tx } from '#db';
import { type Condition, findServices, type Point, type ServiceSummary } from '#directory';
import { capacityOf } from '#providers';
import { rank, type Shortlist, type Wish } from './rank.ts';
import { weightsOf } from './store.ts';
import { WANTED } from './wanted.ts';

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

const MOST_LOOKED_AT = 100;
const MOST_NOT_THESE = 30;

/**
 * Finds services and ranks them. The nearest that nothing is known to speak against are looked at first; beside them some
 * of the nearest of all, twice as far out, so that "not that one" can be explained too.
 */
export async function findAndRank(tx: Tx, query: MatchQuery): Promise<Found> {
  const { words, near, travelKm, domains } = query;
  const what = words ? { words } : { domains };
  const [weights, possible, nearby] = await Promise.all([
    query.weights ?? weightsOf(tx),
    findServices(tx, {
      ...what,
      near,
      withinKm: travelKm,
      orAnywhere: true,
      unless: knownNo(query),
      limit: MOST_LOOKED_AT,
    }),
    findServices(tx, { ...what, near, withinKm: travelKm && travelKm * 2, limit: MOST_NOT_THESE }),
  ]);
  const found = new Map<string, ServiceSummary>();
  for (const service of [...nearby.services, ...possible.services]) found.set(service.id, service);
  const capacities = await capacityOf(tx, [...found.keys()]);
  const candidates = [...found.values()].map((service) => ({
    service,
    capacity: capacities.get(service.id) ?? ({ state: 'unknown', ageDays: null } as const),
  }));
  return {
    ...rank({ ...query, weights, near: near !== undefined }, candidates),
    more: possible.next !== null,
  };
}

// The answers that exclude, by condition: two wishes for one condition exclude what either of them does.
function knownNo({ must }: Pick<Wish, 'must'>) {
  const no: { [C in Condition]?: string[] } = {};
  for (const code of must) {
    const { condition, no: values } = WANTED[code];
    no[condition] = [...(no[condition] ?? []), ...values];
  }
  return no as Parameters<typeof findServices>[1]['unless'];
}
