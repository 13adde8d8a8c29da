import { type AddressInfo, createServer } from 'node:net';
import { type SiteOptions, testSite } from '../../src/web/testing.ts';
import { openBrowser } from './browser.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

/** The real server listening on loopback, on a real PostgreSQL database of this file's own, and a browser. */
export async function openSite(options: Omit<SiteOptions, 'origin'> = {}) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const site = await testSite({ ...options, origin });
  await site.server.listen({ host: '127.0.0.1', port });
  const browser = await openBrowser();
  return {
    ...site,
    origin,
    /** Someone at a new browser, whom nobody knows. */
    visitor: (wish?: VisitorOptions) => Visitor.arrive(browser, origin, wish),
  };
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
