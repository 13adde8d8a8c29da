import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Instant, isRefusal, NOT_FOUND, type Refusal } from '#kernel';
import { formats, has, locales, words } from '#language';
import type { Answer, CookieChange, Page } from './answer.ts';
import type { Assets } from './assets.ts';
import { notFoundPage, refusalPage } from './errors.tsx';
import { ASKED_FROM, AskedFrom } from './form.tsx';
import { answerIn, cleanForm } from './forms.ts';
import { Layout } from './layout.tsx';
import { localeIn } from './locale.ts';
import { USUAL_ZONE } from './moment.ts';
import type { NavigationItem, Session, Settings } from './route.ts';

const BANNER = 'tessera_banner';

export interface Rendering {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly session: Session | null;
  readonly navigation: readonly NavigationItem[];
  readonly assets: Assets;
  readonly settings: Settings;
  readonly now: Instant;
}

/** The one way out: turns any answer into a response. JSON callers get problems (RFC 9457) instead of pages. */
export function send(answer: Answer, rendering: Rendering): FastifyReply {
  const { request, reply, settings } = rendering;
  if (isRefusal(answer)) {
    if (wantsJson(request))
      return problem(reply, answer === NOT_FOUND ? 404 : 409, answer.code, answer.possible);
    const t = words(localeIn(request));
    return send(answer === NOT_FOUND ? notFoundPage(t) : refusalPage(t, answer as Refusal), rendering);
  }
  if (answer.kind === 'document') {
    if (answer.fileName) reply.header('content-disposition', `attachment; filename="${answer.fileName}"`);
    return reply.header('cache-control', 'no-store').type(answer.type).send(answer.content);
  }
  const secure = settings.origin.startsWith('https:');
  setCookies(reply, answer.cookies, secure);
  if (answer.kind === 'redirect') {
    if (answer.banner) setCookies(reply, [{ name: BANNER, value: answer.banner, maxAge: 60 }], secure);
    return reply.redirect(inAscii(answer.to), 303);
  }
  if (answer.status >= 400 && wantsJson(request))
    return problem(reply, answer.status, codeFor(answer.status), []);
  return sendPage(answer, rendering, secure);
}

function sendPage(answer: Page, rendering: Rendering, secure: boolean): FastifyReply {
  const { request, reply, assets } = rendering;
  const locale = localeIn(request);
  const t = words(locale);
  const banner = request.cookies[BANNER];
  if (banner) setCookies(reply, [{ name: BANNER, value: '' }], secure);
  const again = pathToAskAgain(rendering, answer.status);
  const layout = h(Layout, {
    t,
    title: answer.status === 422 ? t('web.error.in_title', { page: answer.title }) : answer.title,
    wide: answer.wide,
    pathBelowLocale: again,
    session: rendering.session,
    navigation: rendering.navigation,
    banner: banner && isBanner(banner) ? t.at(banner) : null,
    demo: rendering.settings.demo,
    today: formats(locale, rendering.session?.timeZone ?? USUAL_ZONE).dateOf(rendering.now),
    assets: {
      style: locales[locale].direction === 'rtl' ? assets.styleRtl : assets.style,
      scripts: assets.scripts,
      icon: assets.icon,
    },
    body: answer.body,
  });
  const from = again === belowLocale(request.url) ? null : again;
  const html = renderToString(h(AskedFrom.Provider, { value: from, children: layout }));
  return (
    reply
      .code(answer.status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      // As bytes: a text would be laid out anew to be measured, and again to be joined with its headers.
      .send(inBytes(`<!doctype html>${html}`))
  );
}

// Pages are laid out here and copied out: a text is measured in one walk and written in a second one otherwise, each as
// dear as the other.
const LAYOUT = Buffer.allocUnsafeSlow(512 * 1024);

function inBytes(text: string): Buffer {
  // Of the signs of a page, none takes more than three bytes of UTF-8 for each unit of its text.
  if (text.length * 3 > LAYOUT.length) return Buffer.from(text);
  return Buffer.from(LAYOUT.subarray(0, LAYOUT.write(text)));
}

/**
 * Where the same page can be asked for in another language: itself, or the form that was refused. Its page is at the same
 * address, or where the form says that it was first asked for, or where the browser came from.
 */
function pathToAskAgain({ request, settings }: Rendering, status: number): string | null {
  if (request.method === 'GET') return belowLocale(request.url);
  if (status !== 422) return null;
  const { url = '' } = request.routeOptions;
  if (request.server.hasRoute({ method: 'GET', url })) return belowLocale(request.url);
  const said = answerIn(cleanForm(request.body), ASKED_FROM);
  if (/^\/(?!\/)/.test(said)) return said;
  const from = URL.parse(request.headers.referer ?? '');
  if (from?.origin !== settings.origin || from.pathname === request.url) return null;
  return from.pathname.startsWith(`/${localeIn(request)}/`) ? belowLocale(from.pathname + from.search) : null;
}

function belowLocale(path: string): string {
  return path.replace(/^\/[^/]+/, '');
}

function setCookies(reply: FastifyReply, cookies: readonly CookieChange[], secure: boolean): void {
  for (const { name, value, maxAge, path = '/' } of cookies) {
    const options = { path, httpOnly: true, sameSite: 'lax', secure } as const;
    if (value === '') reply.clearCookie(name, options);
    else reply.setCookie(name, value, { ...options, maxAge });
  }
}

// A header holds no other sign; an address that someone came from may.
function inAscii(address: string): string {
  return address.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);
}

// Rooms name what they say in a banner `<room>.banner.<what>`; a cookie that names anything else is not from here.
function isBanner(key: string): boolean {
  return /^[a-z_]+\.banner\./.test(key) && has(key);
}

function wantsJson(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  return accept.includes('json') && !accept.includes('text/html');
}

const CODES: Readonly<Record<number, string>> = {
  400: 'web.bad_request',
  401: 'web.sign_in',
  403: 'web.forbidden',
  404: 'kernel.not_found',
  410: 'web.gone',
  413: 'web.too_large',
  415: 'web.bad_request',
  422: 'web.invalid',
  429: 'web.too_many',
  500: 'web.broken',
  503: 'web.busy',
};

function codeFor(status: number): string {
  return CODES[status] ?? 'web.bad_request';
}

function problem(
  reply: FastifyReply,
  status: number,
  code: string,
  possible: readonly string[],
): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', status, code, possible }));
}
