import { z } from 'zod';
import { member } from '#access';
import { aboutNoClient, PROBLEMS } from '#directory';
import { HOUR, isId, isRefusal, NOT_FOUND, newId } from '#kernel';
import {
  type Answer,
  type AnyRoute,
  answerIn,
  type FormState,
  fields,
  formPage,
  pace,
  page,
  readForm,
  redirect,
  route,
  type Visit,
  visitor,
} from '#web';
import { reportAsVisitor, reportProblem, turnsOfOne } from './problem.ts';
import { ReportedPage, ReportPage, ReportsPage, UpkeepAside } from './problem-pages.tsx';
import { waitingProblems } from './problem-store.ts';
import { contactOf } from './store.ts';
import { deskHead, readMoment, turnsOf } from './upkeep-desk.tsx';

const PAGE = 50;

const reportForm = z.object({
  problem: fields.choice(PROBLEMS, 'providers.error.problem'),
  note: fields.prose({ most: 1000 }),
});

/** The pages around a report: those of the directory for members, and the public ones for everyone else. */
function pathsOf({ locale, session, params }: Visit, serviceId: string) {
  if (session)
    return {
      service: `/${locale}/directory/services/${serviceId}`,
      action: `/${locale}/providers/problems/${serviceId}`,
    };
  const { scheme } = params;
  return {
    service: `/${locale}/directory/find/${scheme}/services/${serviceId}`,
    action: `/${locale}/providers/report/${scheme}/${serviceId}`,
  };
}

async function showReport(visit: Visit, state: FormState, full = false): Promise<Answer> {
  const { t, tx, params, locale } = visit;
  const serviceId = params.serviceId ?? '';
  const contact = isId(serviceId) ? await contactOf(tx, serviceId) : undefined;
  if (!contact) return NOT_FOUND;
  const view = { ...state, ...pathsOf(visit, serviceId), contact, once: newId(tx.now) };
  const ask = full ? `/${locale}/referrals/self/${params.scheme}` : null;
  const body = ReportPage({ ...view, isVisitor: visit.session === null, ask });
  const title = t('providers.problem.title');
  return full ? page(title, body, { status: 429 }) : formPage(state.errors, title, body);
}

async function listProblems(visit: Visit): Promise<Answer> {
  const { t, tx, formats, query, locale } = visit;
  const after = readMoment(answerIn(query, 'after'));
  const rows = await waitingProblems(tx, PAGE + 1, after);
  const problems = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? problems.at(-1) : undefined;
  const path = `/${locale}/providers/upkeep/problems`;
  const next = last ? `${path}?after=${last.saidAt.getTime()}_${last.id}` : null;
  const head = await deskHead(visit, 'problems');
  const foot = turnsOf({ t, first: after ? path : null, next });
  return page(t('providers.upkeep.title'), ReportsPage({ t, formats, problems, head, foot }), { wide: true });
}

const turn = pace({ most: turnsOfOne(0), within: HOUR, wide: true });

async function reportPublicly(visit: Visit): Promise<Answer> {
  const { t, tx, form, params, locale } = visit;
  const serviceId = params.serviceId ?? '';
  if (!isId(serviceId)) return NOT_FOUND;
  visit.concerns({ subjectId: serviceId });
  const read = readForm(reportForm, form);
  if (!read.ok) return showReport(visit, { t, ...read });
  const mayOne = (turns: number) => turn(visit.address, tx.now, turns);
  const done = await reportAsVisitor(tx, { serviceId, ...read.value }, mayOne);
  if (isRefusal(done))
    return done === NOT_FOUND ? done : showReport(visit, { t, values: form, errors: {} }, true);
  return redirect(`/${locale}/providers/report/${params.scheme}/${serviceId}/sent`);
}

async function showReported(visit: Visit): Promise<Answer> {
  const { t, tx, params, locale } = visit;
  const serviceId = params.serviceId ?? '';
  if (!isId(serviceId) || !(await contactOf(tx, serviceId))) return NOT_FOUND;
  const { service } = pathsOf(visit, serviceId);
  const search = `/${locale}/directory/find/${params.scheme}`;
  return page(t('providers.problem.sent'), ReportedPage({ t, service, search }));
}

/** Reporting a problem, from every listing, and the list of what was reported. */
export const problemRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/providers/problems/:serviceId',
    name: 'providers.problem.show',
    may: member('directory.search'),
    audit: aboutNoClient,
    handle: (visit) => showReport(visit, { t: visit.t, values: {}, errors: {} }),
  }),
  route({
    method: 'POST',
    path: '/providers/problems/:serviceId',
    name: 'providers.problem.report',
    may: member('directory.search'),
    audit: 'change',
    handle: async (visit) => {
      const { t, tx, form, params, locale } = visit;
      const serviceId = params.serviceId ?? '';
      if (!isId(serviceId)) return NOT_FOUND;
      visit.concerns({ subjectId: serviceId });
      const read = readForm(reportForm, form);
      if (!read.ok) return showReport(visit, { t, ...read });
      const done = await reportProblem(tx, { serviceId, ...read.value });
      if (isRefusal(done)) return done;
      return redirect(`/${locale}/directory/services/${serviceId}`, { banner: 'providers.banner.reported' });
    },
  }),
  route({
    method: 'GET',
    path: '/providers/report/:scheme/:serviceId',
    name: 'providers.public_problem.show',
    may: visitor,
    audit: { none: 'an empty public form' },
    handle: (visit) => showReport(visit, { t: visit.t, values: {}, errors: {} }),
  }),
  route({
    method: 'POST',
    path: '/providers/report/:scheme/:serviceId',
    name: 'providers.public_problem.report',
    may: visitor,
    audit: 'change',
    handle: reportPublicly,
  }),
  route({
    method: 'GET',
    path: '/providers/report/:scheme/:serviceId/sent',
    name: 'providers.public_problem.sent',
    may: visitor,
    audit: { none: 'says thank you to nobody in particular' },
    handle: showReported,
  }),
  route({
    method: 'GET',
    path: '/providers/upkeep/problems',
    name: 'providers.problems.show',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: listProblems,
  }),
];

/** What the directory's page of a service says of its upkeep. */
export async function upkeepAside(visit: Visit, serviceId: string) {
  const mayEdit = visit.session?.permissions.has('directory.edit') ?? false;
  return UpkeepAside({ t: visit.t, serviceId, report: pathsOf(visit, serviceId).action, mayEdit });
}
