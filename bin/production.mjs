// The programs of dist/ as production starts them, for the smoke check.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './house.mjs';

const start = (env, ...args) => spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
const hasEnded = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;

/** Migrates, then starts web and worker. Throws when the migration fails. */
export async function startProduction(env) {
  const [code] = await once(start(env, 'dist/cli.js', 'migrate'), 'exit');
  if (code !== 0) throw new Error(`dist/cli.js migrate ended with ${code}`);
  const running = ['dist/main.js', 'dist/worker.js'].map((file) => start(env, file));
  return {
    /** Waits for status 200, at most half a minute, and no longer than all programs live. */
    async answers(url) {
      for (const deadline = Date.now() + 30_000; Date.now() < deadline; await wait(100)) {
        const ended = running.find(hasEnded);
        if (ended) throw new Error(`${ended.spawnargs[1]} ended by itself`);
        const answer = await fetch(url).catch(() => null);
        if (answer?.status === 200) return;
      }
      throw new Error(`${url} did not answer 200 within 30 s`);
    },
    /** Asks each to end. Throws when one does not within 15 s, or not with code 0. */
    async stop() {
      for (const program of running) {
        const ended = once(program, 'exit');
        program.kill('SIGTERM');
        const [status] = await Promise.race([ended, wait(15_000, ['nothing: it goes on'], { ref: false })]);
        if (status !== 0) throw new Error(`${program.spawnargs[1]}, asked to end, ended with ${status}`);
      }
    },
    kill: () => running.forEach((program) => void program.kill('SIGKILL')),
  };
}
