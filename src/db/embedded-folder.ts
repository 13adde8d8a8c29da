import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chown, mkdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { runAs, type ServerUser } from './embedded-programs.ts';

/** Where a server's data lies, and whom the server has to run as to reach it. */
export interface ServerFolder {
  /** The real path: password, log and the note of who runs the server. Ours. */
  readonly path: string;
  /** PostgreSQL's own data folder inside it. The server user's. */
  readonly data: string;
  /** Where a new data folder is made, before it takes the name `data` whole. */
  readonly draft: string;
  readonly user: ServerUser | null;
}

/**
 * Makes the folder, or finds it again. As root the server runs as whoever owns the data already, or as `nobody`; where
 * that user cannot enter the folder (a clone below a folder of mode 0700), the data goes to /var/lib/tessera or the
 * temporary folder under a name made from the path asked for, so that the next start finds it. Throws with what to do
 * when no place works.
 */
export async function findFolder(asked: string, log: (line: string) => void): Promise<ServerFolder> {
  const wanted = resolve(asked);
  const tried: string[] = [];
  for (const place of [wanted, ...(process.getuid?.() === 0 ? otherPlaces(wanted) : [])]) {
    const found = await tryFolder(place).catch((error: Error) => error.message);
    if (typeof found !== 'string') {
      if (place !== wanted) log(`The data is kept in ${place}: PostgreSQL's user cannot enter ${wanted}`);
      return found;
    }
    tried.push(`${place}: ${found}`);
  }
  throw new Error(
    `PostgreSQL cannot keep its data in any of these folders. Name one that it can enter: TESSERA_DATA=/folder\n  ${tried.join('\n  ')}`,
  );
}

function otherPlaces(wanted: string): string[] {
  const name = `${basename(dirname(wanted))}-${createHash('sha256').update(wanted).digest('hex').slice(0, 8)}`;
  return [join('/var/lib/tessera', name), join(tmpdir(), `tessera-${name}`)];
}

/** The folder when the server's user can write its data there, otherwise why not. */
async function tryFolder(place: string): Promise<ServerFolder | string> {
  const madeFrom = await mkdir(place, { recursive: true, mode: 0o755 });
  const path = await realpath(place);
  const data = join(path, 'postgres');
  const draft = join(path, 'postgres.new');
  const existing = await stat(data).catch(() => null);
  // Someone else's folder at a name that can be guessed is not a place for people's records.
  if (!existing && (await stat(path)).uid !== (process.getuid?.() ?? 0)) return 'it belongs to another user';
  const user = serverUser(existing);
  if (!existing) {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    if (user) await chown(draft, user.uid, user.gid);
  }
  const probe = runAs(user, '/bin/sh', [
    '-c',
    'cd "$1" && : > .probe && rm .probe',
    'sh',
    existing ? data : draft,
  ]);
  if (probe.status === 0) return { path, data, draft, user };
  if (!existing) await rm(draft, { recursive: true, force: true });
  const why = (await closedAncestor(path, user)) ?? (probe.error?.message || probe.stderr.trim());
  if (madeFrom) await rm(madeFrom, { recursive: true, force: true });
  return why;
}

function serverUser(existing: { uid: number; gid: number } | null): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const nobody = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  // macOS writes nobody as -2.
  if (nobody) return { uid: Number(nobody[1]) >>> 0, gid: Number(nobody[2]) >>> 0 };
  throw new Error(
    'PostgreSQL refuses to run as root, and there is no user "nobody". Run this as a normal user.',
  );
}

/** The first folder on the way down that the user may not pass, for the error message. Reads modes, not ACLs. */
async function closedAncestor(path: string, user: ServerUser | null): Promise<string | null> {
  if (!user) return null;
  const parts = path.split('/').filter(Boolean);
  for (let depth = 0; depth <= parts.length; depth += 1) {
    const folder = `/${parts.slice(0, depth).join('/')}`;
    const { uid, gid, mode } = await stat(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if (!(mode & bit))
      return `user ${user.uid} (nobody) cannot enter ${folder} (mode ${(mode & 0o777).toString(8)})`;
  }
  return null;
}
