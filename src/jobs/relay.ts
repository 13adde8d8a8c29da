import type { Pool } from 'pg';
import type { Duties } from './reaction.ts';

const BATCH = 200;

/**
 * Hands waiting events to the queue, one job for each reaction and effect, in the transaction that marks them as handed
 * over. Several workers may do this at once: each takes rows that no other has. Returns how many events it took.
 */
export async function relay(queue: Pool, duties: Duties): Promise<number> {
  const client = await queue.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ scheme_id: string; id: string; event: string; ids: object }>(
      `update db_outbox set relayed_at = clock_timestamp()
       where (scheme_id, id) in (
         select scheme_id, id from db_outbox where relayed_at is null order by id limit ${BATCH} for update skip locked)
       returning scheme_id, id, event, ids`,
    );
    for (const row of rows.sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const payload = { schemeId: row.scheme_id, outboxId: row.id, ids: row.ids };
      for (const { name, on } of [...duties.reactions, ...duties.effects]) {
        if (on !== row.event) continue;
        await client.query('select graphile_worker.add_job($1, $2::json, job_key := $3)', [
          name,
          JSON.stringify(payload),
          `${name}:${row.id}`,
        ]);
      }
    }
    await client.query('commit');
    return rows.length;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Deletes events that were handed over long ago. */
export async function forgetRelayed(queue: Pool, days = 30): Promise<void> {
  await queue.query(`delete from db_outbox where relayed_at < now() - make_interval(days => $1)`, [days]);
}
