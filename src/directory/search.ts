import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import { CONDITION_NAMES, type Condition, type ConditionValue } from './condition.ts';
import { isNeedDomain, type NeedDomain } from './need.ts';
import { boxAround, outcodeOf, type Point } from './place.ts';
import { kmFrom, type ServiceSummary, summariesOf } from './store.ts';

/** Answers that a condition may have, for one condition or several. */
export type ConditionFilter = { readonly [C in Condition]?: readonly ConditionValue<C>[] };

export interface ServiceQuery {
  /** Every word must begin a word of the service, its organization, places, needs or terms. Case and accents do not matter. */
  readonly words?: string;
  /** It answers at least one of these. */
  readonly domains?: readonly NeedDomain[];
  /** Nearest first, and none that lies farther than `withinKm` (25 when not said, 200 at most). */
  readonly near?: Point;
  readonly withinKm?: number;
  /** With `near`: also services that are at no physical place, such as a telephone line, after all others. */
  readonly orAnywhere?: boolean;
  /** Staff speak at least one of these: BCP 47. */
  readonly languages?: readonly string[];
  /** It states one of these answers to every condition named. Unknown is never yes: it fails. */
  readonly conditions?: ConditionFilter;
  /** It states none of these answers. Unknown passes here, and is then worth a telephone call. */
  readonly unless?: ConditionFilter;
  /** 20 when not said, 100 at most. */
  readonly limit?: number;
  /** From the page before: what follows it. A cursor of another query, or a broken one, starts at the beginning. */
  readonly cursor?: string;
}

export interface ServicePage {
  readonly services: readonly ServiceSummary[];
  /** Null on the last page. */
  readonly next: string | null;
}

const WITHIN_KM = 25;
const MOST_KM = 200;
const LONGEST_WORDS = 300;

/** Finds active services. Nearest first with `near`; else best match first with `words`; else by name. */
export async function findServices(tx: Tx, query: ServiceQuery): Promise<ServicePage> {
  const limit = Math.min(100, Math.max(1, Math.floor(query.limit ?? 20)));
  const wanted = query.words === undefined ? null : await wordsOf(tx, query.words);
  const near = query.near
    ? nearest(query.near, Math.min(MOST_KM, Math.max(0, query.withinKm ?? WITHIN_KM)))
    : null;
  const filters = [sql`true`, ...filtersOf(query)];
  if (wanted) filters.push(sql`e.search @@ ${wanted}::tsquery`);
  const place = !near
    ? sql``
    : query.orAnywhere
      ? sql`left join near on near.service_id = s.id`
      : sql`join near on near.service_id = s.id`;
  if (near && query.orAnywhere) filters.push(sql`(near.km is not null or ${WITHOUT_PLACE})`);
  // A service at no place sorts after the farthest place on earth.
  const score = near
    ? sql`coalesce(near.km, 99999)`
    : wanted
      ? sql`-ts_rank(e.search, ${wanted}::tsquery)::float8`
      : null;
  const [order, kind] = score ? [score, 'float8' as const] : [sql`e.name`, 'text' as const];
  const after = readCursor(query.cursor, kind);
  if (after) filters.push(sql`(${order}, s.id) > (${after[0]}::${sql.raw(kind)}, ${after[1]}::uuid)`);
  const { rows } = await sql<{ id: string; sort: number | string; km: number | null }>`
    ${near ? sql`with near as materialized (${near})` : sql``}
    select s.id, ${order} as sort, ${near ? sql`near.km` : sql`null::float8`} as km
    from directory_entry e join directory_service s on s.id = e.service_id ${place}
    where ${sql.join(filters, sql` and `)}
    order by ${order}, s.id limit ${limit + 1}`.execute(tx.sql);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const services = await summariesOf(tx, page, query.near ?? null);
  return { services, next: last ? writeCursor(last.sort, last.id) : null };
}

const WITHOUT_PLACE = sql`not exists (
  select from directory_service_at_location a join directory_location l on l.id = a.location_id
  where a.service_id = s.id and l.location_type = 'physical')`;

/** The words as a tsquery in which each begins a word; null when there is no word in them. */
export async function wordsOf(tx: Tx, words: string): Promise<string | null> {
  const text = words
    .slice(0, LONGEST_WORDS)
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ');
  const { rows } = await sql<{ query: string | null }>`
    select string_agg('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || ''':*', ' & ') as query
    from unnest(tsvector_to_array(to_tsvector('simple', directory_fold(${text}::text)))) word`.execute(
    tx.sql,
  );
  return rows[0]?.query ?? null;
}

/** The services near a point, each with the kilometres to its nearest place. */
function nearest(from: Point, withinKm: number): RawBuilder<unknown> {
  const box = boxAround(from, withinKm);
  return sql`
    select a.service_id, min(l.km) as km
    from (
      select id, ${kmFrom(from)} as km from directory_location l
      where vanished_at is null and point_latitude between ${box.south}::float8 and ${box.north}::float8
        and point_longitude between ${box.west}::float8 and ${box.east}::float8
    ) l join directory_service_at_location a on a.location_id = l.id
    where l.km <= ${withinKm}::float8 group by a.service_id`;
}

function filtersOf(query: ServiceQuery): RawBuilder<unknown>[] {
  const filters: RawBuilder<unknown>[] = [];
  if (query.domains && query.domains.length > 0) {
    const domains = query.domains.filter(isNeedDomain);
    filters.push(sql`exists (
      select from directory_service_need n where n.service_id = s.id and n.domain = any (${domains}::text[]))`);
  }
  if (query.languages && query.languages.length > 0) {
    const spoken = query.languages.map((code) =>
      (code.toLowerCase().split('-')[0] ?? '').replaceAll('\0', ''),
    );
    filters.push(sql`exists (
      select from directory_language g where g.service_id = s.id and (
        split_part(g.code, '-', 1) = any (${spoken}::text[]) or lower(g.name) = any (${spoken.map(nameOf)}::text[])))`);
  }
  for (const name of CONDITION_NAMES) {
    const must: readonly string[] | undefined = query.conditions?.[name];
    if (must) filters.push(stated(name, must));
    const mustNot: readonly string[] | undefined = query.unless?.[name];
    if (mustNot) filters.push(sql`not ${stated(name, mustNot)}`);
  }
  return filters;
}

function stated(name: Condition, values: readonly string[]): RawBuilder<unknown> {
  const known = values.filter((value) => value !== 'unknown');
  return sql`exists (
    select from directory_condition c
    where c.service_id = s.id and c.condition = ${name} and c.value = any (${known}::text[]))`;
}

// Many sources give a language by its English name only.
const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

function nameOf(code: string): string {
  return /^[a-z]{2,3}$/.test(code) ? (NAMES.of(code) ?? code).toLowerCase() : code;
}

function writeCursor(sort: number | string, id: string): string {
  return Buffer.from(JSON.stringify([sort, id])).toString('base64url');
}

function readCursor(cursor: string | undefined, kind: 'float8' | 'text'): [number | string, string] | null {
  if (!cursor || cursor.length > 2000) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(read) || read.length !== 2) return null;
    const [sort, id] = read as unknown[];
    const fits =
      kind === 'float8' ? typeof sort === 'number' : typeof sort === 'string' && !sort.includes('\0');
    const isUuid = typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
    return fits && isUuid ? [sort as number | string, id] : null;
  } catch {
    return null;
  }
}

/** Where a UK postcode or outcode lies: the centre of its outcode. Null when it is none, or none that we know. */
export async function findPlace(tx: Tx, text: string): Promise<Point | null> {
  const outcode = outcodeOf(text.slice(0, 20));
  if (outcode === null) return null;
  const { rows } = await sql<Point>`
    select latitude as lat, longitude as lon from directory_place where code = ${outcode} and kind = 'outcode'`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}
