import type { AnyRoute } from '#web';
import { inboxRoutes } from './inbox-routes.ts';
import { moveRoutes } from './move-routes.ts';
import { newRoutes } from './new-routes.ts';
import { type InboundOfCase, onwardRoutes } from './onward-routes.ts';
import { providerRoutes } from './provider-routes.ts';
import { selfRoutes } from './self-routes.ts';
import { type OutcomeOf, showRoutes } from './show-routes.ts';

/** Every way in, on and back. */
export const referralRoutes = (inboundOf: InboundOfCase, outcomeOf: OutcomeOf): readonly AnyRoute[] => [
  ...newRoutes,
  ...selfRoutes,
  ...inboxRoutes,
  ...onwardRoutes(inboundOf),
  ...providerRoutes,
  ...moveRoutes,
  ...showRoutes(outcomeOf),
];
