import { migrate, openPool } from '#db';
import { type CastOptions, loadCast } from './load.ts';

const NAME = 'tessera';
const DRAFT = 'tessera_draft';

/**
 * The address of the cast's database on a server that is ours alone. The first time it is made under another name and
 * gets its own when it is whole, so that whatever breaks it off, the next start begins again from nothing.
 */
export async function loadAside(
  serverUrl: string,
  options: Omit<CastOptions, 'url'>,
): Promise<{ url: string; loaded: boolean }> {
  const server = openPool({ url: serverUrl, role: 'owner', size: 1, name: 'tessera-demo' });
  const url = named(serverUrl, NAME);
  try {
    const { rows } = await server.query('select 1 from pg_database where datname = $1', [NAME]);
    if (rows.length > 0) return { url, loaded: false };
    await server.query(`drop database if exists ${DRAFT} with (force)`);
    await server.query(`create database ${DRAFT} template template0 encoding 'UTF8'`);
    const draft = named(serverUrl, DRAFT);
    await migrate({ url: draft });
    await loadCast({ ...options, url: draft });
    await server.query(`alter database ${DRAFT} rename to ${NAME}`);
    return { url, loaded: true };
  } finally {
    await server.end();
  }
}

function named(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
