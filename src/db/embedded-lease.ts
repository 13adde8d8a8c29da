import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Holder {
  readonly pid: number;
  /** When that process began, as the system counts it: a process id alone is used again after a while. */
  readonly began: string;
}

/** A server runs on this folder already, or is being started there. The message says whose it is. */
export class FolderTaken extends Error {}

/**
 * Notes that this process runs the server in a folder. Throws FolderTaken, naming the process, when a living one does already;
 * a note that a killed process left behind is replaced.
 */
export async function takeLease(folder: string): Promise<{ release(): Promise<void> }> {
  const file = join(folder, 'running.json');
  const mine: Holder = { pid: process.pid, began: beginningOf(process.pid) };
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(mine));
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      // Linked, not written: whoever finds the note finds it whole.
      const taken = await link(draft, file).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error;
          return false;
        },
      );
      if (taken) return { release: () => rm(file, { force: true }) };
      if (await isHeld(folder)) {
        const pid = (await readHolder(file))?.pid;
        throw new FolderTaken(
          `PostgreSQL is already running in ${folder}, started by process ${pid}. Stop that first.`,
        );
      }
      await rm(file, { force: true });
    }
    throw new FolderTaken(`Another process is starting PostgreSQL in ${folder} at this moment. Try again.`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Whether the process that noted itself in a folder still lives. False where there is no note. */
export async function isHeld(folder: string): Promise<boolean> {
  const holder = await readHolder(join(folder, 'running.json'));
  return holder !== null && beginningOf(holder.pid) === holder.began;
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as Partial<Holder>;
    return holder.pid && holder.began ? { pid: holder.pid, began: holder.began } : null;
  } catch {
    return null;
  }
}

function beginningOf(pid: number): string {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
    // The name, in brackets, may hold anything; what follows the last bracket is fields 3 onward, and 22 is the start.
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    // A zombie has died; only its parent has not looked yet.
    return fields[0] === 'Z' ? '' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

/** The command line of a process, or '' when there is none (also for one that has died and was not yet collected). */
export function commandOf(pid: number): string {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
