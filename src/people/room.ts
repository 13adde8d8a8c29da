import { peopleRoutes } from './routes.ts';

/** What the house mounts. */
export const peopleRoom = { name: 'people', routes: peopleRoutes };
