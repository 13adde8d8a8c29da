import { findPostcode, published } from '#directory';
import {
  type FeedAnswer,
  type FeedCall,
  type FeedProblem,
  type FeedRoute,
  feedRoute,
  openApiFeed,
  openData,
} from '#web';
import { openApiOf } from './openapi.ts';
import { onPage } from './page.ts';
import { type Asked, isWrong, MOST_OUTLINES, readQuery, type Wrong } from './parameter.ts';
import { type Collection, ENTITIES, type Standard } from './standard.ts';

const open = openData('the directory of services is open data and knows no client');

const PER_PAGE = 50;
/** How many are read at a time for those who want all. */
const BATCH = 200;

/** The feeds of one interface: what it is, every listing, and every thing listed. */
export function feedsOf(standard: Standard): FeedRoute[] {
  const base = standard.base;
  const collections = Object.keys(standard.listings) as Collection[];
  return [
    feedRoute({
      ...open,
      path: `${base}/`,
      name: `openreferral.${standard.key}_about.show`,
      handle: async (call) =>
        checked(readQuery(call.query, []), call, async () => ({
          kind: 'json',
          content: {
            version: standard.version,
            profile: standard.profile,
            openapi_url: `${call.house.settings.origin}${base}/openapi.json`,
          },
        })),
    }),
    openApiFeed({
      ...open,
      path: `${base}/openapi.json`,
      name: `openreferral.${standard.key}_openapi.show`,
      describe: (origin) => openApiOf(standard, origin),
    }),
    ...collections.flatMap((collection) => [
      feedRoute({
        ...open,
        path: `${base}/${collection}`,
        name: `openreferral.${standard.key}_${collection}.list`,
        handle: (call) => list(call, standard, collection),
      }),
      feedRoute({
        ...open,
        path: `${base}/${collection}/:${idOf(collection)}`,
        name: `openreferral.${standard.key}_${collection}.show`,
        handle: (call) => show(call, standard, collection),
      }),
    ]),
  ];
}

function idOf(collection: Collection): string {
  return `${ENTITIES[collection].replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}Id`;
}

/** Words are only looked up where there is a problem. */
type Said = Pick<FeedCall, 't'>;

async function checked(
  asked: Asked | Wrong,
  call: Said,
  answer: (asked: Asked) => Promise<FeedAnswer>,
): Promise<FeedAnswer> {
  if (isWrong(asked)) return problem(call, 400, asked.code, asked);
  try {
    return await answer(asked);
  } catch (error) {
    if (error instanceof published.TooSlow) return problem(call, 503, 'openreferral.too_slow');
    throw error;
  }
}

function problem(
  call: Said,
  status: number,
  code: string,
  more: Pick<FeedProblem, 'parameter' | 'possible'> = {},
): FeedProblem {
  const { parameter, possible } = more;
  const detail = call.t.at(`openreferral.problem.${code.slice('openreferral.'.length)}`);
  return {
    kind: 'problem',
    status,
    code,
    detail,
    ...(parameter === undefined ? {} : { parameter }),
    ...(possible === undefined ? {} : { possible }),
  };
}

function list(call: FeedCall, standard: Standard, collection: Collection): Promise<FeedAnswer> {
  const { house, query } = call;
  return checked(readQuery(query, standard.listings[collection] ?? []), call, async (asked) => {
    const narrowed = await narrowedBy(call, asked);
    if ('kind' in narrowed) return narrowed;
    const listed = ENTITIES[collection];
    const listing: published.Listing = {
      listed,
      version: standard.hsds,
      shape: asked.minimal ? 'outline' : asked.full ? 'full' : 'brief',
      narrowed,
      fullServices: asked.full_service ?? false,
    };
    const write = writer(standard, listed);
    if (asked.format === 'ndjson') {
      return { kind: 'lines', type: 'application/x-ndjson', lines: () => linesOf(call, listing, write) };
    }
    const page = asked.page ?? 1;
    const perPage = asked.per_page ?? (asked.minimal ? MOST_OUTLINES : PER_PAGE);
    const { contents, total } = await published.pageOf(
      house.database,
      listing,
      (page - 1) * perPage,
      perPage,
    );
    return { kind: 'text', text: onPage(contents.map(write), total, page, perPage) };
  });
}

/** How the standard writes one thing of HSDS, as the JSON that leaves. */
function writer({ profiled }: Standard, entity: string): (text: string) => string {
  return profiled ? (text) => JSON.stringify(profiled(entity, JSON.parse(text))) : (text) => text;
}

/** Everything that fits, a batch at a time, each in a transaction of its own: who reads slowly holds no connection. */
async function* linesOf(
  { house }: FeedCall,
  listing: published.Listing,
  write: (text: string) => string,
): AsyncGenerator<string> {
  const next = (id: string | null) => published.after(house.database, listing, id, BATCH);
  for await (const contents of published.batches(next)) {
    if (contents.length > 0) yield `${contents.map(write).join('\n')}\n`;
  }
}

function show(call: FeedCall, standard: Standard, collection: Collection): Promise<FeedAnswer> {
  const { house, query, params } = call;
  const names = collection === 'organizations' ? (['full_service'] as const) : [];
  return checked(readQuery(query, names), call, async (asked) => {
    const listed = ENTITIES[collection];
    const id = params[idOf(collection)] ?? '';
    const fullServices = asked.full_service ?? false;
    const { database } = house;
    if (fullServices && (await published.countServices(database, id)) > published.MOST_NESTED_SERVICES) {
      const possible = [`${standard.base}/services?organization_id=${id}&full=true`];
      return problem(call, 400, 'openreferral.too_many_services', { parameter: 'full_service', possible });
    }
    const found = await published.one(database, listed, id, { version: standard.hsds, fullServices });
    if (!found) {
      const survivor = await published.survivorOf(database, listed, id);
      if (survivor === null) return { kind: 'problem', status: 404, code: 'kernel.not_found' };
      return {
        kind: 'elsewhere',
        path: `${standard.base}/${collection}/${survivor}${fullServices ? '?full_service=true' : ''}`,
      };
    }
    const { text, tag } = found;
    if (!standard.profiled) return { kind: 'text', text, ...(tag === undefined ? {} : { tag }) };
    return { kind: 'text', text: writer(standard, listed)(text) };
  });
}

async function narrowedBy(call: FeedCall, asked: Asked): Promise<published.Narrowed | FeedProblem> {
  const { house } = call;
  const { postcode, proximity, start_time: from, end_time: until, day } = asked;
  // Areas are words or shapes that we cannot test a point against: to ignore the postcode would look like a yes.
  if ((postcode === undefined) !== (proximity === undefined)) {
    const parameter = postcode === undefined ? 'postcode' : 'proximity';
    return problem(call, 400, 'openreferral.missing_parameter', { parameter });
  }
  const point =
    postcode === undefined
      ? null
      : await published.reading(house.database, (tx) => findPostcode(tx, postcode));
  if (postcode !== undefined && !point) {
    return problem(call, 400, 'openreferral.unknown_postcode', { parameter: 'postcode' });
  }
  const timed = day !== undefined || from !== undefined || until !== undefined;
  return {
    ...(point && proximity !== undefined ? { near: { point, km: proximity / 1000 } } : {}),
    ...(timed ? { open: given({ day, from, until }) } : {}),
    ...given({
      search: asked.search,
      taxonomyTermId: asked.taxonomy_term_id,
      taxonomyId: asked.taxonomy_id,
      organizationId: asked.organization_id,
      modifiedAfter: asked.modified_after,
      minimumAge: asked.minimum_age,
      maximumAge: asked.maximum_age,
      parentId: asked.parent_id,
      topOnly: asked.top_only,
    }),
  };
}

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** What was said, without what was not. */
function given<T extends object>(all: T): Given<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Given<T>;
}
