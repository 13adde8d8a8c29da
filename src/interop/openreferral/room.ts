import { feedsOf } from './routes.ts';
import { STANDARDS } from './standard.ts';

/** What the house mounts: the directory as open data, in two dialects of one standard. */
export const openreferralRoom = { name: 'openreferral', feeds: STANDARDS.flatMap(feedsOf) };
