import { colleagues, HOLDER_COOKIE, mailboxOf, openLink, schemeOf, useLink } from '#access';
import { serviceById } from '#directory';
import { isRefusal, NOT_FOUND, newId, refuse } from '#kernel';
import { servedLocales } from '#language';
import { contactsOf, initialsOf, type Person, personOf } from '#people';
import {
  type Answer,
  type AnyRoute,
  answerIn,
  type FormState,
  formPage,
  holder,
  page,
  redirect,
  route,
  type Visit,
} from '#web';
import { correct, recordedHere } from './correction.ts';
import { readAnswer, readAttendance, readCorrection } from './move-forms.ts';
import { giveAnswer, tellAttendance } from './move-routes.ts';
import { askNewLink } from './new-link.ts';
import {
  AnswerPage,
  type Asker,
  AttendancePage,
  ClosedLinkPage,
  FreshPage,
  type LinkKind,
  RecordedPage,
  type Shared,
  ThanksPage,
} from './provider-pages.tsx';
import { referralOf, stepsOf } from './reading.ts';
import type { Referral, Step } from './referral.ts';
import { languageWords } from './show-facts.ts';
import { isEnded } from './state.ts';

/** What one link is about: the referral that it was made for, its person, and whom to ask. */
interface Held {
  readonly referral: Referral;
  readonly person: Person;
  readonly asker: Asker;
  readonly steps: readonly Step[];
}

async function heldBy(visit: Visit): Promise<Held | undefined> {
  const { tx, actor } = visit;
  if (actor.kind !== 'provider') return undefined;
  const referral = await referralOf(tx, actor.referralId);
  const person = referral && (await personOf(tx, referral.personId));
  if (!referral || !person) return undefined;
  visit.concerns({ personId: person.id, subjectId: referral.id });
  const [asker, steps] = await Promise.all([askerOf(visit, referral), stepsOf(tx, referral.id)]);
  return { referral, person, asker, steps };
}

async function askerOf({ tx }: Visit, { senderId }: Referral): Promise<Asker> {
  const [scheme, everyone, mailbox] = await Promise.all([
    schemeOf(tx),
    colleagues(tx),
    senderId ? mailboxOf(tx, senderId) : undefined,
  ]);
  const sender = everyone.find(({ id }) => id === senderId);
  return {
    schemeName: scheme.name,
    name: sender?.display_name ?? null,
    email: sender ? (mailbox?.email ?? null) : null,
  };
}

/** What is said instead of the form, when the link opens nothing (any more). */
function closedOr(visit: Visit, kind: LinkKind, held: Held): Answer | null {
  const { t, link, params } = visit;
  const { referral, person, asker, steps } = held;
  const about = { t, kind, link: params.link ?? '', asker };
  const title = t(kind === 'answer' ? 'referrals.answer.title' : 'referrals.attendance.title');
  if (link?.state === 'used')
    return page(title, ThanksPage({ t, what: thanksFor(kind, link.id, steps), asker }));
  const works = link?.state === 'fresh' || link?.state === 'held';
  const recorded = kind === 'answer' && works ? recordedHere(referral, steps) : null;
  if (isEnded(referral.status) && !recorded) return page(title, ThanksPage({ t, what: 'settled', asker }));
  if (link?.state === 'taken' || link?.state === 'expired') {
    const status = link.state === 'expired' ? 410 : 403;
    return page(t(`referrals.answer.${link.state}`), ClosedLinkPage({ ...about, state: link.state }), {
      status,
    });
  }
  if (link?.state === 'fresh') {
    const { reference } = referral;
    return page(title, FreshPage({ ...about, initials: initialsOf(person.name), reference }));
  }
  return recorded && showRecorded(visit, held, recorded, { t, values: visit.form, errors: {} });
}

function thanksFor(kind: LinkKind, linkId: string, steps: readonly Step[]) {
  if (kind === 'attendance') return 'told';
  return steps.some(({ verb, actorId }) => verb === 'correct' && actorId === linkId)
    ? 'corrected'
    : 'answered';
}

/** What every page with a form shows that a link opens. */
function partsOf<Kind extends LinkKind>(
  { tx, params }: Visit,
  { referral, person, asker }: Held,
  kind: Kind,
) {
  return {
    kind,
    link: params.link ?? '',
    initials: initialsOf(person.name),
    reference: referral.reference,
    asker,
    once: newId(tx.now),
  };
}

// Their answer has come by another way. What they were about to write here is kept, as words to us.
function showRecorded(visit: Visit, held: Held, recorded: Step, state: FormState): Answer {
  const { t, formats } = visit;
  const view = {
    ...state,
    ...partsOf(visit, held, 'answer'),
    what: t.at(`referrals.step.${recorded.verb}`),
    when: formats.dateTime(recorded.at),
    note: recorded.note,
  };
  return formPage(state.errors, t('referrals.recorded.title'), RecordedPage(view));
}

const showAnswer = async (visit: Visit, held: Held, state: FormState) => {
  const { t, tx } = visit;
  const { referral, person } = held;
  const service = referral.serviceId ? await serviceById(tx, referral.serviceId) : null;
  const shared = await sharedOf(visit, referral, person);
  const view = {
    ...state,
    ...partsOf(visit, held, 'answer'),
    serviceName: service?.name ?? '',
    shared,
    note: referral.note,
    ...exchangeIn(held.steps),
  };
  const title = t('referrals.answer.title');
  return formPage(state.errors, title, AnswerPage(view));
};

const showAttendance = async (visit: Visit, held: Held, state: FormState) => {
  const view = { ...state, ...partsOf(visit, held, 'attendance') };
  return formPage(state.errors, visit.t('referrals.attendance.title'), AttendancePage(view));
};

// Only what was chosen for this introduction, and a telephone only while the person lets services use it.
async function sharedOf(visit: Visit, { shared }: Referral, person: Person): Promise<Shared[]> {
  const { t, tx } = visit;
  const phone =
    shared.includes('phone') && person.providerMayContact
      ? (await contactsOf(tx, person.id)).find(({ channel }) => channel === 'phone_call' || channel === 'sms')
      : undefined;
  return [
    ...(shared.includes('name')
      ? [{ key: t('referrals.answer.name'), value: person.name, kind: 'name' } as const]
      : []),
    ...(phone ? [{ key: t('referrals.answer.phone'), value: phone.value, kind: 'phone' } as const] : []),
    ...(shared.includes('language')
      ? [{ key: t('referrals.answer.language'), value: languageWords(visit, person), kind: 'text' } as const]
      : []),
    ...(shared.includes('interpreter')
      ? [
          {
            key: t('referrals.answer.interpreter'),
            value: t(`referrals.interpreter.${person.interpreter}`),
            kind: 'text',
          } as const,
        ]
      : []),
  ];
}

// What they asked before and what the link worker answered, so that neither has to be looked for.
function exchangeIn(steps: readonly Step[]) {
  return {
    asked: steps.findLast(({ verb }) => verb === 'ask_information')?.note ?? '',
    told: steps.findLast(({ verb }) => verb === 'give_information')?.note ?? '',
  };
}

const LINKS = {
  answer: { purpose: 'provider_answer', show: showAnswer, done: answerDone },
  attendance: { purpose: 'provider_attendance', show: showAttendance, done: attendanceDone },
} as const;

async function answerDone(visit: Visit, held: Held, linkId: string): Promise<Answer> {
  const read = readAnswer(visit.form);
  if (!read.ok) return showAnswer(visit, held, { t: visit.t, ...read });
  const used = await useLink(visit.tx, linkId);
  if (isRefusal(used)) return used;
  const answer = await giveAnswer(visit, held.referral, read.value, false);
  return isRefusal(answer) ? answer : redirect(here(visit, 'answer'));
}

async function attendanceDone(visit: Visit, held: Held, linkId: string): Promise<Answer> {
  const read = readAttendance(visit.form);
  if (!read.ok) return showAttendance(visit, held, { t: visit.t, ...read });
  const told = await tellAttendance(visit, held.referral, read.value, false);
  if (isRefusal(told) && told.code === 'referrals.day_in_future') {
    const errors = { 'day-day': 'referrals.error.day' };
    return showAttendance(visit, held, { t: visit.t, values: visit.form, errors });
  }
  if (isRefusal(told)) return told;
  // The link stays open for the day when they have been.
  if (read.value.came === 'not_yet') return redirect(`${here(visit, 'attendance')}?told=not_yet`);
  const used = await useLink(visit.tx, linkId);
  return isRefusal(used) ? used : redirect(here(visit, 'attendance'));
}

// Whoever sends an answer to what is settled is shown where it stands, and that nothing was done.
function undone(answer: Answer): Answer {
  const shown = !isRefusal(answer) && answer.kind === 'page' && answer.status < 400;
  return shown ? { ...answer, status: 409 } : answer;
}

function later({ t }: Visit, { asker }: Held): Answer {
  return page(t('referrals.attendance.later'), ThanksPage({ t, what: 'later', asker }));
}

function here({ locale, params }: Visit, kind: LinkKind): string {
  return `/${locale}/referrals/${kind}/${params.link}`;
}

function linkRoutes(kind: LinkKind): AnyRoute[] {
  const { purpose, show, done } = LINKS[kind];
  const may = holder(purpose);
  const path = `/referrals/${kind}/:link`;
  return [
    route({
      method: 'GET',
      path,
      name: `referrals.${kind}_link.show`,
      may,
      audit: 'read',
      handle: async (visit) => {
        const held = await heldBy(visit);
        if (!held) return NOT_FOUND;
        const closed = closedOr(visit, kind, held);
        if (!closed && kind === 'attendance' && answerIn(visit.query, 'told') === 'not_yet')
          return later(visit, held);
        return closed ?? show(visit, held, { t: visit.t, values: {}, errors: {} });
      },
    }),
    route({
      method: 'POST',
      path: `${path}/open`,
      name: `referrals.${kind}_link.open`,
      may,
      audit: 'change',
      handle: async (visit) => {
        const held = await heldBy(visit);
        if (!held || !visit.link) return NOT_FOUND;
        // Opened before: the page itself says by whom, and what now.
        if (visit.link.state !== 'fresh') return redirect(here(visit, kind));
        const token = await openLink(visit.tx, visit.link.id);
        if (isRefusal(token)) return redirect(here(visit, kind));
        return redirect(here(visit, kind), { cookies: cookiesFor(visit, kind, token) });
      },
    }),
    route({
      method: 'POST',
      path,
      name: `referrals.${kind}_link.answer`,
      may,
      audit: 'change',
      handle: async (visit) => {
        const held = await heldBy(visit);
        if (!held || !visit.link) return NOT_FOUND;
        const closed = closedOr(visit, kind, held);
        if (closed) return visit.link.state === 'used' ? refuse('access.link_used') : undone(closed);
        return done(visit, held, visit.link.id);
      },
    }),
    route({
      method: 'POST',
      path: `${path}/fresh`,
      name: `referrals.${kind}_link.renew`,
      may,
      audit: 'change',
      handle: async (visit) => {
        const held = await heldBy(visit);
        if (!held) return NOT_FOUND;
        const { t, tx } = visit;
        // Whether one was sent a moment ago or just now, the answer is the same: look at your own address.
        const asked = await askNewLink(tx, held.referral.id);
        if (isRefusal(asked) && asked.code !== 'referrals.link_just_sent') return asked;
        return page(t('referrals.answer.fresh_done'), ThanksPage({ t, what: 'asked', asker: held.asker }));
      },
    }),
  ];
}

// One cookie for each language of the page, so that changing the language does not lose the link.
function cookiesFor({ params }: Visit, kind: LinkKind, value: string) {
  return servedLocales({ pseudo: false }).map((locale) => ({
    name: HOLDER_COOKIE,
    value,
    path: `/${locale}/referrals/${kind}/${params.link}`,
  }));
}

const correctionRoute = route({
  method: 'POST',
  path: '/referrals/answer/:link/correction',
  name: 'referrals.answer_link.correct',
  may: holder('provider_answer'),
  audit: 'change',
  handle: async (visit) => {
    const held = await heldBy(visit);
    const { t, tx, link, form } = visit;
    if (!held || !link) return NOT_FOUND;
    if (link.state !== 'held') {
      return link.state === 'used'
        ? refuse('access.link_used')
        : (closedOr(visit, 'answer', held) ?? NOT_FOUND);
    }
    const recorded = recordedHere(held.referral, held.steps);
    const read = readCorrection(form);
    if (recorded && !read.ok) return showRecorded(visit, held, recorded, { t, ...read });
    const corrected = await correct(tx, held.referral.id, read.ok ? read.value.note : '');
    if (isRefusal(corrected)) return corrected;
    const used = await useLink(tx, link.id);
    return isRefusal(used) ? used : redirect(here(visit, 'answer'));
  },
});

/** The provider's side, without an account: they answer, and later say whether the person came. */
export const providerRoutes: readonly AnyRoute[] = [
  ...linkRoutes('answer'),
  correctionRoute,
  ...linkRoutes('attendance'),
];
