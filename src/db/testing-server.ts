import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { askVersion, startEmbedded } from './embedded.ts';
import { isHeld } from './embedded-lease.ts';
import { stopLeftover } from './embedded-postmaster.ts';
import { prepareTemplate, type Template } from './template.ts';

interface Shared {
  users: number;
  readonly ready: Promise<{ template: Template; stop(): Promise<void> }>;
}

// Vitest loads this file once for each of its projects, each time as a module of its own; the process is the same.
const SHARED = Symbol.for('tessera.testing-server');
const world = globalThis as { [SHARED]?: Shared };

/**
 * Vitest's global set-up: one PostgreSQL for the whole run, and one migrated template database on it that test files
 * clone. TEST_DATABASE_URL or DATABASE_URL (a role that may create databases and roles) if given, otherwise embedded.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  world[SHARED] ??= { users: 0, ready: begin() };
  const shared = world[SHARED];
  shared.users += 1;
  const { template, stop } = await shared.ready;
  project.provide('database', { url: template.url, template: template.template });
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete world[SHARED];
    await template.drop();
    await stop();
  };
}

async function begin(): Promise<{ template: Template; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
  if (given) {
    console.log(`PostgreSQL ${await askVersion(given)} (given)`);
    return { template: await prepareTemplate(given), stop: async () => undefined };
  }
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), 'tessera-test-'));
  // As root the server runs as someone else, who has to pass through.
  if (process.getuid?.() === 0) await chmod(folder, 0o755);
  const server = await startEmbedded({ folder, durable: false, log: (line) => console.warn(line) });
  console.log(`PostgreSQL ${server.version} (embedded)`);
  const stop = async () => {
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { template: await prepareTemplate(server.url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

// A run that was killed could not clean up; its server has ended with it, its folder has not.
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith('tessera-test-')) continue;
    const folder = join(tmpdir(), name);
    try {
      const age = Date.now() - (await stat(folder)).mtimeMs;
      if (age < 10 * 60_000 || (await isHeld(folder))) continue;
      await stopLeftover(join(folder, 'postgres'), () => undefined);
      await rm(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or another run sweeps too: not ours to mind.
    }
  }
}
