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
