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
  const furnished = furnish({ channels: { email: nobody, sms: nobody }, personas: PERSONAS });
  const server = await buildServer({
    ...furnished,
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
    /** Pages in English that are come to by a form, or by an address that someone kept: a closed case, a case to open. */
    async keptAddresses(): Promise<string[]> {
      const { rows } = await database.owner.query<{ path: string }>(
        `(select '/en/desks/record/' || id as path from cases_case where status = 'closed')
         union all
         (select '/en/cases/new/' || id from referrals_referral
           where leg = 'inbound' and status in ('sent', 'acknowledged') limit 1)`,
      );
      return rows.map(({ path }) => path);
    },
    /** Every page of the house, as its route declares it below the locale. */
    pages: furnished.routes.filter(({ method }) => method === 'GET').map(({ path }) => path),
    /** Someone at a new browser, whom nobody knows. */
    visitor: (wish?: VisitorOptions) => Visitor.arrive(browser, origin, wish),
  };
}
