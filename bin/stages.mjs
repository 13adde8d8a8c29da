// The kinds of stage that npm test has, and what each counts.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './house.mjs';

/** A program that says yes or no with its exit code: counts as one. */
export async function check(args, options) {
  const code = await run(args, options);
  return code === 0 ? { passed: 1 } : { failed: 1, why: `it ended with ${code}` };
}

/** Counts from vitest's own report; a crash, a file that does not load and a run without tests are failures too. */
export async function tests(project, options) {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-report-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters],
    options,
  );
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { testResults: [] };
  rmSync(folder, { recursive: true, force: true });
  const cases = report.testResults.flatMap((suite) => suite.assertionResults);
  const passed = cases.filter(({ status }) => status === 'passed');
  const failed = cases.filter(({ status }) => status === 'failed');
  const skipped = cases.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const unloaded = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  const bad = failed.length + unloaded.length;
  const why = cases.length === 0 ? 'no test ran' : code !== 0 ? `it ended with ${code}` : undefined;
  const notes = [
    ...failed.map(({ fullName }) => `FAILED: ${fullName}`),
    ...unloaded.map(({ name }) => `FAILED: ${name} did not load`),
    ...skipped.map(({ fullName }) => `SKIPPED: ${fullName}`),
  ];
  return { passed: passed.length, failed: why ? Math.max(bad, 1) : bad, skipped: skipped.length, why, notes };
}
