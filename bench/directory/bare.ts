import pg from 'pg';
import { look, openPool } from '#db';
import { findServices, type ServiceQuery } from '#directory';
import { systemActor } from '#kernel';

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

const NOBODY = systemActor('00000000-0000-0000-0000-000000000000', 'bench');

/** The statements by which the search looks into the entries, one list for each question. */
export async function statementsOf(
  url: string,
  queries: readonly ServiceQuery[],
): Promise<readonly Statement[][]> {
  const pool = openPool({ url, role: 'tessera_app', size: 1 });
  const heard: Statement[] = [];
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...all: unknown[]) => unknown;
    Object.assign(client, {
      query: (sent: unknown, ...more: unknown[]) => {
        const one = sent as Statement;
        if (one.text?.includes('from directory_entry e')) heard.push(one);
        return query(sent, ...more);
      },
    });
  });
  try {
    const lists: Statement[][] = [];
    for (const query of queries) {
      heard.length = 0;
      await look({ pool, clock: { now: () => new Date() } }, NOBODY, (tx) => findServices(tx, query));
      lists.push(heard.map(({ name, text, values }) => ({ name, text, values })));
    }
    return lists;
  } finally {
    await pool.end();
  }
}

/** The same index scans and nothing else: prepared, one after the other on each connection. */
export async function bare(
  url: string,
  lists: readonly Statement[][],
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Latency> {
  const took: number[] = [];
  const until = performance.now() + seconds * 1000;
  const worker = async (first: number) => {
    const client = new pg.Client({ connectionString: url, options: '-c role=tessera_app -c jit=off' });
    await client.connect();
    for (let at = first; performance.now() < until; at += 1) {
      const began = performance.now();
      for (const statement of lists[at % lists.length] ?? []) await client.query(statement);
      took.push(performance.now() - began);
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: connections }, (_, place) => worker(place)));
  return latencyOf(took);
}

export function latencyOf(took: readonly number[]): Latency {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
