import { z } from 'zod';
import { member, namesOf } from '#access';
import { aboutNoClient, detailOf, queuedListings, serviceById, wordsOnListing } from '#directory';
import { isId, isRefusal, NOT_FOUND, newId, readLocalDate } from '#kernel';
import {
  type Answer,
  type AnyRoute,
  answerIn,
  type FormState,
  fields,
  formPage,
  page,
  readForm,
  redirect,
  route,
  todayOf,
  type Visit,
} from '#web';
import { HEARD, noteHeard } from './problem.ts';
import { problemsOf } from './problem-store.ts';
import { proposalsOf } from './proposal-store.ts';
import { contactOf } from './store.ts';
import { deskHead, turnsOf } from './upkeep-desk.tsx';
import { HeardPage, QueuePage } from './upkeep-pages.tsx';

const PAGE = 50;

const heardForm = z.object({
  heard: fields.choice(HEARD, 'providers.error.heard'),
  note: fields.prose({ most: 1000 }),
});

async function queue(visit: Visit): Promise<Answer> {
  const { t, tx, formats, query, locale } = visit;
  const after = readAfter(answerIn(query, 'after'));
  const rows = await queuedListings(tx, PAGE + 1, after);
  const listings = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? listings.at(-1) : undefined;
  const path = `/${locale}/providers/upkeep`;
  const head = await deskHead(visit, 'to_check');
  const next = last ? `${path}?after=${last.queuedOn}_${last.serviceId}` : null;
  const foot = turnsOf({ t, first: after ? path : null, next });
  return page(t('providers.upkeep.title'), QueuePage({ t, formats, listings, head, foot }), { wide: true });
}

// Where the page before ended; anything else starts at the beginning.
function readAfter(text: string): { day: string; id: string } | null {
  const [day = '', id = ''] = text.split('_');
  return readLocalDate(day) && isId(id) ? { day, id } : null;
}

async function showHeard(visit: Visit, state: FormState): Promise<Answer> {
  const { tx, params, formats } = visit;
  const serviceId = params.serviceId ?? '';
  const service = isId(serviceId) ? await serviceById(tx, serviceId) : null;
  if (!service) return NOT_FOUND;
  const [detail, contact, said, proposals, problems] = await Promise.all([
    detailOf(tx, serviceId),
    contactOf(tx, serviceId),
    wordsOnListing(tx, serviceId),
    proposalsOf(tx, serviceId),
    problemsOf(tx, serviceId),
  ]);
  const names = await namesOf(
    tx,
    said.flatMap(({ by, byId }) => (by === 'directory_team' && byId ? [byId] : [])),
  );
  const body = HeardPage({
    ...state,
    formats,
    service,
    detail,
    phone: contact?.phone ?? null,
    today: todayOf(visit),
    history: said.map((word) => ({ ...word, who: names.get(word.byId ?? '') ?? null })),
    proposals,
    problems,
    once: newId(tx.now),
  });
  return formPage(state.errors, service.name, body);
}

/** The desk of whoever keeps the directory right. */
export const upkeepRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/providers/upkeep',
    name: 'providers.upkeep.show',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: queue,
  }),
  route({
    method: 'GET',
    path: '/providers/upkeep/services/:serviceId',
    name: 'providers.heard.show',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: (visit) => showHeard(visit, { t: visit.t, values: {}, errors: {} }),
  }),
  route({
    method: 'POST',
    path: '/providers/upkeep/services/:serviceId',
    name: 'providers.heard.save',
    may: member('directory.edit'),
    audit: 'change',
    handle: async (visit) => {
      const { t, tx, form, params, locale } = visit;
      const serviceId = params.serviceId ?? '';
      if (!isId(serviceId)) return NOT_FOUND;
      visit.concerns({ subjectId: serviceId });
      const read = readForm(heardForm, form);
      if (!read.ok) return showHeard(visit, { t, ...read });
      const { heard, note } = read.value;
      const said = await noteHeard(tx, serviceId, heard, note);
      if (isRefusal(said)) return said;
      return redirect(`/${locale}/providers/upkeep`, { banner: 'providers.banner.heard' });
    },
  }),
];
