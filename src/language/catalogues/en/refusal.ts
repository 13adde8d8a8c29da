/**
 * What a rule says when it says no. The code of a refusal, `referrals.already_ended`, finds its words at
 * `refusal.referrals.already_ended`. Say what happened, without blame, and what the reader can do next.
 */
export const refusal = {
  'kernel.not_found': 'We cannot find this page. It may have moved, or it may not be yours to see.',
} as const;
