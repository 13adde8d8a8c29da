// npm run bench: the benchmarks, in bench/index.ts.
import { fail, run, typescript } from './house.mjs';

await run([...typescript, 'bench/index.ts', ...process.argv.slice(2)]).then(
  (code) => process.exit(code),
  fail,
);
