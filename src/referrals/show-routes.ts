import { holds, member } from '#access';
import type { Tx } from '#db';
import { dayOf, NOT_FOUND, newId } from '#kernel';
import { codeWord } from '#language';
import { personOf } from '#people';
import { type AnyRoute, page, route, type Visit } from '#web';
import { canNoteAttendance } from './attendance.ts';
import { promisedBy } from './clocks.ts';
import { openCorrection } from './correction.ts';
import { calendarOf, newsAllowed } from './inbox.ts';
import type { EndVerb } from './move-forms.ts';
import { maySpeakForProvider, moversOf } from './policy.ts';
import { referralOf, stepsOf } from './reading.ts';
import type { Referral, Step } from './referral.ts';
import { historyOf, senderFacts, workerFacts } from './show-facts.ts';
import { type Actions, ShowPage, type ShowView } from './show-pages.tsx';
import { canMove, endsUnhelped, isEnded, isUndecided, possible, type Verb } from './state.ts';
import { turnWords } from './turn-words.ts';

/** Whether the need was met, in so far as the sender may hear of it. Plans stand below referrals; the house hands it over. */
export type OutcomeOf = (tx: Tx, referral: Referral) => Promise<'need_met' | 'need_not_met' | null>;

/** One referral: all of it for link workers, for a sender what the person agreed that they hear. */
export const showRoutes = (outcomeOf: OutcomeOf): readonly AnyRoute[] => [
  route({
    method: 'GET',
    path: '/referrals/:referralId',
    name: 'referrals.referral.show',
    may: member('referrals.follow'),
    audit: 'read',
    handle: async (visit) => {
      const { tx, params } = visit;
      const referral = await referralOf(tx, params.referralId ?? '');
      const person = referral && (await personOf(tx, referral.personId));
      if (!referral || !person) return NOT_FOUND;
      visit.concerns({ personId: person.id, subjectId: referral.id });
      const steps = await stepsOf(tx, referral.id);
      const works = holds(tx.actor, 'referrals.receive');
      const view = works
        ? {
            ...frame(visit, referral, steps),
            facts: await workerFacts(visit, referral, person),
            history: await historyOf(visit, steps),
            links: [{ href: `/${visit.locale}/people/${person.id}`, text: visit.t('referrals.show.record') }],
          }
        : {
            ...(await senderView(visit, referral, steps, senderFacts(visit, referral, person))),
            outcome: outcomeWords(visit, await outcomeOf(tx, referral)),
          };
      return page(view.title, ShowPage(view));
    },
  }),
];

function outcomeWords({ t }: Visit, outcome: Awaited<ReturnType<OutcomeOf>>): string | null {
  return outcome && t(`referrals.outcome.${outcome}`);
}

function frame(visit: Visit, referral: Referral, steps: readonly Step[]): ShowView {
  const { t, tx } = visit;
  const works = holds(tx.actor, 'referrals.receive');
  const { leg, reference, status } = referral;
  const turn = turnWords(t, referral, works ? 'link_workers' : 'sender');
  const since = visit.formats.dateOf(referral.turnSince);
  return {
    t,
    once: newId(tx.now),
    referralId: referral.id,
    title: t(leg === 'inbound' ? 'referrals.show.title' : 'referrals.show.onward_title', { reference }),
    back: backTo(visit, referral),
    status: codeWord(t, 'referral_status', status),
    turn: isEnded(status) ? '' : t('referrals.show.since', { who: turn, date: since }),
    ended: isEnded(status),
    urgent: referral.urgent,
    news: null,
    outcome: null,
    question: openQuestion(referral, steps),
    correction: works ? openCorrection(steps) : null,
    facts: [],
    history: [],
    links: [],
    actions: actionsOf(visit, referral, openCorrection(steps) !== null),
  };
}

// An introduction came from the referral to the link workers; that one from the inbox, or from what someone sent.
function backTo({ t, tx, locale }: Visit, { leg, parentId }: Referral): ShowView['back'] {
  if (leg === 'onward') {
    return { href: `/${locale}/referrals/${parentId}`, text: t('referrals.show.back_parent') };
  }
  return holds(tx.actor, 'referrals.receive')
    ? { href: `/${locale}/referrals/inbox`, text: t('referrals.show.back_inbox') }
    : { href: `/${locale}/referrals/sent`, text: t('referrals.show.back_sent') };
}

/** The question that waits for the sender's answer, if one does. */
export function openQuestion({ status }: Referral, steps: readonly Step[]): string | null {
  if (status !== 'needs_information') return null;
  return steps.findLast(({ verb }) => verb === 'ask_information')?.note || null;
}

async function senderView(
  visit: Visit,
  referral: Referral,
  steps: readonly Step[],
  facts: ShowView['facts'],
): Promise<ShowView> {
  const { t, tx, formats } = visit;
  const view = { ...frame(visit, referral, steps), facts };
  const heard = await newsAllowed(tx, referral);
  // What they wrote themselves, and what is asked of them, is theirs in any case.
  const own = steps.filter(({ verb }) => OWN.has(verb));
  const history = await historyOf(visit, heard ? steps : own);
  if (!heard) {
    const asked = referral.turn === 'sender';
    return {
      ...view,
      history,
      news: t('referrals.show.news_closed'),
      status: asked ? view.status : t('referrals.news.received'),
      turn: asked ? view.turn : '',
      ended: false,
    };
  }
  const calendar = await calendarOf(tx);
  const by = formats.date(promisedBy(calendar, dayOf(referral.createdAt, calendar.zone)));
  const news =
    referral.status === 'sent'
      ? t('referrals.news.sent', { date: by })
      : t.at(`referrals.news.${referral.status}`);
  return { ...view, history, news };
}

const OWN: ReadonlySet<Step['verb']> = new Set(['send', 'ask_information', 'give_information', 'withdraw']);

function actionsOf({ tx }: Visit, referral: Referral, corrected: boolean): Actions {
  const { leg, status } = referral;
  const movers = moversOf(tx.actor, referral);
  const can = (verb: Verb) => movers.some((mover) => canMove(verb, status, mover));
  const receives = movers.includes('receiver');
  const onward = leg === 'onward';
  return {
    accept: !onward && receives && can('accept'),
    acknowledge: !onward && can('acknowledge'),
    waitingList: !onward && can('put_on_waiting_list'),
    ask: !onward && can('ask_information'),
    give: can('give_information'),
    speakForProvider:
      maySpeakForProvider(tx.actor, referral) &&
      (isUndecided(status) || status === 'waiting_list' || (corrected && !isEnded(status))),
    attendance: onward && canNoteAttendance(referral) && !isUndecided(status),
    complete: onward && can('complete'),
    newLink: onward && !isEnded(status),
    end: endings(tx.actor, referral).length > 0,
  };
}

/**
 * The endings that an actor can choose. Once an inbound referral has been accepted it is a case, and its ending is the
 * case's.
 */
export function endings(actor: Visit['actor'], referral: Referral): EndVerb[] {
  const { leg, status } = referral;
  const taken = leg === 'inbound' && !isUndecided(status) && status !== 'waiting_list';
  if (taken) return [];
  const verbs = moversOf(actor, referral).flatMap((mover) => possible(status, mover));
  return [...new Set(verbs)].filter(
    (verb): verb is EndVerb => verb !== 'attend' && verb !== 'time_out' && endsUnhelped(verb),
  );
}
