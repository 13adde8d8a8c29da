import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that could change something comes from a page of another site. Browsers say so themselves
 * (`Sec-Fetch-Site`, and `Origin` before that), so that no token is needed in a form, and none can expire while a tired
 * person is writing. A client that says neither is no browser, and carries nobody's cookies by accident.
 */
export function isForeign(request: Pick<FastifyRequest, 'method' | 'headers' | 'host'>): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return false;
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.origin;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}
