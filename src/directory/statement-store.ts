import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Json } from './import/identity.ts';

/** A row of `directory_statement`. */
export interface StatementToKeep {
  readonly id: string;
  readonly service_id: string;
  readonly field: string;
  readonly value: Json;
  readonly note: string | null;
  readonly said_by: string;
  readonly by_whom: string;
  readonly said_at: Date;
}

export async function keepStatements(tx: Tx, rows: readonly StatementToKeep[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into directory_statement (id, service_id, field, value, note, said_by, by_whom, said_at)
    select id, service_id, field, nullif(value, 'null'::jsonb), note, said_by, by_whom, said_at
    from jsonb_populate_recordset(null::directory_statement, ${JSON.stringify(rows)}::jsonb)`.execute(tx.sql);
}

/** Under which id a service is found today: its own, or that of what it is part of. Null when there is none. */
export async function survivorOf(tx: Tx, serviceId: string): Promise<string | null> {
  const row = await tx.sql
    .selectFrom('v_directory_survivor')
    .select('survivor_id')
    .where('id', '=', serviceId)
    .executeTakeFirst();
  return row?.survivor_id ?? null;
}

/** One field of a word that may be taken back. */
export interface SaidBefore {
  readonly field: string;
  /** Whether the word of that moment still stands. */
  readonly stands: boolean;
  /** What the same kind of speaker had said before it; null for nothing. */
  readonly before: unknown;
}

/** What stood before something was said of fields of a service at one moment, and whether it has been said anew since. */
export async function saidBefore(
  tx: Tx,
  word: {
    readonly serviceId: string;
    readonly fields: readonly string[];
    readonly saidBy: string;
    readonly at: Date;
  },
): Promise<SaidBefore[]> {
  const { serviceId, fields, saidBy, at } = word;
  const { rows } = await sql<SaidBefore>`
    select field,
      not exists (select from directory_statement s where s.service_id = ${serviceId} and s.field = wanted.field
        and s.said_by = ${saidBy} and s.said_at > ${at}) as stands,
      (select value from directory_statement s where s.service_id = ${serviceId} and s.field = wanted.field
        and s.said_by = ${saidBy} and s.said_at < ${at} order by s.said_at desc, s.id desc limit 1) as before
    from unnest(${fields}::text[]) as wanted (field)`.execute(tx.sql);
  return rows;
}
