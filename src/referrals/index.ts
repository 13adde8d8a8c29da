/**
 * referrals: someone is sent to the link workers (inbound), and on to a service (onward): one noun, two legs. Owns the
 * referral, its steps, attendance, whose turn it is, and the clocks.
 * Words: the *turn* is whose move it is; a *step* is what happened; an *ending* always has a reason and a next step.
 * Invariants: exactly one side has the turn while a referral is open; steps are appended and never changed; silence is
 * never success; a provider's link moves one referral only and shows what was shared for it, no more.
 */
export { noteAttendance, type Session } from './attendance.ts';
export { holidaysIn } from './bank-holidays.ts';
export { BARRIERS, type Barrier } from './barrier.ts';
export type { Clocks } from './clocks.ts';
export { saveDraft } from './draft-store.ts';
export { type InboxCard, inbox, type ListedReferral, type SentReferral } from './inbox.ts';
export { type MoveInput, move } from './move.ts';
export { referralOf, referralsOfPerson, stepsOf } from './reading.ts';
export type {
  Attendance,
  NewInbound,
  NewOnward,
  NewReferral,
  Referral,
  ReferralRoute,
  Step,
} from './referral.ts';
export { send } from './send.ts';
export { countSignpost } from './signpost-store.ts';
export { ENDED, isEnded, type NextStep, OPEN, type Side, type Status, type Verb } from './state.ts';
