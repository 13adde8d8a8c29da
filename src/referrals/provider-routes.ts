import { colleagues, HOLDER_COOKIE, mailboxOf, openLink, schemeOf, useLink } from '#access';
import { serviceById } from '#directory';
import { isRefusal, NOT_FOUND, newId, refuse } from '#kernel';
import { servedLocales } from '#language';
import { contactsOf, initialsOf, type Person, personOf } from '#people';
import {
  type Answer,
  type AnyRoute,
  type FormState,
  formPage,
  holder,
  page,
  redirect,
  route,
  type Visit,
} from '#web';
import { readAnswer, readAttendance } from './move-forms.ts';
import { giveAnswer, tellAttendance } from './move-routes.ts';
import { askNewLink } from './new-link.ts';
import {
  AnswerPage,
  type Asker,
  AttendancePage,
  ClosedLinkPage,
  FreshPage,
  type LinkKind,
  type Shared,
  ThanksPage,
} from './provider-pages.tsx';
import { referralOf, stepsOf } from './reading.ts';
import type { Referral } from './referral.ts';
import { languageWords } from './show-facts.ts';
import { isEnded } from './state.ts';

/** What one link is about: the referral that it was made for, its person, and whom to ask. */
interface Held {
  readonly referral: Referral;
  readonly person: Person;
  readonly asker: Asker;
}

async function heldBy(visit: Visit): Promise<Held | undefined> {
  const { tx, actor } = visit;
  if (actor.kind !== 'provider') return undefined;
  const referral = await referralOf(tx, actor.referralId);
  const person = referral && (await personOf(tx, referral.personId));
  if (!referral || !person) return undefined;
  visit.concerns({ personId: person.id, subjectId: referral.id });
  return { referral, person, asker: await askerOf(visit, referral) };
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
  const { referral, person, asker } = held;
  const about = { t, kind, link: params.link ?? '', asker };
  const thanks = kind === 'answer' ? 'answered' : 'told';
  const title = t(kind === 'answer' ? 'referrals.answer.title' : 'referrals.attendance.title');
  if (link?.state === 'used') return page(title, ThanksPage({ t, what: thanks, asker }));
  if (isEnded(referral.status)) return page(title, ThanksPage({ t, what: 'settled', asker }));
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
  return null;
}

const showAnswer = async (visit: Visit, held: Held, state: FormState) => {
  const { t, tx, params } = visit;
  const { referral, person, asker } = held;
  const service = referral.serviceId ? await serviceById(tx, referral.serviceId) : null;
  const [shared, words] = await Promise.all([sharedOf(visit, referral, person), exchangeOf(visit, referral)]);
  const view = {
    ...state,
    kind: 'answer' as const,
    link: params.link ?? '',
    initials: initialsOf(person.name),
    reference: referral.reference,
    asker,
    once: newId(tx.now),
    serviceName: service?.name ?? '',
    shared,
    note: referral.note,
    ...words,
  };
  const title = t('referrals.answer.title');
  return formPage(state.errors, title, AnswerPage(view));
};

const showAttendance = async (visit: Visit, held: Held, state: FormState) => {
  const { t, tx, params } = visit;
  const { referral, person, asker } = held;
  const view = {
    ...state,
    kind: 'attendance' as const,
    link: params.link ?? '',
    initials: initialsOf(person.name),
    reference: referral.reference,
    asker,
    once: newId(tx.now),
  };
  const title = t('referrals.attendance.title');
  return formPage(state.errors, title, AttendancePage(view));
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
async function exchangeOf({ tx }: Visit, referral: Referral) {
  const steps = await stepsOf(tx, referral.id);
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
  if (told === null) {
    const { t } = visit;
    return page(t('referrals.attendance.later'), ThanksPage({ t, what: 'later', asker: held.asker }));
  }
  const used = await useLink(visit.tx, linkId);
  return isRefusal(used) ? used : redirect(here(visit, 'attendance'));
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
        return closedOr(visit, kind, held) ?? show(visit, held, { t: visit.t, values: {}, errors: {} });
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
        if (closed) return visit.link.state === 'used' ? refuse('access.link_used') : closed;
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

/** The provider's side, without an account: they answer, and later say whether the person came. */
export const providerRoutes: readonly AnyRoute[] = [...linkRoutes('answer'), ...linkRoutes('attendance')];
