import type { Database } from '#db';
import { type Actor, newId } from '#kernel';
import type { Admission, Call, Gatekeeper, HeldLink, HolderDoor } from '#web';
import { note, noteLook } from './audit.ts';
import { HOLDER_COOKIE } from './link.ts';
import { type Permission, permissionsOf } from './policy.ts';
import { SESSION_COOKIE, type SessionMember, sessionOf } from './session.ts';
import { schemeBySlug } from './store.ts';
import { hashToken, readLink } from './token.ts';

interface LinkRow {
  scheme_id: string;
  id: string;
  purpose: string;
  person_id: string | null;
  subject_id: string | null;
  referral_id: string | null;
  expires_at: Date;
  opened_at: Date | null;
  holder_hash: Buffer | null;
  used_at: Date | null;
  revoked_at: Date | null;
}

/** Lets people in by session, by signed link, or as visitors of a scheme's public pages. */
export const gatekeeper: Gatekeeper = {
  async admit(may, call) {
    if (may.kind === 'member') return admitMember(may.permission as Permission, call);
    if (may.kind === 'visitor') return admitVisitor(call);
    return admitHolder(may, call);
  },
  note,
  noteLook,
};

/** The admission of a session's member; `access` uses it too, right after signing in. */
export function admissionOf(member: SessionMember): Admission {
  return {
    actor: {
      kind: 'member',
      schemeId: member.scheme_id,
      id: member.member_id,
      roles: member.roles,
      teamId: member.team_id,
    },
    session: {
      displayName: member.display_name,
      schemeName: member.scheme_name,
      schemeSlug: member.slug,
      timeZone: member.time_zone,
      locale: member.locale,
      permissions: permissionsOf(member.roles),
    },
    link: null,
  };
}

async function admitMember(permission: Permission, call: Call) {
  const token = call.cookies[SESSION_COOKIE];
  const found = token ? await sessionOf(call.house.database, token) : null;
  if (!found) return 'sign_in' as const;
  const admission = admissionOf(found);
  return admission.session?.permissions.has(permission) ? admission : ('forbidden' as const);
}

async function admitVisitor({ params, house }: Call) {
  const schemeId = await schemeBySlug(house.database, params.scheme ?? '');
  if (!schemeId) return 'not_found' as const;
  return {
    actor: { kind: 'visitor', schemeId, id: 'visitor', personId: newId(house.database.clock.now()) },
    session: null,
    link: null,
  } satisfies Admission;
}

async function admitHolder(may: HolderDoor, call: Call) {
  const { database, settings } = call.house;
  const id = readLink(settings.secret, may.purpose, call.params.link ?? '');
  const row = id ? await linkById(database, id) : null;
  if (!row || row.purpose !== may.purpose) return 'not_found' as const;
  return {
    actor: actorOf(row),
    session: null,
    link: { id: row.id, state: stateOf(row, call) },
  } satisfies Admission;
}

function actorOf(row: LinkRow): Actor {
  const { scheme_id: schemeId, id, person_id: personId, referral_id: referralId } = row;
  if (personId === null) return { kind: 'keeper', schemeId, id, listingId: row.subject_id ?? '' };
  return referralId
    ? { kind: 'provider', schemeId, id, personId, referralId }
    : { kind: 'person', schemeId, id, personId };
}

// Kept and opened anywhere: a person's own page, and what a provider's volunteers share about their own public listings.
// Only a link about somebody else belongs to whoever opened it first.
const OPENED_ANYWHERE = ['person_page', 'listing_check', 'listing_places'];

function stateOf(row: LinkRow, call: Call): HeldLink['state'] {
  if (row.revoked_at || row.expires_at <= call.house.database.clock.now()) return 'expired';
  if (OPENED_ANYWHERE.includes(row.purpose)) return row.used_at ? 'used' : 'held';
  const token = call.cookies[HOLDER_COOKIE];
  const held = token !== undefined && row.holder_hash?.equals(hashToken(token)) === true;
  if (row.used_at) return 'used';
  if (!row.opened_at) return 'fresh';
  return held ? 'held' : 'taken';
}

async function linkById({ pool }: Database, id: string): Promise<LinkRow | null> {
  const { rows } = await pool.query<LinkRow>('select * from access_link_by_id($1)', [id]);
  return rows[0] ?? null;
}
