import type { House } from '#web';
import { deriveMissing } from './derived.ts';
import { finishDocuments } from './export/documents.ts';
import { detectDuplicates } from './likeness/detect.ts';
import { directoryRoutes, type VainSearchHeard } from './routes.ts';
import type { ServiceAsides } from './showing.ts';

/** What the house mounts. `asides`: what rooms further on know of a service. `inVain`: who hears of a search in vain. */
export function directoryRoom(asides: ServiceAsides, inVain: VainSearchHeard) {
  return {
    name: 'directory',
    routes: directoryRoutes(asides, inVain),
    chores: [
      {
        name: 'directory.entries',
        pattern: '*/5 * * * *',
        run: ({ database }: House) => deriveMissing(database),
      },
      {
        name: 'directory.documents',
        pattern: '* * * * *',
        run: ({ database }: House) => finishDocuments(database, 50_000),
      },
      {
        name: 'directory.likeness',
        pattern: '*/10 * * * *',
        run: ({ database }: House) => detectDuplicates(database),
      },
    ],
    navigation: [
      { label: 'directory.search.link', path: '/directory', permission: 'directory.search' },
      { label: 'directory.pairs.link', path: '/directory/pairs', permission: 'directory.edit' },
    ],
  };
}
