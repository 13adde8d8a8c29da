import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import { EARTH_RADIUS_KM, type Point } from '../place.ts';
import type { Filters, Tier } from './plan.ts';

/** One look into the entries. */
export interface Step {
  /**
   * Texts of tsqueries for the index, of which all must hold: one by one it leaps from each to the next, and would not in
   * one text. None: walk the entries in their turn until `most` fit, 3,000 at most.
   */
  readonly texts: readonly string[];
  /** Texts of tsqueries that are so frequent that reading the index to its end takes longer than looking at each entry. */
  readonly each: readonly string[];
  readonly most: number;
  /** Only the entries of a small index. */
  readonly tier: Tier;
  readonly filters: Filters;
  /** Where from, and between which kilometres: more than `least`, and at most `km`. */
  readonly near: { readonly point: Point; readonly least: number | null; readonly km: number } | null;
  /** For the first key: whether it has all words in its name, or how long until it opens. Else all stand level in it. */
  readonly first: { readonly named: string } | { readonly opensFrom: number } | null;
  /** For the second key: the distance, or the turn. */
  readonly second: 'distance' | 'turn';
  /** Text of a tsquery for what is left out. */
  readonly without: string | null;
  /** Where a walk begins: after these keys. */
  readonly from: readonly [number, number, string] | null;
  readonly after: readonly [number, number, string] | null;
  readonly limit: number;
  readonly counts: boolean;
}

export interface Card {
  readonly card: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly places: readonly unknown[];
  /** The minutes of the week at which it is open for certain, as PostgreSQL writes them; empty where nobody said. */
  readonly open: string;
  readonly keys: readonly [number, number, string];
}

export interface Counted {
  /** How many fit. */
  readonly total: number;
  /** `marks` of all that fit, in hexadecimal, one after the other. */
  readonly marks: string;
}

export interface Looked {
  readonly top: readonly Card[];
  /** Null where nobody counts. */
  readonly counted: Counted | null;
}

// What a tier holds stands in its index; the numbers are those of the migration.
const TIERS: Readonly<Record<Tier, RawBuilder<unknown>>> = {
  1: sql`true`,
  8: sql`e.turn < 268435456`,
  64: sql`e.turn < 33554432`,
  512: sql`e.turn < 4194304`,
};
/** The condition that an entry `e` stands in a tier. */
export function amongTier(tier: Tier): RawBuilder<unknown> {
  return TIERS[tier];
}
const UNKNOWN_HOURS = 20_000;

/** Takes one look. Two of them that are started together travel together. */
export async function takeStep(tx: Tx, step: Step): Promise<Looked> {
  const { first, limit, counts, after } = step;
  const keyOne = !first
    ? sql`0::float8`
    : 'named' in first
      ? named(step.tier, first.named)
      : opens(first.opensFrom);
  const keyTwo = step.second === 'distance' ? sql`-dot` : sql`turn::float8`;
  const walk = step.texts.length === 0 && !step.near;
  const hits = sql`
      select e.ctid as at, e.service_id, e.turn, ${dotOf(step.near)} as dot, ${keyOne} as one ${counts ? sql`, e.marks` : sql``}
      from directory_entry e where ${sql.join(conditionsOf(step), sql` and `)}`;
  // The cards are put together as text, and taken apart once, here.
  const { rows } = await sql<{ top: string | null; total: number | null; marks: string | null }>`
    with hits as materialized (${walk ? walked(hits, step.most) : hits}
    ), top as (
      select at, service_id, one, ${keyTwo} as two from hits
      ${after ? sql`where (one, ${keyTwo}, service_id) > (${after[0]}::float8, ${after[1]}::float8, ${after[2]}::uuid)` : sql``}
      order by one, two, service_id limit ${limit}
    )
    select (select string_agg('{"card":' || e.card || ',"places":' || e.places || ',"open":"' || coalesce(e.open_minutes::text, '')
        || '","keys":[' || one || ',' || two || ',"' || top.service_id || '"]}',
        ',' order by one, two, top.service_id) from top join directory_entry e on e.ctid = top.at) as top
      ${counts ? sql`, counted.total, counted.marks from (${sumOf(sql`hits`)}) counted` : sql``}`.execute(
    tx.sql,
  );
  const [row] = rows;
  return {
    top: JSON.parse(`[${row?.top ?? ''}]`) as Card[],
    counted: counts ? { total: row?.total ?? 0, marks: row?.marks ?? '' } : null,
  };
}

// The first limit is for the planner: without a number in it, it would rather sort the table.
const walked = (hits: RawBuilder<unknown>, most: number) => sql`
      select * from (${hits} order by e.turn::bigint, e.service_id limit 3000) walked limit ${most}`;

/**
 * Counts what fits, and stops at so many: whichever comes first. What is counted is planned as if all were wanted, because
 * for a few PostgreSQL would rather read the table from its beginning.
 */
export async function countStep(tx: Tx, step: Step, most: number): Promise<Counted> {
  const { rows } = await sql<{ total: number; marks: string | null }>`
    with hits as materialized (
      select e.marks from directory_entry e where ${sql.join(conditionsOf(step), sql` and `)}
    ) ${sumOf(sql`(select marks from hits limit ${most}) fitting`)}`.execute(tx.sql);
  return { total: rows[0]?.total ?? 0, marks: rows[0]?.marks ?? '' };
}

const sumOf = (hits: RawBuilder<unknown>) =>
  sql`select count(*) as total, encode(string_agg(marks, ''), 'hex') as marks from ${hits}`;

/** The cosine of the angle between a point and the nearest place of an entry. */
function dotOf(near: Step['near']): RawBuilder<unknown> {
  if (!near) return sql`null::float8`;
  const { x, y, z } = onSphere(near.point);
  return sql`case when e.points is null then e.x * ${x}::float8 + e.y * ${y}::float8 + e.z * ${z}::float8
    else (select max(e.points[n] * ${x}::float8 + e.points[n + 1] * ${y}::float8 + e.points[n + 2] * ${z}::float8)
      from generate_series(1, array_length(e.points, 1), 3) n) end`;
}

function onSphere({ lat, lon }: Point): { x: number; y: number; z: number } {
  const rad = Math.PI / 180;
  const [phi, lambda] = [lat * rad, lon * rad];
  return {
    x: Math.cos(phi) * Math.cos(lambda),
    y: Math.cos(phi) * Math.sin(lambda),
    z: Math.sin(phi),
  };
}

// 0 for what has all words in its name, and else 1.
function named(tier: Tier, text: string): RawBuilder<unknown> {
  return sql`(e.service_id not in (
    select e.service_id from directory_entry e where e.search @@ ${text}::tsquery and ${TIERS[tier]}))::integer::float8`;
}

// Minutes until it is open, over the end of the week where need be.
function opens(from: number): RawBuilder<unknown> {
  return sql`coalesce((
    select min(greatest(0, case when upper(o) > ${from}::integer then lower(o) - ${from}::integer
      else lower(o) + 10080 - ${from}::integer end)) from unnest(e.open_minutes) o), ${UNKNOWN_HOURS}::integer)::float8`;
}

function conditionsOf({ texts, each, tier, filters, without, from, near }: Step): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [];
  for (const text of texts) where.push(sql`e.search @@ ${text}::tsquery`);
  where.push(TIERS[tier]);
  // As a function and not as an operator: no index answers that.
  for (const one of each) where.push(sql`ts_match_vq(e.search, ${one}::tsquery)`);
  if (from) where.push(sql`(e.turn::bigint, e.service_id) > (${from[1]}::bigint, ${from[2]}::uuid)`);
  if (without !== null)
    where.push(sql`e.service_id not in (
      select e.service_id from directory_entry e where e.search @@ ${without}::tsquery and ${TIERS[tier]})`);
  const { needs, languages, answers, unless, age, openAt, openIn, anywhere } = filters;
  if (needs !== null) where.push(sql`e.needs & ${needs}::integer <> 0`);
  for (const mask of answers) where.push(sql`e.answers & ${String(mask)}::bigint <> 0`);
  if (unless !== null) where.push(sql`e.answers & ${String(unless)}::bigint = 0`);
  if (languages !== null) where.push(sql`e.languages && ${[...languages]}::text[]`);
  if (age !== null)
    where.push(
      sql`coalesce(e.minimum_age, 0) <= ${age}::float8 and coalesce(e.maximum_age, 1000) >= ${age}::float8`,
    );
  if (openAt !== null) where.push(sql`e.open_minutes @> ${openAt}::integer`);
  if (openIn !== null)
    where.push(sql`e.open_minutes && int4range(${openIn[0]}::integer, ${openIn[1]}::integer)`);
  if (anywhere !== null) where.push(anywhere ? sql`e.anywhere` : sql`not e.anywhere`);
  const dot = dotOf(near);
  if (near) where.push(sql`${dot} >= ${Math.cos(near.km / EARTH_RADIUS_KM)}::float8`);
  if (near && near.least !== null)
    where.push(sql`${dot} < ${Math.cos(near.least / EARTH_RADIUS_KM)}::float8`);
  return where;
}

/**
 * Runs `work` with statements planned for any values. We know what to ask the index for, and PostgreSQL, which would find
 * the same again for each text, takes a millisecond or two for that.
 */
export async function planned<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const kept = sql`set local plan_cache_mode = force_generic_plan`.execute(tx.sql);
  const [, result] = await Promise.all([kept, work()]);
  // Goes with what is asked next. Where it cannot, whatever is asked next says so.
  sql`set local plan_cache_mode = auto`.execute(tx.sql).catch(() => undefined);
  return result;
}

/** The cards of these services, in no order; those that may not be found are left out. */
export async function cardsOf(tx: Tx, ids: readonly string[]): Promise<readonly Omit<Card, 'keys'>[]> {
  const { rows } = await sql<{ cards: string | null }>`
    select string_agg('{"card":' || card || ',"places":' || places || ',"open":"' || coalesce(open_minutes::text, '') || '"}', ',') as cards
    from directory_entry where service_id = any (${[...ids]}::uuid[])`.execute(tx.sql);
  return JSON.parse(`[${rows[0]?.cards ?? ''}]`) as Omit<Card, 'keys'>[];
}

/** How frequent lexemes are, as PostgreSQL's last look at the table found it. */
export async function lexemeStatistics(
  tx: Tx,
): Promise<{ total: number; lexemes: readonly string[]; shares: readonly number[] }> {
  const { rows } = await sql<{ total: number; lexemes: string[] | null; shares: number[] | null }>`
    select greatest(c.reltuples, 0)::float8 as total, s.most_common_elems::text::text[] as lexemes,
      s.most_common_elem_freqs as shares
    from pg_class c left join pg_stats s
      on s.schemaname = 'public' and s.tablename = c.relname and s.attname = 'search'
    where c.oid = 'directory_entry'::regclass`.execute(tx.sql);
  const [row] = rows;
  return { total: row?.total ?? 0, lexemes: row?.lexemes ?? [], shares: row?.shares ?? [] };
}

/** The lexemes of each text, as PostgreSQL takes it apart. */
export async function lexemesOf(tx: Tx, texts: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { rows } = await sql<{ lexemes: string[] }>`
    select tsvector_to_array(to_tsvector('simple', directory_fold(text))) as lexemes
    from unnest(${[...texts]}::text[]) with ordinality t (text, place) order by place`.execute(tx.sql);
  return rows.map((row) => row.lexemes);
}

/** So many words may begin alike and still be asked for one by one. */
export const MOST_WORDS = 60;

const asked = new WeakMap<Tx, Map<string, Promise<readonly string[]>>>();

/** The words that begin so, for each of some beginnings; `most` of them and one more at most. Asked once in a transaction. */
export async function wordsFrom(
  tx: Tx,
  beginnings: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const known = asked.get(tx) ?? new Map<string, Promise<readonly string[]>>();
  asked.set(tx, known);
  const unknown = beginnings.filter((beginning) => !known.has(beginning));
  if (unknown.length > 0) {
    const found = lookUp(tx, unknown);
    for (const beginning of unknown)
      known.set(
        beginning,
        found.then((words) => words.get(beginning) ?? []),
      );
  }
  const all = await Promise.all(beginnings.map(async (one) => [one, (await known.get(one)) ?? []] as const));
  return new Map(all);
}

async function lookUp(
  tx: Tx,
  beginnings: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ beginning: string; words: string[] }>`
    select beginning, array(
      select w.word from directory_word w where w.word >= beginning collate "C" and w.word < (beginning || chr(1114111)) collate "C"
      order by w.word limit ${MOST_WORDS + 1}) as words
    from unnest(${[...beginnings]}::text[]) beginning`.execute(tx.sql);
  return new Map(rows.map((row) => [row.beginning, row.words]));
}
