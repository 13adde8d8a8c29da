import { PERSONAS } from '#cast';
import { migrationsPending, openPool } from '#db';
import { openChannels } from '#messaging';
import { buildAssets, buildServer, type House } from '#web';
import { readConfig } from './config.ts';
import { furnish } from './house.ts';

const DRAIN = 10_000;
/** Whoever has waited so long for a connection is told to come back. Milliseconds. */
const PATIENCE = 10_000;

/** The web process. Ends in order when asked: no new visits, the ones under way finish. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const pool = openPool({
    url: config.databaseUrl,
    role: 'tessera_app',
    size: config.databasePool,
    name: 'tessera-web',
    patience: PATIENCE,
  });
  const house: House = { database: { pool, clock: { now: () => new Date() } }, settings: config };
  const furnished = furnish({ channels: openChannels(config), personas: config.demo ? PERSONAS : [] });
  const server = await buildServer({
    ...furnished,
    house,
    assets: await buildAssets(),
    logLevel: config.logLevel,
    isReady: async () => !(await migrationsPending(pool)),
  });
  const stop = async () => {
    setTimeout(() => process.exit(1), DRAIN).unref();
    await server.close();
    await pool.end();
    process.exit(0);
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  await server.listen({ host: config.host, port: config.port });
}

await main();
