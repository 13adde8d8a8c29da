import { readdirSync, readFileSync } from 'node:fs';

// Linux counts in hundredths of a second, whatever the kernel's own clock (man 2 times, man 5 proc).
const TICK = 10;

/** Processor time that a process has had, and that of its children who have ended, in milliseconds. */
function timeOf(pid: string): number {
  // The name in brackets may hold anything; what follows it does not.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return TICK * [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0);
}

function parentOf(pid: string): string {
  return (
    readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[1] ?? ''
  );
}

/**
 * Processor time of a process and all its children so far, in milliseconds: what a page costs, however busy the machine
 * is with other things. Null where the system does not say.
 */
export function processorTime(pid: number | undefined): number | null {
  try {
    const family = [
      String(pid),
      ...readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isChild(name, pid)),
    ];
    return family.reduce((sum, member) => sum + timeOf(member), 0);
  } catch {
    return null;
  }
}

function isChild(pid: string, parent: number | undefined): boolean {
  try {
    return parentOf(pid) === String(parent);
  } catch {
    // It has just ended, and its time is in its parent's.
    return false;
  }
}
