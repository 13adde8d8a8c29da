import { sql } from 'kysely';
import type { Tx } from '#db';
import { refreshDerivedOf } from '../derived.ts';

export interface Place {
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly district: string | null;
}

/** Keeps the centres of outcodes; what stands there already is left alone. Returns how many were new or different. */
export async function keepPlaces(
  tx: Tx,
  sourceId: string,
  places: readonly Place[],
): Promise<{ added: number; changed: number }> {
  if (places.length === 0) return { added: 0, changed: 0 };
  const { rows } = await sql<{ added: boolean }>`
    insert into directory_place (code, kind, name, district, latitude, longitude, source_id)
    select code, 'outcode', code, district, latitude, longitude, ${sourceId}
    from jsonb_populate_recordset(null::directory_place, ${JSON.stringify(places)}::jsonb)
    on conflict (code) do update set district = excluded.district, latitude = excluded.latitude,
      longitude = excluded.longitude, source_id = excluded.source_id
    where (directory_place.district, directory_place.latitude, directory_place.longitude)
      is distinct from (excluded.district, excluded.latitude, excluded.longitude)
    returning xmax = 0 as added`.execute(tx.sql);
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added };
}

/** Gives every location without coordinates of its own the centre of its outcode. */
export async function placeLocations(tx: Tx): Promise<void> {
  await sql`create temporary table directory_moved (id uuid) on commit drop`.execute(tx.sql);
  await sql`
    with moved as (
      update directory_location l set point_latitude = p.latitude, point_longitude = p.longitude, point_from = 'outcode'
      from directory_place p
      where p.code = l.outcode and p.kind = 'outcode' and l.point_from is distinct from 'source'
        and (l.point_latitude, l.point_longitude) is distinct from (p.latitude, p.longitude)
      returning l.id
    )
    insert into directory_moved select id from moved`.execute(tx.sql);
  await refreshDerivedOf(
    tx,
    sql`select a.service_id as id from directory_moved m join directory_service_at_location a on a.location_id = m.id`,
  );
  await sql`drop table directory_moved`.execute(tx.sql);
}

/**
 * Names of places, from what the directory has: districts, in the middle of their outcodes, and towns, in the middle of
 * the places whose address names them. A name that means places far apart (Newport) is none.
 */
export async function keepNames(tx: Tx): Promise<void> {
  await sql`delete from directory_place where kind = 'place' and source_id is null`.execute(tx.sql);
  await sql`
    with named as (
      select a.city as name, l.point_latitude as lat, l.point_longitude as lon, 0 as rank
      from directory_address a join directory_location l on l.id = a.location_id
      where a.address_type = 'physical' and l.vanished_at is null and l.point_latitude is not null
        and a.city ~ '^[[:alpha:]][^0-9]{2,59}$'
      union all
      select district, latitude, longitude, 1 from directory_place where kind = 'outcode' and district is not null
    ), folded as (
      select btrim(regexp_replace(directory_fold(name), '[^[:alnum:]]+', ' ', 'g')) as code, * from named
    ), grouped as (
      select code, rank, mode() within group (order by name) as name, avg(lat) as lat, avg(lon) as lon
      from folded where code <> '' group by code, rank
      having coalesce(stddev_pop(lat), 0) < 0.12 and coalesce(stddev_pop(lon), 0) < 0.2 or rank = 1
    )
    insert into directory_place (code, kind, name, latitude, longitude)
    select distinct on (code) code, 'place', name, lat, lon from grouped order by code, rank
    on conflict (code) do nothing`.execute(tx.sql);
}
