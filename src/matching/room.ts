import { matchingRoutes } from './routes.ts';

/** What the house mounts. */
export const matchingRoom = {
  name: 'matching',
  routes: matchingRoutes,
  navigation: [{ label: 'matching.weights.link', path: '/matching/weights', permission: 'matching.weigh' }],
};
