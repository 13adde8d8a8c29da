import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { commandOf } from './embedded-lease.ts';

const asRoot = process.getuid?.() === 0;
const cleanUp: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-embedded-'));
  cleanUp.push(async () => {
    // The server of a killed owner is still writing its last page.
    const postmaster = await postmasterOf(folder).catch(() => 0);
    await until(() => commandOf(postmaster) === '');
    await rm(folder, { recursive: true, force: true });
  });
  // What mkdtemp makes is closed to everyone else, as a clone below it would be.
  if (asRoot) execFileSync('chmod', ['755', folder]);
  return folder;
}

async function start(
  folder: string,
  more: { port?: number; log?: (line: string) => void } = {},
): Promise<EmbeddedServer> {
  const server = await startEmbedded({ folder, durable: true, ...more });
  cleanUp.push(() => server.stop());
  return server;
}

/** Another process that starts the server, so that it can be killed without ceremony. */
async function startElsewhere(
  folder: string,
): Promise<{ owner: ChildProcess; url: string; ended: Promise<void> }> {
  const door = JSON.stringify(new URL('./embedded.ts', import.meta.url).href);
  const script = `import { startEmbedded } from ${door};
    const server = await startEmbedded({ folder: ${JSON.stringify(folder)}, durable: true });
    console.log(server.url);
    setInterval(() => undefined, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUp.push(() => owner.kill('SIGKILL'));
  const ended = new Promise<void>((resolve) => owner.on('exit', () => resolve()));
  for await (const chunk of owner.stdout ?? []) return { owner, url: String(chunk).trim(), ended };
  throw new Error('the other process ended before its server was ready');
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function postmasterOf(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Every process with its group. The shell and what it starts share one; the server's children leave it. */
function processes(): { pid: number; group: number }[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc').flatMap((name) => {
      try {
        const line = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [{ pid: Number(name), group: Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[2]) }];
      } catch {
        return []; // not a process, or gone since
      }
    });
  }
  const lines = execFileSync('ps', ['-eo', 'pid=,pgid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => {
    const [pid = 0, group = 0] = line.trim().split(/\s+/).map(Number);
    return { pid, group };
  });
}

function groupOf(postmaster: number): number {
  return processes().find(({ pid }) => pid === postmaster)?.group ?? -1;
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error(`never true: ${what}`);
    await wait(20);
  }
}

describe('an ordinary life', () => {
  test('starts on loopback with nothing but a password, keeps its data, leaves no process', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    expect(first.version).toMatch(/^\d+\.\d+$/);
    expect(first.folder).toBe(folder);
    await query(first.url, `create table kept as select 'مرحبا' as word`);
    const [settings] = await query(
      first.url,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') sync,
        current_setting('data_checksums') checksums, current_setting('server_encoding') encoding,
        current_setting('listen_addresses') listen, current_setting('unix_socket_directories') sockets`,
    );
    expect(settings).toEqual({
      fsync: 'on',
      sync: 'on',
      checksums: 'on',
      encoding: 'UTF8',
      listen: '127.0.0.1',
      sockets: '',
    });
    await expect(query(first.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);

    const postmaster = await postmasterOf(folder);
    await first.stop();
    expect(commandOf(postmaster)).toBe('');
    const second = await start(folder);
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'مرحبا' }]);
  });

  test('writes no statement and no row into its log', async () => {
    const server = await start(await newFolder());
    await query(server.url, 'create table person (name text primary key)');
    await query(server.url, `insert into person values ('Amina Yusuf')`);
    await expect(query(server.url, `insert into person values ('Amina Yusuf')`)).rejects.toThrow(
      /duplicate key/,
    );
    const log = await readFile(join(server.folder, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('Amina');
  });

  test('a first start that was cut off is made again from the beginning', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'postgres.new'));
    await writeFile(join(folder, 'postgres.new/PG_VERSION'), '18\n');
    const server = await start(folder);
    expect(server.folder).toBe(folder);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('refusals', () => {
  test('a second start on the same folder names the process, and the first goes on', async () => {
    const folder = await newFolder();
    const server = await start(folder);
    await expect(startEmbedded({ folder, durable: true })).rejects.toThrow(
      `started by process ${process.pid}`,
    );
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const { owner, url } = await startElsewhere(await newFolder());
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const elsewhere = await query(url, `select current_setting('data_directory') as data`);
    const taken = String(elsewhere[0]?.data).replace(/\/postgres$/, '');
    await expect(startEmbedded({ folder: taken, durable: true })).rejects.toThrow(
      `started by process ${owner.pid}`,
    );
  });

  test('a port that is taken is named, and the folder is free again', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    cleanUp.push(() => other.close());
    const folder = await newFolder();
    await expect(startEmbedded({ folder, durable: true, port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken`,
    );
    await start(folder);
  });

  test('data of another PostgreSQL version is left alone', async () => {
    const folder = await newFolder();
    await (await start(folder)).stop();
    await writeFile(join(folder, 'postgres/PG_VERSION'), '12\n');
    await expect(startEmbedded({ folder, durable: true })).rejects.toThrow(
      /written by PostgreSQL 12 and this is 18/,
    );
  });
});

describe('killed without ceremony', () => {
  test('kill -9 of the server: it comes back on the same port with every row that it had acknowledged', async () => {
    const folder = await newFolder();
    const lines: string[] = [];
    const server = await start(folder, { log: (line) => lines.push(line) });
    await query(server.url, 'create table written (n int)');
    const client = new pg.Client({ connectionString: server.url });
    client.on('error', () => undefined);
    await client.connect();
    let acknowledged = 0;
    let open = true;
    const writing = (async () => {
      for (; open; acknowledged += 1) await client.query('insert into written values ($1)', [acknowledged]);
    })().catch(() => undefined);
    await until(() => acknowledged > 200);
    const killed = await postmasterOf(folder);
    process.kill(killed, 'SIGKILL');
    await until(() => lines.some((line) => line.includes('started again')));
    await until(async () => (await query(server.url, 'select 1').catch(() => [])).length === 1);
    open = false;
    await writing;
    await client.end().catch(() => undefined);
    const [row] = await query(server.url, 'select count(distinct n)::int as n from written');
    expect(row?.n).toBeGreaterThanOrEqual(acknowledged);
    expect(await postmasterOf(folder)).not.toBe(killed);
  });

  test('kill -9 of the owner: the server does not linger, and the next start finds what was written', async () => {
    const folder = await newFolder();
    const { owner, url, ended } = await startElsewhere(folder);
    await query(url, 'create table written as select 1 as n');
    const postmaster = await postmasterOf(folder);
    owner.kill('SIGKILL');
    await ended;
    await until(() => commandOf(postmaster) === '');
    const again = await start(folder);
    expect(await query(again.url, 'select n from written')).toEqual([{ n: 1 }]);
  });

  test('kill -9 of owner and keeper: the orphaned server is stopped by the next start', async () => {
    const folder = await newFolder();
    const { owner, url, ended } = await startElsewhere(folder);
    await query(url, 'create table written as select 1 as n');
    const postmaster = await postmasterOf(folder);
    // Stopped before it is killed, the keeper cannot still say stop between the one death and the other.
    const keeper = processes().filter(
      ({ pid, group }) => group === groupOf(postmaster) && pid !== postmaster,
    );
    expect(keeper.length).toBe(2);
    for (const { pid } of keeper) process.kill(pid, 'SIGSTOP');
    owner.kill('SIGKILL');
    await ended;
    for (const { pid } of keeper) process.kill(pid, 'SIGKILL');
    expect(commandOf(postmaster)).toContain(folder);
    const lines: string[] = [];
    const again = await start(folder, { log: (line) => lines.push(line) });
    expect(lines.join()).toContain(`process ${postmaster}`);
    expect(commandOf(postmaster)).toBe('');
    expect(await query(again.url, 'select n from written')).toEqual([{ n: 1 }]);
  });

  test('a process id in an old note that by now is someone else’s is neither trusted nor touched', async () => {
    const folder = await newFolder();
    await (await start(folder)).stop();
    const stranger = spawn('sleep', ['60'], asRoot ? { uid: 65534 } : {});
    cleanUp.push(() => stranger.kill());
    await writeFile(join(folder, 'postgres/postmaster.pid'), `${stranger.pid}\n${folder}/postgres\n`);
    await writeFile(
      join(folder, 'running.json'),
      JSON.stringify({ pid: stranger.pid, began: 'another time' }),
    );
    const server = await start(folder);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });
});

describe('as root', () => {
  if (!asRoot) console.warn('SKIPPED: the tests of running PostgreSQL as root, because this is not root');

  test.skipIf(!asRoot)(
    'a folder that nobody can enter: the data goes elsewhere, says so, and is found again',
    async () => {
      const closed = await mkdtemp(join(tmpdir(), 'tessera-closed-'));
      cleanUp.push(() => rm(closed, { recursive: true, force: true }));
      const lines: string[] = [];
      const first = await start(join(closed, 'data'), { log: (line) => lines.push(line) });
      cleanUp.push(() => rm(first.folder, { recursive: true, force: true }));
      expect(first.folder.startsWith(closed)).toBe(false);
      expect(lines.join()).toContain(`The data is kept in ${first.folder}`);
      expect(existsSync(join(closed, 'data'))).toBe(false);
      await query(first.url, 'create table kept as select 1 as n');
      await first.stop();
      const second = await start(join(closed, 'data'));
      expect(second.folder).toBe(first.folder);
      expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
    },
  );

  test.skipIf(!asRoot)('runs as whoever owns the data, never as root', async () => {
    const folder = await newFolder();
    const server = await start(folder);
    const { uid } = await stat(join(server.folder, 'postgres'));
    expect(uid).not.toBe(0);
    expect((await stat(`/proc/${await postmasterOf(folder)}`)).uid).toBe(uid);
  });
});
