import type { Tx } from '#db';
import { readCursor, writeCursor } from './cursor.ts';
import { type Frequencies, LIMITS, type Limits, shape } from './plan.ts';
import type { ServicePage, ServiceQuery } from './query.ts';
import { look } from './steps.ts';
import { planned } from './store.ts';
import { frequenciesOf, groupsOf } from './words.ts';

/** Finds active services. See `sort` for the order; no two services ever stand level. */
export async function findServices(tx: Tx, query: ServiceQuery): Promise<ServicePage> {
  return search(tx, query, LIMITS);
}

/** The same with limits and frequencies of one's own, so that tests can reach every way through it in a small world. */
export async function search(
  tx: Tx,
  query: ServiceQuery,
  limits: Limits,
  known?: Frequencies,
): Promise<ServicePage> {
  const limit = Math.min(100, Math.max(1, Math.floor(query.limit ?? 20)));
  const frequencies = known ?? (await frequenciesOf(tx));
  const asking = shape(query, await groupsOf(tx, query.words, frequencies), frequencies);
  const after = readCursor(query.cursor, asking.order);
  const wanted = { limits, limit: limit + 1, after, counts: query.counts ?? false };
  const found = await planned(tx, () => look(tx, asking, wanted));
  const page = found.top.slice(0, limit);
  const last = found.top.length > limit ? page.at(-1) : undefined;
  return {
    services: page.map((one) => one.service),
    weeks: new Map(page.flatMap(({ service, week }) => (week ? [[service.id, week]] : []))),
    next: last ? writeCursor(asking.order, last.sort) : null,
    counts: found.counts,
  };
}
