import type { EventIds, Tx } from '#db';
import type { Clockwork, Reaction } from '#jobs';
import { isRefusal, type Refusal } from '#kernel';
import { write } from '#messaging';
import { consentsOf, initialsOf, mayShare, personOf } from '#people';
import { type Barrier, isEnded, type Referral, referralOf, referralsOfPerson, stepsOf } from '#referrals';
import { askAgain, askWhetherMet, moveNeed } from './commands.ts';
import { countGap, forgetVainSearches } from './gap-commands.ts';
import { outcomeFor } from './news.ts';
import { canMove } from './state.ts';
import { firstTold, type Need, needOf, needsOf } from './store.ts';

type Done = undefined | Refusal;

// The referral of an event when it is an onward one for a need; an inbound one changes no need.
async function onwardOf(tx: Tx, { referralId = '' }: EventIds): Promise<[Referral, Need] | undefined> {
  const referral = await referralOf(tx, referralId);
  if (referral?.leg !== 'onward' || !referral.needId) return undefined;
  const need = await needOf(tx, referral.needId);
  return need && [referral, need];
}

/** They went for the first time, or the service has finished: time to ask whether the need was met. */
async function ask(tx: Tx, ids: EventIds): Promise<Done> {
  const found = await onwardOf(tx, ids);
  if (found) await askWhetherMet(tx, found[1].id);
  return undefined;
}

/** Someone was introduced to a service: the need is being helped. */
async function helpBegins(tx: Tx, ids: EventIds): Promise<Done> {
  const found = await onwardOf(tx, ids);
  if (!found) return undefined;
  const [referral, need] = found;
  // The provider may have said no before this was heard of.
  if (isEnded(referral.status) || !canMove('help', need.status)) return undefined;
  const helped = await moveNeed(tx, need.id, 'help');
  return isRefusal(helped) ? helped : undefined;
}

/** An introduction ended without help: the need is open again, or a gap, unless somebody else is still helping. */
async function helpEnds(tx: Tx, ids: EventIds): Promise<Done> {
  const found = await onwardOf(tx, ids);
  if (!found) return undefined;
  const [referral, need] = found;
  const others = await referralsOfPerson(tx, referral.personId);
  if (others.some((other) => other.needId === need.id && !isEnded(other.status))) return undefined;
  const ending = (await stepsOf(tx, referral.id)).findLast(({ toStatus }) => isEnded(toStatus));
  const gap = ending?.nextStep === 'record_gap' && canMove('find_no_service', need.status);
  if (!gap && !canMove('help_ended', need.status)) return undefined;
  const barrier: Barrier = ending?.reason ?? 'no_service_exists';
  const moved = gap
    ? await moveNeed(tx, need.id, 'find_no_service', { barrier })
    : await moveNeed(tx, need.id, 'help_ended');
  return isRefusal(moved) ? moved : undefined;
}

/** A service said that it is full: that is counted, whatever becomes of the need. */
async function countFull(tx: Tx, ids: EventIds): Promise<Done> {
  const found = await onwardOf(tx, ids);
  if (found) await countGap(tx, found[1], { kind: 'full', barrier: 'full_or_waiting' });
  return undefined;
}

/** Tells whoever referred them how it went, once everything that they asked for is settled, by the person's consent. */
async function tellReferrers(tx: Tx, { caseId = '', personId = '' }: EventIds): Promise<Done> {
  const [person, consents, referrals, needs] = await Promise.all([
    personOf(tx, personId),
    consentsOf(tx, personId),
    referralsOfPerson(tx, personId),
    needsOf(tx, caseId),
  ]);
  if (!person) return undefined;
  for (const referral of referrals) {
    if (referral.leg !== 'inbound' || !wasTaken(referral) || !referral.senderId) continue;
    const template = outcomeFor(referral.domains, needs);
    const team = referral.senderTeamId;
    const agreed = (['initials', 'need'] as const).every((field) =>
      mayShare(consents, 'referrer', 'news_of_referral', field, team),
    );
    if (!template || !agreed || !(await firstTold(tx, referral, template))) continue;
    await write(tx, {
      to: { kind: 'member', id: referral.senderId },
      personId,
      template,
      params: { initials: initialsOf(person.name), reference: referral.reference },
    });
  }
  return undefined;
}

const wasTaken = ({ status }: Referral) => ['accepted', 'started', 'attended', 'completed'].includes(status);

/** Endings of an onward referral without the help that it asked for. */
const UNHELPED = [
  'declined',
  'not_eligible',
  'no_capacity',
  'could_not_contact',
  'no_longer_wanted',
  'referred_elsewhere',
  'withdrawn',
  'timed_out',
] as const;

/** What plans do when something happens to a referral, or to a need. */
export const reactions: readonly Reaction[] = [
  { name: 'plans.ask_after_first_attendance', on: 'referrals.first_attended', react: ask },
  { name: 'plans.ask_after_completion', on: 'referrals.completed', react: ask },
  { name: 'plans.begin_help', on: 'referrals.sent', react: helpBegins },
  ...UNHELPED.map((status) => ({
    name: `plans.end_help_after_${status}`,
    on: `referrals.${status}`,
    react: helpEnds,
  })),
  { name: 'plans.count_full', on: 'referrals.no_capacity', react: countFull },
  { name: 'plans.count_waiting', on: 'referrals.waiting_list', react: countFull },
  { name: 'plans.tell_referrers', on: 'plans.need_settled', react: tellReferrers },
];

/** Early in the morning in the United Kingdom, before the day's work. */
export const clockworks: readonly Clockwork[] = [
  { name: 'plans.ask_again', pattern: '15 4 * * *', tick: askAgain },
  { name: 'plans.forget_searches', pattern: '25 4 * * *', tick: forgetVainSearches },
];
