import { member } from '#access';
import { isId, isRefusal, NOT_FOUND, refuse } from '#kernel';
import { referralsOfPerson } from '#referrals';
import { type Answer, type AnyRoute, answerIn, invalid, page, redirect, route, type Visit } from '#web';
import { askLater, moveNeed, nameNeed } from './commands.ts';
import { readMet, readNeed, readNeedMove } from './forms.ts';
import { MetPage, NeedMovePage, NeedPage } from './pages.tsx';
import { isSettled, possible } from './state.ts';
import { type Need, needOf } from './store.ts';
import { type PlanVisit, planVisit } from './visit.ts';

const work = member('plans.work');

interface Definition {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly name: string;
}

/** A route below the plan of one case: finds it, or answers 404. */
export function caseRoute(
  definition: Definition,
  handle: (visit: Visit, about: PlanVisit) => Promise<Answer> | Answer,
): AnyRoute {
  return route({
    ...definition,
    path: `/plans/cases/:caseId${definition.path}`,
    may: work,
    audit: definition.method === 'GET' ? 'read' : 'change',
    handle: async (visit) => {
      const caseId = visit.params.caseId ?? '';
      const about = await planVisit(visit, caseId, caseId);
      return isRefusal(about) ? about : handle(visit, about);
    },
  });
}

/** A route below one need: finds it and whom it is about, or answers 404. */
export function needRoute(
  definition: Definition,
  handle: (visit: Visit, about: PlanVisit & { need: Need }) => Promise<Answer> | Answer,
): AnyRoute {
  return route({
    ...definition,
    path: `/plans/needs/:needId${definition.path}`,
    may: work,
    audit: definition.method === 'GET' ? 'read' : 'change',
    handle: async (visit) => {
      const needId = visit.params.needId ?? '';
      const need = isId(needId) && (await needOf(visit.tx, needId));
      if (!need) return NOT_FOUND;
      const about = await planVisit(visit, need.caseId, need.id);
      return isRefusal(about) ? about : handle(visit, { ...about, need });
    },
  });
}

/** Back to the record of a case. */
export const toRecord = ({ locale }: Visit, caseId: string, banner: string): Answer =>
  redirect(`/${locale}/desks/record/${caseId}`, { banner: `plans.banner.${banner}` });

/** What the referrals that led here asked for, for the top of the list. */
async function askedFor({ tx }: Visit, personId: string) {
  const referrals = await referralsOfPerson(tx, personId);
  return [...new Set(referrals.filter(({ leg }) => leg === 'inbound').flatMap(({ domains }) => domains))];
}

function namingRoutes(): AnyRoute[] {
  const path = '/needs/new';
  return [
    caseRoute({ method: 'GET', path, name: 'plans.need.new' }, async (visit, { found, view }) => {
      if (found.status === 'closed') return refuse('plans.case_closed', ['reopen']);
      const asked = await askedFor(visit, found.personId);
      const shows = { ...view, askedFor: asked, values: { priority: '1' }, errors: {} };
      return page(visit.t('plans.need.title'), NeedPage(shows));
    }),
    caseRoute({ method: 'POST', path, name: 'plans.need.name' }, async (visit, { found, view }) => {
      const { t, tx, form, locale } = visit;
      const read = readNeed(form);
      if (!read.ok) {
        const asked = await askedFor(visit, found.personId);
        return invalid(t('plans.need.title'), NeedPage({ ...view, ...read, askedFor: asked }));
      }
      const named = await nameNeed(tx, found.id, read.value);
      if (isRefusal(named)) return named;
      if (answerIn(form, 'after') !== 'another') return toRecord(visit, found.id, 'need_named');
      const again = `/${locale}/plans/cases/${found.id}/needs/new`;
      return redirect(again, { banner: 'plans.banner.need_named' });
    }),
  ];
}

function movingRoutes(): AnyRoute[] {
  const path = '/move';
  return [
    needRoute({ method: 'GET', path, name: 'plans.need.show_moves' }, ({ t, query }, { need, view }) => {
      const verbs = possible(need.status);
      if (verbs.length === 0) return refuse('plans.cannot_now');
      const wanted = answerIn(query, 'verb');
      const barrier = wanted === 'find_no_service' ? 'no_service_exists' : '';
      const shows = { ...view, need, verbs, values: { verb: wanted, barrier }, errors: {} };
      return page(t('plans.move.title'), NeedMovePage(shows));
    }),
    needRoute({ method: 'POST', path, name: 'plans.need.move' }, async (visit, { need, view }) => {
      const { t, tx, form } = visit;
      const verbs = possible(need.status);
      const read = readNeedMove(form, verbs);
      if (!read.ok) return invalid(t('plans.move.title'), NeedMovePage({ ...view, ...read, need, verbs }));
      const { verb, barrier, note } = read.value;
      const moved = await moveNeed(tx, need.id, verb, { barrier, note });
      return isRefusal(moved) ? moved : toRecord(visit, need.caseId, 'need_moved');
    }),
  ];
}

function askingRoutes(): AnyRoute[] {
  const path = '/met';
  return [
    needRoute({ method: 'GET', path, name: 'plans.need.ask' }, (visit, { need, view }) => {
      // Settled already: the page that can bring it back is the one that helps.
      if (isSettled(need.status)) return redirect(`/${visit.locale}/plans/needs/${need.id}/move`);
      const shows = { ...view, need, since: since(visit, need), values: {}, errors: {} };
      return page(visit.t('plans.met.title'), MetPage(shows));
    }),
    needRoute({ method: 'POST', path, name: 'plans.need.answer' }, async (visit, { need, view }) => {
      const { t, tx, form } = visit;
      const read = readMet(form);
      if (!read.ok) {
        const shows = { ...view, ...read, need, since: since(visit, need) };
        return invalid(t('plans.met.title'), MetPage(shows));
      }
      const { verb, barrier, note } = read.value;
      const answered = verb
        ? await moveNeed(tx, need.id, verb, { barrier, note })
        : await askLater(tx, need.id, note);
      if (isRefusal(answered)) return answered;
      return toRecord(visit, need.caseId, verb ? 'need_moved' : 'ask_later');
    }),
  ];
}

const since = ({ formats, tx }: Visit, { askSince }: Need) =>
  askSince && formats.relativeDayOf(askSince, tx.now);

/** Naming needs, saying how they stand, and asking whether they were met. */
export function needRoutes(): AnyRoute[] {
  return [...namingRoutes(), ...movingRoutes(), ...askingRoutes()];
}
