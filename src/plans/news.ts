import { isSettled, isUnmet, type NeedStatus } from './state.ts';

/** What a need says to the question how it went. */
interface Told {
  readonly domain: string;
  readonly status: NeedStatus;
}

/**
 * What a referrer can be told of what they asked for: the needs in the domains of their referral, or all of them when
 * none is. Null while one is unsettled, and when nothing of it was wanted any more.
 */
export function outcomeFor(
  domains: readonly string[],
  needs: readonly Told[],
): 'need_met' | 'need_not_met' | null {
  const asked = needs.filter(({ domain }) => domains.includes(domain));
  const about = asked.length > 0 ? asked : needs;
  if (about.length === 0 || !about.every(({ status }) => isSettled(status))) return null;
  if (about.some(({ status }) => isUnmet(status))) return 'need_not_met';
  return about.some(({ status }) => status === 'met') ? 'need_met' : null;
}
