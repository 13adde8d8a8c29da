import { todayRoutes } from './routes-today.ts';

/** What the house mounts. */
export const desksRoom = {
  name: 'desks',
  routes: [...todayRoutes],
  navigation: [{ label: 'desks.today.link', path: '/desks/today', permission: 'desks.work' }],
};
