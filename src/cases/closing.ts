import type { Verb as ReferralVerb } from '#referrals';

/**
 * Why a case is closed, and what that makes of the referral that it grew from. Closing a case is not a success by
 * itself: only `done` and `moved_on` end the referral as completed.
 */
export const CLOSINGS = {
  done: 'complete',
  moved_on: 'complete',
  with_others: 'refer_elsewhere',
  no_longer_wanted: 'stop_wanting',
  could_not_contact: 'give_up_contact',
} as const satisfies Record<string, ReferralVerb>;

export type Closing = keyof typeof CLOSINGS;

export const CLOSING_CODES = [
  'done',
  'moved_on',
  'with_others',
  'no_longer_wanted',
  'could_not_contact',
] as const;

/** Whether this closing ends the referral without the help that it asked for: then it is asked what stood in the way. */
export function asksBarrier(closing: Closing): boolean {
  return CLOSINGS[closing] !== 'complete';
}
