import type { Lists } from './world-words.ts';

/** The indexes that hold no constraint, of the tables whose names are like $1: they are made again when the tables are full. */
export const INDEXES = `
  select c.relname as name, pg_get_indexdef(c.oid) as made
  from pg_class c join pg_index i on i.indexrelid = c.oid join pg_class t on t.oid = i.indrelid
  where t.relname like $1 and t.relnamespace = 'public'::regnamespace
    and not exists (select from pg_constraint k where k.conindid = c.oid)
  order by 1`;

type Steps = readonly (readonly [string, string, readonly (keyof Lists)[]])[];

/** What is read of the real services: what each statement does, and the lists that it is given. */
export const PREPARE: Steps = [
  [
    'where there are services: where the pharmacies, clinics and libraries are',
    `create temporary table slot as
     select row_number() over (order by l.id) - 1 as slot, l.outcode as code, l.point_latitude as lat, l.point_longitude as lon
     from directory_location l where l.point_from = 'source' and l.outcode is not null`,
    [],
  ],
  ['', 'create unique index on slot (slot)', []],
  [
    'towns found',
    `create temporary table town as
     select distinct on (l.outcode) l.outcode as code, initcap(lower(a.city)) as city
     from directory_location l join directory_address a on a.location_id = l.id
     where a.city is not null and l.outcode is not null order by l.outcode, a.city`,
    [],
  ],
  [
    'kinds of services',
    `create temporary table kind as
     select row_number() over () - 1 as slot, * from (
       select k->>'domain' as domain, k->>'says' as says, array(select jsonb_array_elements_text(k->'names')) as names
       from jsonb_array_elements($1::jsonb) k, generate_series(1, (k->>'share')::int)) k`,
    ['kinds'],
  ],
  [
    'real services',
    `create temporary table seed as
     select row_number() over (order by s.id) - 1 as slot, s.name, s.record_id, s.description,
       (select a.address_1 from directory_service_at_location at join directory_address a on a.location_id = at.location_id
         where at.service_id = s.id limit 1) as address
     from directory_service s where s.vanished_at is null and s.status = 'active'`,
    [],
  ],
  ['', 'create unique index on seed (slot)', []],
  [
    'charities with words of their own',
    `create temporary table said as select row_number() over (order by slot) - 1 as slot, description from seed where description is not null`,
    [],
  ],
];

/** How many services are made of them. */
export const GROW: Steps = [
  [
    'services thought of',
    `create temporary table grown as
     with drawn as materialized (
       select n, gen_random_uuid() as id, gen_random_uuid() as location_id,
         floor(random() * (select count(*) from slot))::int as slot, floor(random() * (select count(*) from kind))::int as kind,
         floor(random() * (select count(*) from seed))::int as seed, floor(random() * (select count(*) from said))::int as said,
         random() as a, random() as b, random() as c, random() as d, random() as e, random() as f
       from generate_series(1, $1::int - (select count(*)::int from seed)) n)
     select d.n, d.id, d.location_id, d.a, d.b, d.c, d.d, d.e, d.f, s.code, k.domain, k.says, said.description as said,
       k.names[1 + floor(d.c * array_length(k.names, 1))::int] as kind, seed.name as real_name, seed.record_id, seed.address,
       coalesce(t.city, s.code) as city,
       s.lat + sqrt(-2 * ln(1 - d.a)) * cos(2 * pi() * d.b) * 0.008 as lat,
       s.lon + sqrt(-2 * ln(1 - d.a)) * sin(2 * pi() * d.b) * 0.013 as lon
     from drawn d join slot s on s.slot = d.slot join kind k on k.slot = d.kind join seed on seed.slot = d.seed
     join said on said.slot = d.said left join town t on t.code = s.code`,
    ['size'],
  ],
  [
    'organizations',
    `insert into directory_organization (id, name)
     select id, case when d < 0.5 then city || ' ' || kind || ' Trust' else real_name || ' Association' end from grown where n % 3 = 0`,
    [],
  ],
  [
    'services',
    `insert into directory_service (id, organization_id, name, description, url, email, status, minimum_age, maximum_age, assured_date,
       record_id)
     select g.id, o.id, case when g.d < 0.55 then g.city || ' ' || g.kind when g.d < 0.8 then g.real_name else g.kind || ' at ' || g.real_name end,
       case when g.e < 0.9 then concat_ws(' ', g.says, case when g.f < 0.4 then g.said end,
         ($1::text[])[1 + (g.n % array_length($1::text[], 1))], case when g.f > 0.5 then ($1::text[])[1 + ((g.n / 7) % array_length($1::text[], 1))] end) end,
       'https://service-' || g.n || '.example', 'hello@service-' || g.n || '.example', 'active',
       case when g.n % 5 = 0 then 18 when g.n % 17 = 0 then 60 end, case when g.n % 23 = 0 then 25 end,
       case when g.n % 3 = 0 then date '2025-06-01' + (g.n % 400) end, g.record_id
     from grown g left join (select n, id from grown where n % 3 = 0) o on o.n = g.n - g.n % 3`,
    ['sentences'],
  ],
  [
    'places',
    `insert into directory_location (id, location_type, name, latitude, longitude, point_latitude, point_longitude, point_from, outcode)
     select location_id, 'physical', case when e < 0.4 then city || ' Community Centre' end, lat, lon, lat, lon, 'source', code
     from grown where n % 25 <> 0`,
    [],
  ],
  [
    '',
    `insert into directory_address (id, location_id, address_1, city, postal_code, country, address_type)
     select gen_random_uuid(), location_id, (1 + n % 200) || ' ' || coalesce(address, 'High Street'), city,
       code || ' ' || (n % 9) || chr(65 + n % 26) || chr(65 + n / 26 % 26), 'GB', 'physical'
     from grown where n % 25 <> 0`,
    [],
  ],
  [
    'services at places, one in fifty at several',
    `insert into directory_service_at_location (id, service_id, location_id, position)
     select gen_random_uuid(), id, location_id, 0 from grown where n % 25 <> 0
     union all
     select gen_random_uuid(), g.id, m.location_id, k from grown g, generate_series(1, 4) k, grown m
     where g.n % 50 = 1 and m.n = g.n + 7 * k and m.n % 25 <> 0`,
    [],
  ],
  [
    'telephones',
    `insert into directory_phone (id, service_id, number)
     select gen_random_uuid(), id, '020 7' || lpad((n % 1000000)::text, 6, '0') from grown where n % 10 < 8`,
    [],
  ],
  [
    'needs',
    `insert into directory_service_need (service_id, domain)
     select id, domain from grown
     union
     select g.id, k.domain from grown g join kind k on k.slot = (g.n * 31 + (g.f * 1000)::int) % (select count(*) from kind) where g.f < 0.35`,
    [],
  ],
  [
    'languages',
    `insert into directory_language (id, service_id, code, position)
     select gen_random_uuid(), g.id, s.code, 0 from grown g, unnest($1::text[], $2::float8[]) s (code, share)
     where abs(hashint8extended(g.n, hashtext(s.code)) % 1000) < s.share`,
    ['spoken', 'spokenShares'],
  ],
  [
    'conditions',
    `insert into directory_condition (service_id, condition, value, said_by)
     select g.id, k.condition, v.values[1 + floor(power(abs(hashint8extended(g.n, hashtext('of' || k.condition)) % 1000) / 1000.0, 1.5)
       * array_length(v.values, 1))::int], 'source'
     from unnest($1::text[], $2::float8[]) k (condition, share)
     join (select condition, array_agg(value order by value) as values from directory_condition_value where value <> 'unknown' group by 1) v
       on v.condition = k.condition
     join grown g on abs(hashint8extended(g.n, hashtext(k.condition)) % 100) < k.share`,
    ['known', 'knownShares'],
  ],
];
