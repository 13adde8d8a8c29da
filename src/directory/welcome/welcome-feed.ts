import type { Tx } from '#db';
import { isId } from '#kernel';
import { type FeedAnswer, type FeedCall, feedRoute, openApiFeed, openData } from '#web';
import { type Batch, batches, lastOf } from '../export/batch.ts';
import { reading, survivorOf, TooSlow } from '../export/published.ts';
import { selected } from '../export/select-store.ts';
import { type Welcome, welcomeOf } from './welcome.ts';
import { welcomeOpenApi } from './welcome-openapi.ts';
import { keptWelcomes } from './welcome-store.ts';

const BASE = '/api/directory/1';
const PER_PAGE = 50;
const MOST = 500;
/** How many are read at a time for those who want all. */
const BATCH = 200;

const open = openData('the directory of services is open data and knows no client');

/** Who is welcome where, in plain fields and with who says so: what HSDS can only carry as attributes. */
export const welcomeFeeds = [
  openApiFeed({
    ...open,
    path: `${BASE}/openapi.json`,
    name: 'directory.openapi.show',
    describe: (origin) => welcomeOpenApi(`${origin}${BASE}`, MOST),
  }),
  feedRoute({
    ...open,
    path: `${BASE}/services`,
    name: 'directory.welcomes.list',
    handle: (call) => checked(call, list),
  }),
  feedRoute({
    ...open,
    path: `${BASE}/services/:serviceId`,
    name: 'directory.welcome.show',
    handle: (call) => checked(call, show),
  }),
];

/** What can be asked of the listing, and what may stand there. */
const PARAMETERS = {
  after: { possible: 'the id of a service', isRight: isId },
  limit: {
    possible: `a number from 1 to ${MOST}`,
    isRight: (value: string) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST,
  },
  format: { possible: 'ndjson', isRight: (value: string) => value === 'ndjson' },
} as const;

async function checked(call: FeedCall, answer: (call: FeedCall) => Promise<FeedAnswer>): Promise<FeedAnswer> {
  try {
    return await answer(call);
  } catch (error) {
    if (error instanceof TooSlow) return { kind: 'problem', status: 503, code: 'directory.too_slow' };
    throw error;
  }
}

async function list({ query, house }: FeedCall): Promise<FeedAnswer> {
  for (const [parameter, value] of Object.entries(query)) {
    const wrong = (code: string, possible: readonly string[]): FeedAnswer => ({
      kind: 'problem',
      status: 400,
      code,
      parameter,
      possible,
    });
    if (!Object.hasOwn(PARAMETERS, parameter))
      return wrong('directory.unknown_parameter', Object.keys(PARAMETERS));
    const { possible, isRight } = PARAMETERS[parameter as keyof typeof PARAMETERS];
    if (typeof value !== 'string' || !isRight(value)) return wrong('directory.invalid_parameter', [possible]);
  }
  const start = typeof query.after === 'string' ? query.after : null;
  if (query.format === 'ndjson') {
    return { kind: 'lines', type: 'application/x-ndjson', lines: () => linesOf(house, start) };
  }
  const limit = Number(query.limit ?? PER_PAGE);
  const { contents, last } = await reading(house.database, (tx) => welcomesAfter(tx, start, limit));
  const next = last === null ? null : `${BASE}/services?after=${last}&limit=${limit}`;
  return { kind: 'json', content: { services: contents, next } };
}

/** What follows a service in the order of ids. */
async function welcomesAfter(tx: Tx, after: string | null, limit: number): Promise<Batch<Welcome>> {
  const ids = await selected(tx, 'service', {}, { after }, limit);
  const kept = await keptWelcomes(tx, ids);
  return { contents: kept.map(welcomeOf), last: lastOf(ids, limit) };
}

/** Everything after a service, a batch at a time, each in a transaction of its own: who reads slowly holds none. */
async function* linesOf({ database }: FeedCall['house'], start: string | null): AsyncGenerator<string> {
  const next = (after: string | null) => reading(database, (tx) => welcomesAfter(tx, after, BATCH));
  for await (const contents of batches(next, start)) {
    if (contents.length > 0) yield `${contents.map((one) => JSON.stringify(one)).join('\n')}\n`;
  }
}

async function show({ params, house }: FeedCall): Promise<FeedAnswer> {
  const id = params.serviceId ?? '';
  const [kept] = await reading(house.database, (tx) => keptWelcomes(tx, [id]));
  if (kept) return { kind: 'json', content: welcomeOf(kept) };
  const survivor = await survivorOf(house.database, 'service', id);
  if (survivor === null) return { kind: 'problem', status: 404, code: 'kernel.not_found' };
  return { kind: 'elsewhere', path: `${BASE}/services/${survivor}` };
}
