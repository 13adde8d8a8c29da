import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '#kernel';

// One thing, weekly, today within its dates, with a beginning before its end: anything else is not every week for certain.
// In one coalesce: PostgreSQL takes so many bare conditions for so rare that it expects a single schedule, and meets each
// with every service that an import brought.
const certain = (now: Instant) => sql`
  coalesce(coalesce(h.freq, 'WEEKLY') = 'WEEKLY' and coalesce(h.interval, 1) = 1 and h.count is null
    and h.byweekno is null and h.bymonthday is null and h.byyearday is null
    and h.byday ~ '^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$'
    and h.opens_at ~ '^\\d?\\d:\\d\\d' and h.closes_at ~ '^\\d?\\d:\\d\\d'
    and (h.valid_from is null or h.valid_from <= ${now}::date) and (h.dtstart is null or h.dtstart <= ${now}::date)
    and (h.valid_to is null or h.valid_to >= ${now}::date) and (h.until is null or h.until >= ${now}::date), false)`;

const minutes = (time: 'opens_at' | 'closes_at') => {
  const text = sql.ref(`h.${time}`);
  return sql`(split_part(${text}, ':', 1)::integer * 60 + left(split_part(${text}, ':', 2), 2)::integer)`;
};

/**
 * For the services of `found`: the minutes of the week at which each is open for certain, as `service_id`, `minutes`.
 * The hours of a building are not those of what is given in it, so those of a location do not count.
 */
export function opening(now: Instant): RawBuilder<unknown> {
  return sql`
    select service_id, range_agg(int4range(day * 1440 + opens, day * 1440 + closes)) as minutes
    from (
      select h.service_id, array_position(array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], day) - 1 as day, h.opens,
        case when h.closes in (0, 1439) then 1440 else h.closes end as closes
      from (
        select f.id as service_id, h.byday, ${minutes('opens_at')} as opens, ${minutes('closes_at')} as closes
        from found f join directory_schedule h on h.service_id = f.id where ${certain(now)}
        union all
        select f.id, h.byday, ${minutes('opens_at')}, ${minutes('closes_at')}
        from found f join directory_service_at_location a on a.service_id = f.id
        join directory_schedule h on h.service_at_location_id = a.id where ${certain(now)}
      ) h, unnest(string_to_array(h.byday, ',')) day
      where coalesce(h.opens between 0 and 1439 and h.closes between 0 and 1440 and h.opens + h.closes > 0, false)
    ) h where coalesce(opens < closes, false) group by service_id`;
}
