// npm run generate: row types (src/db/generated.ts) from the migrations, read off a fresh database of our own.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, run, typescript } from './house.mjs';

async function generate() {
  const { startEmbedded } = await import('../src/db/embedded.ts');
  const { generateTypes } = await import('../src/db/generate.ts');
  const folder = await mkdtemp(join(tmpdir(), 'tessera-test-generate-'));
  await chmod(folder, 0o755);
  const server = await startEmbedded({ folder, durable: false, log: console.error });
  try {
    await generateTypes(server.url);
  } finally {
    await server.stop();
    for (const place of [server.folder, folder]) await rm(place, { recursive: true, force: true });
  }
}

// The programs are TypeScript, which only the pinned Node reads.
if (process.argv[2] === 'inside') await generate().catch(fail);
else
  await run([...typescript, fileURLToPath(import.meta.url), 'inside']).then(
    (code) => process.exit(code),
    fail,
  );
