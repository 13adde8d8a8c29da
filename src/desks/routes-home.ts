import { publicSchemes, SESSION_COOKIE, sessionOf } from '#access';
import type { Role } from '#kernel';
import { type AnyRoute, anyone, type Call, openRoute, page, redirect } from '#web';
import { HomePage } from './home.tsx';

// Whoever has several roles starts where most of their day is.
const DESKS: readonly (readonly [Role, string])[] = [
  ['link_worker', '/desks/today'],
  ['supervisor', '/desks/team'],
  ['referrer', '/referrals/sent'],
];

/** Where someone with these roles starts, below the locale. */
function deskOf(roles: readonly Role[]): string {
  return DESKS.find(([role]) => roles.includes(role))?.[1] ?? '/access/account';
}

/** The address that people type: leads members to their desk, and tells everyone else what this is. */
export const homeRoutes: readonly AnyRoute[] = [
  openRoute({
    method: 'GET',
    path: '/',
    name: 'desks.home.show',
    may: anyone('tells visitors what this is, and members where to go'),
    audit: { none: 'shows nothing about anyone' },
    handle: home,
  }),
];

async function home({ t, cookies, house }: Call) {
  const token = cookies[SESSION_COOKIE];
  const member = token ? await sessionOf(house.database, token) : null;
  if (member) return redirect(`/${t.locale}${deskOf(member.roles)}`);
  const schemes = await publicSchemes(house.database);
  return page(t('desks.home.title'), HomePage({ t, schemes }));
}
