import { z } from 'zod';
import { member } from '#access';
import { PROBLEMS } from '#directory';
import { isId, isRefusal, NOT_FOUND, newId } from '#kernel';
import {
  type Answer,
  type AnyRoute,
  answerIn,
  type FormState,
  fields,
  invalid,
  page,
  readForm,
  redirect,
  route,
  type Visit,
} from '#web';
import { reportProblem } from './problem.ts';
import { ReportPage, ReportsPage, UpkeepAside } from './problem-pages.tsx';
import { waitingProblems } from './problem-store.ts';
import { contactOf } from './store.ts';
import { deskHead, readMoment, turnsOf } from './upkeep-desk.tsx';

const PAGE = 50;
const noClient = 'the directory knows no client';

const reportForm = z.object({
  problem: fields.choice(PROBLEMS, 'providers.error.problem'),
  note: fields.prose({ most: 1000 }),
});

async function showReport(visit: Visit, state: FormState): Promise<Answer> {
  const { t, tx, params } = visit;
  const serviceId = params.serviceId ?? '';
  const contact = isId(serviceId) ? await contactOf(tx, serviceId) : undefined;
  if (!contact) return NOT_FOUND;
  const body = ReportPage({ ...state, contact, once: newId(tx.now) });
  const title = t('providers.problem.title');
  return Object.keys(state.errors).length > 0 ? invalid(title, body) : page(title, body);
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

/** Reporting a problem, from every listing, and the list of what was reported. */
export const problemRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/providers/problems/:serviceId',
    name: 'providers.problem.show',
    may: member('directory.search'),
    audit: { none: noClient },
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
    path: '/providers/upkeep/problems',
    name: 'providers.problems.show',
    may: member('directory.edit'),
    audit: { none: noClient },
    handle: listProblems,
  }),
];

/** What the directory's page of a service says of its upkeep. */
export async function upkeepAside({ t, session }: Visit, serviceId: string) {
  return UpkeepAside({ t, serviceId, mayEdit: session?.permissions.has('directory.edit') ?? false });
}
