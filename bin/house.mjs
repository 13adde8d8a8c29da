// What every entry needs first: the packages of the lock file, and the Node that the project is pinned to. Plain
// JavaScript for Node 20, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, read, root } from './packages.mjs';

export { root };

/** Installs what is missing and returns the path of the Node to run everything with: 24 or newer. */
export function ready() {
  install();
  for (const name of Object.keys(read('package.json').optionalDependencies)) {
    if (!name.startsWith('node-') || !name.endsWith(`${process.platform}-${process.arch}`)) continue;
    const node = join(root, 'node_modules', name, 'bin/node');
    // A Linux without glibc has the package and cannot run it.
    if (existsSync(node) && spawnSync(node, ['--version']).status === 0) return node;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `Tessera needs Node 24, and npm has none for ${process.platform}-${process.arch}: install it.`,
  );
}

/** Runs the pinned Node from the project folder, hands signals on, and resolves with an exit code. */
export function run(args, { node = ready(), ...options } = {}) {
  return new Promise((resolve, reject) => {
    // tsx looks for the compiler's settings where it is run, which is not always here.
    const env = { ...(options.env ?? process.env), TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') };
    const child = spawn(node, args, { cwd: root, stdio: 'inherit', ...options, env });
    const hand = (signal) => child.kill(signal);
    // A terminal sends Ctrl-C to every process of its foreground itself; twice would mean "at once".
    const swallow = () => process.stdin.isTTY || child.kill('SIGINT');
    process.on('SIGTERM', hand).on('SIGHUP', hand).on('SIGINT', swallow);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', hand).off('SIGHUP', hand).off('SIGINT', swallow);
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1));
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
