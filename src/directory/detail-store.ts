import { sql } from 'kysely';
import type { Tx } from '#db';

/** A place with everything that helps someone to get there. */
export interface DetailedPlace {
  readonly id: string;
  readonly type: 'physical' | 'postal' | 'virtual';
  readonly name: string | null;
  readonly description: string | null;
  readonly transportation: string | null;
  readonly url: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly pointFrom: 'source' | 'outcode' | null;
  readonly accessibility: readonly string[];
}

/** When it is open; `description` is all there is where the hours could not be read for certain. */
export interface OpeningTime {
  /** RFC 5545, such as `MO,TH` or `1MO`. */
  readonly byday: string | null;
  /** `HH:MM`, local. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly description: string | null;
}

/** What the page of one service shows beside its summary. */
export interface ServiceDetail {
  readonly places: readonly DetailedPlace[];
  readonly openingTimes: readonly OpeningTime[];
  readonly fees: readonly string[];
  readonly documents: readonly string[];
  readonly wait: string | null;
  readonly alert: string | null;
  readonly conditionNotes: Readonly<Record<string, string>>;
  /** Who says it, where it was said here and not by a source, and on which day. */
  readonly conditionSaid: Readonly<Record<string, { readonly by: string; readonly on: string | null }>>;
}

interface Texts {
  readonly fees: string | null;
  readonly feesDescription: string | null;
  readonly wait: string | null;
  readonly alert: string | null;
  readonly costs: readonly string[];
  readonly documents: readonly string[];
  readonly notes: Readonly<Record<string, string>> | null;
  readonly said: ServiceDetail['conditionSaid'] | null;
}

/** The details of a service that exists; empty where nothing is known. */
export async function detailOf(tx: Tx, serviceId: string): Promise<ServiceDetail> {
  const [places, times, texts] = await Promise.all([
    sql<DetailedPlace>`
      select l.id, l.location_type as type, l.name, l.description, l.transportation, l.url,
        l.point_from as "pointFrom", a.postal_code as postcode,
        nullif(concat_ws(', ', a.address_1, a.address_2, a.city, a.state_province), '') as address,
        array(select coalesce(y.description, y.details) from directory_accessibility y
          where y.location_id = l.id and coalesce(y.description, y.details) is not null order by y.position) as accessibility
      from directory_service_at_location at
      join directory_location l on l.id = at.location_id and l.vanished_at is null
      left join lateral (
        select * from directory_address where location_id = l.id order by address_type = 'postal', position limit 1) a on true
      where at.service_id = ${serviceId} order by at.position limit 20`.execute(tx.sql),
    sql<OpeningTime>`
      select s.byday, s.opens_at as "opensAt", s.closes_at as "closesAt", s.description
      from directory_schedule s
      where (s.valid_to is null or s.valid_to >= ${tx.now}::date) and (
        s.service_id = ${serviceId}
        or s.service_at_location_id in (select id from directory_service_at_location where service_id = ${serviceId})
        or s.location_id in (select location_id from directory_service_at_location where service_id = ${serviceId}))
      order by s.service_id is null, s.position limit 40`.execute(tx.sql),
    sql<Texts>`
      select s.fees, s.fees_description as "feesDescription", s.wait_time as wait, s.alert,
        array(select concat_ws(' ', c.option, c.currency, c.amount::text, c.amount_description)
          from directory_cost_option c where c.service_id = s.id order by c.position) as costs,
        array(select d.document from directory_required_document d
          where d.service_id = s.id and d.document is not null order by d.position) as documents,
        (select jsonb_object_agg(n.condition, n.note) from directory_condition n
          where n.service_id = s.id and n.note is not null) as notes,
        (select jsonb_object_agg(c.condition, jsonb_build_object('by', c.said_by, 'on', c.said_on))
          from directory_condition c where c.service_id = s.id and c.said_by <> 'source') as said
      from directory_service s where s.id = ${serviceId}`.execute(tx.sql),
  ]);
  const [text] = texts.rows;
  return {
    places: places.rows,
    openingTimes: times.rows,
    fees: [text?.fees, text?.feesDescription, ...(text?.costs ?? [])].filter((fee) => !!fee) as string[],
    documents: text?.documents ?? [],
    wait: text?.wait ?? null,
    alert: text?.alert ?? null,
    conditionNotes: text?.notes ?? {},
    conditionSaid: text?.said ?? {},
  };
}
