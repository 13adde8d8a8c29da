// npm run tessera -- <command>: the command line, in src/cli.ts. Run where you are, so that file names mean what you see.
import { join } from 'node:path';
import { fail, root, run, typescript } from './house.mjs';

// IMPORT_HEAP in src/config.ts, which only runs once packages are there.
const heap = ['--max-old-space-size=512', '--max-semi-space-size=16'];
const args = [...heap, ...typescript, join(root, 'src/cli.ts'), ...process.argv.slice(2)];
// npm changes to the project's folder and notes where it was called from.
const cwd = process.env.INIT_CWD ?? process.cwd();
await run(args, { cwd }).then((code) => process.exit(code), fail);
