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
  /** A provider without an account, by a signed link to its own listings. `id` is the link's; it sees no person. */
  | {
      readonly kind: 'keeper';
      readonly schemeId: string;
      readonly id: string;
      readonly listingId: string;
    }
  /**
   * Anyone on a public page of a scheme. `personId` is new with each visit: a visitor can make that one person, when
   * they refer themselves, and can see nobody else.
   */
  | { readonly kind: 'visitor'; readonly schemeId: string; readonly id: 'visitor'; readonly personId: string }
  /** Clockwork: a reaction, a reminder, a delivery. */
  | { readonly kind: 'system'; readonly schemeId: string; readonly id: string };

/** The clockwork of a scheme, named for history: `referrals.clock`. */
export function systemActor(schemeId: string, id: string): Actor {
  return { kind: 'system', schemeId, id };
}

// A person who does not exist: row level security hides every person from whoever is confined to them.
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The one person whom an actor is confined to: by a link, or as a visitor. Null for members and clockwork. */
export function confinedTo(actor: Actor): string | null {
  if (actor.kind === 'keeper') return NOBODY;
  return actor.kind === 'member' || actor.kind === 'system' ? null : actor.personId;
}
