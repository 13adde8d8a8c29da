import { directoryRoutes, type ServiceAside } from './routes.ts';

/** What the house mounts. `asides`: what rooms further on know of a service. */
export function directoryRoom(asides: readonly ServiceAside[]) {
  return {
    name: 'directory',
    routes: directoryRoutes(asides),
    navigation: [{ label: 'directory.search.link', path: '/directory', permission: 'directory.search' }],
  };
}
