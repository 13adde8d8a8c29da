import { transact } from '#db';
import type { Effect } from '#jobs';
import { systemActor } from '#kernel';
import { importDirectory } from '../import/run.ts';
import { loadBytes, withFile } from './upload.ts';
import { keepTaken, uploadById } from './upload-store.ts';

/** Another worker has taken the file meanwhile: all of this run is undone. */
class TakenAlready extends Error {}

/**
 * Imports a file that somebody asked for. The note that it was taken is written in the transaction of the import, so
 * that a worker that dies half-way leaves nothing, and of two that meet one does it.
 */
export const takeUp: Effect = {
  name: 'directory.take_up',
  on: 'directory.import_asked',
  perform: async ({ database }, schemeId, { uploadId = '' }) => {
    const actor = systemActor(schemeId, 'directory.take_up');
    const asked = async <T>(work: Parameters<typeof transact<T>>[2]) => transact(database, actor, work);
    const upload = await asked((tx) => uploadById(tx, uploadId));
    if (!upload?.askedBy || upload.importId) return;
    try {
      await withFile(
        upload.fileName,
        (put) => asked((tx) => loadBytes(tx, upload.id, put)),
        (file) =>
          importDirectory({
            db: database,
            actor,
            byWhom: `member:${upload.askedBy}`,
            file,
            fileName: upload.fileName,
            format: upload.format,
            source: upload.sourceCode,
            about: {
              name: upload.sourceName,
              ...(upload.sourceUrl ? { url: upload.sourceUrl } : {}),
              ...(upload.sourceLicence ? { licence: upload.sourceLicence } : {}),
            },
            partial: upload.isPart,
            vanish: upload.mayVanish,
            ...(upload.mapping ? { opening: { mapping: upload.mapping } } : {}),
            atEnd: async (run, importId) => {
              if (!(await keepTaken(run, upload.id, importId))) throw new TakenAlready();
            },
          }),
      );
    } catch (error) {
      if (!(error instanceof TakenAlready)) throw error;
    }
  },
};
