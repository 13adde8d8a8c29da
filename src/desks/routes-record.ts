import { member } from '#access';
import { isId, NOT_FOUND } from '#kernel';
import { type AnyRoute, answerIn, page, route, type Visit, zoneOf } from '#web';
import { RecordPage } from './pages-record.tsx';
import { readRecord } from './record.ts';
import { viewOf } from './view-record.ts';

/** One case on one page. */
export const recordRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/desks/record/:caseId',
    name: 'desks.record.show',
    may: member('desks.work'),
    audit: 'read',
    handle: show,
  }),
];

async function show(visit: Visit) {
  const { t, tx, formats, params } = visit;
  const record = await readRecord(tx, params.caseId ?? '', placeIn(answerIn(visit.query, 'before')));
  if (!record) return NOT_FOUND;
  visit.concerns({ personId: record.found.personId, subjectId: record.found.id });
  const view = viewOf({ record, t, formats, now: tx.now, zone: zoneOf(visit), readerId: tx.actor.id });
  // The title stands in the browser's history and its tabs: a reference says enough there.
  return page(t('desks.record.title', { reference: record.person.reference }), RecordPage(view), {
    wide: true,
  });
}

// The last note of the page before: its moment in milliseconds, a full stop, its id.
function placeIn(text: string): { at: Date; id: string } | undefined {
  const [, moment = '', id = ''] = /^(\d{1,15})\.(.+)$/.exec(text) ?? [];
  return isId(id) ? { at: new Date(Number(moment)), id } : undefined;
}
