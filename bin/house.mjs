// What every entry needs first: the packages of the lock file, and the Node that the project is pinned to. Plain
// JavaScript for Node 20, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { install, pinnedNode, root } from './packages.mjs';

export { root };

/** Installs what is missing and returns the path of the Node to run everything with: 24 or newer. */
export function ready() {
  install();
  return pinnedNode();
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// npm hands a signal to the shell between us and it, which dies of it and tells us nothing.
if (process.env.npm_lifecycle_event) await import('./tether.mjs');

/** Runs the pinned Node from the project folder, hands signals on, and resolves with an exit code. */
export function run(args, { node = ready(), ...options } = {}) {
  return new Promise((resolve, reject) => {
    // tsx looks for the compiler's settings where it is run, which is not always here.
    const env = { ...(options.env ?? process.env), TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') };
    const child = spawn(node, args, { cwd: root, stdio: 'inherit', ...options, env });
    let asked = null;
    const hand = (signal) => {
      asked = signal;
      // A terminal sends Ctrl-C to every process of its foreground itself; twice would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, hand);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const one of SIGNALS) process.off(one, hand);
      // Whoever asked us to end does not want the next step either.
      if (asked) process.exit(128 + constants.signals[asked]);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** The flags with which the pinned Node runs our TypeScript, and ends when whoever started it is gone. */
export const typescript = [
  '--import',
  new URL('../node_modules/tsx/dist/loader.mjs', import.meta.url).href,
  '--import',
  new URL('tether.mjs', import.meta.url).href,
];

/** Says what went wrong in one line, without a stack, and fails. */
export function fail(error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
