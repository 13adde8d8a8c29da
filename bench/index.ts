import { benchCaseload } from './caseload.ts';
import { benchDirectory } from './directory/search.ts';
import { benchDuplicates } from './duplicates.ts';
import { benchImport } from './import.ts';
import { benchOpenData } from './open-data.ts';
import { benchReferral } from './referral.ts';

/** `npm run bench` runs them all but the slow; `npm run bench -- referral` only those that are named. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  referral: benchReferral,
  caseload: benchCaseload,
  import: benchImport,
  'open-data': benchOpenData,
  duplicates: benchDuplicates,
  directory: benchDirectory,
};

/** Their worlds take long to make. */
const SLOW: ReadonlySet<string> = new Set(['directory']);

const asked = process.argv.slice(2);
for (const name of asked) {
  if (!(name in BENCHES)) throw new Error(`No bench ${name}. There are: ${Object.keys(BENCHES).join(', ')}`);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length === 0 ? !SLOW.has(name) : asked.includes(name)) await bench();
}
