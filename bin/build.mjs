// npm run build: dist/, which production runs with Node 24 and `npm install --omit=dev`:
//   dist/{main,worker,cli}.js   bundles with source maps; packages stay in node_modules
//   dist/assets                 what browsers fetch, compressed
//   dist/migrations, dist/src   the files that the program reads, at the places where the source has them
import { cpSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fail, ready, root, run, typescript } from './house.mjs';
import { read } from './packages.mjs';
import { standing } from './standing.mjs';

const dist = join(root, 'dist');

try {
  const node = ready();
  const { build } = await import('esbuild');
  rmSync(dist, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['main', 'worker', 'cli'].map((name) => `src/${name}.ts`),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    metafile: true,
    plugins: [standing],
    logLevel: 'warning',
  });
  cpSync(join(root, 'migrations'), join(dist, 'migrations'), { recursive: true });
  const isCode = (path) => /\.tsx?$/.test(path);
  cpSync(join(root, 'src'), join(dist, 'src'), { recursive: true, filter: (path) => !isCode(path) });
  const made = await run([...typescript, 'bin/assets.mjs', 'dist/assets'], { node });
  if (made !== 0) throw new Error('The style sheets and scripts could not be made: see above.');
  const outputs = Object.values(metafile.outputs);
  // Production installs no development packages, and would find that out when it starts.
  const { dependencies, optionalDependencies } = read('package.json');
  for (const { path, external } of outputs.flatMap(({ imports }) => imports)) {
    const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
    if (!external || isBuiltin(path) || name in dependencies || name in optionalDependencies) continue;
    throw new Error(`dist/ needs ${name}, which is not among the dependencies in package.json`);
  }
  const size = outputs.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`dist: ${outputs.length} files, ${Math.round(size / 1024)} kB with source maps`);
} catch (error) {
  fail(error);
}
