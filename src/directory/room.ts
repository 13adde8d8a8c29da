import type { House } from '#web';
import { finishDocuments } from './export/documents.ts';
import { directoryRoutes, type ServiceAside } from './routes.ts';

/** What the house mounts. `asides`: what rooms further on know of a service. */
export function directoryRoom(asides: readonly ServiceAside[]) {
  return {
    name: 'directory',
    routes: directoryRoutes(asides),
    chores: [
      {
        name: 'directory.documents',
        pattern: '* * * * *',
        run: ({ database }: House) => finishDocuments(database, 50_000),
      },
    ],
    navigation: [{ label: 'directory.search.link', path: '/directory', permission: 'directory.search' }],
  };
}
