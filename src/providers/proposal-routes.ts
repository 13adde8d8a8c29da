import { detailOf, type ServiceSummary } from '#directory';
import { addDays, isRefusal, NOT_FOUND, newId, type Refusal } from '#kernel';
import {
  type Answer,
  type AnyRoute,
  answerIn,
  type FormState,
  fields,
  formPage,
  holder,
  redirect,
  route,
  type Visit,
} from '#web';
import { ChangePage } from './change-pages.tsx';
import type { KeptListing } from './listing.ts';
import { behind, here, oneOf } from './listing-door.ts';
import { type Said, saidOf } from './proposal.ts';
import { propose } from './proposal-commands.ts';
import { asValues, readChanges } from './proposal-forms.ts';
import { ClosePage } from './proposal-pages.tsx';
import { proposalsOfListing } from './proposal-store.ts';

const publicListing = 'shows what the directory says in public, to whoever provides it';
const may = holder('listing_check');
const path = '/providers/listing/:link/services/:serviceId';

const oneService =
  (handle: (visit: Visit, service: ServiceSummary, held: KeptListing) => Promise<Answer>) =>
  async (visit: Visit, held: KeptListing): Promise<Answer> => {
    const service = oneOf(held, visit);
    return service ? handle(visit, service, held) : NOT_FOUND;
  };

async function saidNow({ t, tx, formats }: Visit, service: ServiceSummary): Promise<Said> {
  return saidOf(t, formats, service, await detailOf(tx, service.id));
}

function showChange(visit: Visit, service: ServiceSummary, said: Said, state: FormState): Answer {
  const { t, tx, formats } = visit;
  const body = ChangePage({
    ...state,
    formats,
    service,
    said,
    once: newId(tx.now),
    action: `${here(visit, 'listing')}/services/${service.id}/change`,
    back: here(visit, 'listing'),
    standsAtOnce: false,
  });
  const title = t('providers.change.title');
  return formPage(state.errors, title, body);
}

function showClose(visit: Visit, service: ServiceSummary, state: FormState): Answer {
  const { t, tx } = visit;
  const body = ClosePage({
    ...state,
    service,
    once: newId(tx.now),
    action: `${here(visit, 'listing')}/services/${service.id}/close`,
    back: here(visit, 'listing'),
  });
  const title = t('providers.close.title');
  return formPage(state.errors, title, body);
}

function sent(visit: Visit, done: string | Refusal): Answer {
  return isRefusal(done) ? done : redirect(here(visit, 'listing'), { banner: 'providers.banner.proposed' });
}

/** A provider proposes what to say differently, or says that they no longer do it. */
export const proposalRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: `${path}/change`,
    name: 'providers.change.show',
    may,
    audit: { none: publicListing },
    handle: behind(
      'listing',
      oneService(async (visit, service, { listing }) => {
        const said = await saidNow(visit, service);
        // What they proposed and nobody has read yet, so that nothing is typed twice.
        const today = visit.tx.now.toISOString().slice(0, 10) as Parameters<typeof addDays>[0];
        const mine = await proposalsOfListing(visit.tx, listing.id, addDays(today, -365));
        const waiting = mine.find(({ serviceId, status }) => serviceId === service.id && status === 'open');
        const wanted = Object.fromEntries((waiting?.changes ?? []).map(({ field, to }) => [field, to]));
        const values = asValues({ ...said, ...wanted });
        return showChange(visit, service, said, { t: visit.t, values, errors: {} });
      }),
    ),
  }),
  route({
    method: 'POST',
    path: `${path}/change`,
    name: 'providers.change.propose',
    may,
    audit: 'change',
    handle: behind(
      'listing',
      oneService(async (visit, service) => {
        const { t, tx, form } = visit;
        const said = await saidNow(visit, service);
        const read = readChanges(said, form);
        const again = (errors: FormState['errors']) =>
          showChange(visit, service, said, { t, values: { ...asValues(said), ...form }, errors });
        if (!read.ok) return again(read.errors);
        const { changes, note } = read;
        if (changes.length === 0) return again({ name: 'providers.error.nothing_changed' });
        return sent(visit, await propose(tx, { serviceId: service.id, kind: 'change', changes, note }));
      }),
      true,
    ),
  }),
  route({
    method: 'GET',
    path: `${path}/close`,
    name: 'providers.close.show',
    may,
    audit: { none: publicListing },
    handle: behind(
      'listing',
      oneService(async (visit, service) => showClose(visit, service, { t: visit.t, values: {}, errors: {} })),
    ),
  }),
  route({
    method: 'POST',
    path: `${path}/close`,
    name: 'providers.close.propose',
    may,
    audit: 'change',
    handle: behind(
      'listing',
      oneService(async (visit, service) => {
        const { t, tx, form } = visit;
        const note = fields.prose({ most: 1000 }).safeParse(answerIn(form, 'note'));
        if (!note.success)
          return showClose(visit, service, { t, values: form, errors: { note: 'web.error.too_long' } });
        const proposed = { serviceId: service.id, kind: 'close' as const, changes: [], note: note.data };
        return sent(visit, await propose(tx, proposed));
      }),
      true,
    ),
  }),
];
