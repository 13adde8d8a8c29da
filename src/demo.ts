import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseAside, type EmbeddedServer, FolderTaken, migrate, startEmbedded } from '#db';
import { SMALL_HEAP } from './config.ts';

/** What is there stands in the way. Says what to do. */
class CannotStart extends Error {}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The demonstration: a database of its own under the data folder (or the one of `DATABASE_URL`), the cast, web and
 * worker. A process that dies is started again; Ctrl-C ends all of them in order.
 */
async function runDemo(): Promise<void> {
  const folder = process.env.TESSERA_DATA ?? here('../data');
  await mkdir(folder, { recursive: true });
  const server = process.env.DATABASE_URL ? null : await startEmbedded({ folder, durable: true, log: say });
  const port = process.env.PORT ?? '4180';
  const origin = process.env.TESSERA_ORIGIN ?? `http://127.0.0.1:${port}`;
  const secret = process.env.TESSERA_SECRET ?? (await secretIn(folder));
  const environment: Record<string, string | undefined> = {
    ...process.env,
    TESSERA_SECRET: secret,
    TESSERA_ORIGIN: origin,
    TESSERA_DEMO: '1',
    PORT: port,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
  let stopping = false;
  const running = new Map<string, ChildProcess>();
  const start = (program: string) => {
    if (stopping) return;
    const child = spawn(process.execPath, [...SMALL_HEAP, ...process.execArgv, here(program)], {
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running.set(program, child);
    child.once('exit', () => setTimeout(() => start(program), 500));
  };
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say('Stopping ...');
    await Promise.all([...running.values()].map(ended));
    await server?.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);

  environment.DATABASE_URL = await castIn(server, { secret, origin });
  start('./main.ts');
  await answering(`${origin}/readyz`);
  // After the first page: on a small machine they would make each other wait.
  start('./worker.ts');
  await welcome(origin, server);
}

/** The address of the database with the cast in it. On a server that we were given, nothing that is there is touched. */
async function castIn(
  server: EmbeddedServer | null,
  settings: { secret: string; origin: string },
): Promise<string> {
  const load = async (url: string) => {
    // The whole house, which a second start does without until the first page is there.
    const [{ CastCannotLoad, loadCast }, { furnish }] = await Promise.all([
      import('#cast'),
      import('./house.ts'),
    ]);
    await migrate({ url });
    await loadCast({
      ...settings,
      url,
      duties: (channels) => furnish({ channels, personas: [] }).duties,
      log: say,
    }).catch((error) => {
      throw error instanceof CastCannotLoad ? new CannotStart(error.message) : error;
    });
  };
  if (server) {
    const url = await databaseAside(server.url, 'tessera', load);
    await migrate({ url });
    return url;
  }
  const url = process.env.DATABASE_URL ?? '';
  await load(url);
  return url;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// Links that are out must still open after a restart, so the secret is kept beside the database.
async function secretIn(folder: string): Promise<string> {
  const file = join(folder, 'secret');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const secret = randomBytes(32).toString('base64url');
    await writeFile(file, `${secret}\n`, { mode: 0o600 });
    return secret;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const impatient = setTimeout(() => child.kill('SIGKILL'), 12_000);
    child.once('exit', () => {
      clearTimeout(impatient);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

async function answering(address: string): Promise<void> {
  // A small machine that does something else besides takes more than a minute.
  for (let tries = 0; tries < 3000; tries += 1) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} did not answer within five minutes.`);
}

async function welcome(origin: string, server: EmbeddedServer | null): Promise<void> {
  const { PERSONAS } = await import('#cast');
  const personas = PERSONAS.map(({ email, password, who }) => `  ${email.padEnd(33)} ${password}  ${who}`);
  say(
    [
      '',
      `Tessera is running: ${origin}`,
      server
        ? `Its data: PostgreSQL ${server.version} of its own, on port ${server.port}.`
        : 'Its data: your own server.',
      '',
      'Sign in as',
      ...personas,
      '',
      'What to try',
      '  1. As Owen, refer someone: it takes less than two minutes. His list shows what became of the others.',
      '  2. As Amina, look at Today. Yusra has been to the women’s circle: ask her whether the need was met.',
      '     New referrals has somebody who asked last night, in Arabic. Take her on, and find her a service.',
      '  3. As Ruth, open Messages: the link in a letter to a provider opens without an account. Answer it.',
      '     Her page Team shows whom nobody has called, and What is missing counts what the town has not got.',
      '  4. As Amina again: what the provider said is on the person’s page. Say that they went.',
      `  5. Ask for help yourself, in Arabic: ${origin}/ar/referrals/self/millbrook`,
      '',
      'Ctrl-C stops everything. What was saved is here again next time.',
    ].join('\n'),
  );
}

try {
  await runDemo();
} catch (error) {
  // What somebody can mend is said in words; anything else is ours.
  if (!(error instanceof FolderTaken || error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
