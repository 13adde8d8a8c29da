import { type FormResult, type FormValues, readForm, todayOf, type Visit, zoneOf } from '#web';
import type { Door } from '../door.ts';
import { KM_IN_MILE, knownChoices, type Search, searchForm, WELCOMES, WITHIN } from '../forms.ts';
import { namedPlaces, placeNamed } from '../gazetteer-store.ts';
import { labelsOn, mapOf, placesWithin } from '../map.ts';
import { minuteOfWeek, partOfWeek, WEEKDAYS } from '../week.ts';
import type { Answered } from './answer-words.tsx';
import { meaningsOf, understandWords } from './asking.ts';
import { findServices } from './find.ts';
import type { ConditionFilter } from './query.ts';

/** The time of a visit, as the pages of the directory say it. */
export function momentOf(visit: Visit): { today: string; minute: number } {
  return { today: todayOf(visit), minute: minuteOfWeek(visit.tx.now, zoneOf(visit)) };
}

/** What was filled in, read; what no list knows is left out. */
export function readSearch(values: FormValues): FormResult<Search> {
  return readForm(searchForm, knownChoices(values));
}

/** What the directory has for a search, ready to be shown; the errors where a place is none. */
export async function answerTo(
  { tx, locale }: Visit,
  { search, door, minute }: { readonly search: Search; readonly door: Door; readonly minute: number },
): Promise<Answered | { readonly errors: Readonly<Record<string, string>> }> {
  const [place, understood] = await Promise.all([
    search.near === '' ? null : placeNamed(tx, search.near),
    understandWords(tx, search.words, locale, { exact: search.exact }),
  ]);
  if (search.near !== '' && !place) return { errors: { near: 'directory.error.no_such_place' } };
  const answer = await findServices(tx, {
    ...(understood.asked.length > 0 ? { words: meaningsOf(understood.asked) } : {}),
    domains: search.domain ? [search.domain] : undefined,
    near: place?.point,
    withinKm: Number(search.within ?? WITHIN[0]) * KM_IN_MILE,
    languages: search.language ? [search.language] : undefined,
    conditions: Object.assign({}, ...search.who.map((code) => WELCOMES[code])),
    anyOf: anyOf(search.how),
    openAt: search.open ? minute : undefined,
    openIn: openIn(search, minute),
    sort: search.sort === 'nearest' && !place ? undefined : (search.sort ?? undefined),
    from: minute,
    counts: search.after === '',
    cursor: search.after || undefined,
  });
  const numbered = answer.services.flatMap((service, index) =>
    service.place?.point ? [{ number: index + 1, point: service.place.point }] : [],
  );
  const map = mapOf(numbered, place?.point ?? null);
  return {
    search,
    services: answer.services,
    counts: answer.counts,
    weeks: answer.weeks,
    place,
    understood,
    map,
    labels: map ? labelsOn(map, placesWithin(await namedPlaces(tx), map.box, MOST_LABELS)) : [],
    first: search.after === '' ? null : door.search(search, { after: '' }),
    next: answer.next === null ? null : door.search(search, { after: answer.next }),
    exactly: door.search(search, { exact: true, after: '' }),
  };
}

function anyOf(ways: Search['how']): ConditionFilter | undefined {
  return ways.length > 0 ? Object.fromEntries(ways.map((way) => [way, ['yes']])) : undefined;
}

// A part of a day without a day is one of today.
function openIn({ day, part }: Search, minute: number): readonly [number, number] | undefined {
  if (!day && (!part || part === 'any')) return undefined;
  const on = day ? WEEKDAYS.indexOf(day) : Math.floor(minute / DAY);
  return partOfWeek(on, part ?? 'any');
}

const DAY = 1440;
const MOST_LABELS = 40;
