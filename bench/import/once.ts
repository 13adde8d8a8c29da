import { openPool } from '#db';
import { importDirectory } from '../../src/directory/import/run.ts';

/** What one import in a process of its own came to; printed as one line of JSON. */
export interface Once {
  readonly rows: number;
  readonly seconds: number;
  /** Processor time of the importing process, in seconds. */
  readonly processor: number;
  /** The most memory that it ever had, in megabytes. */
  readonly peak: number;
  readonly services: {
    readonly added: number;
    readonly changed: number;
    readonly same: number;
    readonly vanished: number;
  };
}

const [url, file] = process.argv.slice(2);
if (!url || !file) throw new Error('Which database, and which file?');
const pool = openPool({ url, role: 'tessera_app', size: 2, name: 'tessera-bench-import' });
const began = performance.now();
const result = await importDirectory({
  file,
  format: 'hsds',
  source: 'bench',
  db: { pool, clock: { now: () => new Date() } },
});
const seconds = (performance.now() - began) / 1000;
await pool.end();
if (result.status === 'broken') throw new Error(result.detail);
const { user, system } = process.cpuUsage();
const once: Once = {
  rows: result.counts.rows,
  seconds,
  processor: (user + system) / 1e6,
  peak: process.resourceUsage().maxRSS / 1024,
  services: result.counts.records.service ?? { added: 0, changed: 0, same: 0, vanished: 0 },
};
console.log(JSON.stringify(once));
