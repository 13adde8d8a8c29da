import { strike } from './alarm.ts';
import type { InboundOfCase } from './onward-routes.ts';
import { referralReactions } from './reactions.ts';
import { referralRoutes } from './routes.ts';
import type { OutcomeOf } from './show-routes.ts';
import { staleReactions } from './stale.ts';

/** What the house mounts. */
export const referralsRoom = (inboundOf: InboundOfCase, outcomeOf: OutcomeOf) => ({
  name: 'referrals',
  routes: referralRoutes(inboundOf, outcomeOf),
  navigation: [
    { label: 'referrals.nav.inbox', path: '/referrals/inbox', permission: 'referrals.receive' },
    { label: 'referrals.nav.new', path: '/referrals/new', permission: 'referrals.send' },
    { label: 'referrals.nav.sent', path: '/referrals/sent', permission: 'referrals.follow' },
  ],
  reactions: [...referralReactions, ...staleReactions],
  clockworks: [{ name: 'referrals.clock', pattern: '*/5 * * * *', tick: strike }],
});
