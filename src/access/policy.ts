import type { Actor, Role } from '#kernel';
import type { MemberDoor } from '#web';

/**
 * What each permission lets someone do, and which roles hold it. A permission is `<room>.<verb>`; whether a particular
 * record is theirs is the room's own policy, asked inside the command.
 */
export const PERMISSIONS = {
  'referrals.send': ['referrer', 'link_worker', 'supervisor'],
  'referrals.follow': ['referrer', 'link_worker', 'supervisor'],
  'referrals.receive': ['link_worker', 'supervisor'],
  'referrals.signpost': ['referrer', 'link_worker', 'supervisor'],
  'cases.work': ['link_worker', 'supervisor'],
  'plans.work': ['link_worker', 'supervisor'],
  'plans.gaps': ['link_worker', 'supervisor', 'administrator'],
  'directory.edit': ['supervisor', 'administrator'],
  'directory.search': ['referrer', 'link_worker', 'supervisor', 'provider', 'administrator'],
  'providers.capacity': ['link_worker', 'supervisor'],
  'matching.weigh': ['supervisor', 'administrator'],
  'providers.join': ['supervisor', 'administrator'],
  'desks.work': ['link_worker', 'supervisor'],
  'desks.team': ['supervisor'],
  'messaging.pass_on': ['link_worker', 'supervisor'],
  'messaging.outbox': ['supervisor', 'administrator'],
  'access.audit': ['supervisor', 'administrator'],
  'access.account': ['referrer', 'link_worker', 'supervisor', 'provider', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

const NAMES = Object.keys(PERMISSIONS) as Permission[];

/** Everything that someone with these roles may do. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(
    NAMES.filter((name) => (PERMISSIONS[name] as readonly Role[]).some((role) => roles.includes(role))),
  );
}

/** Whether this actor holds a permission. Only members do; links and clockwork are judged by the rooms themselves. */
export function holds(actor: Actor, permission: Permission): boolean {
  return (
    actor.kind === 'member' &&
    (PERMISSIONS[permission] as readonly Role[]).some((role) => actor.roles.includes(role))
  );
}

/** For a route: members who hold this permission. */
export function member(permission: Permission): MemberDoor {
  return { kind: 'member', permission };
}
