import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Ringing } from './clocks.ts';
import type { Referral } from './referral.ts';
import { type ReferralRow, referralFrom } from './store.ts';

/**
 * Exactly the referrals for which something is due, the longest wait first, at most `most`. They are this transaction's
 * until it ends; what another worker holds is left to it.
 */
export async function takeRinging(tx: Tx, alarms: readonly Ringing[], most: number): Promise<Referral[]> {
  const { rows } = await sql<ReferralRow>`
    select r.*
    from unnest(${alarms.map(({ leg }) => leg)}::text[], ${alarms.map(({ status }) => status)}::text[],
      ${alarms.map(({ reminded }) => reminded)}::int[], ${alarms.map(({ before }) => before)}::timestamptz[])
      as alarm (leg, status, reminded, before)
    join referrals_referral r on r.scheme_id = ${tx.actor.schemeId} and r.ended_at is null and r.leg = alarm.leg
      and r.status = alarm.status and r.reminded = alarm.reminded and r.turn_since < alarm.before
    order by r.turn_since, r.id
    limit ${most}
    for update of r skip locked`.execute(tx.sql);
  return rows.map(referralFrom);
}
