import { member, namesOf } from '#access';
import type { Formats, Words } from '#language';
import { type AnyRoute, answerIn, formPage, route, type Visit } from '#web';
import { readSought } from './found.ts';
import { FindPage, type FindView, type FoundLine } from './pages-find.tsx';
import { type FoundPerson, findPeople, SHOWN } from './store-find.ts';

const path = '/desks/find';

/** Finding anyone of the scheme by reference or name, closed cases too. */
export const findRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path,
    name: 'desks.find.show',
    may: member('desks.work'),
    audit: { none: 'shows an empty form' },
    handle: async (visit) => answered(visit, { errors: {}, lines: null, more: false }),
  }),
  route({
    method: 'POST',
    path,
    name: 'desks.find.look',
    may: member('desks.work'),
    // Nothing is changed by it; the audit keeps every form that is sent, and opening what was found is noted there.
    audit: 'change',
    handle: look,
  }),
];

async function look(visit: Visit) {
  const { tx, t, formats, form } = visit;
  const sought = readSought(answerIn(form, 'who'));
  if (sought.reference === null && sought.name === null) {
    return answered(visit, { errors: { who: 'desks.error.who' }, lines: null, more: false });
  }
  const found = await findPeople(tx, sought);
  const workers = await namesOf(
    tx,
    found.flatMap(({ linkWorkerId }) => linkWorkerId ?? []),
  );
  const [only] = found;
  if (found.length === 1 && only) visit.concerns({ personId: only.personId, subjectId: only.personId });
  const lines = found.slice(0, SHOWN).map((one) => lineOf(one, workers, t, formats));
  return answered(visit, { errors: {}, lines, more: found.length > SHOWN });
}

function answered({ t, form }: Visit, view: Pick<FindView, 'errors' | 'lines' | 'more'>) {
  const title = t('desks.find.title');
  const body = FindPage({ t, values: form, ...view });
  return formPage(view.errors, title, body);
}

function lineOf(
  one: FoundPerson,
  workers: ReadonlyMap<string, string>,
  t: Words,
  formats: Formats,
): FoundLine {
  const { personId, name, reference, caseId, status, since, linkWorkerId, referralId } = one;
  const base = `/${t.locale}`;
  const worker = linkWorkerId ? workers.get(linkWorkerId) : undefined;
  const stage = status && t.at(`codes.case_status.${status}`);
  const day = since ? formats.dateOf(since) : '';
  return {
    href: caseId ? `${base}/desks/record/${caseId}` : `${base}/people/${personId}`,
    name,
    reference,
    what: !stage
      ? t('desks.find.no_case')
      : worker
        ? t('desks.find.case_with', { stage, day, worker })
        : t('desks.find.case', { stage, day }),
    referral: referralId && `${base}/referrals/${referralId}`,
  };
}
