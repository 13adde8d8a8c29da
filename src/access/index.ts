/**
 * access: who is who, who may what, and who did what. Owns schemes, teams, members, accounts, sessions, signed links and
 * the audit. Words: a *member* is an account's place in a scheme; a *holder* comes by a signed link; a *visitor* is
 * anyone on a public page.
 * Invariants: sessions and link addresses are never stored readable; a wrong sign-in tells nothing apart; the audit is
 * append-only and hash-chained; nobody sees a row of another scheme.
 */
export { note, type Sighting, sealAudit, sightingsOf, verifyAudit } from './audit.ts';
export { gatekeeper } from './gatekeeper.ts';
export {
  HOLDER_COOKIE,
  keptLink,
  type LinkPurpose,
  linkAddress,
  makeLink,
  openLink,
  personPageLink,
  revokeLink,
  useLink,
} from './link.ts';
export { addMember, addTeam, createScheme, type NewMember, type TeamKind } from './members.ts';
export type { Persona } from './pages.tsx';
export { holds, member, type Permission } from './policy.ts';
export { signInPage } from './routes.ts';
export { openSession, SESSION_COOKIE, sessionOf, sweepSessions } from './session.ts';
export {
  type Colleague,
  colleagues,
  mailboxOf,
  namesOf,
  publicSchemes,
  schemeBySlug,
  schemeOf,
  teamKindOf,
} from './store.ts';
export { readLink } from './token.ts';
