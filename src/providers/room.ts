import { capacityAside, providersRoutes } from './routes.ts';

/** What the house mounts. */
export const providersRoom = { name: 'providers', routes: providersRoutes };

/** For the directory's page of a service. */
export { capacityAside };
