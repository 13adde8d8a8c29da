import { sql } from 'kysely';
import type { Tx } from '#db';
import type { KeptWelcome } from './welcome.ts';

/** Who is welcome at these services, in the order of the ids; those that are not there are left out. */
export async function keptWelcomes(tx: Tx, ids: readonly string[]): Promise<readonly KeptWelcome[]> {
  const { rows } = await sql<KeptWelcome>`
    select s.id, s.name, s.status, o.id as "organizationId", o.name as organization,
      array(select n.domain from directory_service_need n where n.service_id = s.id order by n.domain) as needs,
      array(select distinct l.code from directory_language l
        where l.service_id = s.id and l.code is not null order by l.code) as languages,
      s.verified_on as "verifiedOn", s.verified_by as "verifiedBy", s.verify_by as "verifyBy",
      (select jsonb_object_agg(c.condition, jsonb_build_object('value', c.value, 'note', c.note, 'by', c.said_by,
          'on', c.said_on, 'source', f.name, 'licence', f.licence))
        from directory_condition c
        left join directory_record r on r.id = c.record_id
        left join directory_source f on f.id = r.source_id
        where c.service_id = s.id) as answers
    from unnest(${ids}::uuid[]) with ordinality asked (id, place)
    join directory_service s on s.id = asked.id and s.vanished_at is null
    left join directory_organization o on o.id = s.organization_id and o.vanished_at is null
    order by asked.place`.execute(tx.sql);
  return rows;
}
