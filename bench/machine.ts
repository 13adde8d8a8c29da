import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

let told = false;

/** Says once on what the numbers that follow were measured; `postgres` is the version of the server. */
export function tellMachine(postgres: string): void {
  if (told) return;
  told = true;
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  console.log(
    `Machine: ${availableParallelism()} cores (${model}), ${memory} GiB, load ${loadavg()[0]?.toFixed(1)}; Node ${process.version}, PostgreSQL ${postgres}`,
  );
}
