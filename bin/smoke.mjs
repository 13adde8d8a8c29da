// After npm run build: does dist/ start against a fresh database, answer, and end when asked? Part of .ci/run.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fail, root, run } from './house.mjs';

async function smoke() {
  const { startEmbedded } = await import('../src/db/embedded.ts');
  const folder = await mkdtemp(join(tmpdir(), 'tessera-test-smoke-'));
  await chmod(folder, 0o755);
  const server = await startEmbedded({ folder, durable: false, log: console.error });
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address();
  holder.close();
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: server.url,
    PORT: String(port),
    HOST: '127.0.0.1',
  };
  env.TESSERA_SECRET = randomBytes(32).toString('hex');
  const start = (...args) => spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  const running = [];
  try {
    const [code] = await once(start('dist/cli.js', 'migrate'), 'exit');
    if (code !== 0) throw new Error(`dist/cli.js migrate ended with ${code}`);
    running.push(start('dist/main.js'), start('dist/worker.js'));
    for (const path of ['/healthz', '/readyz']) await answers(`http://127.0.0.1:${port}${path}`, running);
    for (const program of running) {
      const ended = once(program, 'exit');
      program.kill('SIGTERM');
      const [status] = await Promise.race([ended, wait(15_000, ['(it did not end within 15 s)'])]);
      if (status !== 0) throw new Error(`${program.spawnargs[1]} ended with ${status} when asked to stop`);
    }
  } finally {
    for (const program of running) program.kill('SIGKILL');
    await server.stop();
    for (const place of [server.folder, folder]) await rm(place, { recursive: true, force: true });
  }
  console.log('The production build starts, answers /healthz and /readyz, and stops when asked.');
}

async function answers(url, running) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await wait(100)) {
    const ended = running.find(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
    if (ended) throw new Error(`${ended.spawnargs[1]} ended by itself`);
    if (
      await fetch(url).then(
        (answer) => answer.status === 200,
        () => false,
      )
    )
      return;
  }
  throw new Error(`${url} did not answer 200 within 30 s`);
}

// The server is TypeScript, which only the pinned Node reads as it is.
if (process.argv[2] === 'inside') await smoke().catch(fail);
else await run([fileURLToPath(import.meta.url), 'inside']).then((code) => process.exit(code), fail);
