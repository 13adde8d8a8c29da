import { schemeBySlug } from '#access';
import { transact } from '#db';
import { systemActor } from '#kernel';
import { anyone, type FeedAnswer, type FeedCall, feedRoute } from '#web';
import { THRESHOLD } from './gap.ts';
import { publishedGaps } from './gap-commands.ts';
import { gapOpenApi } from './gap-openapi.ts';

const BASE = '/api/plans/1';

const openData = {
  method: 'GET',
  may: anyone('counts of what was missing, from which nobody can be worked out, are open data'),
  audit: { none: 'nobody is known who reads open data, and nobody is in it' },
} as const;

/** The unmet-need ledger as open data, so that whoever pays for services can see what is missing. */
export const gapFeeds = [
  feedRoute({ ...openData, path: `${BASE}/gaps/:scheme`, name: 'plans.gaps.publish', handle: feed }),
  feedRoute({
    ...openData,
    path: `${BASE}/openapi.json`,
    name: 'plans.openapi.show',
    handle: async ({ house }) => ({
      kind: 'json',
      content: gapOpenApi(`${house.settings.origin}${BASE}`),
      type: 'application/openapi+json',
    }),
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
