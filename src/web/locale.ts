import type { FastifyRequest } from 'fastify';
import { type Locale, negotiate, servedLocales } from '#language';

/** The locales that have pages. */
export const SERVED = servedLocales({ pseudo: false });

/** The locale of the path when it is one that we serve; otherwise the browser's wish decides. */
export function localeIn(request: Pick<FastifyRequest, 'url' | 'headers'>): Locale {
  const first = request.url.split(/[/?]/, 2)[1];
  return SERVED.find((locale) => locale === first) ?? negotiate(request.headers['accept-language'], SERVED);
}
