import { sql } from 'kysely';
import type { Tx } from '#db';
import { readContactValue } from './contact.ts';
import type { NewPerson } from './person.ts';

/** Someone of this scheme who may be the same human being. */
export interface PossibleDuplicate {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  /** What is the same, the strongest first. */
  readonly because: readonly ('nhs_number' | 'contact' | 'name_and_birth' | 'name')[];
}

/**
 * People of this scheme, never of another, who may be the one who is being written down: the same NHS number or safe
 * contact, or the same name unless two different birth dates tell them apart. The likeliest first, at most ten.
 */
export async function possibleDuplicates(
  tx: Tx,
  person: Pick<NewPerson, 'name' | 'dateOfBirth' | 'nhsNumber' | 'contacts'>,
): Promise<PossibleDuplicate[]> {
  const values = person.contacts
    .filter(({ channel }) => channel === 'sms' || channel === 'phone_call' || channel === 'email')
    .flatMap(({ channel, value }) => readContactValue(channel, value) ?? []);
  const birth = person.dateOfBirth ?? null;
  const nhs = person.nhsNumber ?? null;
  const scheme = tx.actor.schemeId;
  const { rows } = await sql<{
    id: string;
    reference: string;
    name: string;
    same_nhs: boolean;
    same_contact: boolean;
    same_name: boolean;
    same_birth: boolean;
  }>`
    with same_contact as (
      select distinct person_id from people_contact
      where scheme_id = ${scheme} and ended_at is null and value = any(${values}::text[])
    ), likely as (
      select id from people_person where scheme_id = ${scheme} and name_key = lower(${person.name})
        and (date_of_birth is null or ${birth}::date is null or date_of_birth = ${birth}::date)
      union select id from people_person where scheme_id = ${scheme} and nhs_number = ${nhs}
      union select person_id from same_contact
    )
    select p.id, p.reference, p.name,
      coalesce(p.nhs_number = ${nhs}, false) as same_nhs,
      p.id in (select person_id from same_contact) as same_contact,
      p.name_key = lower(${person.name}) as same_name,
      coalesce(p.date_of_birth = ${birth}::date, false) as same_birth
    from people_person p join likely using (id)
    where p.scheme_id = ${scheme}
    order by same_nhs desc, same_contact desc, same_birth desc, p.id desc
    limit 10`.execute(tx.sql);
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    name: row.name,
    because: [
      ...(row.same_nhs ? (['nhs_number'] as const) : []),
      ...(row.same_contact ? (['contact'] as const) : []),
      ...(row.same_name ? ([row.same_birth ? 'name_and_birth' : 'name'] as const) : []),
    ],
  }));
}
