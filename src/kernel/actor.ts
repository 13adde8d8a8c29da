/** What a member of a scheme may be. A member can hold several. */
export const ROLES = ['link_worker', 'referrer', 'supervisor', 'provider', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who is acting, and in which scheme. Every transaction has exactly one; row level security, policies, steps and the
 * audit all read it. `id` is what history records: a member's, link's or person's id, or the name of a clockwork.
 */
export type Actor =
  | {
      readonly kind: 'member';
      readonly schemeId: string;
      readonly id: string;
      readonly roles: readonly Role[];
      readonly teamId: string | null;
    }
  /** The person, on their own page, by the link that they keep. */
  | { readonly kind: 'person'; readonly schemeId: string; readonly id: string; readonly personId: string }
  /** A provider without an account, by a signed link about one onward referral. */
  | {
      readonly kind: 'provider';
      readonly schemeId: string;
      readonly id: string;
      readonly personId: string;
      readonly referralId: string;
    }
  /** Anyone on a public page of a scheme: referring themselves, or opening a link that is not proven yet. */
  | { readonly kind: 'visitor'; readonly schemeId: string; readonly id: 'visitor' }
  /** Clockwork: a reaction, a reminder, a delivery. */
  | { readonly kind: 'system'; readonly schemeId: string; readonly id: string };

/** The clockwork of a scheme, named for history: `referrals.clock`. */
export function systemActor(schemeId: string, id: string): Actor {
  return { kind: 'system', schemeId, id };
}

/** The person whom an actor is confined to, when it came by a link about one person; null for all others. */
export function confinedTo(actor: Actor): string | null {
  return actor.kind === 'person' || actor.kind === 'provider' ? actor.personId : null;
}
