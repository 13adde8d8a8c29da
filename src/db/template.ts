import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from './migrate.ts';

/** A migrated database on a server, for tests to clone and for the row types to be read from. */
export interface Template {
  /** The server, signed in to as someone who may create databases and roles. */
  readonly url: string;
  readonly template: string;
  drop(): Promise<void>;
}

/** Makes one migrated database on the server. */
export async function prepareTemplate(url: string): Promise<Template> {
  const template = `tessera_template_${randomBytes(4).toString('hex')}`;
  await onServer(url, `create database ${template} template template0 encoding 'UTF8'`);
  await migrate({ url: databaseUrl(url, template) });
  return { url, template, drop: () => onServer(url, `drop database if exists ${template} with (force)`) };
}

/** One statement on the server itself, such as creating or dropping a database. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The server's URL with another database's name in it. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
