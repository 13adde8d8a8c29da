// Whether the packages of the lock file are there, and their installation when not; and the Node among them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

// npm writes its own list when an installation is whole, so a missing or different one means: install.
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const { packages: there } = read('node_modules/.package-lock.json');
  const wanted = Object.entries(read('package-lock.json').packages).filter(([path]) => path !== '');
  return wanted.every(([path, { version, optional, peer }]) =>
    there[path] ? there[path].version === version : ((optional || peer) ?? false),
  );
}

/** Installs when something is missing or of another version. Throws when npm cannot. */
export function install() {
  if (isInstalled()) return;
  console.error('Installing packages (once; needs the network) …');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // Not `npm ci`: that refuses a lock file in which a tool's package for some other platform is not listed, although
  // this machine has no use for it. This takes the versions of the lock file all the same, and leaves the file alone.
  const args = ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  // npm's words go to the error stream: what a command prints stays its own.
  const { status } = spawnSync(npm[0], [...npm.slice(1), ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0)
    throw new Error('npm install failed: see above. Is the network there, the folder writable?');
  if (!isInstalled())
    throw new Error('package-lock.json does not fit package.json: run npm install and commit it.');
}

/** The path of the Node that the project is pinned to; ours where npm has none for this machine and ours will do. */
export function pinnedNode() {
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
