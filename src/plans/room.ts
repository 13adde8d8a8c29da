import { carryOn, looseEnds } from './commands.ts';
import { gapRoutes } from './gap-routes.ts';
import { goalRoutes } from './goal-routes.ts';
import { helpRoutes } from './help-routes.ts';
import { clockworks, reactions } from './reactions.ts';
import { needRoutes } from './routes.ts';

/** What the house mounts. */
export const plansRoom = {
  name: 'plans',
  routes: [...needRoutes(), ...goalRoutes(), ...gapRoutes(), ...helpRoutes],
  navigation: [{ label: 'plans.gaps.link', path: '/plans/gaps', permission: 'plans.gaps' }],
  reactions,
  clockworks,
};

/** What the room of cases has to look at before it closes one. */
export const needsOfCase = { of: looseEnds, carryOn };
