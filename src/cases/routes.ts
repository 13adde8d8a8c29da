import { colleagues, member } from '#access';
import {
  type Instant,
  isId,
  isRefusal,
  type LocalDate,
  NOT_FOUND,
  newId,
  type Refusal,
  refuse,
} from '#kernel';
import { type Person, personOf } from '#people';
import {
  type Answer,
  type AnyRoute,
  type FormState,
  invalid,
  page,
  redirect,
  route,
  todayOf,
  type Visit,
} from '#web';
import { shownWorker } from './candidate.ts';
import { ClosePage } from './close-pages.tsx';
import { handOver, move, planNext } from './commands.ts';
import { noteContact } from './contact-commands.ts';
import { ContactPage } from './contact-pages.tsx';
import { readClose, readContact, readHandover, readMove, readNext } from './forms.ts';
import type { LooseEnds } from './loose-end.ts';
import { openRoutes } from './open-routes.ts';
import { HandoverPage, MovePage, NextPage } from './pages.tsx';
import { mayHandOver } from './policy.ts';
import { canMove, possible, type Verb } from './state.ts';
import { type Case, caseOf, lockCase } from './store.ts';

const work = member('cases.work');
const GOING_ON = ['step_down', 'pause', 'resume', 'reopen'] as const satisfies readonly Verb[];

/** A visit about one case: the case and its person, and what its forms show. Its own 404 otherwise. */
interface CaseVisit {
  readonly found: Case;
  readonly person: Person;
  readonly today: LocalDate;
  readonly view: Omit<FormState, 'values' | 'errors'> & {
    readonly caseId: string;
    readonly name: string;
    readonly reference: string;
    readonly once: string;
    readonly formats: Visit['formats'];
    readonly today: LocalDate;
  };
}

async function about(visit: Visit): Promise<CaseVisit | Refusal> {
  const { tx, t, formats } = visit;
  const caseId = visit.params.caseId ?? '';
  const found = isId(caseId) && (await caseOf(tx, caseId));
  if (!found) return NOT_FOUND;
  visit.concerns({ personId: found.personId, subjectId: found.id });
  const person = await personOf(tx, found.personId);
  if (!person) return NOT_FOUND;
  const today = todayOf(visit);
  const view = {
    t,
    formats,
    today,
    caseId,
    name: person.name,
    reference: person.reference,
    once: newId(tx.now),
  };
  return { found, person, today, view };
}

/** A route about one case: finds it, or answers 404. */
function caseRoute(
  definition: { method: 'GET' | 'POST'; path: string; name: string },
  handle: (visit: Visit, about: CaseVisit) => Promise<Answer> | Answer,
): AnyRoute {
  return route({
    ...definition,
    path: `/cases/:caseId${definition.path}`,
    may: work,
    audit: definition.method === 'GET' ? 'read' : 'change',
    handle: async (visit) => {
      const found = await about(visit);
      return isRefusal(found) ? found : handle(visit, found);
    },
  });
}

const record = (visit: Visit, caseId: string, banner: string): Answer =>
  redirect(`/${visit.locale}/desks/record/${caseId}`, { banner: `cases.banner.${banner}` });

const empty = { values: {}, errors: {} };

function contactRoutes(): AnyRoute[] {
  const view = ({ found, person, view }: CaseVisit) => ({
    ...view,
    first: found.status === 'waiting',
    interpreterFor: person.interpreter === 'needed' ? view.formats.languageName(person.language) : null,
    whatMatters: found.whatMatters,
    nextAction: found.nextAction,
  });
  const path = '/contacts/new';
  return [
    caseRoute({ method: 'GET', path, name: 'cases.contact.new' }, ({ t }, about) => {
      const { found, person } = about;
      if (found.status === 'closed') return refuse('cases.closed', possible(found.status));
      const values = { when: 'today', ...(person.interpreter === 'not_needed' && { interpreter: 'none' }) };
      return page(t('cases.contact.title'), ContactPage({ ...view(about), values, errors: {} }));
    }),
    caseRoute({ method: 'POST', path, name: 'cases.contact.note' }, async (visit, about) => {
      const { t, tx, form } = visit;
      const read = readContact(form, about.today);
      if (!read.ok) return invalid(t('cases.contact.title'), ContactPage({ ...view(about), ...read }));
      const { on, mode, minutes, interpreter, note, what_matters: whatMatters, next } = read.value;
      const at = on === about.today ? tx.now : middayOf(on);
      const input = { at, mode, minutes, interpreter, note, whatMatters, next };
      const noted = await noteContact(tx, about.found.id, input);
      return isRefusal(noted) ? noted : record(visit, about.found.id, 'contact_noted');
    }),
  ];
}

// A day before today is written down without a time; the middle of it stays the same day in every zone of Europe.
function middayOf(day: LocalDate): Instant {
  return new Date(`${day}T12:00:00Z`);
}

function nextRoutes(): AnyRoute[] {
  const path = '/next';
  return [
    caseRoute({ method: 'GET', path, name: 'cases.next.show' }, ({ t }, { found, view }) =>
      found.status === 'closed'
        ? refuse('cases.closed', possible(found.status))
        : page(t('cases.plan.title'), NextPage({ ...view, ...empty, was: found.nextAction })),
    ),
    caseRoute({ method: 'POST', path, name: 'cases.next.plan' }, async (visit, { found, view, today }) => {
      const read = readNext(visit.form, today);
      if (!read.ok) {
        return invalid(visit.t('cases.plan.title'), NextPage({ ...view, ...read, was: found.nextAction }));
      }
      const planned = await planNext(visit.tx, found.id, read.value);
      return isRefusal(planned) ? planned : record(visit, found.id, 'next_planned');
    }),
  ];
}

function moveRoutes(verb: (typeof GOING_ON)[number]): AnyRoute[] {
  const path = `/move/${verb}`;
  return [
    caseRoute({ method: 'GET', path, name: `cases.${verb}.show` }, ({ t }, { found, view, today }) => {
      if (!canMove(verb, found.status)) return refuse('cases.cannot_now', possible(found.status));
      // What is planned already stays planned, unless its day has passed.
      const values = found.nextActionOn && found.nextActionOn > today ? plannedValues(found) : {};
      return page(t(`cases.move.${verb}.title`), MovePage({ ...view, verb, values, errors: {} }));
    }),
    caseRoute({ method: 'POST', path, name: `cases.case.${verb}` }, async (visit, { found, view, today }) => {
      const read = readMove(visit.form, today);
      if (!read.ok) {
        return invalid(visit.t(`cases.move.${verb}.title`), MovePage({ ...view, verb, ...read }));
      }
      const moved = await move(visit.tx, found.id, verb, read.value);
      return isRefusal(moved) ? moved : record(visit, found.id, verb);
    }),
  ];
}

function plannedValues({ nextAction, nextActionOn }: Case) {
  const [year = '', month = '', day = ''] = (nextActionOn ?? '').split('-');
  return {
    next_words: nextAction,
    next_when: 'other',
    'next_day-day': String(Number(day)),
    'next_day-month': String(Number(month)),
    'next_day-year': year,
  };
}

function closeRoutes(ends: LooseEnds): AnyRoute[] {
  const path = '/move/close';
  return [
    caseRoute({ method: 'GET', path, name: 'cases.close.show' }, async ({ t, tx }, { found, view }) => {
      if (!canMove('close', found.status)) return refuse('cases.cannot_now', possible(found.status));
      const looseEnds = await ends.of(tx, found.id);
      return page(t('cases.move.close.title'), ClosePage({ ...view, ...empty, looseEnds }));
    }),
    caseRoute({ method: 'POST', path, name: 'cases.case.close' }, async (visit, { found, view }) => {
      const { t, tx, form } = visit;
      // Held from here on, so that no need is named between looking and closing.
      await lockCase(tx, found.id);
      const looseEnds = await ends.of(tx, found.id);
      const read = readClose(
        form,
        looseEnds.map(({ id }) => id),
      );
      if (!read.ok) return invalid(t('cases.move.close.title'), ClosePage({ ...view, ...read, looseEnds }));
      await ends.carryOn(tx, looseEnds);
      const closed = await move(tx, found.id, 'close', read.value);
      return isRefusal(closed) ? closed : record(visit, found.id, 'close');
    }),
  ];
}

function handoverRoutes(): AnyRoute[] {
  const path = '/handover';
  const view = async (visit: Visit, { found, view }: CaseVisit) => {
    const workers = await colleagues(visit.tx, 'link_worker');
    const candidates = workers.filter(
      ({ id }) => id !== found.linkWorkerId && mayHandOver(visit.actor, found.linkWorkerId, id),
    );
    const own = candidates.length === 1 && candidates[0]?.id === visit.actor.id;
    return { ...view, own, candidates: candidates.map((worker) => shownWorker(worker, visit.formats)) };
  };
  const title = (visit: Visit, own: boolean) =>
    own ? visit.t('cases.handover.take') : visit.t('cases.handover.title');
  return [
    caseRoute({ method: 'GET', path, name: 'cases.handover.show' }, async (visit, about) => {
      if (about.found.status === 'closed') return refuse('cases.closed', possible(about.found.status));
      const shows = await view(visit, about);
      const values = shows.own ? { to: visit.actor.id } : {};
      return page(title(visit, shows.own), HandoverPage({ ...shows, values, errors: {} }));
    }),
    caseRoute({ method: 'POST', path, name: 'cases.case.hand_over' }, async (visit, about) => {
      const shows = await view(visit, about);
      const read = readHandover(
        visit.form,
        shows.candidates.map(({ id }) => id),
      );
      if (!read.ok) return invalid(title(visit, shows.own), HandoverPage({ ...shows, ...read }));
      const done = await handOver(visit.tx, about.found.id, read.value.to, read.value.note);
      return isRefusal(done) ? done : record(visit, about.found.id, 'handed_over');
    }),
  ];
}

/** Opening a case, talking, planning, moving and handing over. The record itself is a desk. */
export function caseRoutes(ends: LooseEnds): AnyRoute[] {
  return [
    ...openRoutes,
    ...contactRoutes(),
    ...nextRoutes(),
    ...GOING_ON.flatMap(moveRoutes),
    ...closeRoutes(ends),
    ...handoverRoutes(),
  ];
}
