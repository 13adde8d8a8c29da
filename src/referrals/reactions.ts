import type { EventIds, Tx } from '#db';
import type { Reaction } from '#jobs';
import { newsAllowed } from './inbox.ts';
import { sendersOf, writeToMembers, writeToPerson, writeToProvider } from './messages.ts';
import type { Referral, Step } from './referral.ts';
import { isEnded, isUndecided, type Status } from './state.ts';
import { findReferral, findSteps } from './store.ts';

// What was asked of us has happened or is gone: nothing to do is no fault.
type Done = Promise<void>;

/** What someone hears about a referral that they sent, beside the questions that are theirs to answer. */
const NEWS = [
  'accepted',
  'waiting_list',
  'started',
  'completed',
  'declined',
  'not_eligible',
  'no_capacity',
  'could_not_contact',
  'no_longer_wanted',
  'referred_elsewhere',
  'withdrawn',
] as const satisfies readonly Status[];

async function tellOfSent(tx: Tx, { referralId = '' }: EventIds): Done {
  const referral = await findReferral(tx, referralId);
  if (!referral || isEnded(referral.status)) return;
  if (referral.leg === 'onward') return writeToProvider(tx, referral, 'provider_referral');
  if (referral.senderKind !== 'member') return writeToPerson(tx, referral, 'referral_acknowledged');
  await writeToMembers(tx, referral, 'referral_acknowledged', await sendersOf(tx, referral));
  await writeToPerson(tx, referral, 'person_page');
}

const tellOf = (status: Status) =>
  async function tell(tx: Tx, { referralId = '', stepId = '' }: EventIds): Done {
    const [referral, steps] = await Promise.all([findReferral(tx, referralId), findSteps(tx, referralId)]);
    const step = steps.find(({ id }) => id === stepId);
    if (!referral || !step) return;
    if (await mayHear(tx, referral, step)) {
      await writeToMembers(tx, referral, 'referral_news', await sendersOf(tx, referral));
    }
    if (referral.leg === 'inbound') return;
    const expected = status === 'accepted' || status === 'waiting_list';
    if (expected && referral.status === status) await writeToProvider(tx, referral, 'provider_attendance');
  };

// Colleagues hear of their introductions; a referrer only what the person agreed to; nobody what they did themselves.
async function mayHear(tx: Tx, referral: Referral, step: Step): Promise<boolean> {
  if (referral.senderKind !== 'member' || step.actorId === referral.senderId) return false;
  return referral.leg === 'onward' || newsAllowed(tx, referral);
}

// A question is for the sender to answer, so it reaches them whatever else they may hear: it says nothing of the person.
async function tellOfQuestion(tx: Tx, { referralId = '' }: EventIds): Done {
  const referral = await findReferral(tx, referralId);
  if (referral?.status !== 'needs_information') return;
  if (referral.senderKind !== 'member') return writeToPerson(tx, referral, 'person_page');
  await writeToMembers(tx, referral, 'referral_nudge', await sendersOf(tx, referral));
}

async function sendNewLink(tx: Tx, { referralId = '' }: EventIds): Done {
  const referral = await findReferral(tx, referralId);
  if (!referral || isEnded(referral.status)) return;
  const template = isUndecided(referral.status) ? 'provider_referral' : 'provider_attendance';
  await writeToProvider(tx, referral, template);
}

// What a service says against what we wrote down is for whoever introduced the person.
async function tellOfCorrection(tx: Tx, { referralId = '' }: EventIds): Done {
  const referral = await findReferral(tx, referralId);
  if (referral) await writeToMembers(tx, referral, 'referral_news', await sendersOf(tx, referral));
}

// A provider who wanted to talk has used their link up; with the answer comes the next one.
async function answerProvider(tx: Tx, ids: EventIds): Done {
  const referral = await findReferral(tx, ids.referralId ?? '');
  if (referral?.leg === 'onward') await sendNewLink(tx, ids);
}

/** What referrals do about their own events: words to whoever waits for them. */
export const referralReactions: readonly Reaction[] = [
  { name: 'referrals.tell_of_sent', on: 'referrals.sent', react: tellOfSent },
  { name: 'referrals.tell_of_question', on: 'referrals.needs_information', react: tellOfQuestion },
  { name: 'referrals.send_new_link', on: 'referrals.link_asked', react: sendNewLink },
  { name: 'referrals.answer_provider', on: 'referrals.acknowledged', react: answerProvider },
  { name: 'referrals.tell_of_correction', on: 'referrals.corrected', react: tellOfCorrection },
  ...NEWS.map((status) => ({
    name: `referrals.tell_of_${status}`,
    on: `referrals.${status}`,
    react: tellOf(status),
  })),
];
