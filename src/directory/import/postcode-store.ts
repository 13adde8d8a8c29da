import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Point } from '../place.ts';

/** A full postcode in capitals without its space, and where it lies. */
export interface Postcode extends Point {
  readonly code: string;
}

/** A list of postcodes on its way into the database: noted down in batches, and then compared as one. */
export class PostcodeList {
  readonly #tx: Tx;

  private constructor(tx: Tx) {
    this.#tx = tx;
  }

  static async open(tx: Tx): Promise<PostcodeList> {
    await sql`create temporary table directory_postcode_found (code text, latitude real, longitude real) on commit drop`.execute(
      tx.sql,
    );
    return new PostcodeList(tx);
  }

  async add(batch: readonly Postcode[]): Promise<void> {
    if (batch.length === 0) return;
    await sql`
      insert into directory_postcode_found
      select * from unnest(${batch.map(({ code }) => code)}::text[], ${batch.map(({ lat }) => lat)}::real[],
        ${batch.map(({ lon }) => lon)}::real[])`.execute(this.#tx.sql);
  }

  /** Makes the list what is known. What it does not have goes, when it is whole. The last of two that are alike counts. */
  async keep(
    sourceId: string,
    whole: boolean,
  ): Promise<{ added: number; changed: number; same: number; vanished: number }> {
    const db = this.#tx.sql;
    await sql`delete from directory_postcode_found f using directory_postcode_found later
      where later.code = f.code and later.ctid > f.ctid`.execute(db);
    await sql`analyze directory_postcode_found`.execute(db);
    const gone = whole
      ? await sql`delete from directory_postcode p
          where not exists (select from directory_postcode_found f where f.code = p.code)`.execute(db)
      : null;
    const { rows } = await sql<{ added: boolean; count: number }>`
      with written as (
        insert into directory_postcode (code, latitude, longitude, source_id)
        select code, latitude, longitude, ${sourceId} from directory_postcode_found
        on conflict (code) do update set latitude = excluded.latitude, longitude = excluded.longitude, source_id = excluded.source_id
        where (directory_postcode.latitude, directory_postcode.longitude) is distinct from (excluded.latitude, excluded.longitude)
        returning xmax = 0 as added)
      select added, count(*)::integer as count from written group by added`.execute(db);
    const found = await sql<{ count: number }>`
      select count(*)::integer as count from directory_postcode_found`.execute(db);
    await sql`drop table directory_postcode_found`.execute(db);
    const of = (added: boolean) => rows.find((row) => row.added === added)?.count ?? 0;
    return {
      added: of(true),
      changed: of(false),
      same: (found.rows[0]?.count ?? 0) - of(true) - of(false),
      vanished: Number(gone?.numAffectedRows ?? 0),
    };
  }
}
