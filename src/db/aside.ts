import { openPool } from './pool.ts';
import { databaseUrl } from './template.ts';

/**
 * The address of a database that is there whole or not at all, on a server that is ours alone. The first time `fill` makes
 * it under another name, and it gets its own when that is done: whatever breaks it off, the next start begins again from
 * nothing.
 */
export async function databaseAside(
  serverUrl: string,
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<string> {
  const draft = `${name}_draft`;
  const server = openPool({ url: serverUrl, role: 'owner', size: 1, name: 'tessera-aside' });
  try {
    const { rows } = await server.query('select 1 from pg_database where datname = $1', [name]);
    if (rows.length === 0) {
      await server.query(`drop database if exists ${draft} with (force)`);
      await server.query(`create database ${draft} template template0 encoding 'UTF8'`);
      await fill(databaseUrl(serverUrl, draft));
      await server.query(`alter database ${draft} rename to ${name}`);
    }
    return databaseUrl(serverUrl, name);
  } finally {
    await server.end();
  }
}
