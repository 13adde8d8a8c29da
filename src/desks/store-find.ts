import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Sought } from './found.ts';

/** Someone who was found, with their case, and the referral whose reference it was. */
export interface FoundPerson {
  readonly personId: string;
  readonly reference: string;
  readonly name: string;
  /** Null: they have no case yet. */
  readonly caseId: string | null;
  readonly status: string | null;
  readonly since: Instant | null;
  readonly linkWorkerId: string | null;
  readonly referralId: string | null;
}

/** So many are shown; one more says that there are more. */
export const SHOWN = 20;

/** People of the scheme by their reference, by that of a referral, or by the beginning of a word of their name. */
export async function findPeople(tx: Tx, { reference, name }: Sought): Promise<FoundPerson[]> {
  const { schemeId } = tx.actor;
  const like = name === null ? null : name.replaceAll(/[\\%_]/g, '\\$&');
  const { rows } = await sql<FoundPerson>`
    with referral as materialized (
      select r.id, r.person_id from v_referrals_found r where r.scheme_id = ${schemeId} and r.reference = ${reference}
    )
    select p.id as "personId", p.reference, p.name, c.id as "caseId", c.status, c.stage_since as since,
      c.link_worker_id as "linkWorkerId", referral.id as "referralId"
    from v_people_found p
    left join referral on referral.person_id = p.id
    left join v_cases_found c on c.scheme_id = p.scheme_id and c.person_id = p.id
    where p.scheme_id = ${schemeId} and (
      p.reference = ${reference} or referral.id is not null
      or p.name_key like ${like === null ? null : `${like}%`} or p.name_key like ${like === null ? null : `% ${like}%`})
    order by p.reference = ${reference} or referral.id is not null desc nulls last, p.name_key, p.id, c.id
    limit ${SHOWN + 1}`.execute(tx.sql);
  return rows;
}
