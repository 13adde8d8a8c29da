import type { Tx } from '#db';
import type { House } from '#web';
import { deriveMissing } from './derived.ts';
import { finishDocuments } from './export/documents.ts';
import { detectDuplicates } from './likeness/detect.ts';
import { directoryRoutes, type VainSearchHeard } from './routes.ts';
import type { ServiceAsides } from './showing.ts';
import { takeUp } from './upload/take-up.ts';
import { DAYS_KEPT } from './upload/upload.ts';
import { forgetStale } from './upload/upload-store.ts';
import { welcomeFeeds } from './welcome/welcome-feed.ts';

/** What the house mounts. `asides`: what rooms further on know of a service. `inVain`: who hears of a search in vain. */
export function directoryRoom(asides: ServiceAsides, inVain: VainSearchHeard) {
  return {
    name: 'directory',
    routes: directoryRoutes(asides, inVain),
    feeds: welcomeFeeds,
    effects: [takeUp],
    clockworks: [
      {
        name: 'directory.forget_uploads',
        pattern: '41 * * * *',
        tick: (tx: Tx) => forgetStale(tx, DAYS_KEPT),
      },
    ],
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
