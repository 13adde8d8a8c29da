import { z } from 'zod';
import { member } from '#access';
import { isId, isRefusal, NOT_FOUND, newId } from '#kernel';
import {
  type AnyRoute,
  answerIn,
  type FormValues,
  fields,
  formPage,
  page,
  readForm,
  redirect,
  route,
  type Visit,
} from '#web';
import { aboutNoClient } from './audit.ts';
import { fieldLines } from './comparison.ts';
import { decidePair, undo, VERDICTS } from './merge.ts';
import { type PairState, pairById, pairCounts, pairLines, standingMerges } from './merge-store.ts';
import { PairPage, QueuePage } from './pair-pages.tsx';

const STATES = {
  open: ['open'],
  later: ['later'],
  decided: ['merged', 'same_place', 'not_the_same'],
} as const satisfies Record<string, readonly PairState[]>;
type Tab = keyof typeof STATES;

const ON_A_PAGE = 25;
const MERGES_SHOWN = 20;

const verdictForm = z.object({ verdict: fields.choice(VERDICTS, 'directory.error.verdict') });

/** What may be one and the same: the queue, the decision, and taking it back. */
export const pairRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/directory/pairs',
    name: 'directory.pairs.list',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: queue,
  }),
  route({
    method: 'GET',
    path: '/directory/pairs/:pairId',
    name: 'directory.pair.show',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: (visit) => show(visit, {}, {}),
  }),
  route({
    method: 'POST',
    path: '/directory/pairs/:pairId',
    name: 'directory.pair.decide',
    may: member('directory.edit'),
    audit: 'change',
    handle: async (visit) => {
      const { tx, form, params, locale } = visit;
      const pairId = params.pairId ?? '';
      if (!isId(pairId)) return NOT_FOUND;
      visit.concerns({ subjectId: pairId });
      const read = readForm(verdictForm, form);
      if (!read.ok) return show(visit, form, read.errors);
      const refusal = await decidePair(tx, pairId, read.value.verdict);
      if (refusal) return refusal;
      const banner = read.value.verdict.startsWith('same_o')
        ? 'directory.banner.merged'
        : 'directory.banner.decided';
      return redirect(`/${locale}/directory/pairs`, { banner });
    },
  }),
  route({
    method: 'POST',
    path: '/directory/merges/:mergeId/undo',
    name: 'directory.merge.undo',
    may: member('directory.edit'),
    audit: 'change',
    handle: async (visit) => {
      const { tx, params, locale } = visit;
      const mergeId = params.mergeId ?? '';
      if (!isId(mergeId)) return NOT_FOUND;
      visit.concerns({ subjectId: mergeId });
      const undone = await undo(tx, mergeId);
      if (isRefusal(undone)) return undone;
      return redirect(`/${locale}/directory/pairs`, { banner: 'directory.banner.parted' });
    },
  }),
];

async function queue(visit: Visit) {
  const { t, tx, formats, query, locale } = visit;
  const asked = answerIn(query, 'state');
  const state: Tab = asked === 'later' || asked === 'decided' ? asked : 'open';
  const after = readPlace(answerIn(query, 'after'));
  const [lines, counts, merges] = await Promise.all([
    pairLines(tx, STATES[state], after, ON_A_PAGE + 1),
    pairCounts(tx),
    standingMerges(tx, null, MERGES_SHOWN),
  ]);
  const pairs = lines.slice(0, ON_A_PAGE);
  const last = lines.length > ON_A_PAGE ? pairs.at(-1) : undefined;
  const address = `/${locale}/directory/pairs?state=${state}`;
  const count = (tab: Tab) => STATES[tab].reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  const view = {
    t,
    formats,
    state,
    counts: { open: count('open'), later: count('later'), decided: count('decided') },
    pairs,
    first: after === null ? null : address,
    next: last ? `${address}&after=${last.points}_${last.id}` : null,
    merges,
    once: () => newId(tx.now),
  };
  return page(t('directory.pairs.title'), QueuePage(view));
}

function readPlace(text: string): { points: number; id: string } | null {
  const [points, id] = text.split('_');
  const read = Number(points);
  return id && isId(id) && Number.isFinite(read) ? { points: read, id } : null;
}

async function show(visit: Visit, values: FormValues, errors: Readonly<Record<string, string>>) {
  const { t, tx, formats, params } = visit;
  const pairId = params.pairId ?? '';
  const pair = isId(pairId) ? await pairById(tx, pairId) : null;
  if (!pair) return NOT_FOUND;
  const lines = await fieldLines(tx, pair.kind, [pair.one_id, pair.other_id]);
  const body = PairPage({ t, formats, values, errors, pair, fields: lines, once: newId(tx.now) });
  const title = t('directory.pairs.question');
  return formPage(errors, title, body, { wide: true });
}
