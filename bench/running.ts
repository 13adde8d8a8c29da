import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, startEmbedded } from '#db';
import { SMALL_HEAP } from '../src/config.ts';
import { tellMachine } from './machine.ts';

/** A database of its own with every migration, on disk when a commit returns. `drop` ends it and takes the files away. */
export async function startDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-bench-'));
  // The server is another user when we are root.
  await chmod(folder, 0o755);
  const server = await startEmbedded({ folder, durable: true });
  tellMachine(server.version);
  await migrate({ url: server.url });
  const drop = async () => {
    await server.stop();
    for (const place of [server.folder, folder]) await rm(place, { recursive: true, force: true });
  };
  return { url: server.url, drop };
}

let built: Promise<void> | undefined;

/** Makes dist/ once for all that this benchmark starts. */
async function build(): Promise<void> {
  const program = fileURLToPath(new URL('../bin/build.mjs', import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('dist/ could not be built: see above.');
}

/** The web process as production runs it: the built program, in a process of its own. */
export interface WebProcess {
  readonly port: number;
  readonly pid: number;
  /** Resident memory, in megabytes. */
  memory(): number;
  stop(): Promise<void>;
}

export async function startWeb(databaseUrl: string): Promise<WebProcess> {
  built ??= build();
  await built;
  const port = await freePort();
  const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
  const child = spawn(process.execPath, [...SMALL_HEAP, main], {
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
    pid: child.pid ?? 0,
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024,
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
