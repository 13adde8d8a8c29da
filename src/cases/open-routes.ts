import { colleagues, member } from '#access';
import { isId, isRefusal, NOT_FOUND, newId } from '#kernel';
import { personOf } from '#people';
import { referralOf } from '#referrals';
import { type Answer, type AnyRoute, answerIn, invalid, page, redirect, route, type Visit } from '#web';
import { shownWorker } from './candidate.ts';
import { open } from './commands.ts';
import { OpenPage } from './pages.tsx';
import { mayOpenFor } from './policy.ts';
import { caseOf } from './store.ts';

const work = member('cases.work');

async function opening(visit: Visit, referralId: string, linkWorkerId?: string): Promise<Answer> {
  const { tx, locale } = visit;
  const opened = await open(tx, { referralId, linkWorkerId });
  if (isRefusal(opened)) return opened;
  const found = await caseOf(tx, opened.id);
  visit.concerns({ personId: found?.personId, subjectId: opened.id });
  return redirect(`/${locale}/desks/record/${opened.id}`, { banner: 'cases.banner.opened' });
}

/** Whom the case could be opened for, and the page that asks; undefined when the referral is not there. */
async function choosing(visit: Visit) {
  const { tx, t, formats, actor, params } = visit;
  const referralId = params.referralId ?? '';
  const referral = isId(referralId) ? await referralOf(tx, referralId) : undefined;
  if (referral?.leg !== 'inbound') return undefined;
  visit.concerns({ personId: referral.personId, subjectId: referral.id });
  const [person, workers] = await Promise.all([
    personOf(tx, referral.personId),
    colleagues(tx, 'link_worker'),
  ]);
  if (!person) return undefined;
  const candidates = workers
    .filter(({ id }) => mayOpenFor(actor, id))
    .map((one) => shownWorker(one, formats));
  const { name } = person;
  return { t, formats, referralId, name, reference: referral.reference, once: newId(tx.now), candidates };
}

/** Opening a case: for oneself with one press, for a colleague by choosing who. */
export const openRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/cases/open',
    name: 'cases.case.open',
    may: work,
    audit: 'change',
    handle: async (visit) => {
      const { actor, locale, form } = visit;
      const referralId = answerIn(form, 'referralId');
      const linkWorkerId = answerIn(form, 'linkWorkerId') || undefined;
      if (!isId(referralId) || (linkWorkerId && !isId(linkWorkerId))) return NOT_FOUND;
      // A supervisor who carries no cases opens them for someone else, so they are asked for whom.
      const carries = actor.kind === 'member' && actor.roles.includes('link_worker');
      if (linkWorkerId || carries) return opening(visit, referralId, linkWorkerId);
      if (!(await referralOf(visit.tx, referralId))) return NOT_FOUND;
      return redirect(`/${locale}/cases/new/${referralId}`);
    },
  }),
  route({
    method: 'GET',
    path: '/cases/new/:referralId',
    name: 'cases.case.choose',
    may: work,
    audit: 'read',
    handle: async (visit) => {
      const view = await choosing(visit);
      if (!view) return NOT_FOUND;
      return page(visit.t('cases.open.title'), OpenPage({ ...view, values: {}, errors: {} }));
    },
  }),
  route({
    method: 'POST',
    path: '/cases/new/:referralId',
    name: 'cases.case.open_for',
    may: work,
    audit: 'change',
    handle: async (visit) => {
      const view = await choosing(visit);
      if (!view) return NOT_FOUND;
      const chosen = answerIn(visit.form, 'linkWorkerId');
      if (view.candidates.some(({ id }) => id === chosen)) return opening(visit, view.referralId, chosen);
      const errors = { linkWorkerId: 'cases.error.link_worker' };
      return invalid(visit.t('cases.open.title'), OpenPage({ ...view, values: visit.form, errors }));
    },
  }),
];
