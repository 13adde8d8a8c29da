// npm test: everything that says whether Tessera holds. Each stage runs whatever the others found; the last line counts.
import { findBrowser } from './browser.mjs';
import { fail, ready } from './house.mjs';
import { check, tests } from './stages.mjs';

const count = { passed: 0, failed: 0, skipped: 0 };
const notable = [];

async function stage(name, work) {
  const began = Date.now();
  console.log(`\n== ${name}`);
  const found = await work().catch((error) => ({ failed: 1, why: error.message }));
  for (const kind of Object.keys(count)) count[kind] += found[kind] ?? 0;
  const why = found.why ? `: ${found.why}` : '';
  if (found.failed) notable.push(`FAILED: ${name}${why}`);
  notable.push(...(found.notes ?? []));
  console.log(
    `== ${name} ${found.failed ? 'FAILED' : 'passed'} in ${((Date.now() - began) / 1000).toFixed(1)} s${why}`,
  );
}

try {
  const options = { node: ready(), env: { ...process.env } };
  await stage('types', () => check(['node_modules/typescript/bin/tsc', '--noEmit'], options));
  await stage('lint', () => check(['node_modules/@biomejs/biome/bin/biome', 'check', '.'], options));
  await stage('dead code', () => check(['node_modules/knip/bin/knip.js'], options));
  await stage('src', () => tests('src', options));
  await stage('browser', async () => {
    options.env.CHROMIUM = findBrowser();
    console.log(options.env.CHROMIUM);
    return { passed: 1 };
  });
  await stage('journeys', () => tests('journeys', options));
} catch (error) {
  fail(error);
}
console.log(['', ...notable].join('\n'));
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
