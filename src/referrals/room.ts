import { strike } from './alarm.ts';
import { referralReactions } from './reactions.ts';
import { referralRoutes } from './routes.ts';

/** What the house mounts. */
export const referralsRoom = {
  name: 'referrals',
  routes: referralRoutes,
  navigation: [
    { label: 'referrals.nav.inbox', path: '/referrals/inbox', permission: 'referrals.receive' },
    { label: 'referrals.nav.new', path: '/referrals/new', permission: 'referrals.send' },
    { label: 'referrals.nav.sent', path: '/referrals/sent', permission: 'referrals.follow' },
  ],
  reactions: referralReactions,
  clockworks: [{ name: 'referrals.clock', pattern: '*/5 * * * *', tick: strike }],
};
