import { schemeOf } from '#access';
import { MINUTE, refuse } from '#kernel';
import {
  type Answer,
  type AnyRoute,
  answerIn,
  type FormValues,
  formPage,
  pace,
  page,
  redirect,
  route,
  type Visit,
  visitor,
} from '#web';
import { openSealed, publicDoor } from './door.ts';
import { HandOutPage } from './hand-out-pages.tsx';
import { PublicLead, PublicNext } from './public-pages.tsx';
import { answerTo, momentOf, readSearch } from './search/answering.ts';
import { SearchPage } from './search/pages.tsx';
import { handOutView, type ServiceAsides, showService } from './showing.ts';

const noTrace = 'nobody keeps who looked for help, and for what';

/** Many people share one network: a library, a hostel, a whole mobile company. A program that asks for everything is faster. */
const enough = pace({ most: 120, within: MINUTE });

/** The same search for everyone, without signing in. What is looked for stands in no address that can be read. */
export function publicRoutes(asides: ServiceAsides): readonly AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/directory/find/:scheme',
      name: 'directory.help.search',
      may: visitor,
      audit: { none: noTrace },
      handle: paced(look),
    }),
    route({
      method: 'POST',
      path: '/directory/find/:scheme',
      name: 'directory.help.ask',
      may: visitor,
      audit: { none: noTrace },
      handle: paced(ask),
    }),
    route({
      method: 'GET',
      path: '/directory/find/:scheme/services/:serviceId',
      name: 'directory.help.service',
      may: visitor,
      audit: { none: noTrace },
      handle: paced((visit) => showService(visit, doorOf(visit), asides)),
    }),
    route({
      method: 'GET',
      path: '/directory/find/:scheme/hand-out',
      name: 'directory.help.hand_out',
      may: visitor,
      audit: { none: noTrace },
      handle: paced(async (visit) => {
        const view = await handOutView(visit, doorOf(visit));
        return page(visit.t('directory.handout.title'), HandOutPage(view));
      }),
    }),
  ];
}

function paced(handle: (visit: Visit) => Promise<Answer>): (visit: Visit) => Promise<Answer> {
  return async (visit) =>
    enough(visit.address, visit.tx.now) ? handle(visit) : refuse('directory.too_many_searches');
}

const schemeIn = ({ params }: Visit) => params.scheme ?? '';
const doorOf = (visit: Visit) =>
  publicDoor(visit.locale, schemeIn(visit), visit.house.settings.secret, visit.tx.now);

/** The empty page, or what an address of this hour asks for. */
async function look(visit: Visit): Promise<Answer> {
  const kept = answerIn(visit.query, 's');
  if (kept === '') return show(visit, { values: {}, errors: {}, found: null });
  const values = openSealed(visit.house.settings.secret, schemeIn(visit), kept, visit.tx.now);
  if (!values) return show(visit, { values: {}, errors: {}, found: null, forgotten: true });
  const read = readSearch(values);
  if (!read.ok) return show(visit, { values, errors: read.errors, found: null });
  const { minute } = momentOf(visit);
  const found = await answerTo(visit, { search: read.value, door: doorOf(visit), minute });
  if ('errors' in found) return show(visit, { values, errors: found.errors, found: null });
  return show(visit, { values, errors: {}, found });
}

/** Takes what was filled in, and leads to where it can be gone back to. */
async function ask(visit: Visit): Promise<Answer> {
  const read = readSearch(visit.form);
  if (!read.ok) return show(visit, { values: visit.form, errors: read.errors, found: null });
  return redirect(doorOf(visit).search(read.value, { after: '' }));
}

async function show(
  visit: Visit,
  state: {
    readonly values: FormValues;
    readonly errors: Readonly<Record<string, string>>;
    readonly found: Parameters<typeof SearchPage>[0]['found'];
    readonly forgotten?: boolean;
  },
): Promise<Answer> {
  const { t, tx, formats } = visit;
  const { name } = await schemeOf(tx);
  const title = t('directory.help.title');
  const body = SearchPage({
    ...state,
    ...momentOf(visit),
    t,
    formats,
    title,
    door: doorOf(visit),
    lead: PublicLead({ t, schemeName: name, forgotten: state.forgotten ?? false }),
    next: PublicNext({ t, ask: `/${t.locale}/referrals/self/${schemeIn(visit)}` }),
  });
  return formPage(state.errors, title, body);
}
