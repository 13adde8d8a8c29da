import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import { opening } from '../hours-store.ts';
import { ANSWER_BITS, NEED_BITS } from './entry-bits.ts';

/**
 * Which services `s` may be found. In coalesce, because after a first import nothing is known of the table: PostgreSQL
 * would take two bare conditions for so rare that it expects a single service, and meets each with all the others.
 */
const FINDABLE = sql`coalesce(s.vanished_at is null and s.status = 'active', false)`;

/** A query for services: one column, `id`, of services that are or were there. */
export type Selection = RawBuilder<unknown>;

/** The services of a list, where there are few. */
export function these(serviceIds: readonly string[]): Selection {
  return sql`select distinct unnest(${[...serviceIds]}::uuid[]) as id`;
}

/** Services that may be found and have no entry. */
export function missing(): Selection {
  return sql`select s.id from directory_service s where ${FINDABLE}
    and not exists (select from directory_entry e where e.service_id = s.id)`;
}

/** The services that a query selects, noted down once and counted, so that a million of them are joined as a million. */
export async function withTouched(
  tx: Tx,
  services: Selection,
  work: (touched: Selection) => Promise<void>,
): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx.sql);
  // What is joined and sorted here is as large as the file.
  await sql`set local work_mem = '48MB'`.execute(tx.sql);
  await sql`create temporary table directory_touched (id uuid primary key) on commit drop`.execute(tx.sql);
  await sql`insert into directory_touched select distinct id from (${services}) s where id is not null`.execute(
    tx.sql,
  );
  await sql`analyze directory_touched`.execute(tx.sql);
  await work(sql`select id from directory_touched`);
  await sql`drop table directory_touched`.execute(tx.sql);
}

/** Writes the entries of some services, and takes away those of what may not be found now. `noted`: they are in `withTouched`. */
export async function writeEntries(tx: Tx, services: Selection, noted = false): Promise<void> {
  await sql`
    delete from directory_entry e using (${services}) t
    where e.service_id = t.id
      and not exists (select from directory_service s where s.id = t.id and ${FINDABLE})`.execute(tx.sql);
  const update = sql.join(COLUMNS.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
  await sql`
    with touched as materialized (${services}),
    found as materialized (
      select s.* from touched t join directory_service s on s.id = t.id where ${FINDABLE}
    ), need as (${NEED}), answer as (${ANSWER}), spoken as (${SPOKEN}), phone as (${PHONE}), place as (${PLACE}), term as (${TERM}), opening as (${opening(tx.now)})
    insert into directory_entry (service_id, ${sql.join(COLUMNS.map((name) => sql.ref(name)))})
    ${ENTRY}
    on conflict (service_id) do update set ${update}`.execute(tx.sql);
  await (noted ? WORDS_OF_MANY : wordsOf(services)).execute(tx.sql);
}

const wordsOf = (services: Selection) => sql`
  insert into directory_word
  select distinct said.word from (${services}) t join directory_entry e on e.service_id = t.id, unnest(tsvector_to_array(e.search)) said (word)
  where said.word !~ '^[=A-Z]' and not exists (select from directory_word known where known.word = said.word)
  order by 1 on conflict do nothing`;

// The database gathers the words of all of them in a tree of its own, where to sort each of each took eight times as long.
const WORDS_OF_MANY = sql`
  insert into directory_word
  select word from ts_stat('select e.search from directory_touched t join directory_entry e on e.service_id = t.id') said
  where word !~ '^[=A-Z]' order by 1 on conflict do nothing`;

const COLUMNS = [
  'turn',
  'area',
  'marks',
  'needs',
  'answers',
  'languages',
  'minimum_age',
  'maximum_age',
  'anywhere',
  'x',
  'y',
  'z',
  'points',
  'search',
  'card',
  'places',
  'open_minutes',
  'verified_on',
  'verify_by',
  'assured_on',
] as const;

const listed = (names: readonly string[]) => sql`unnest(${[...names]}::text[]) with ordinality`;

const NEED = sql`
  select n.service_id, bit_or(1 << (b.place - 1)::integer) as mask, array_agg(n.domain) as list, jsonb_agg(n.domain order by n.domain) as domains,
    string_agg(replace(n.domain, '_', ' '), ' ' order by n.domain) as words
  from found f join directory_service_need n on n.service_id = f.id
  join ${listed(NEED_BITS)} b (domain, place) on b.domain = n.domain
  group by n.service_id`;

const ANSWER = sql`
  select c.service_id, bit_or(1::bigint << (b.place - 1)::integer) as mask, array_agg(b.answer) as list, jsonb_object_agg(c.condition, c.value) as said
  from found f join directory_condition c on c.service_id = f.id
  join ${listed(ANSWER_BITS)} b (answer, place) on b.answer = c.condition || '.' || c.value
  group by c.service_id`;

const SPOKEN = sql`
  select g.service_id, array_agg(distinct coalesce(split_part(g.code, '-', 1), lower(g.name)))
      filter (where coalesce(g.code, g.name) is not null) as languages,
    jsonb_agg(jsonb_build_object('code', g.code, 'name', g.name) order by g.position) as shown
  from found f join directory_language g on g.service_id = f.id
  group by g.service_id`;

// Its own telephone before that of its organization.
const PHONE = sql`
  select distinct on (service_id) service_id, number
  from (
    select f.id as service_id, p.number, 0 as rank, p.position
    from found f join directory_phone p on p.service_id = f.id where coalesce(p.type, 'voice') <> 'fax'
    union all
    select f.id, p.number, 1, p.position
    from found f join directory_phone p on p.organization_id = f.organization_id where coalesce(p.type, 'voice') <> 'fax'
  ) p order by service_id, rank, position`;

const PLACE = sql`
  select service_id,
    array_agg(x order by has_point desc, position) filter (where has_point) as xs,
    array_agg(y order by has_point desc, position) filter (where has_point) as ys,
    array_agg(z order by has_point desc, position) filter (where has_point) as zs,
    array_agg(quadkey order by has_point desc, position) filter (where has_point) as quadkeys,
    bool_or(physical) as physical, string_agg(words, ' ') as words,
    jsonb_agg(shown order by has_point desc, position) filter (where shown is not null) as places
  from (
    select at.service_id, at.position, l.location_type = 'physical' as physical,
      l.vanished_at is null and l.point_latitude is not null as has_point,
      cosd(l.point_latitude) * cosd(l.point_longitude) as x,
      cosd(l.point_latitude) * sind(l.point_longitude) as y,
      sind(l.point_latitude) as z,
      directory_quadkey(l.point_latitude, l.point_longitude) as quadkey,
      concat_ws(' ', l.name, l.alternate_name, l.outcode, a.words) as words,
      case when l.vanished_at is null then jsonb_build_object('locationId', l.id, 'name', l.name, 'pointFrom', l.point_from,
        'point', case when l.point_latitude is not null then jsonb_build_object('lat', l.point_latitude, 'lon', l.point_longitude) end,
        'address', a.address, 'postcode', a.postcode) end as shown
    from found f
    join directory_service_at_location at on at.service_id = f.id
    join directory_location l on l.id = at.location_id
    left join lateral (
      select string_agg(concat_ws(' ', d.address_1, d.city, d.postal_code), ' ') as words,
        (array_agg(nullif(concat_ws(', ', d.address_1, d.address_2, d.city, d.state_province), '')
          order by d.address_type = 'postal', d.position))[1] as address,
        (array_agg(d.postal_code order by d.address_type = 'postal', d.position))[1] as postcode
      from directory_address d where d.location_id = l.id) a on true
  ) p group by service_id`;

const TERM = sql`
  select a.link_id as service_id, string_agg(t.name, ' ') as words
  from found f join directory_attribute a on a.link_id = f.id
  join directory_taxonomy_term t on t.id = a.taxonomy_term_id
  group by a.link_id`;

const vector = (text: RawBuilder<unknown>, most: number) =>
  sql`strip(to_tsvector('simple', left(directory_fold(left(${text}, ${most}::integer)), ${2 * most}::integer)))`;

const lexemes = (letter: string, list: RawBuilder<unknown>) =>
  sql`array(select distinct ${letter}::text || one from unnest(${list}) one where one <> '')`;

const FEWEST = 8;
const MOST = 14;

const ENTRY = sql`
  select s.id, turn.turn, coalesce(place.quadkeys[1], ''),
    int4send(coalesce(need.mask, 0)) || int8send(coalesce(answer.mask, 0))
      || case when place.physical is not true then '\\x01' else '\\x00' end::bytea
      || convert_to(array_to_string(coalesce(spoken.languages, '{}'), chr(31)), 'UTF8') || '\\x00'::bytea,
    coalesce(need.mask, 0), coalesce(answer.mask, 0), coalesce(spoken.languages, '{}'),
    s.minimum_age, s.maximum_age, place.physical is not true,
    place.xs[1], place.ys[1], place.zs[1],
    case when array_length(place.xs, 1) > 1 then (
      select array_agg(p.part order by p.number, p.axis) from (
        select number, 1 as axis, part from unnest(place.xs) with ordinality x (part, number)
        union all select number, 2, part from unnest(place.ys) with ordinality y (part, number)
        union all select number, 3, part from unnest(place.zs) with ordinality z (part, number)) p) end,
    named.words
      || ${vector(sql`concat_ws(' ', o.name, o.alternate_name, place.words, need.words, term.words)`, 20_000)}
      || ${vector(sql`coalesce(s.description, '')`, 20_000)}
      || array_to_tsvector(
        ${lexemes('=', sql`tsvector_to_array(named.words)`)}
        || ${lexemes('N', sql`need.list`)} || ${lexemes('A', sql`answer.list`)} || ${lexemes('L', sql`spoken.languages`)}
        || case when place.physical is not true then array['X'] else '{}' end
        || array(select distinct 'C' || left(quadkey, level)
          from unnest(place.quadkeys) quadkey, generate_series(${FEWEST}::integer, ${MOST}::integer) level)),
    (jsonb_strip_nulls(jsonb_build_object(
      'id', s.id, 'name', s.name, 'description', s.description, 'url', s.url, 'email', s.email, 'phone', phone.number,
      'minimumAge', s.minimum_age, 'maximumAge', s.maximum_age, 'eligibility', s.eligibility_description,
      'applicationProcess', s.application_process, 'verifiedOn', s.verified_on, 'verifiedBy', s.verified_by,
      'verifyBy', s.verify_by,
      'reported', (select f.reported from directory_freshness f where f.service_id = s.id),
      'assuredOn', s.assured_date,
      'organization', case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end,
      'needs', need.domains, 'said', answer.said, 'languages', spoken.shown))
      || jsonb_build_object('source', case when source.id is not null then
        jsonb_build_object('code', source.code, 'name', source.name, 'licence', source.licence) end))::json,
    coalesce(place.places, '[]')::json, opening.minutes, s.verified_on, s.verify_by, s.assured_date
  from found s
  left join directory_organization o on o.id = s.organization_id
  left join directory_record r on r.id = s.record_id
  left join directory_source source on source.id = r.source_id
  left join need on need.service_id = s.id
  left join answer on answer.service_id = s.id
  left join spoken on spoken.service_id = s.id
  left join phone on phone.service_id = s.id
  left join place on place.service_id = s.id
  left join term on term.service_id = s.id
  left join opening on opening.service_id = s.id
  cross join lateral (select ${vector(sql`concat_ws(' ', left(s.name, 1000), left(s.alternate_name, 1000))`, 2000)} as words) named
  cross join lateral (
    select (('x' || left(md5(s.id::text), 8))::bit(32)::bigint & 2147483647)::integer
      >> ((s.verified_on is not null)::integer + (answer.mask is not null)::integer) as turn) turn
  order by 3`;
