import { sql } from 'kysely';
import type { Tx } from '#db';

/** One row that waits to be joined to others: what it is, what it may hang on (the first that is there), and itself. */
export interface Staged {
  readonly number: number;
  /** Line in its file. */
  readonly line: number;
  readonly entity: string;
  readonly file: string;
  /** What other rows call it: `phone:12`. Null when it has no id. */
  readonly name: string | null;
  readonly owner: string | null;
  readonly document: Readonly<Record<string, unknown>>;
}

export type ToStage = Omit<Staged, 'number' | 'owner'> & { readonly owners: readonly string[] };

// What one thing may carry of one kind: beyond that it is a mistake, or meant to fill the memory.
const MOST_CHILDREN = 500;
const PAGE = 200;

/**
 * Rows of several files, waiting in a temporary table of the run's own transaction until all are there and can be
 * joined. It goes with the transaction, whatever becomes of that.
 */
export class Stage {
  readonly #tx: Tx;

  constructor(tx: Tx) {
    this.#tx = tx;
  }

  async open(): Promise<void> {
    await sql`
      create temporary table directory_staged (
        number integer generated always as identity primary key,
        line integer not null, entity text not null, file text not null, name text, owners text[] not null,
        owner text, nth integer, document text not null
      ) on commit drop`.execute(this.#tx.sql);
  }

  async put(rows: readonly ToStage[]): Promise<void> {
    if (rows.length === 0) return;
    const texts = rows.map((row) => ({ ...row, document: JSON.stringify(row.document) }));
    await sql`
      insert into directory_staged (line, entity, file, name, owners, document)
      select line, entity, file, name, owners, document
      from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb)
        as r (line integer, entity text, file text, name text, owners text[], document text)`.execute(
      this.#tx.sql,
    );
  }

  /** All rows are there: finds for each what it hangs on. */
  async settle(): Promise<void> {
    const { sql: to } = this.#tx;
    await sql`create index on directory_staged (name)`.execute(to);
    await sql`analyze directory_staged`.execute(to);
    await sql`
      update directory_staged c set owner = found.owner, nth = found.nth
      from (
        select number, owner, row_number() over (partition by owner, entity order by number) as nth
        from (
          select r.number, r.entity, (
            select o.name from unnest(r.owners) with ordinality as o (name, place)
            where exists (select from directory_staged p where p.name = o.name) order by o.place limit 1) as owner
          from directory_staged r where r.owners <> '{}') owned
        where owner is not null) found
      where found.number = c.number`.execute(to);
    await sql`create index on directory_staged (owner)`.execute(to);
    await sql`create index on directory_staged (entity, number)`.execute(to);
    await sql`analyze directory_staged`.execute(to);
  }

  /** The rows of an entity in their order, some at a time. */
  async *pages(entity: string): AsyncGenerator<readonly Staged[]> {
    for (let last = 0; ; ) {
      const { rows } = await sql<Raw>`
        select number, line, entity, file, name, owner, document from directory_staged
        where entity = ${entity} and number > ${last} order by number limit ${PAGE}`.execute(this.#tx.sql);
      if (rows.length === 0) return;
      yield rows.map(read);
      last = rows.at(-1)?.number ?? last;
    }
  }

  /** What hangs on things of these names. */
  async childrenOf(names: readonly string[]): Promise<readonly Staged[]> {
    if (names.length === 0) return [];
    const { rows } = await sql<Raw>`
      select number, line, entity, file, name, owner, document from directory_staged
      where owner = any (${names}::text[]) and nth <= ${MOST_CHILDREN} order by number`.execute(this.#tx.sql);
    return rows.map(read);
  }

  /** The first thing of each of these names. */
  async named(names: readonly string[]): Promise<ReadonlyMap<string, Staged>> {
    if (names.length === 0) return new Map();
    const { rows } = await sql<Raw>`
      select distinct on (name) number, line, entity, file, name, owner, document from directory_staged
      where name = any (${names}::text[]) order by name, number`.execute(this.#tx.sql);
    return new Map(rows.map((row) => [row.name ?? '', read(row)]));
  }

  /** Rows that should hang on something and cannot, or that are too many for it. */
  async *strays(): AsyncGenerator<readonly Stray[]> {
    for (let last = 0; ; ) {
      const { rows } = await sql<Stray>`
        select number, line, entity, file, owners, owner is not null as too_many from directory_staged
        where number > ${last} and ((owners <> '{}' and owner is null) or nth > ${MOST_CHILDREN})
        order by number limit ${PAGE}`.execute(this.#tx.sql);
      if (rows.length === 0) return;
      yield rows;
      last = rows.at(-1)?.number ?? last;
    }
  }
}

export interface Stray {
  readonly number: number;
  readonly line: number;
  readonly entity: string;
  readonly file: string;
  readonly owners: readonly string[];
  readonly too_many: boolean;
}

type Raw = Omit<Staged, 'document'> & { readonly document: string };

function read(row: Raw): Staged {
  return { ...row, document: JSON.parse(row.document) };
}
