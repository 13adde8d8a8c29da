import { member } from '#access';
import { aboutNoClient, detailOf, serviceById } from '#directory';
import { isId, isRefusal, NOT_FOUND, newId } from '#kernel';
import {
  type Answer,
  type AnyRoute,
  answerIn,
  answersIn,
  type FormState,
  formPage,
  invalid,
  page,
  redirect,
  route,
  type Visit,
} from '#web';
import { ChangePage } from './change-pages.tsx';
import { saidOf } from './proposal.ts';
import { correct, decide, undo } from './proposal-commands.ts';
import { asValues, readChanges } from './proposal-forms.ts';
import { DecidePage, ProposalsPage } from './proposal-pages.tsx';
import { proposalById, waitingProposals } from './proposal-store.ts';
import { deskHead, readMoment, turnsOf } from './upkeep-desk.tsx';

const PAGE = 50;
const may = member('directory.edit');

async function listProposals(visit: Visit): Promise<Answer> {
  const { t, tx, formats, query, locale } = visit;
  const after = readMoment(answerIn(query, 'after'));
  const rows = await waitingProposals(tx, PAGE + 1, after);
  const proposals = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? proposals.at(-1) : undefined;
  const path = `/${locale}/providers/upkeep/proposals`;
  const next = last ? `${path}?after=${last.madeAt.getTime()}_${last.id}` : null;
  const head = await deskHead(visit, 'proposals');
  const foot = turnsOf({ t, first: after ? path : null, next });
  return page(t('providers.upkeep.title'), ProposalsPage({ t, formats, proposals, head, foot }), {
    wide: true,
  });
}

async function showDecision(visit: Visit, state: FormState): Promise<Answer> {
  const { t, tx, formats, params } = visit;
  const proposal = isId(params.proposalId) ? await proposalById(tx, params.proposalId) : undefined;
  if (!proposal) return NOT_FOUND;
  const service = await serviceById(tx, proposal.serviceId);
  const serviceName = service?.name ?? t('providers.proposal.gone');
  const body = DecidePage({ ...state, formats, proposal, serviceName, once: newId(tx.now) });
  const title = t('providers.proposal.title');
  return formPage(state.errors, title, body);
}

async function showCorrection(visit: Visit, state?: Omit<FormState, 't'>): Promise<Answer> {
  const { t, tx, formats, params, locale } = visit;
  const serviceId = params.serviceId ?? '';
  const service = isId(serviceId) ? await serviceById(tx, serviceId) : null;
  if (!service) return NOT_FOUND;
  const said = saidOf(t, formats, service, await detailOf(tx, serviceId));
  const back = `/${locale}/providers/upkeep/services/${serviceId}`;
  const values = { ...asValues(said), ...state?.values };
  const errors = state?.errors ?? {};
  const once = newId(tx.now);
  const body = ChangePage({
    t,
    values,
    errors,
    formats,
    service,
    said,
    once,
    action: `${back}/change`,
    back,
    standsAtOnce: true,
  });
  const title = t('providers.change.title');
  return state ? invalid(title, body) : page(title, body);
}

async function saveCorrection(visit: Visit): Promise<Answer> {
  const { t, tx, formats, form, params, locale } = visit;
  const serviceId = params.serviceId ?? '';
  const service = isId(serviceId) ? await serviceById(tx, serviceId) : null;
  if (!service) return NOT_FOUND;
  visit.concerns({ subjectId: serviceId });
  const read = readChanges(saidOf(t, formats, service, await detailOf(tx, serviceId)), form);
  if (!read.ok) return showCorrection(visit, { values: form, errors: read.errors });
  const { changes, note } = read;
  if (changes.length === 0) {
    return showCorrection(visit, { values: form, errors: { name: 'providers.error.nothing_changed' } });
  }
  const done = await correct(tx, { serviceId, changes, note });
  if (isRefusal(done)) return done;
  return redirect(`/${locale}/providers/upkeep/services/${serviceId}`, {
    banner: 'providers.banner.corrected',
  });
}

/** Reading what was proposed, deciding it, taking it back, and writing down what was heard on the telephone. */
export const decisionRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/providers/upkeep/proposals',
    name: 'providers.proposals.show',
    may,
    audit: aboutNoClient,
    handle: listProposals,
  }),
  route({
    method: 'GET',
    path: '/providers/upkeep/proposals/:proposalId',
    name: 'providers.proposal.show',
    may,
    audit: aboutNoClient,
    handle: (visit) => showDecision(visit, { t: visit.t, values: {}, errors: {} }),
  }),
  route({
    method: 'POST',
    path: '/providers/upkeep/proposals/:proposalId',
    name: 'providers.proposal.decide',
    may,
    audit: 'change',
    handle: async (visit) => {
      const { t, tx, form, params, locale } = visit;
      const proposalId = params.proposalId ?? '';
      if (!isId(proposalId)) return NOT_FOUND;
      visit.concerns({ subjectId: proposalId });
      const reason = answerIn(form, 'reason').slice(0, 1000);
      const done = await decide(tx, proposalId, { taken: answersIn(form, 'taken'), reason });
      if (isRefusal(done) && done.code === 'providers.reason_needed') {
        return showDecision(visit, { t, values: form, errors: { reason: 'providers.error.reason' } });
      }
      if (isRefusal(done)) return done;
      return redirect(`/${locale}/providers/upkeep/proposals`, { banner: 'providers.banner.decided' });
    },
  }),
  route({
    method: 'POST',
    path: '/providers/upkeep/proposals/:proposalId/undo',
    name: 'providers.proposal.undo',
    may,
    audit: 'change',
    handle: async (visit) => {
      const { tx, params, locale } = visit;
      if (!isId(params.proposalId)) return NOT_FOUND;
      visit.concerns({ subjectId: params.proposalId });
      const undone = await undo(tx, params.proposalId);
      if (isRefusal(undone)) return undone;
      return redirect(`/${locale}/providers/upkeep/services/${undone.serviceId}`, {
        banner: 'providers.banner.undone',
      });
    },
  }),
  route({
    method: 'GET',
    path: '/providers/upkeep/services/:serviceId/change',
    name: 'providers.correction.show',
    may,
    audit: aboutNoClient,
    handle: (visit) => showCorrection(visit),
  }),
  route({
    method: 'POST',
    path: '/providers/upkeep/services/:serviceId/change',
    name: 'providers.correction.save',
    may,
    audit: 'change',
    handle: saveCorrection,
  }),
];
