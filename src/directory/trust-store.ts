import { sql } from 'kysely';
import type { Tx } from '#db';
import type { SourceLine } from './sources-pages.tsx';
import type { Trust } from './survivorship.ts';

/** All rules, those of kinds of speakers first. */
export async function trustRules(tx: Tx): Promise<readonly Trust[]> {
  const { rows } = await sql<Trust>`
    select voice, field, rank from directory_trust order by voice like 'source:%', rank desc, voice, field`.execute(
    tx.sql,
  );
  return rows;
}

export async function keepTrust(tx: Tx, rule: Trust): Promise<void> {
  await sql`
    insert into directory_trust (voice, field, rank) values (${rule.voice}, ${rule.field}, ${rule.rank})
    on conflict (voice, field) do update set rank = excluded.rank`.execute(tx.sql);
}

/** Takes away a rule about one source; those about kinds of speakers stay. */
export async function removeTrust(tx: Tx, voice: string, field: string): Promise<void> {
  await sql`delete from directory_trust where voice = ${voice} and field = ${field} and voice like 'source:%'`.execute(
    tx.sql,
  );
}

export async function sourceNames(
  tx: Tx,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from directory_source where exists (
      select from directory_record r where r.source_id = directory_source.id) order by name, code`.execute(
    tx.sql,
  );
  return rows;
}

/** The services that a source speaks of and others too: their rows change when it is believed more or less. */
export async function servicesSharedBy(tx: Tx, sourceCode: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(s.merged_into, s.id) as id from directory_source src
    join directory_record r on r.source_id = src.id and r.kind = 'service' join directory_service s on s.id = r.entity_id
    where src.code = ${sourceCode} and (
      s.merged_into is not null
      or exists (select from directory_service part where part.merged_into = s.id)
      or exists (select from directory_statement t where t.service_id = s.id)
      or exists (select from directory_record other where other.entity_id = s.id and other.kind = 'service' and other.id <> r.id))`.execute(
    tx.sql,
  );
  return rows.map((row) => row.id);
}

/** Which sources a service and its parts come from, and when what each says last changed. */
export async function sourcesOf(tx: Tx, serviceId: string): Promise<readonly SourceLine[]> {
  const { rows } = await sql<SourceLine>`
    select src.name, src.licence, max(i.started_at) as changed
    from directory_service s join directory_record r on r.entity_id = s.id and r.kind = 'service' and r.vanished_in is null
    join directory_source src on src.id = r.source_id join directory_import i on i.id = r.changed_in
    where s.id = ${serviceId} or s.merged_into = ${serviceId}
    group by src.id, src.name, src.licence order by 3 desc, src.name`.execute(tx.sql);
  return rows;
}
