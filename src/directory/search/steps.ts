import type { Tx } from '#db';
import { EARTH_RADIUS_KM } from '../place.ts';
import type { ServiceSummary } from '../store.ts';
import { readRanges, type WeekRanges } from '../week.ts';
import { serviceOf } from './cards.ts';
import { countsOf } from './counts.ts';
import type { Place } from './cursor.ts';
import {
  type Asking,
  ask,
  circleFor,
  isInside,
  type Limits,
  placeless,
  shareOf,
  squaresOf,
  type Tier,
} from './plan.ts';
import type { Counts } from './query.ts';
import { type Card, type Counted, countStep, type Step, takeStep } from './store.ts';

export interface Wanted {
  readonly limits: Limits;
  /** So many services, from the one after `after` on. */
  readonly limit: number;
  readonly after: Place | null;
  readonly counts: boolean;
}

export interface Candidates {
  readonly top: readonly Candidate[];
  readonly counts: Counts | null;
}

export interface Candidate {
  readonly service: ServiceSummary;
  /** When it is open for certain; null where nobody said. */
  readonly week: WeekRanges | null;
  readonly sort: Place;
}

/** What was found in one ring, and whether it holds all that there is in it. */
interface Ring {
  readonly top: readonly Card[];
  /** Null where nobody counted. */
  readonly counted: Counted | null;
  readonly whole: boolean;
  readonly km: number | null;
}

/** Looks for a page of services, and counts. */
export async function look(tx: Tx, asking: Asking, wanted: Wanted): Promise<Candidates> {
  return asking.near ? lookAround(tx, asking, wanted) : lookEverywhere(tx, asking, wanted);
}

// The first ring is a circle about as wide as it has to be. What else was asked for is the second: all around it, and
// then, where it is wanted, what is at no place.
async function lookAround(tx: Tx, asking: Asking, wanted: Wanted): Promise<Candidates> {
  const { near, order } = asking;
  if (!near) throw new Error('Around nothing there is nothing.');
  const { after, limit } = wanted;
  const found: { card: Card; ring: number }[] = [];
  const take = (top: readonly Card[], ring: number) => {
    for (const card of top) if (found.length < limit) found.push({ card, ring });
  };
  const inner = after?.ring === 1 ? null : await circle(tx, asking, wanted);
  if (inner) take(inner.top, 0);
  const km = inner?.km ?? after?.km ?? near.km;
  if (found.length < limit && km < near.km && order !== 'nearest') {
    const from = after?.ring === 1 ? after.keys : null;
    const outer = { least: km, km: near.km, after: from, counts: false };
    take((await takeStep(tx, around(asking, wanted, outer))).top, 1);
  }
  const ended = order === 'nearest' ? (inner?.whole ?? true) : found.length < limit || km >= near.km;
  const more =
    asking.orAnywhere &&
    asking.filters.anywhere !== false &&
    ended &&
    (found.length < limit || wanted.counts);
  const elsewhere = more ? await noPlace(tx, asking, wanted) : null;
  if (elsewhere) take(elsewhere.top, 1);
  const rings = [inner, elsewhere].filter((ring) => ring !== null);
  return {
    top: found.map(({ card, ring }) => candidate(card, asking, { ring, km, keys: card.keys })),
    counts: wanted.counts ? countsOf(rings, wanted.limits) : null,
  };
}

const WIDENINGS = 3;
/** A circle is drawn for so many times what is wanted of it, as nothing lies evenly. */
const SPARE = 1.3;
const SPARE_FOR_PAGE = 3;

// What is nearest and how many there are, are two questions: the first is answered by a small circle, and the second by any
// thousand of a large one.
async function circle(tx: Tx, asking: Asking, wanted: Wanted): Promise<Ring> {
  const { near, order } = asking;
  const { after, limit, limits, counts } = wanted;
  const whole = near?.km ?? 0;
  if (order !== 'nearest') return fullCircle(tx, asking, wanted, { enough: limits.counted, counts: true });
  const km = circleFor(asking, limits.counted * SPARE, shareOf(asking), 'squares');
  if (!counts || after || km >= whole) return fullCircle(tx, asking, wanted, { enough: limit, counts });
  const [page, counted] = await Promise.all([
    fullCircle(tx, asking, wanted, { enough: limit, counts: false }),
    countAround(tx, asking, wanted, km),
  ]);
  return { ...page, ...counted };
}

/** How much wider a circle is drawn that held too little. */
const WIDER = 1.6;
const ONCE = 0;

async function countAround(
  tx: Tx,
  asking: Asking,
  wanted: Wanted,
  first: number,
  widenings = WIDENINGS,
): Promise<Pick<Ring, 'counted' | 'whole'>> {
  const whole = asking.near?.km ?? 0;
  const { counted: most } = wanted.limits;
  if (asking.likely !== asking.words) {
    const likely = { ...asking, words: asking.likely, likely: asking.likely };
    const km = circleFor(likely, most * SPARE, shareOf(likely), 'squares');
    if (km < whole) {
      const found = await countAround(tx, likely, wanted, km, ONCE);
      if (found.counted && found.counted.total > most) return found;
    }
  }
  for (let [km, tries] = [first, 0]; ; tries += 1) {
    const step = around(asking, wanted, { least: null, km, after: null, counts: true });
    // Inside the squares nobody needs to measure; where the words are so rare that these were not asked for, one does.
    const measured = !step.texts.includes(squaresOf(asking, km).text) || !isInside(asking, km);
    const counted = await countStep(tx, measured ? step : { ...step, near: null }, most + 1);
    if (counted.total > most || km >= whole || widenings === ONCE) return { counted, whole: km >= whole };
    // As many times wider as too few were found, if they lie evenly.
    const wider = Math.max(WIDER, Math.sqrt((most * SPARE) / Math.max(1, counted.total)));
    km = tries >= widenings ? whole : Math.min(whole, km * wider);
  }
}

// Wider until it holds enough, or all.
async function fullCircle(
  tx: Tx,
  asking: Asking,
  wanted: Wanted,
  { enough, counts }: { enough: number; counts: boolean },
): Promise<Ring> {
  const { near, order } = asking;
  const { after, limit, limits } = wanted;
  const whole = near?.km ?? 0;
  const kept = order === 'nearest' ? null : (after?.km ?? null);
  const goal = enough * (counts ? SPARE : SPARE_FOR_PAGE);
  let share = shareOf(asking);
  let km = kept ?? (counts && order === 'nearest' ? whole : circleFor(asking, goal, share));
  // A page further on begins where the one before ended.
  const reached = after && order === 'nearest' ? Math.acos(Math.min(1, -after.keys[1])) * EARTH_RADIUS_KM : 0;
  if (reached > 0) km = Math.min(whole, Math.max(km, reached * 1.3 + 0.5));
  for (let tries = 0; ; tries += 1) {
    const ring = { least: null, km, after: after?.keys ?? null, counts };
    const { top, counted } = await takeStep(tx, around(asking, wanted, ring));
    const full = top.length >= limit && (!counts || (counted?.total ?? 0) > limits.counted);
    const fixed = kept !== null || (order !== 'nearest' && (counted?.total ?? 0) > limits.counted);
    if (km >= whole || full || fixed) return { top, counted, whole: km >= whole, km };
    share *= Math.max(1, counted?.total ?? top.length) / goal;
    const next = circleFor(asking, goal, Math.max(share, 1e-9));
    km = tries + 1 >= WIDENINGS ? whole : Math.min(whole, Math.max(next, km * 1.5));
  }
}

function around(
  asking: Asking,
  { limits, limit }: Wanted,
  ring: { least: number | null; km: number; after: Place['keys'] | null; counts: boolean },
): Step {
  const { near, named, order, from } = asking;
  if (!near) throw new Error('Around nothing there is nothing.');
  const squares = squaresOf(asking, ring.km);
  const helpers = [...asking.helpers, squares].toSorted((a, b) => a.share - b.share);
  const among = Math.max(1, asking.frequencies.total);
  const { texts, each } = ask({ ...asking, helpers }, { limits, among });
  return {
    ...stepOf(asking, { limit, after: ring.after, counts: ring.counts }),
    texts: texts.length > 0 ? texts : [squares.text],
    each,
    near: { point: near.point, least: ring.least, km: ring.km },
    first:
      order === 'named_near' && named
        ? { named: `(${named.text})&(${squares.text})` }
        : order === 'soonest_near'
          ? { opensFrom: from }
          : null,
    second: 'distance',
  };
}

// What is at no place comes after everything that is at one, in its turn.
async function noPlace(tx: Tx, asking: Asking, wanted: Wanted): Promise<Ring> {
  const elsewhere = placeless(asking);
  const past = wanted.after && wanted.after.keys[0] === NO_PLACE ? wanted.after.keys : null;
  const after = past ? ([0, past[1], past[2]] as const) : null;
  const found = await inTurn(tx, elsewhere, {
    ...wanted,
    after: after ? { ring: 0, km: null, keys: after } : null,
  });
  // So that its place in the order is told from one at a distance.
  const top = found.top.map((card) => ({ ...card, keys: [NO_PLACE, card.keys[1], card.keys[2]] as const }));
  return { ...found, top };
}

const NO_PLACE = 1e6;

async function lookEverywhere(tx: Tx, asking: Asking, wanted: Wanted): Promise<Candidates> {
  const { order, named, from } = asking;
  const { after, limit, limits, counts } = wanted;
  if (order !== 'named' || !named) {
    const first = order === 'soonest' ? { opensFrom: from } : null;
    const ring = await inTurn(tx, asking, wanted, { first });
    return {
      top: ring.top.map((card) => sorted(card, 0, asking)),
      counts: counts ? countsOf([ring], limits) : null,
    };
  }
  // Those with all words in the name are the first ring, all others the second.
  const inName = { ...asking, words: [named] };
  const later = after?.ring === 1;
  const [first, all] = await Promise.all([
    later ? null : inTurn(tx, inName, { ...wanted, counts: false }),
    counts ? countInTurn(tx, asking, wanted) : null,
  ]);
  const top = (first?.top ?? []).map((card) => sorted(card, 0, asking));
  if (top.length < limit) {
    const rest = await inTurn(
      tx,
      asking,
      { ...wanted, after: later ? after : null, limit: limit - top.length, counts: false },
      { without: named.text },
    );
    top.push(...rest.top.map((card) => sorted(card, 1, asking)));
  }
  return { top, counts: all ? countsOf([all], limits) : null };
}

function sorted(card: Card, ring: number, asking: Asking): Candidate {
  return candidate(card, asking, { ring, km: null, keys: card.keys });
}

function candidate(card: Card, { near }: Asking, sort: Place): Candidate {
  const week = card.open === '' ? null : readRanges(card.open);
  return { service: serviceOf(card, near?.point ?? null), week, sort };
}

/** What is asked of entries in their turn beside the filters. */
interface Rest {
  readonly first?: Step['first'];
  readonly without?: string;
}

// The entries in their turn, and how many they are: two questions, unless the order is worked out from all that is counted.
async function inTurn(tx: Tx, asking: Asking, wanted: Wanted, rest: Rest = {}): Promise<Ring> {
  if (rest.first) return pageInTurn(tx, asking, wanted, rest);
  const [page, all] = await Promise.all([
    wanted.limit > 0 ? pageInTurn(tx, asking, { ...wanted, counts: false }, rest) : null,
    wanted.counts ? countInTurn(tx, asking, wanted) : null,
  ]);
  return {
    top: page?.top ?? [],
    counted: all?.counted ?? null,
    whole: (all ?? page)?.whole ?? true,
    km: null,
  };
}

// Those whose turn is early stand in indexes of their own, so that what is everywhere need not be read to its end.
function tiersFor(asking: Asking, limits: Limits, enough: number): readonly Tier[] {
  const expected = Math.max(1, asking.frequencies.total) * shareOf(asking);
  return limits.tiers.filter((tier) => tier === 1 || expected / tier >= enough * 1.5);
}

/** Where nearly everything fits, those that open soonest are sought among so many whose turn is early. */
const SOONEST_OF = 3000;

async function pageInTurn(tx: Tx, asking: Asking, wanted: Wanted, rest: Rest): Promise<Ring> {
  const { limits, limit, after, counts } = wanted;
  const total = Math.max(1, asking.frequencies.total);
  const step = {
    ...stepOf(asking, { limit, after: after?.keys ?? null, counts }),
    first: rest.first ?? null,
    without: rest.without ?? null,
  };
  for (const tier of tiersFor(asking, limits, rest.first ? limits.counted : limit)) {
    const { texts, each } = ask(asking, { limits, among: total / tier });
    // Where nearly everything fits, the first that fit are the first few.
    if (texts.length === 0) {
      const walk = rest.first ? { most: SOONEST_OF } : { most: limit, from: step.after };
      const { top, counted } = await takeStep(tx, { ...step, each, ...walk });
      return { top, counted, whole: (counted?.total ?? 0) < SOONEST_OF, km: null };
    }
    const { top, counted } = await takeStep(tx, { ...step, texts, each, tier });
    const full = top.length >= limit && (!counted || counted.total > limits.counted);
    if (full || tier === 1) return { top, counted, whole: tier === 1, km: null };
  }
  throw new Error('The last tier holds everything.');
}

async function countInTurn(tx: Tx, asking: Asking, { limits }: Wanted): Promise<Ring> {
  const most = limits.counted + 1;
  const total = Math.max(1, asking.frequencies.total);
  const likely = { ...asking, words: asking.likely, likely: asking.likely };
  if (asking.likely !== asking.words && total * shareOf(likely) > most * 1.5) {
    const tier = tiersFor(likely, limits, limits.counted)[0] ?? 1;
    const { texts, each } = ask(likely, { limits, among: total / tier });
    const step = stepOf(likely, { limit: 0, after: null, counts: true });
    const counted = texts.length > 0 ? await countStep(tx, { ...step, texts, each, tier }, most) : null;
    if (counted && counted.total >= most) return { top: [], counted, whole: false, km: null };
  }
  const step = stepOf(asking, { limit: 0, after: null, counts: true });
  for (const tier of tiersFor(asking, limits, limits.counted)) {
    const { texts, each } = ask(asking, { limits, among: total / tier });
    if (texts.length === 0) {
      const { counted } = await takeStep(tx, { ...step, each, most });
      return { top: [], counted, whole: (counted?.total ?? 0) < most, km: null };
    }
    const counted = await countStep(tx, { ...step, texts, each, tier }, most);
    if (counted.total >= most || tier === 1) return { top: [], counted, whole: tier === 1, km: null };
  }
  throw new Error('The last tier holds everything.');
}

function stepOf(asking: Asking, { limit, after, counts }: Pick<Step, 'limit' | 'after' | 'counts'>): Step {
  return {
    texts: [],
    each: [],
    most: 0,
    tier: 1 satisfies Tier,
    filters: asking.filters,
    near: null,
    first: null,
    second: 'turn',
    without: null,
    from: null,
    after,
    limit,
    counts,
  };
}
