import { transact } from '#db';
import { systemActor } from '#kernel';
import type { Visit } from '#web';
import { carryOn, looseEnds } from './commands.ts';
import { countVainSearch, type VainSearch } from './gap-commands.ts';
import { gapFeeds } from './gap-feed.ts';
import { gapRoutes } from './gap-routes.ts';
import { goalRoutes } from './goal-routes.ts';
import { helpRoutes } from './help-routes.ts';
import { listRoutes } from './list-routes.ts';
import { clockworks, reactions } from './reactions.ts';
import { needRoutes } from './routes.ts';

/** What the house mounts. */
export const plansRoom = {
  name: 'plans',
  routes: [...needRoutes(), ...goalRoutes(), ...gapRoutes(), ...helpRoutes, ...listRoutes],
  feeds: gapFeeds,
  navigation: [{ label: 'plans.gaps.link', path: '/plans/gaps', permission: 'plans.gaps' }],
  reactions,
  clockworks,
};

/** What the room of cases has to look at before it closes one. */
export const needsOfCase = { of: looseEnds, carryOn };

/**
 * Counts a search of the directory that found nothing, apart from the visit: that one only looks, and nobody waits for
 * the count. One that fails is one line less in the ledger.
 */
export function hearVainSearch({ house, actor }: Visit, search: VainSearch): void {
  const clockwork = systemActor(actor.schemeId, 'plans.vain_search');
  transact(house.database, clockwork, (tx) => countVainSearch(tx, search)).catch(() => undefined);
}
