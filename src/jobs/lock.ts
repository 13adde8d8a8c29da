import type { Pool } from 'pg';

const PLACE = 0x7e55e7b;

/** Longer than any job takes. Running one twice does no harm: each keeps its own books. It would only be work for nothing. */
const STALE_MINUTES = 5;

const RELEASE = `with jobs as (
  update graphile_worker._private_jobs set locked_at = null, locked_by = null
  where locked_at < now() - make_interval(mins => $1))
update graphile_worker._private_job_queues set locked_at = null, locked_by = null
where locked_at < now() - make_interval(mins => $1)`;

/** Frees the jobs of workers that died while they had them; the queue itself would wait four hours. */
export async function releaseStale(queue: Pool): Promise<void> {
  await queue.query(RELEASE, [STALE_MINUTES]);
}

/**
 * Takes this worker's place among the living, for as long as its connection lasts. Whoever comes when nobody else is
 * there knows that every job which is locked was left behind by the dead, and frees them all at once. Returns how to
 * give the place back.
 */
export async function takePlace(queue: Pool): Promise<() => void> {
  const client = await queue.connect();
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
    PLACE,
  ]);
  if (rows[0]?.alone) await client.query(RELEASE, [0]);
  await client.query('select pg_advisory_lock_shared($1)', [PLACE]);
  if (rows[0]?.alone) await client.query('select pg_advisory_unlock($1)', [PLACE]);
  return () => client.release(true);
}
