import { decisionRoutes } from './decision-routes.ts';
import { listingRoutes } from './listing-routes.ts';
import { problemRoutes, upkeepAside } from './problem-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { capacityAside, providersRoutes } from './routes.ts';
import { upkeepClockwork, upkeepReactions } from './upkeep.ts';
import { upkeepRoutes } from './upkeep-routes.ts';

/** What the house mounts. */
export const providersRoom = {
  name: 'providers',
  routes: [
    ...providersRoutes,
    ...listingRoutes,
    ...proposalRoutes,
    ...upkeepRoutes,
    ...decisionRoutes,
    ...problemRoutes,
  ],
  navigation: [{ label: 'providers.upkeep.link', path: '/providers/upkeep', permission: 'directory.edit' }],
  reactions: upkeepReactions,
  clockworks: [upkeepClockwork],
};

/** For the directory's page of a service. */
export { capacityAside, upkeepAside };
