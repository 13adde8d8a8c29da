import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, startEmbedded } from '#db';
import { SMALL_HEAP } from '../src/config.ts';
import { processorTime } from './processor.ts';

export interface BenchDatabase {
  readonly url: string;
  /** Processor time so far, in milliseconds; null where the system does not say. */
  processor(): number | null;
  drop(): Promise<void>;
}

/** A database of its own with every migration, on disk when a commit returns. `drop` ends it and takes the files away. */
export async function startDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-bench-'));
  // The server is another user when we are root.
  await chmod(folder, 0o755);
  const server = await startEmbedded({ folder, durable: true });
  await migrate({ url: server.url });
  const drop = async () => {
    await server.stop();
    for (const place of [server.folder, folder]) await rm(place, { recursive: true, force: true });
  };
  const [postmaster] = (await readFile(join(server.folder, 'postgres', 'postmaster.pid'), 'utf8')).split(
    '\n',
  );
  return { url: server.url, processor: () => processorTime(Number(postmaster)), drop };
}

/** The web process as production runs it, in a process of its own. */
export interface WebProcess {
  readonly port: number;
  /** Resident memory, in megabytes. */
  memory(): number;
  /** Processor time so far, in milliseconds; null where the system does not say. */
  processor(): number | null;
  stop(): Promise<void>;
}

export async function startWeb(databaseUrl: string): Promise<WebProcess> {
  const port = await freePort();
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  // For a look with Chrome's developer tools at what the process does; it costs a tenth of the speed.
  const folder = process.env.BENCH_PROFILE;
  const profile = folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
  const child = spawn(process.execPath, [...SMALL_HEAP, ...profile, ...process.execArgv, main], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      TESSERA_SECRET: randomBytes(32).toString('hex'),
      TESSERA_ORIGIN: `http://127.0.0.1:${port}`,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
    },
  });
  await ready(child, `http://127.0.0.1:${port}/readyz`);
  return {
    port,
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024,
    processor: () => processorTime(child.pid),
    stop: async () => {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function ready(child: ChildProcess, address: string): Promise<void> {
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error('The web process does not answer.');
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  holder.close();
  if (typeof address !== 'object' || !address) throw new Error('No port is free.');
  return address.port;
}
