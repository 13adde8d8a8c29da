// npm run demo: starts src/demo.ts, which starts everything else, and makes sure that nothing outlives this.
//   Ctrl-C, SIGTERM, SIGHUP   reach the demo alone, once; it stops its children in order. A second one ends all at once.
//   kill -9 of the demo       its remaining children are ended here.
//   kill -9 of this           the demo's tether notices and stops it in order.
// PostgreSQL is not in this group: it has its own tie to whoever started it, and needs its moment to shut down.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fail, ready, root, typescript } from './house.mjs';

const GRACE = 20_000;

try {
  const node = ready();
  // A process group of its own, so that one signal can reach whatever is left of it.
  const demo = spawn(node, [...typescript, 'src/demo.ts', ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const endGroup = (signal) => {
    try {
      process.kill(-demo.pid, signal);
      return true;
    } catch {
      return false; // nobody is left
    }
  };
  let asked = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // npm hands on what the terminal has sent already: within a second it is the same Ctrl-C.
      if (asked && Date.now() - asked.at > 1000) return endGroup('SIGKILL');
      if (asked) return;
      asked = { signal, at: Date.now() };
      demo.kill('SIGTERM');
      setTimeout(() => endGroup('SIGKILL'), GRACE).unref();
    });
  }
  demo.on('error', fail);
  demo.on('exit', async (code) => {
    endGroup('SIGTERM');
    for (let waited = 0; waited < 5000 && endGroup(0); waited += 50)
      await new Promise((r) => setTimeout(r, 50));
    endGroup('SIGKILL');
    process.exit(asked ? 128 + constants.signals[asked.signal] : (code ?? 1));
  });
} catch (error) {
  fail(error);
}
