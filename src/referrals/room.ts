import { strike } from './alarm.ts';
import { referralReactions } from './reactions.ts';

/** What the house mounts. */
export const referralsRoom = {
  name: 'referrals',
  reactions: referralReactions,
  clockworks: [{ name: 'referrals.clock', pattern: '*/5 * * * *', tick: strike }],
};
