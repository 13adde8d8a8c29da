import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAway } from '#db';
import { isId } from '#kernel';
import { type Words, words } from '#language';
import { cleanForm, cleanText, type FormValues } from './forms.ts';
import { localeIn } from './locale.ts';
import { type Audit, anyone, type House } from './route.ts';

/** What a program asked for. Programs have no session and no cookies here: whoever asks gets the same. */
export interface FeedCall {
  /** Words for problems, in the language that was asked for. */
  readonly t: Words;
  readonly params: Readonly<Record<string, string>>;
  readonly query: FormValues;
  readonly house: House;
}

export type FeedAnswer =
  /** One answer, with a tag by which it is known again. */
  | { readonly kind: 'json'; readonly content: unknown; readonly type?: string }
  /** The same, as the JSON that leaves. `tag`: what it is known by, where that was worked out before. */
  | { readonly kind: 'text'; readonly text: string; readonly tag?: string }
  /** Any number of lines, sent as they are made and as fast as they are taken. Each ends with a line break. */
  | { readonly kind: 'lines'; readonly type: string; readonly lines: () => AsyncIterable<string> }
  /** What was asked for is found elsewhere just now, and may be back here tomorrow. */
  | { readonly kind: 'elsewhere'; readonly path: string }
  | FeedProblem;

/** Why there is no answer (RFC 9457). */
export interface FeedProblem {
  readonly kind: 'problem';
  readonly status: number;
  /** `<room>.<what>`, documented. */
  readonly code: string;
  readonly detail?: string;
  /** The parameter that is wrong. */
  readonly parameter?: string;
  /** What can be asked instead. */
  readonly possible?: readonly string[];
}

/**
 * Open data for programs: below `/api`, without a language in the path, to be read by anyone from any page (CORS `*`).
 * What a feed gives away must be nobody's: it has no scheme and no actor.
 */
export interface FeedRoute {
  readonly method: 'GET';
  readonly path: `/api/${string}`;
  /** `<room>.<noun>.<verb>`, unique in the house. */
  readonly name: string;
  readonly may: ReturnType<typeof anyone>;
  readonly audit: Extract<Audit, object>;
  readonly handle: (call: FeedCall) => Promise<FeedAnswer>;
}

/** Declares a feed. There is no default for `may` or `audit`, as with every route. */
export function feedRoute(definition: FeedRoute): FeedRoute {
  return definition;
}

/** What every feed says of who may read it, and of what is kept of that. `because`: why it is open to anyone. */
export function openData(because: string): Pick<FeedRoute, 'method' | 'may' | 'audit'> {
  return {
    method: 'GET',
    may: anyone(because),
    audit: { none: 'nobody is known who reads open data, and nobody is in it' },
  };
}

const PREFIX = '/api';
/** Seconds for which an answer may be used again without asking. */
const FRESH = 60;
/** Seconds after which it is worth asking again when no connection to the database was to be had. */
export const AWAY_FOR = 10;

type Problem = Omit<FeedProblem, 'kind'>;

/**
 * Mounts the feeds in a place of their own, so that their headers are on nothing else. `broken` notes a fault in the
 * log and returns the reference by which it is found there.
 */
export async function mountFeeds(
  app: FastifyInstance,
  options: {
    readonly feeds: readonly FeedRoute[];
    readonly house: House;
    readonly broken: (request: FastifyRequest, error: Error) => string;
  },
): Promise<void> {
  const { feeds, house, broken } = options;
  const notThere = (_request: FastifyRequest, reply: FastifyReply) =>
    sendProblem(reply, { status: 404, code: 'kernel.not_found' });
  await app.register(
    async (scope) => {
      scope.addHook('onRequest', async (_request, reply) => {
        reply.headers({
          'access-control-allow-origin': '*',
          'access-control-expose-headers': 'etag, location, retry-after',
          'cross-origin-resource-policy': 'cross-origin',
        });
      });
      for (const feed of feeds) {
        scope.get(
          feed.path.slice(PREFIX.length),
          { config: { tessera: feed.name } },
          async (request, reply) => {
            const params = request.params as Record<string, string>;
            if (!Object.entries(params).every(fits)) return notThere(request, reply);
            const query = cleanForm(request.query);
            const call: FeedCall = {
              // Few answers say anything in words.
              get t() {
                return words(localeIn(request));
              },
              params,
              query,
              house,
            };
            return sendFeed(await feed.handle(call), request, reply);
          },
        );
      }
      scope.options('/*', (_request, reply) =>
        reply
          .code(204)
          .headers({
            'access-control-allow-methods': 'GET, HEAD, OPTIONS',
            'access-control-allow-headers': '*',
            'access-control-max-age': '86400',
            allow: 'GET, HEAD, OPTIONS',
          })
          .send(),
      );
      // Without these, an address that no feed has would be taken for a page in a language called `api`.
      scope.get('/*', notThere);
      scope.route({
        method: ['POST', 'PUT', 'PATCH', 'DELETE'],
        url: '/*',
        handler: (_request, reply) =>
          sendProblem(reply.header('allow', 'GET, HEAD, OPTIONS'), {
            status: 405,
            code: 'web.read_only',
            possible: ['GET', 'HEAD', 'OPTIONS'],
          }),
      });
      scope.setNotFoundHandler(notThere);
      scope.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
        const status = error.statusCode ?? 500;
        if (status >= 400 && status < 500) return sendProblem(reply, { status, code: 'web.bad_request' });
        const reference = broken(request, error);
        if (isAway(error)) {
          return sendProblem(reply.header('retry-after', String(AWAY_FOR)), {
            status: 503,
            code: 'web.busy',
            detail: reference,
          });
        }
        return sendProblem(reply, { status: 500, code: 'web.broken', detail: reference });
      });
    },
    { prefix: PREFIX },
  );
}

function fits([name, value]: [string, string]): boolean {
  return name.endsWith('Id') ? isId(value) : value === cleanText(value);
}

function sendFeed(answer: FeedAnswer, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (answer.kind === 'problem') return sendProblem(reply, answer);
  if (answer.kind === 'elsewhere')
    return reply.header('cache-control', 'no-store').redirect(answer.path, 307);
  reply.header('cache-control', `public, max-age=${FRESH}`);
  if (answer.kind === 'lines') {
    reply.type(answer.type);
    // Nobody wants the whole directory made in order to be thrown away.
    if (request.method === 'HEAD') return reply.send('');
    return reply.send(Readable.from(answer.lines(), { objectMode: false }));
  }
  const body = answer.kind === 'text' ? answer.text : JSON.stringify(answer.content);
  const known = answer.kind === 'text' ? answer.tag : undefined;
  const tag = `W/"${known ?? createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', tag);
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
  const type = answer.kind === 'json' ? answer.type : undefined;
  return reply.type(type ?? 'application/json; charset=utf-8').send(body);
}

/** Whether the caller has it already: weak comparison of one of several tags, or any (RFC 9110, 13.1.2). */
function isKnown(header: string | undefined, tag: string): boolean {
  if (!header) return false;
  const bare = (one: string) => one.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((one) => bare(one) === bare(tag));
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const { status, code, detail, parameter, possible = [] } = problem;
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language')
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', status, code, detail, parameter, possible }));
}
