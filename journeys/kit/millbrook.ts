import { afterAll } from 'vitest';
import { loadCast, PERSONAS } from '#cast';
import { buildAssets, buildServer, type House } from '#web';
import { testDatabase } from '../../src/db/testing.ts';
import { furnish } from '../../src/house.ts';
import { openBrowser } from './browser.ts';
import { freePort } from './site.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

/** The demonstration as people get it: the whole cast, the real server on loopback, and a browser. */
export async function openMillbrook() {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = { secret: 'm'.repeat(32), origin, demo: true };
  const database = await testDatabase();
  database.clock.set(new Date());
  await loadCast({
    ...settings,
    url: database.url,
    duties: (channels) => furnish({ channels, personas: [] }).duties,
    log: () => undefined,
  });
  const house: House = { database, settings };
  const nobody = async () => 'kept' as const;
  const server = await buildServer({
    ...furnish({ channels: { email: nobody, sms: nobody }, personas: PERSONAS }),
    house,
    assets: await buildAssets(),
    logLevel: 'silent',
    isReady: async () => true,
  });
  await server.listen({ host: '127.0.0.1', port });
  afterAll(() => server.close());
  const browser = await openBrowser();
  return {
    origin,
    personas: PERSONAS,
    /** Someone at a new browser, whom nobody knows. */
    visitor: (wish?: VisitorOptions) => Visitor.arrive(browser, origin, wish),
  };
}
