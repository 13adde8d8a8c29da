import { schemeBySlug } from '#access';
import { transact } from '#db';
import { systemActor } from '#kernel';
import { type FeedAnswer, type FeedCall, feedRoute, openApiFeed, openData } from '#web';
import { THRESHOLD } from './gap.ts';
import { publishedGaps } from './gap-commands.ts';
import { gapOpenApi } from './gap-openapi.ts';

const BASE = '/api/plans/1';

const open = openData('counts of what was missing, from which nobody can be worked out, are open data');

/** The unmet-need ledger as open data, so that whoever pays for services can see what is missing. */
export const gapFeeds = [
  feedRoute({ ...open, path: `${BASE}/gaps/:scheme`, name: 'plans.gaps.publish', handle: feed }),
  openApiFeed({
    ...open,
    path: `${BASE}/openapi.json`,
    name: 'plans.openapi.show',
    describe: (origin) => gapOpenApi(`${origin}${BASE}`),
  }),
];

async function feed({ params, house }: FeedCall): Promise<FeedAnswer> {
  const schemeId = await schemeBySlug(house.database, params.scheme ?? '');
  if (!schemeId) return { kind: 'problem', status: 404, code: 'kernel.not_found' };
  const { scheme, periods } = await transact(
    house.database,
    systemActor(schemeId, 'plans.feed'),
    publishedGaps,
  );
  const counted = periods.map(({ from, to, total, tables }) => ({
    from,
    to,
    total,
    by: Object.fromEntries(tables.map(({ dimension, cells }) => [dimension, cells])),
  }));
  return { kind: 'json', content: { scheme, threshold: THRESHOLD, periods: counted } };
}
