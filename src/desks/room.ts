import { findRoutes } from './routes-find.ts';
import { homeRoutes } from './routes-home.ts';
import { mineRoutes } from './routes-mine.ts';
import { recordRoutes } from './routes-record.ts';
import { teamRoutes } from './routes-team.ts';
import { todayRoutes } from './routes-today.ts';

/** What the house mounts. */
export const desksRoom = {
  name: 'desks',
  routes: [...homeRoutes, ...todayRoutes, ...findRoutes, ...recordRoutes, ...teamRoutes, ...mineRoutes],
  navigation: [
    { label: 'desks.today.link', path: '/desks/today', permission: 'desks.work' },
    { label: 'desks.team.link', path: '/desks/team', permission: 'desks.team' },
  ],
};
