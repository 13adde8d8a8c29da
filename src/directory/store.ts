import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import { type Conditions, conditionsOf } from './condition.ts';
import { isNeedDomain, type NeedDomain } from './need.ts';
import { EARTH_RADIUS_KM, type Point } from './place.ts';
import { survivorOf } from './statement-store.ts';

export interface SpokenLanguage {
  /** BCP 47 or ISO 639 in lower case; null where the source gave only a name. */
  readonly code: string | null;
  readonly name: string | null;
}

/** A place where a service is given: the nearest one, where a point was asked about. */
export interface ServicePlace {
  readonly locationId: string;
  readonly name: string | null;
  /** One line of text. */
  readonly address: string | null;
  readonly postcode: string | null;
  readonly point: Point | null;
  /** outcode: the point is the middle of the postcode area, right within some kilometres. */
  readonly pointFrom: 'source' | 'outcode' | null;
}

/** A service as a list shows it, with what matching needs to explain itself. */
export interface ServiceSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly organization: { readonly id: string; readonly name: string } | null;
  readonly status: 'active' | 'inactive' | 'defunct' | 'temporarily closed';
  readonly url: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Kilometres to the nearest place, when a point was asked about; null when unknown or at no place. */
  readonly distanceKm: number | null;
  readonly place: ServicePlace | null;
  readonly needs: readonly NeedDomain[];
  readonly languages: readonly SpokenLanguage[];
  readonly conditions: Conditions;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  /** Free text of the source about who may come, and how. */
  readonly eligibility: string | null;
  readonly applicationProcess: string | null;
  /** Null for a service that was made here. */
  readonly source: { readonly code: string; readonly name: string; readonly licence: string | null } | null;
  /** Days, `YYYY-MM-DD`: when someone here last verified it, when it is due again, and when its source last checked it. */
  readonly verifiedOn: string | null;
  /** provider or directory_team; null where nobody did. */
  readonly verifiedBy: string | null;
  readonly verifyBy: string | null;
  readonly assuredOn: string | null;
  /** What was reported about it and is being checked; null for nothing. */
  readonly reported: string | null;
  readonly vanished: boolean;
}

type Row = Omit<ServiceSummary, 'distanceKm' | 'needs' | 'conditions'> & {
  readonly needs: readonly string[];
  readonly said: Readonly<Record<string, unknown>> | null;
};

/** Kilometres from a point to a location `l`, in SQL: the twin of kmBetween, right to a metre. */
export function kmFrom(point: Point): RawBuilder<number> {
  const [lat, lon] = [point.lat.toFixed(6), point.lon.toFixed(6)];
  // (1 - cos x) / 2 is sin(x / 2) squared, without the squares that are too small to be held.
  return sql<number>`2 * ${EARTH_RADIUS_KM}::float8 * asin(least(1, sqrt(
    (1 - cos(radians(l.point_latitude - ${lat}::float8))) / 2
    + cos(radians(${lat}::float8)) * cos(radians(l.point_latitude))
      * (1 - cos(radians(l.point_longitude - ${lon}::float8))) / 2)))`;
}

/** Summaries of services in the order given. Ids that are not there are left out. */
async function summariesOf(
  tx: Tx,
  wanted: readonly { readonly id: string; readonly km?: number | null }[],
  near: Point | null,
): Promise<ServiceSummary[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<Row>`
    select s.id, s.name, s.description, s.status, s.url, s.email,
      s.minimum_age as "minimumAge", s.maximum_age as "maximumAge", s.eligibility_description as eligibility,
      s.application_process as "applicationProcess",
      s.verified_on as "verifiedOn", s.verified_by as "verifiedBy",
      (select f.reported from directory_freshness f where f.service_id = s.id) as reported, s.verify_by as "verifyBy", s.assured_date as "assuredOn",
      s.vanished_at is not null as vanished,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as organization,
      case when src.id is not null then jsonb_build_object('code', src.code, 'name', src.name, 'licence', src.licence) end as source,
      (select p.number from directory_phone p
        where (p.service_id = s.id or p.organization_id = s.organization_id) and coalesce(p.type, 'voice') <> 'fax'
        order by p.service_id is null, p.position limit 1) as phone,
      array(select domain from directory_service_need n where n.service_id = s.id order by domain) as needs,
      (select jsonb_object_agg(c.condition, c.value) from directory_condition c where c.service_id = s.id) as said,
      coalesce((select jsonb_agg(jsonb_build_object('code', g.code, 'name', g.name) order by g.position)
        from directory_language g where g.service_id = s.id), '[]') as languages,
      (select jsonb_build_object('locationId', l.id, 'name', l.name, 'pointFrom', l.point_from,
          'point', case when l.point_latitude is not null then jsonb_build_object('lat', l.point_latitude, 'lon', l.point_longitude) end,
          'address', nullif(concat_ws(', ', a.address_1, a.address_2, a.city, a.state_province), ''),
          'postcode', a.postal_code)
        from directory_service_at_location at
        join directory_location l on l.id = at.location_id and l.vanished_at is null
        left join lateral (
          select * from directory_address where location_id = l.id order by address_type = 'postal', position limit 1) a on true
        where at.service_id = s.id
        order by ${near ? kmFrom(near) : sql`at.position`} nulls last, at.position limit 1) as place
    from directory_service s
    left join directory_organization o on o.id = s.organization_id
    left join directory_record r on r.id = s.record_id
    left join directory_source src on src.id = r.source_id
    where s.id = any (${wanted.map((one) => one.id)}::uuid[])`.execute(tx.sql);
  const found = new Map(rows.map((row) => [row.id, row]));
  return wanted.flatMap(({ id, km }) => {
    const row = found.get(id);
    if (!row) return [];
    const { said, ...rest } = row;
    return [
      {
        ...rest,
        distanceKm: km ?? null,
        needs: row.needs.filter(isNeedDomain),
        conditions: conditionsOf(said ?? {}),
      },
    ];
  });
}

/** One service by id, also one that vanished; null when there is none. By the id of a part: what it is part of. */
export async function serviceById(tx: Tx, id: string): Promise<ServiceSummary | null> {
  const survivor = await survivorOf(tx, id);
  const [service] = survivor === null ? [] : await summariesOf(tx, [{ id: survivor }], null);
  return service ?? null;
}

/** Services by their ids, in the order given; those that are not there are left out. */
export function servicesById(tx: Tx, ids: readonly string[]): Promise<ServiceSummary[]> {
  return summariesOf(
    tx,
    ids.map((id) => ({ id })),
    null,
  );
}
