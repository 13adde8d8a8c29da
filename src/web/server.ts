import type { IncomingMessage } from 'node:http';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { isAway } from '#db';
import { isId, newId } from '#kernel';
import { formats, words } from '#language';
import type { Answer } from './answer.ts';
import type { Assets } from './assets.ts';
import { badRequestPage, brokenPage, notFoundPage } from './errors.tsx';
import { AWAY_FOR, type FeedRoute, mountFeeds } from './feed.ts';
import { cleanForm, cleanText, type FormValues } from './forms.ts';
import { localeIn, SERVED } from './locale.ts';
import { USUAL_ZONE } from './moment.ts';
import { isForeign } from './origin.ts';
import { send } from './render.ts';
import {
  type AnyRoute,
  type Call,
  type Gatekeeper,
  type House,
  isOpen,
  type NavigationItem,
  type Session,
} from './route.ts';
import { serve } from './serve.ts';
import { receive } from './taken-file.ts';

const MOST_DRAINED = 16 * 1024 * 1024;
const DRAIN_WITHIN = 10_000;

export interface ServerOptions {
  readonly house: House;
  readonly routes: readonly AnyRoute[];
  /** Open data for programs, below `/api`. */
  readonly feeds?: readonly FeedRoute[];
  readonly navigation: readonly NavigationItem[];
  readonly gatekeeper: Gatekeeper;
  readonly assets: Assets;
  /** Path of the sign-in page below the locale, and how it keeps a form that a lost session interrupted. */
  readonly signIn: (call: Call, keep: FormValues | null) => Answer;
  readonly logLevel: string;
  /** Whether the process can do its work: the database answers, and is at the newest migration. */
  readonly isReady: () => Promise<boolean>;
}

/** The web process: every route of the house, and nothing that is not declared. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const rendering = (request: FastifyRequest, reply: FastifyReply, session: Session | null = null) => ({
    request,
    reply,
    session,
    navigation: options.navigation,
    assets: options.assets,
    settings: options.house.settings,
    now: options.house.database.clock.now(),
  });
  const app = Fastify({
    logger: { level: options.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(options.house.database.clock.now()),
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 600, ignoreTrailingSlash: true },
    trustProxy: 'loopback',
    rewriteUrl: ({ url }) => readableUrl(url ?? '/'),
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: 1024 * 1024 });
  await app.register(multipart, { throwFileSizeLimit: false });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: options.house.settings.origin.startsWith('https:'),
  });
  refuseForeignForms(app);
  logWithoutPeople(app);
  mountHealth(app, options);
  mountAssets(app, options.assets);
  await mountFeeds(app, { feeds: options.feeds ?? [], house: options.house, broken: noteFault });
  for (const route of options.routes) {
    app.route({
      method: route.method,
      url: `/:locale${route.path}`,
      config: { tessera: route.name },
      handler: async (request, reply) => {
        const call = callOf(request, options.house);
        if (!call) return send(notFoundPage(words(localeIn(request))), rendering(request, reply));
        const sendsFile = request.isMultipart();
        if (sendsFile && (isOpen(route) || route.takes === undefined)) throw unreadable();
        if (isOpen(route)) return send(await route.handle(call), rendering(request, reply));
        const served = await serve(route, options.gatekeeper, call);
        if (served === 'sign_in') {
          if (sendsFile) await drain(request.raw);
          const keep = route.method === 'POST' && !sendsFile ? call.form : null;
          return send(options.signIn(call, keep), rendering(request, reply));
        }
        if (sendsFile) await drain(request.raw);
        return send(served.answer, rendering(request, reply, served.session));
      },
    });
  }
  app.get('/', (request, reply) => reply.redirect(`/${localeIn(request)}/`, 302));
  app.setNotFoundHandler((request, reply) =>
    send(notFoundPage(words(localeIn(request))), rendering(request, reply)),
  );
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const t = words(localeIn(request));
    const status = error.statusCode ?? 500;
    if (status === 413 || request.isMultipart()) await drain(request.raw);
    if (status >= 400 && status < 500) return send(badRequestPage(t, status), rendering(request, reply));
    noteFault(request, error);
    const away = isAway(error);
    if (away) reply.header('retry-after', String(AWAY_FOR));
    return send(brokenPage(t, request.id, away ? 503 : 500), rendering(request, reply));
  });
  return app;
}

// The stack says where, never what: messages of the database can quote the row that it refused.
function noteFault(request: FastifyRequest, error: Error & { code?: string }): string {
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
  request.log.error({ reference: request.id, name: error.name, code: error.code, frames }, 'broken');
  return request.id;
}

// An address that cannot be decoded is one of no page. It would reach neither a route nor the error handler, and so would
// be answered without our headers and words.
function readableUrl(url: string): string {
  if (!url.includes('%')) return url;
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return url;
  } catch {
    return `/${url.split('/', 2)[1]?.replaceAll('%', '')}/-`;
  }
}

// Whoever is still sending cannot hear: a browser shows a broken connection instead of our answer. So what comes is thrown
// away first, within reason.
function drain(body: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let left = MOST_DRAINED;
    const patience = setTimeout(resolve, DRAIN_WITHIN);
    const end = () => {
      clearTimeout(patience);
      resolve();
    };
    if (body.readableEnded || body.destroyed) return end();
    body.on('end', end).on('close', end).on('error', end);
    body.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) end();
    });
    body.resume();
  });
}

function callOf(request: FastifyRequest, house: House): Call | null {
  const params = request.params as Record<string, string>;
  const locale = SERVED.find((served) => served === params.locale);
  if (!locale || !Object.entries(params).every(fits)) return null;
  return {
    locale,
    t: words(locale),
    formats: formats(locale, USUAL_ZONE),
    params,
    query: cleanForm(request.query),
    form: cleanForm(request.body),
    cookies: request.cookies,
    path: request.url,
    address: request.ip,
    house,
    file: null,
    receive: (most) => receive(request, most),
  };
}

// What stands in an address is looked up in the database as it is: an id that is none, or a sign that no text can hold,
// is a page that is not there.
function fits([name, value]: [string, string]): boolean {
  return name.endsWith('Id') ? isId(value) : value === cleanText(value);
}

function unreadable(): Error {
  return Object.assign(new Error('A form with a file, where none is taken.'), { statusCode: 415 });
}

function refuseForeignForms(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!isForeign(request)) return;
    throw Object.assign(new Error('A form of another site.'), { statusCode: 403 });
  });
}

// Route patterns, never addresses: an address can carry an id, and a query what someone searched for.
function logWithoutPeople(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
}

function mountHealth(app: FastifyInstance, options: ServerOptions): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await options.isReady().catch(() => false);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
}

function mountAssets(app: FastifyInstance, assets: Assets): void {
  for (const [path, asset] of assets.files) {
    app.get(path, (request, reply) => {
      const accepted = String(request.headers['accept-encoding'] ?? '');
      const encoding =
        accepted.includes('br') && asset.brotli
          ? 'br'
          : accepted.includes('gzip') && asset.gzip
            ? 'gzip'
            : null;
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
        .type(asset.type);
      if (encoding) reply.header('content-encoding', encoding);
      return reply.send(encoding === 'br' ? asset.brotli : encoding === 'gzip' ? asset.gzip : asset.body);
    });
  }
}
