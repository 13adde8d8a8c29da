import { sql } from 'kysely';
import type { Tx } from '#db';

/** That a field of a thing changed in a run of a source; the newest first. */
export interface FieldChange {
  readonly source: string;
  readonly field: string;
  readonly at: Date;
}

/** Names of organizations, and names and addresses of places, by id. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from directory_organization where id = any (${ids}::uuid[])
    union all
    select l.id, concat_ws(', ', nullif(l.name, ''), a.address_1, a.city, a.postal_code) from directory_location l
    left join lateral (select * from directory_address where location_id = l.id order by position limit 1) a on true
    where l.id = any (${ids}::uuid[])`.execute(tx.sql);
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function sourcesByCode(
  tx: Tx,
  codes: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly name: string; readonly licence: string | null; readonly url: string | null }>
> {
  const { rows } = await sql<{ code: string; name: string; licence: string | null; url: string | null }>`
    select code, name, licence, url from directory_source where code = any (${codes}::text[])`.execute(
    tx.sql,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

/** Which fields of these things changed in which run, the newest first: from the reports of the runs. */
export async function fieldChanges(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly FieldChange[]>> {
  const { rows } = await sql<FieldChange & { id: string }>`
    select r.entity_id as id, s.code as source, d.field, i.started_at as at
    from directory_import_row r join directory_import i on i.id = r.import_id join directory_source s on s.id = i.source_id
      cross join lateral jsonb_to_recordset(case when jsonb_typeof(r.difference) = 'array' then r.difference else '[]' end) d (field text)
    where r.entity_id = any (${ids}::uuid[]) and r.what = 'changed' order by i.started_at desc`.execute(
    tx.sql,
  );
  const changes = new Map<string, FieldChange[]>();
  for (const { id, ...change } of rows) changes.set(id, [...(changes.get(id) ?? []), change]);
  return changes;
}
