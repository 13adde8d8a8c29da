import { openPool } from '#db';
import { startWorker } from '#jobs';
import { openChannels } from '#messaging';
import type { House } from '#web';
import { readConfig } from './config.ts';
import { furnish } from './house.ts';

/** The worker process: reactions, deliveries and the clock. Any number of them may run beside each other. */
const config = readConfig(process.env);
const app = openPool({ url: config.databaseUrl, role: 'tessera_app', size: 6, name: 'tessera-worker' });
const queue = openPool({ url: config.databaseUrl, role: 'tessera_jobs', size: 6, name: 'tessera-queue' });
const house: House = { database: { pool: app, clock: { now: () => new Date() } }, settings: config };
const { duties } = furnish({ channels: openChannels(config), personas: [] });

// The queue cannot go on when its connection breaks in the middle of a job. Whoever supervises starts it again, and the
// jobs that it had are free at once.
process.once('uncaughtException', (error) => {
  console.error(`the worker ends, to be started again: ${error.name}`);
  process.exit(1);
});

const worker = await startWorker({ house, duties, queue, log: (line) => console.error(line) });
const stop = async () => {
  await worker.stop();
  await Promise.all([app.end(), queue.end()]);
  process.exit(0);
};
process.once('SIGTERM', stop).once('SIGINT', stop);
