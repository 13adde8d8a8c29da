import { member } from '#access';
import { dayOf, isRefusal, NOT_FOUND, newId, type Refusal, refuse } from '#kernel';
import { initialsOf, personOf } from '#people';
import { type Answer, type AnyRoute, type FormState, formPage, redirect, route, type Visit } from '#web';
import { noteAttendance, noteNotYet } from './attendance.ts';
import { lookInto } from './correction.ts';
import { calendarOf } from './inbox.ts';
import { move } from './move.ts';
import {
  type Attendance,
  CANNOT,
  type ProviderAnswer,
  readAnswer,
  readAttendance,
  readEnding,
  readInformation,
  readQuestion,
} from './move-forms.ts';
import { askNewLink } from './new-link.ts';
import { SpokenPage, VisitPage } from './provider-pages.tsx';
import { referralOf, stepsOf } from './reading.ts';
import type { Referral } from './referral.ts';
import { EndPage, WordsPage } from './show-pages.tsx';
import { endings, openQuestion } from './show-routes.ts';

/** The page of one form about one referral. */
type Show = (visit: Visit, referral: Referral, state: FormState) => Promise<Answer>;

const EMPTY = { values: {}, errors: {} } as const;

/** A referral in the path that this visit may see, noted for the audit. */
async function found(visit: Visit): Promise<Referral | undefined> {
  const referral = await referralOf(visit.tx, visit.params.referralId ?? '');
  if (referral) visit.concerns({ personId: referral.personId, subjectId: referral.id });
  return referral;
}

/** A form's two routes below a referral: shown by GET, done by POST. */
function formRoutes(
  name: string,
  permission: Parameters<typeof member>[0],
  show: Show,
  done: (visit: Visit, referral: Referral) => Promise<Answer>,
): AnyRoute[] {
  const shared = { path: `/referrals/:referralId/${name}`, may: member(permission) };
  return [
    route({
      ...shared,
      method: 'GET',
      name: `referrals.${name}.show`,
      audit: 'read',
      handle: async (visit) => {
        const referral = await found(visit);
        return referral ? show(visit, referral, { t: visit.t, ...EMPTY }) : NOT_FOUND;
      },
    }),
    route({
      ...shared,
      method: 'POST',
      name: `referrals.${name}.send`,
      audit: 'change',
      handle: async (visit) => {
        const referral = await found(visit);
        return referral ? done(visit, referral) : NOT_FOUND;
      },
    }),
  ];
}

function home({ locale }: Visit, referral: Referral): string {
  return `/${locale}/referrals/${referral.id}`;
}

function moved(
  visit: Visit,
  referral: Referral,
  result: Referral | true | Refusal,
  banner = 'referrals.banner.moved',
) {
  if (isRefusal(result)) return result;
  return redirect(home(visit, referral), { banner });
}

async function framed(visit: Visit, referral: Referral, state: FormState, name: string) {
  const person = await personOf(visit.tx, referral.personId);
  const back = home(visit, referral);
  return {
    ...state,
    once: newId(visit.tx.now),
    back,
    action: `${back}/${name}`,
    person: `${initialsOf(person?.name ?? '')} · ${referral.reference}`,
    initials: initialsOf(person?.name ?? ''),
  };
}

const showEnd: Show = async (visit, referral, state) => {
  const verbs = endings(visit.actor, referral);
  if (verbs.length === 0) return refuse('referrals.not_possible_now');
  const view = { ...(await framed(visit, referral, state, 'end')), verbs };
  return formPage(state.errors, visit.t('referrals.end.title'), EndPage(view));
};

const showWords =
  (kind: 'ask' | 'give', name: string): Show =>
  async (visit, referral, state) => {
    const steps = kind === 'give' ? await stepsOf(visit.tx, referral.id) : [];
    const question = openQuestion(referral, steps);
    const view = { ...(await framed(visit, referral, state, name)), kind, question };
    return formPage(state.errors, visit.t(`referrals.${kind}.title`), WordsPage(view));
  };

const showSpoken: Show = async (visit, referral, state) =>
  formPage(
    state.errors,
    visit.t('referrals.spoken.title'),
    SpokenPage(await framed(visit, referral, state, 'spoken')),
  );

const showVisit: Show = async (visit, referral, state) =>
  formPage(
    state.errors,
    visit.t('referrals.attendance.record'),
    VisitPage(await framed(visit, referral, state, 'attendance')),
  );

/** What someone signed in does with one referral. The command decides whether it is theirs to do. */
export const moveRoutes: readonly AnyRoute[] = [
  ...(['acknowledge', 'put_on_waiting_list', 'complete'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/referrals/:referralId/move/${verb}`,
      name: `referrals.referral.${verb}`,
      may: member('referrals.receive'),
      audit: 'change',
      handle: async (visit) => {
        const referral = await found(visit);
        return referral ? moved(visit, referral, await move(visit.tx, referral.id, verb)) : NOT_FOUND;
      },
    }),
  ),
  route({
    method: 'POST',
    path: '/referrals/:referralId/new-link',
    name: 'referrals.link.renew',
    may: member('plans.work'),
    audit: 'change',
    handle: async (visit) => {
      const referral = await found(visit);
      if (!referral) return NOT_FOUND;
      const asked = await askNewLink(visit.tx, referral.id);
      return moved(visit, referral, asked, 'referrals.banner.link_asked');
    },
  }),
  route({
    method: 'POST',
    path: '/referrals/:referralId/correction',
    name: 'referrals.correction.look_into',
    may: member('plans.work'),
    audit: 'change',
    handle: async (visit) => {
      const referral = await found(visit);
      if (!referral) return NOT_FOUND;
      const seen = await lookInto(visit.tx, referral.id);
      return moved(visit, referral, seen, 'referrals.banner.looked_into');
    },
  }),
  ...formRoutes('end', 'referrals.follow', showEnd, async (visit, referral) => {
    const read = readEnding(visit.form, endings(visit.actor, referral));
    if (!read.ok) return showEnd(visit, referral, { t: visit.t, ...read });
    const { verb, barrier: reason, nextStep, note } = read.value;
    return moved(visit, referral, await move(visit.tx, referral.id, verb, { reason, nextStep, note }));
  }),
  ...formRoutes('question', 'referrals.receive', showWords('ask', 'question'), async (visit, referral) => {
    const read = readQuestion(visit.form);
    if (!read.ok) return showWords('ask', 'question')(visit, referral, { t: visit.t, ...read });
    return moved(visit, referral, await move(visit.tx, referral.id, 'ask_information', read.value));
  }),
  ...formRoutes(
    'information',
    'referrals.follow',
    showWords('give', 'information'),
    async (visit, referral) => {
      const read = readInformation(visit.form);
      if (!read.ok) return showWords('give', 'information')(visit, referral, { t: visit.t, ...read });
      return moved(visit, referral, await move(visit.tx, referral.id, 'give_information', read.value));
    },
  ),
  ...formRoutes('spoken', 'plans.work', showSpoken, async (visit, referral) => {
    const read = readAnswer(visit.form);
    if (!read.ok) return showSpoken(visit, referral, { t: visit.t, ...read });
    return moved(visit, referral, await giveAnswer(visit, referral, read.value, true));
  }),
  ...formRoutes('attendance', 'plans.work', showVisit, async (visit, referral) => {
    const read = readAttendance(visit.form);
    if (!read.ok) return showVisit(visit, referral, { t: visit.t, ...read });
    const told = await tellAttendance(visit, referral, read.value, true);
    if (isRefusal(told) && told.code === 'referrals.day_in_future') {
      const errors = { 'day-day': 'referrals.error.day' };
      return showVisit(visit, referral, { t: visit.t, values: visit.form, errors });
    }
    return moved(visit, referral, told);
  }),
];

/** One of the four answers, by the provider or in their place. */
export function giveAnswer(
  { tx }: Visit,
  referral: Referral,
  answer: ProviderAnswer,
  forProvider: boolean,
): Promise<Referral | Refusal> {
  const { note } = answer;
  switch (answer.answer) {
    case 'yes':
      return move(tx, referral.id, 'accept', { note, forProvider });
    case 'waiting_list':
      return move(tx, referral.id, 'put_on_waiting_list', { note, forProvider });
    case 'talk':
      return move(tx, referral.id, 'ask_information', { note, forProvider });
    case 'cannot': {
      // A provider says why they cannot; what happens then is for the person and their link worker to find.
      const reason = answer.barrier;
      return move(tx, referral.id, CANNOT[reason], { note, reason, nextStep: 'try_another', forProvider });
    }
  }
}

/** Whether someone came, by the provider or in their place. */
export async function tellAttendance(
  { tx }: Visit,
  referral: Referral,
  told: Attendance,
  forProvider: boolean,
): Promise<Referral | Refusal> {
  if (told.came === 'not_yet') return noteNotYet(tx, referral.id, { forProvider });
  if (told.came === 'stopped') {
    const why = { reason: told.barrier, nextStep: 'ask_person', forProvider } as const;
    return move(tx, referral.id, 'stop_wanting', why);
  }
  const { zone } = await calendarOf(tx);
  const onDay = told['day-day'] ?? dayOf(tx.now, zone);
  const attended = told.came === 'yes';
  const barrier = told.came === 'missed' ? told.barrier : null;
  return noteAttendance(tx, referral.id, { onDay, attended, barrier, forProvider });
}
