import { type ChildProcessByStdio, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServerFolder } from './embedded-folder.ts';
import { commandOf } from './embedded-lease.ts';
import { PLAIN_ENVIRONMENT } from './embedded-programs.ts';

/** One life of the server's first process. */
export interface Postmaster {
  readonly port: number;
  /** Settles when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** The port belongs to someone else. */
export class PortTaken extends Error {}

// The server's parent. It tells us the server's id, then waits for the first of two ends: the server's own (then it ends
// too, and we see it), or ours: the pipe from us closes however we die, kill -9 included, and the server is shut down
// fast; at once when that takes longer than half a minute.
const KEEPER = `
exec 3<&0
"$@" </dev/null >&2 3<&- &
server=$!
echo "$server"
exec >&2
( read -r word <&3
  kill -INT "$server"
  seconds=0
  while [ "$seconds" -lt 30 ]; do sleep 1; seconds=$((seconds + 1)); done
  kill -QUIT "$server" ) &
listener=$!
wait "$server"
code=$?
kill "$listener" 2>/dev/null
exit "$code"
`;

/**
 * Starts the server on data that exists and waits until it takes connections, crash recovery included. Throws PortTaken,
 * or an Error with the end of the server's own log.
 */
export async function launch(options: {
  folder: ServerFolder;
  programs: string;
  port: number;
  durable: boolean;
  sharedBuffers: string;
}): Promise<Postmaster> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const started = await tryLaunch(options);
    if ('stop' in started) return started;
    const { said } = started;
    // A killed server's children need a moment to notice that they are orphans; until then they hold its memory.
    if (
      /pre-existing shared memory block|lock file .* already exists/.test(said) &&
      performance.now() < deadline
    ) {
      await wait(100);
      continue;
    }
    if (/could not bind|Address already in use/i.test(said)) {
      throw new PortTaken(`Port ${options.port} on 127.0.0.1 is taken by another program. Give another one.`);
    }
    throw new Error(
      `PostgreSQL did not start in ${options.folder.path}:\n${said.trim() || '(it said nothing)'}`,
    );
  }
}

async function tryLaunch(options: Parameters<typeof launch>[0]): Promise<Postmaster | { said: string }> {
  const { folder, programs, port } = options;
  const logFile = join(folder.path, 'postgres.log');
  const output = openSync(logFile, 'a', 0o600);
  const before = fstatSync(output).size;
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'sh', join(programs, 'postgres'), ...flags(options)], {
    ...(folder.user ?? {}),
    cwd: '/',
    env: PLAIN_ENVIRONMENT,
    // Its own session: Ctrl-C in our terminal is for us, and the server must outlive what still writes to it.
    detached: true,
    stdio: ['pipe', 'pipe', output],
  } satisfies SpawnOptions) as ChildProcessByStdio<Writable, Readable, null>;
  closeSync(output);
  keeper.stdin.on('error', () => undefined);
  let over = false;
  const ended = new Promise<void>((resolve, reject) => {
    keeper.on('error', reject);
    keeper.on('exit', () => {
      over = true;
      resolve();
    });
  });
  const pid = Number(await Promise.race([firstLine(keeper.stdout), ended.then(() => '')]));
  while (!over) {
    const lines = (await readFile(join(folder.data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') {
      const stop = async () => {
        keeper.stdin.end();
        await ended;
      };
      return { port, ended, stop };
    }
    await wait(15);
  }
  return { said: (await readFile(logFile)).subarray(before).toString('utf8').slice(-4000) };
}

async function firstLine(stream: Readable): Promise<string> {
  for await (const chunk of stream) return String(chunk).trim();
  return '';
}

function flags({ folder, port, durable, sharedBuffers }: Parameters<typeof launch>[0]): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: sharedBuffers,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failing statement and the row it failed on hold people's data; the log keeps neither.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    // Written out, so that no file in the data folder can weaken it.
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    ...(durable ? {} : { wal_level: 'minimal', max_wal_senders: 0 }),
  };
  return [
    '-D',
    folder.data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/**
 * Ends a server that still runs on a data folder although its owner has died, and clears a note of one that does not.
 * Only a process whose command line names this very folder is touched. Throws when it does not end.
 */
export async function stopLeftover(data: string, log: (line: string) => void): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  const isOurs = () => {
    const command = commandOf(pid);
    return command.includes('postgres') && command.includes(` -D ${data} `);
  };
  if (!isOurs()) {
    // The id is free, or someone else's by now; the server would take that one for itself and refuse to start.
    if (processExists(pid)) await rm(file, { force: true });
    return;
  }
  log(`A PostgreSQL that was left running (process ${pid}) is stopped first`);
  for (const [signal, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 15],
  ] as const) {
    signalProcess(pid, signal);
    const deadline = performance.now() + seconds * 1000;
    while (performance.now() < deadline) {
      if (!isOurs()) return;
      await wait(25);
    }
  }
  throw new Error(
    `The PostgreSQL that was left running in ${data} (process ${pid}) does not end. End it by hand.`,
  );
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signalProcess(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
