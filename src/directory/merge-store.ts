import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LikeKind } from './likeness/traits.ts';

/** One thing made part of another. */
export interface Merge {
  readonly id: string;
  readonly kind: LikeKind;
  readonly from_id: string;
  readonly into_id: string;
  readonly undone_at: Date | null;
}

export interface PairRow {
  readonly id: string;
  readonly kind: LikeKind;
  readonly one_id: string;
  readonly other_id: string;
  readonly state: PairState;
}

export type PairState = 'open' | 'merged' | 'same_place' | 'not_the_same' | 'later';

export async function pairForUpdate(tx: Tx, id: string): Promise<PairRow | undefined> {
  const { rows } = await sql<PairRow>`
    select id, kind, one_id, other_id, state from directory_pair where id = ${id} for update`.execute(tx.sql);
  return rows[0];
}

/** Notes what was decided, and what both were when it was. */
export async function judgePair(tx: Tx, id: string, state: PairState, byWhom: string): Promise<void> {
  await sql`
    update directory_pair p set state = ${state}, decided_by = ${byWhom}, decided_at = ${tx.now},
      judged = (select a.material || ' ' || b.material from directory_likeness a, directory_likeness b
        where a.id = p.one_id and b.id = p.other_id)
    where id = ${id}`.execute(tx.sql);
}

/** Which of these stand for themselves and are there, locked until the end of the transaction. */
export async function standing(tx: Tx, kind: LikeKind, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(`directory_${kind}`)} where id = any (${ids}::uuid[]) and merged_into is null
      and vanished_at is null order by id for update`.execute(tx.sql);
  return rows.map((row) => row.id);
}

/** These, what they are part of, and all that is part of that. */
export async function familyOf(tx: Tx, kind: LikeKind, ids: readonly string[]): Promise<readonly string[]> {
  const table = sql.table(`directory_${kind}`);
  const { rows } = await sql<{ id: string }>`
    with root as (select coalesce(merged_into, id) as id from ${table} where id = any (${ids}::uuid[]))
    select id from root union select e.id from ${table} e join root on e.merged_into = root.id order by id`.execute(
    tx.sql,
  );
  return rows.map((row) => row.id);
}

export async function keepMerge(tx: Tx, merge: Omit<Merge, 'undone_at'>): Promise<void> {
  await sql`
    insert into directory_merge (id, kind, from_id, into_id, merged_by, merged_at)
    values (${merge.id}, ${merge.kind}, ${merge.from_id}, ${merge.into_id}, ${`${tx.actor.kind}:${tx.actor.id}`}, ${tx.now})`.execute(
    tx.sql,
  );
}

export async function mergeForUndo(tx: Tx, id: string): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`
    select id, kind, from_id, into_id, undone_at from directory_merge where id = ${id} for update`.execute(
    tx.sql,
  );
  return rows[0];
}

/** Takes a merge back, and notes of the pair that they are not the same, or it would be asked about at once. */
export async function undoMerge(tx: Tx, merge: Merge): Promise<void> {
  const byWhom = `${tx.actor.kind}:${tx.actor.id}`;
  await sql`update directory_merge set undone_by = ${byWhom}, undone_at = ${tx.now} where id = ${merge.id}`.execute(
    tx.sql,
  );
  await sql`
    update directory_pair set state = 'not_the_same', decided_by = ${byWhom}, decided_at = ${tx.now}
    where one_id = least(${merge.from_id}::uuid, ${merge.into_id}::uuid)
      and other_id = greatest(${merge.from_id}::uuid, ${merge.into_id}::uuid)`.execute(tx.sql);
}

/** Points each of these at what it is part of in the end, by the merges that stand. */
export async function settleMerged(tx: Tx, kind: LikeKind, ids: readonly string[]): Promise<void> {
  await sql`
    with recursive up as (
      select id, id as root, 0 as steps from unnest(${ids}::uuid[]) t (id)
      union all
      select up.id, m.into_id, up.steps + 1 from up
        join directory_merge m on m.from_id = up.root and m.undone_at is null where up.steps < 100
    ), last as (select distinct on (id) id, root from up order by id, steps desc)
    update ${sql.table(`directory_${kind}`)} e set merged_into = nullif(last.root, e.id)
    from last where e.id = last.id and e.merged_into is distinct from nullif(last.root, e.id)`.execute(
    tx.sql,
  );
}

/** The services that these organizations give, by what the directory and its sources say. */
export async function servicesProvidedBy(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from directory_service where organization_id = any (${ids}::uuid[])`.execute(tx.sql);
  return rows.map((row) => row.id);
}

export interface PairLine {
  readonly id: string;
  readonly kind: LikeKind;
  readonly points: number;
  readonly sure: boolean;
  readonly state: PairState;
  readonly reasons: readonly {
    readonly signal: string;
    readonly points: number;
    readonly detail: string | null;
  }[];
  readonly one: string;
  readonly other: string;
  readonly town: string | null;
}

/** Pairs in a state, the likeliest first, from after a place in that order. */
export async function pairLines(
  tx: Tx,
  states: readonly PairState[],
  after: { readonly points: number; readonly id: string } | null,
  limit: number,
): Promise<readonly PairLine[]> {
  const from = after ? sql`and (p.points, p.id) < (${after.points}::float8, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<PairLine>`
    select p.id, p.kind, p.points, p.sure, p.state, p.reasons,
      coalesce(a.name, c.name, '') as one, coalesce(b.name, d.name, '') as other,
      (select ad.city from directory_service_at_location at join directory_address ad on ad.location_id = at.location_id
        where at.service_id in (p.one_id, p.other_id) and ad.city is not null order by at.position limit 1) as town
    from directory_pair p
    left join directory_service a on p.kind = 'service' and a.id = p.one_id
    left join directory_service b on p.kind = 'service' and b.id = p.other_id
    left join directory_organization c on p.kind = 'organization' and c.id = p.one_id
    left join directory_organization d on p.kind = 'organization' and d.id = p.other_id
    where p.state = any (${states}::text[]) ${from}
    order by p.points desc, p.id desc limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function pairCounts(tx: Tx): Promise<Readonly<Partial<Record<PairState, number>>>> {
  const { rows } = await sql<{ state: PairState; count: number }>`
    select state, count(*) from directory_pair group by state`.execute(tx.sql);
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]));
}

/** A pair with what it is about. */
export async function pairById(
  tx: Tx,
  id: string,
): Promise<(PairLine & { one_id: string; other_id: string }) | null> {
  const { rows } = await sql<PairLine & { one_id: string; other_id: string }>`
    select p.id, p.kind, p.points, p.sure, p.state, p.reasons, p.one_id, p.other_id, null as town,
      coalesce(a.name, c.name, '') as one, coalesce(b.name, d.name, '') as other
    from directory_pair p
    left join directory_service a on p.kind = 'service' and a.id = p.one_id
    left join directory_service b on p.kind = 'service' and b.id = p.other_id
    left join directory_organization c on p.kind = 'organization' and c.id = p.one_id
    left join directory_organization d on p.kind = 'organization' and d.id = p.other_id
    where p.id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface MergeLine {
  readonly id: string;
  readonly kind: LikeKind;
  readonly from: string;
  readonly into: string;
  readonly into_id: string;
  readonly merged_at: Date;
}

/** The merges that stand, the newest first; those of one thing when it is named. */
export async function standingMerges(
  tx: Tx,
  intoId: string | null,
  limit: number,
): Promise<readonly MergeLine[]> {
  const of = intoId === null ? sql`` : sql`and m.into_id = ${intoId}`;
  const { rows } = await sql<MergeLine>`
    select m.id, m.kind, m.into_id, m.merged_at, coalesce(a.name, c.name, '') as "from", coalesce(b.name, d.name, '') as into
    from directory_merge m
    left join directory_service a on m.kind = 'service' and a.id = m.from_id
    left join directory_service b on m.kind = 'service' and b.id = m.into_id
    left join directory_organization c on m.kind = 'organization' and c.id = m.from_id
    left join directory_organization d on m.kind = 'organization' and d.id = m.into_id
    where m.undone_at is null ${of} order by m.merged_at desc, m.id desc limit ${limit}`.execute(tx.sql);
  return rows;
}
