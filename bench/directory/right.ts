import type pg from 'pg';
import { openPool } from '#db';
import { addressOf, KM_IN_MILE } from './questions.ts';

/** What a plain filter says as well, before anyone measures how fast the search says it. */
const CHECKED: readonly { ask: Readonly<Record<string, string>>; near: string; miles: number }[] = [
  { ask: { domain: 'food', language: 'ar' }, near: 'leeds 0', miles: 5 },
  { ask: { domain: 'money_and_debt' }, near: 'leeds 7', miles: 15 },
  { ask: { domain: 'food' }, near: 'london 0', miles: 30 },
  { ask: { domain: 'housing', language: 'ti' }, near: 'wick 0', miles: 5 },
];

/** Asks the door, and a slow and obviously right statement; throws where they differ. */
export async function seeAnswers(url: string, door: string, cookie: string): Promise<void> {
  const owner = openPool({ url, role: 'owner', size: 1 });
  try {
    await owner.query('set statement_timeout = 0');
    for (const { ask, near, miles } of CHECKED) {
      const address = addressOf({ ...ask, near, within: String(miles) });
      const km = miles * KM_IN_MILE;
      const began = performance.now();
      const fitting = await plainly(owner, ask, near, km);
      const took = performance.now() - began;
      const answer = await fetch(door + address, {
        headers: { cookie, accept: 'text/html' },
        redirect: 'manual',
      });
      const html = await answer.text();
      const ids = [
        ...new Set(
          [...html.matchAll(/\/directory\/services\/([0-9a-f-]{36})/g)].map((found) => found[1] ?? ''),
        ),
      ];
      const far = new Map(fitting.map((one) => [one.id, one.km]));
      // The same distances, not the same services: of those in one building any may come first.
      const right =
        answer.status === 200 &&
        ids.length === Math.min(20, fitting.length) &&
        ids.every((id, place) => Math.abs((far.get(id) ?? -1) - (fitting[place]?.km ?? -2)) < 0.001);
      if (!right)
        throw new Error(
          `${address}: ${answer.status}, ${ids.length} shown of ${fitting.length}, not the nearest.`,
        );
      console.log(`  right: ${fitting.length} fit ${address}; a plain filter took ${Math.round(took)} ms`);
    }
  } finally {
    await owner.end();
  }
}

async function plainly(owner: pg.Pool, ask: Readonly<Record<string, string>>, near: string, km: number) {
  const { rows } = await owner.query<{ id: string; km: number }>(
    `with here as (select latitude as lat, longitude as lon from directory_place where code = $3 and kind = 'place'),
     far as (
       select at.service_id as id, min(2 * 6371.0088 * asin(least(1, sqrt(
         sin(radians(l.point_latitude - here.lat) / 2) ^ 2
         + cos(radians(here.lat)) * cos(radians(l.point_latitude)) * sin(radians(l.point_longitude - here.lon) / 2) ^ 2)))) as km
       from here, directory_service_at_location at join directory_location l on l.id = at.location_id
       where l.point_latitude is not null group by 1)
     select s.id, far.km from directory_service s join far on far.id = s.id
     where s.status = 'active' and s.vanished_at is null and s.merged_into is null and far.km <= $4
       and exists (select from directory_service_need n where n.service_id = s.id and n.domain = $1)
       and ($2::text is null
         or exists (select from directory_language l where l.service_id = s.id and split_part(l.code, '-', 1) = $2))
     order by far.km`,
    [ask.domain, ask.language ?? null, near, km],
  );
  return rows;
}
