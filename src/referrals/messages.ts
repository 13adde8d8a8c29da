import { type Colleague, colleagues, type LinkPurpose, makeLink, personPageLink } from '#access';
import type { Tx } from '#db';
import { DAY, later } from '#kernel';
import { type Template, write } from '#messaging';
import { initialsOf, personOf } from '#people';
import type { Referral } from './referral.ts';
import { isUndecided } from './state.ts';

/** How long a provider can answer by one link, and can say whether someone came. */
const ANSWER_LASTS = 28 * DAY;
const ATTENDANCE_LASTS = 90 * DAY;

type Link = { readonly id: string; readonly purpose: LinkPurpose };

async function paramsOf(tx: Tx, referral: Referral) {
  const person = await personOf(tx, referral.personId);
  return { initials: initialsOf(person?.name ?? ''), reference: referral.reference };
}

/** Writes the same words to several members. */
export async function writeToMembers(
  tx: Tx,
  referral: Referral,
  template: Template,
  members: readonly { id: string }[],
): Promise<void> {
  if (members.length === 0) return;
  const params = await paramsOf(tx, referral);
  const { personId } = referral;
  await Promise.all(
    members.map(({ id }) => write(tx, { to: { kind: 'member', id }, personId, template, params })),
  );
}

/** Writes to the person, with the link to their own page. */
export async function writeToPerson(tx: Tx, referral: Referral, template: Template): Promise<void> {
  const { personId } = referral;
  const [person, id] = await Promise.all([personOf(tx, personId), personPageLink(tx, personId)]);
  await write(tx, {
    to: { kind: 'person', id: personId },
    personId,
    template,
    // Their own reference, which stays the same however often they come.
    params: { initials: initialsOf(person?.name ?? ''), reference: person?.reference ?? '' },
    link: { id, purpose: 'person_page' },
  });
}

/**
 * Writes to the provider of an onward referral, with a fresh link for what can be said now: an answer while it is
 * undecided, afterwards whether the person came. Earlier links of that kind end.
 */
export async function writeToProvider(tx: Tx, referral: Referral, template: Template): Promise<void> {
  if (!referral.serviceId) return;
  const [params, link] = await Promise.all([paramsOf(tx, referral), providerLink(tx, referral)]);
  await write(tx, {
    to: { kind: 'provider', id: referral.serviceId },
    personId: referral.personId,
    template,
    params,
    link,
  });
}

async function providerLink(tx: Tx, { id: referralId, personId, status }: Referral): Promise<Link> {
  const answer = isUndecided(status);
  const purpose: LinkPurpose = answer ? 'provider_answer' : 'provider_attendance';
  const expiresAt = later(tx.now, answer ? ANSWER_LASTS : ATTENDANCE_LASTS);
  return { id: await makeLink(tx, { purpose, personId, referralId, expiresAt }), purpose };
}

/** Whoever sent it, while they are here; otherwise the colleagues of their team, who cover for them. */
export async function sendersOf(tx: Tx, referral: Referral): Promise<Colleague[]> {
  const all = await colleagues(tx);
  const sender = all.filter(({ id }) => id === referral.senderId);
  return sender.length > 0 ? sender : teamIn(all, referral.senderTeamId);
}

/** The sender's whole team; the sender alone where there is none; the supervisors for someone who came by themselves. */
export async function senderTeamOf(tx: Tx, referral: Referral): Promise<Colleague[]> {
  const all = await colleagues(tx);
  const team = teamIn(all, referral.senderTeamId);
  if (team.length > 0) return team;
  const sender = all.filter(({ id }) => id === referral.senderId);
  return sender.length > 0 ? sender : supervising(all);
}

/** Who has an inbound referral before it is a case: the team that it was sent to, or every link worker. */
export async function receiversOf(tx: Tx, referral: Referral): Promise<Colleague[]> {
  const all = await colleagues(tx);
  const workers = all.filter(({ roles }) => roles.includes('link_worker'));
  const team = teamIn(workers, referral.receiverTeamId);
  if (team.length > 0) return team;
  return workers.length > 0 ? workers : supervising(all);
}

function teamIn(members: readonly Colleague[], teamId: string | null): Colleague[] {
  return teamId === null ? [] : members.filter((member) => member.team_id === teamId);
}

function supervising(members: readonly Colleague[]): Colleague[] {
  return members.filter(({ roles }) => roles.includes('supervisor'));
}
