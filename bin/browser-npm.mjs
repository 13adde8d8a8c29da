// The Chromium that npm brings, for a machine that has none and where we may not install one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ready } from './house.mjs';
import { read, root } from './packages.mjs';

/** Unpacks it once into the temporary folder and returns the path of a script that starts it with its own libraries. */
export function unpackBrowser() {
  const { version } = read('node_modules/@sparticuz/chromium/package.json');
  const folder = join(tmpdir(), `tessera-chromium-${version}-${process.getuid?.() ?? 0}`);
  const start = join(folder, 'start');
  if (existsSync(start) && spawnSync(start, ['--version']).status === 0) return start;
  console.error('Unpacking the Chromium from npm …');
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { mode: 0o700 });
  // It unpacks to the temporary folder that it is told, and its libraries only where it takes the machine for a bare one.
  const code = "await (await import('@sparticuz/chromium')).default.executablePath()";
  const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  const node = ready();
  const options = { cwd: root, env, stdio: ['ignore', 2, 2] };
  const { status } = spawnSync(node, ['--input-type=module', '-e', code], options);
  if (status !== 0) throw new Error('The Chromium from npm could not be unpacked: see above.');
  const libraries = `LD_LIBRARY_PATH='${folder}/al2023/lib'"\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`;
  const script = `#!/bin/sh\n${libraries} exec '${folder}/chromium' "$@"\n`;
  writeFileSync(join(fresh, 'start'), script, { mode: 0o755 });
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return start;
}
