import { sql } from 'kysely';
import type { Tx } from '#db';
import { CHILD_TABLES } from '../import/compose.ts';
import type { Entity } from './entity.ts';
import type { Repeated } from './package-rows.ts';
import type { Published } from './package-tables.ts';

const WITH_IDS = CHILD_TABLES.filter((name) => name !== 'service_need' && name !== 'condition');
const LIKE_UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** The ids, as they are given away, that several things of one kind bear. */
export async function repeatedIds(tx: Tx): Promise<Repeated> {
  const found = new Map<Entity, ReadonlySet<string>>();
  for (const name of WITH_IDS) {
    const { rows } = await sql<{ id: string }>`
      select shown as id from (
        select case when source_key ~* ${LIKE_UUID} then lower(source_key) else id::text end as shown
        from ${sql.table(`directory_${name}`)}) every
      group by shown having count(*) > 1`.execute(tx.sql);
    found.set(name, new Set(rows.map((row) => row.id)));
  }
  return found;
}

/** Who publishes what is in the directory, by name. */
export async function publishers(tx: Tx): Promise<readonly Published[]> {
  const { rows } = await sql<{ title: string; path: string | null }>`
    select name as title, url as path from directory_source s
    where exists (select from directory_record r where r.source_id = s.id and r.vanished_in is null)
    order by name, code`.execute(tx.sql);
  return rows.map(({ title, path }) => (path === null ? { title } : { title, path }));
}
