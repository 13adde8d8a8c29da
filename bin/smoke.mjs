// After npm run build: does dist/ start against a fresh database, answer, and end when asked? Part of .ci/run.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, run } from './house.mjs';
import { startProduction } from './production.mjs';

async function freePort() {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address();
  holder.close();
  return String(port);
}

async function smoke() {
  const { startEmbedded } = await import('../src/db/embedded.ts');
  const folder = await mkdtemp(join(tmpdir(), 'tessera-test-smoke-'));
  await chmod(folder, 0o755);
  const server = await startEmbedded({ folder, durable: false, log: console.error });
  const PORT = await freePort();
  const TESSERA_SECRET = randomBytes(32).toString('hex');
  const settings = {
    NODE_ENV: 'production',
    DATABASE_URL: server.url,
    HOST: '127.0.0.1',
    PORT,
    TESSERA_SECRET,
  };
  let production;
  try {
    production = await startProduction({ ...process.env, ...settings });
    for (const path of ['/healthz', '/readyz']) await production.answers(`http://127.0.0.1:${PORT}${path}`);
    await production.stop();
  } finally {
    production?.kill();
    await server.stop();
    for (const place of [server.folder, folder]) await rm(place, { recursive: true, force: true });
  }
  console.log('The production build starts, answers /healthz and /readyz, and stops when asked.');
}

// The server is TypeScript, which only the pinned Node reads as it is.
if (process.argv[2] === 'inside') await smoke().catch(fail);
else await run([fileURLToPath(import.meta.url), 'inside']).then((code) => process.exit(code), fail);
