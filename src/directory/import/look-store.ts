import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Identified } from './compose.ts';
import type { Document } from './identity.ts';

/** What the directory knows already about a record that a file brings. */
export interface Known {
  readonly content_hash: string;
  readonly vanished_at: Date | null;
  /** Only where the content differs. */
  readonly document: Document | null;
}

/** What the database says of the records of a batch, by the ids of the records. */
export interface Looked {
  /** What the file had said before about those that it had named: a hash, or nothing where it could not be read. */
  readonly seen: ReadonlyMap<string, string>;
  readonly known: ReadonlyMap<string, Known>;
  /** The things about which something else is in the directory: what others say, or what was made here. */
  readonly there: Set<string>;
  /** The services that opening times may hang on. */
  readonly services: Set<string>;
}

type Asked = Pick<Identified, 'recordId' | 'entityId' | 'kind'> & { readonly hash: string };

const OWN_ROWS = ['service', 'organization', 'location', 'taxonomy', 'taxonomy_term'] as const;

const list = (values: readonly string[]) => `{${values.join(',')}}`;

/** Asks about records, and notes that the file has them: `unread` are those of which it says nothing readable. */
export async function look(
  tx: Tx,
  asked: readonly Asked[],
  unread: readonly string[],
  services: readonly string[],
): Promise<Looked> {
  const nothing = [...new Set(unread)];
  const ids = list(asked.map((one) => one.recordId));
  const hashes = list(asked.map((one) => one.hash));
  const noted = list([...asked.map((one) => one.recordId), ...nothing]);
  const notes = list([...asked.map((one) => one.hash), ...nothing.map(() => '""')]);
  const madeHere = (kind: (typeof OWN_ROWS)[number]) => {
    const entities = list(asked.filter((one) => one.kind === kind).map((one) => one.entityId));
    return sql`select id from ${sql.table(`directory_${kind}`)} where id = any (${entities}::uuid[]) and record_id is null`;
  };
  const [seen, , known, others, there] = await Promise.all([
    tx.send(
      sql<{ record_id: string; content_hash: string }>`
        select record_id, content_hash from directory_seen where record_id = any (${noted}::uuid[])`.compile(
        tx.sql,
      ),
    ),
    tx.send(
      sql`
        insert into directory_seen (record_id, content_hash)
        select * from unnest(${noted}::uuid[], ${notes}::text[])
        on conflict (record_id) do update set content_hash = excluded.content_hash
        where directory_seen.content_hash = '' and excluded.content_hash <> ''`.compile(tx.sql),
    ),
    tx.send(
      sql<Known & { id: string }>`
        select r.id, r.content_hash, r.vanished_at, case when r.content_hash <> f.hash then r.document end as document
        from unnest(${ids}::uuid[], ${hashes}::text[]) as f (id, hash)
        join directory_record r on r.id = f.id`.compile(tx.sql),
    ),
    tx.send(
      sql<{ entity_id: string }>`
        select entity_id from directory_record
        where entity_id = any (${list(asked.map((one) => one.entityId))}::uuid[]) and id <> all (${ids}::uuid[])
        union all ${sql.join(OWN_ROWS.map(madeHere), sql` union all `)}`.compile(tx.sql),
    ),
    services.length === 0
      ? []
      : tx.send(
          sql<{
            id: string;
          }>`select id from directory_service where id = any (${list(services)}::uuid[])`.compile(tx.sql),
        ),
  ]);
  return {
    seen: new Map(seen.map((row) => [row.record_id, row.content_hash])),
    known: new Map(known.map((row) => [row.id, row])),
    there: new Set(others.map((row) => row.entity_id)),
    services: new Set(there.map((row) => row.id)),
  };
}

/** Takes back what `look` noted of these records, for a second look. */
export async function forgetLook(tx: Tx, ids: readonly string[], seen: Looked['seen']): Promise<void> {
  const fresh = list(ids.filter((id) => !seen.has(id)));
  const unread = list(ids.filter((id) => seen.get(id) === ''));
  await sql`delete from directory_seen where record_id = any (${fresh}::uuid[])`.execute(tx.sql);
  await sql`update directory_seen set content_hash = '' where record_id = any (${unread}::uuid[])`.execute(
    tx.sql,
  );
}
