import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import { answerMask, EARTH_RADIUS_KM, judgeable, needMask, type Point } from '#directory';
import { AGE_GROUPS } from './age.ts';
import { FAR_KM, FRESH_DAYS, SOURCE_FRESH_DAYS, type Wish } from './rank.ts';
import { isEnglish, namesOfLanguage } from './spoken.ts';
import { WANTED, type WantedCode } from './wanted.ts';
import { NO, PARTLY, tenths, type Weights } from './weight.ts';

/** What is judged: everything that the index selects, and that lies near enough. */
export interface Judging {
  readonly wish: Wish;
  readonly weights: Weights;
  /** With words, they decide what is looked at; without, the needs do. */
  readonly words: string | null;
  readonly near: Point | null;
  /** So many of those that fit, and as many of those that are worth a call. */
  readonly limit: number;
}

/** A service that can be the one, by all that does not depend on the scheme. */
export interface Judged {
  readonly id: string;
  readonly km: number | null;
}

export interface Judgements {
  readonly best: readonly Judged[];
  /** Whether there are more than `limit` of either kind. */
  readonly more: boolean;
}

/**
 * The best services for a wish, by the same points as `explain`, worked out where the services lie; and beside them all of
 * whose places this scheme knows something, since that can lift or lower them. Their order is the caller's to find.
 */
export async function bestServices(tx: Tx, judging: Judging): Promise<Judgements> {
  const { wish, words, near, limit } = judging;
  const asked = await judgeable(tx, {
    words: words ?? undefined,
    domains: wish.domains,
    near: near ?? undefined,
    withinKm: wish.travelKm ?? FAR_KM,
  });
  const where = excluded(wish);
  if (!asked.byWords) where.push(sql`e.needs & ${needMask(wish.domains)}::integer <> 0`);
  const km = near ? kmFrom(near) : sql`null::float8`;
  const part = (among: RawBuilder<unknown>) => sql`
    select e.service_id, e.needs, e.answers, e.languages, e.minimum_age, e.maximum_age, e.verified_on, e.verify_by,
      e.assured_on, ${km} as km
    from v_directory_entry e where ${sql.join([among, ...where], sql` and `)}`;
  // Distances are worked out once, and points only for what is near enough.
  const { rows } = await sql<Judged & { more: boolean }>`
    with among as materialized (${sql.join(asked.parts.map(part), sql` union all `)}
    ), hit as materialized (
      select service_id, km, ${score(judging)} as score, ${fits(wish)} as fits,
        service_id in (select said.service_id from v_providers_said said) as said
      from among e ${near ? sql`where e.km is null or e.km <= ${asked.km}::float8` : sql``}
    ), placed as (
      select service_id, km, said, row_number() over (partition by fits, said order by score desc, km nulls last, service_id) as place
      from hit
    )
    select service_id as id, km, exists (select from placed where place > ${limit} and not said) as more from placed
    where place <= ${limit} or said`.execute(tx.sql);
  return {
    best: rows.map(({ id, km: far }) => ({ id, km: far })),
    more: (rows[0]?.more ?? false) || !asked.whole,
  };
}

// The chord, and not the cosine: that one cannot tell metres apart.
function kmFrom({ lat, lon }: Point): RawBuilder<number> {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  const [x, y, z] = [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  const chord = (dx: RawBuilder<unknown>, dy: RawBuilder<unknown>, dz: RawBuilder<unknown>) =>
    sql`(${dx} - ${x}::float8) ^ 2 + (${dy} - ${y}::float8) ^ 2 + (${dz} - ${z}::float8) ^ 2`;
  const squared = sql`case when e.points is null then ${chord(sql`e.x`, sql`e.y`, sql`e.z`)}
    else (select min(${chord(sql`e.points[n]`, sql`e.points[n + 1]`, sql`e.points[n + 2]`)})
      from generate_series(1, array_length(e.points, 1), 3) n) end`;
  return sql<number>`(case when e.x is not null then 2 * ${EARTH_RADIUS_KM}::float8 * asin(least(1, sqrt(${squared}) / 2)) end)`;
}

const answers = (code: WantedCode, verdict: 'yes' | 'partly' | 'no') =>
  answerMask(WANTED[code].condition, WANTED[code][verdict]);
const has = (mask: bigint) => sql`e.answers & ${String(mask)}::bigint <> 0`;
const interpreter = (value: 'provided' | 'bookable' | 'none') => has(answerMask('interpreter', [value]));
const wanted = ({ must, prefer }: Wish) => [...new Set([...must, ...prefer])];

/** How the language of a wish is told from a service; null where none is needed. */
function language({ language: asked }: Wish) {
  if (!asked || isEnglish(asked.tag)) return null;
  return { must: asked.must, spoken: sql`e.languages && ${namesOfLanguage(asked.tag)}::text[]` };
}

function excluded(wish: Wish): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [];
  const no = wish.must.reduce((mask, code) => mask | answers(code, 'no'), 0n);
  if (no !== 0n) where.push(sql`e.answers & ${String(no)}::bigint = 0`);
  const spoken = language(wish);
  if (spoken?.must) {
    where.push(sql`not (not ${spoken.spoken} and ${interpreter('none')} and e.languages <> '{}')`);
  }
  if (wish.age) {
    const [from, to] = AGE_GROUPS[wish.age];
    where.push(
      sql`coalesce(e.maximum_age, 1000) >= ${from}::float8 and coalesce(e.minimum_age, 0) < ${to + 1}::float8`,
    );
  }
  return where;
}

// Everything that they cannot do without is known to be so.
function fits(wish: Wish): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = wish.must.map((code) => has(answers(code, 'yes')));
  const spoken = language(wish);
  if (spoken?.must)
    all.push(sql`(${spoken.spoken} or ${interpreter('provided')} or ${interpreter('bookable')})`);
  if (wish.near && wish.travelKm !== undefined) all.push(sql`e.km is not null`);
  return all.length > 0 ? sql`(${sql.join(all, sql` and `)})` : sql`true`;
}

/** The points of `explain` in tenths, without those for places and waiting. */
function score({ wish, weights }: Judging): RawBuilder<unknown> {
  const points = (of: number) => sql`${tenths(of)}::integer`;
  const parts: RawBuilder<unknown>[] = [];
  const answered = sql`bit_count((e.needs & ${needMask(wish.domains)}::integer)::bit(32))::integer`;
  parts.push(
    sql`case when ${answered} > 0 then ${points(weights.need)} + (${answered} - 1) * ${points(weights.another_need)} else 0 end`,
  );
  const spoken = language(wish);
  if (spoken) {
    parts.push(sql`case when ${spoken.spoken} then ${points(weights.speaks)}
      when ${interpreter('provided')} then ${points(weights.interpreter_provided)}
      when ${interpreter('bookable')} then ${points(weights.interpreter_bookable)}
      when ${interpreter('none')} and e.languages <> '{}' then ${points(weights.not_spoken)} else 0 end`);
  }
  for (const code of wanted(wish)) {
    const worth = weights[`wanted.${code}`];
    parts.push(sql`case when ${has(answers(code, 'yes'))} then ${points(worth)}
      when ${has(answers(code, 'partly'))} then ${points(worth * PARTLY)}
      when ${has(answers(code, 'no'))} then ${points(worth * NO)} else 0 end`);
  }
  if (wish.age) {
    const [from, to] = AGE_GROUPS[wish.age];
    parts.push(sql`case when num_nonnulls(e.minimum_age, e.maximum_age) > 0 and coalesce(e.minimum_age, 0) <= ${from}::float8
      and coalesce(e.maximum_age, 1000) >= ${to}::float8 then ${points(weights.age)} else 0 end`);
  }
  if (wish.near) {
    const farthest = wish.travelKm ?? FAR_KM;
    const share = farthest > 0 ? sql`greatest(0, 1 - e.km / ${farthest}::float8)` : sql`0::float8`;
    parts.push(sql`coalesce(floor(${weights.near}::float8 * ${share} * 10 + 0.5), 0)::integer`);
  }
  const today = sql`${wish.today}::date`;
  parts.push(sql`case
    when e.verified_on is not null and (e.verify_by is null or e.verify_by >= ${today}) and ${today} - e.verified_on <= ${FRESH_DAYS}::integer
      then ${points(weights.verified)}
    when ${today} - e.assured_on <= ${SOURCE_FRESH_DAYS}::integer then ${points(weights.source_checked)} else 0 end`);
  return sql.join(parts, sql` + `);
}
