import type { Point } from '#directory';
import type { MatchQuery } from './find.ts';
import type { WantedCode } from './wanted.ts';
import { type Weights, weightsWith } from './weight.ts';

/**
 * A second matcher for the tests: slow, without an index, a mask or a table of verdicts, and written from what the page
 * tells people rather than from the code. It and the fast one have to agree on every world.
 */

/** A service as it was made up. */
export interface Invented {
  readonly id: string;
  readonly needs: readonly string[];
  readonly languages: readonly string[];
  readonly conditions: Readonly<Record<string, string | undefined>>;
  readonly minimumAge?: number;
  readonly maximumAge?: number;
  /** Null: a place that nobody can find on a map. No place at all: a telephone line. */
  readonly places: readonly (Point | null)[];
  readonly verifiedDaysAgo?: number;
  readonly verifyInDays?: number;
  readonly assuredDaysAgo?: number;
  readonly word?: {
    readonly places?: number;
    readonly waiting?: number;
    readonly paused?: boolean;
    readonly daysAgo: number;
  };
}

type Answer = 'yes' | 'half' | 'no' | 'nobody knows';

// Each wish in the words of its form, and what a service says to it.
const ASKED: Readonly<Record<WantedCode, (said: (name: string) => string | undefined) => Answer>> = {
  no_id: (said) => among(said('id_required'), ['none'], ['any', 'specific']),
  no_address: (said) => among(said('address_required'), ['no'], ['yes']),
  no_gp: (said) => among(said('gp_registration_required'), ['no'], ['yes']),
  nrpf_welcome: (said) => among(said('recourse'), ['open_to_all', 'nrpf_welcome'], ['needs_recourse']),
  status_not_asked: (said) => among(said('immigration_status_asked'), ['never'], ['required'], ['optional']),
  nothing_passed_on: (said) => among(said('data_sharing'), ['nobody', 'with_consent'], ['without_consent']),
  women_only: (said) => among(said('gender'), ['women_only'], ['men_only', 'mixed']),
  men_only: (said) => among(said('gender'), ['men_only'], ['women_only', 'mixed']),
  any_faith: (said) => among(said('faith_or_culture'), ['open'], ['particular']),
  own_culture: (said) => among(said('faith_or_culture'), ['particular'], [], ['open']),
  step_free: (said) => among(said('step_free'), ['yes'], ['no'], ['partly']),
  childcare: (said) => among(said('childcare'), ['yes'], ['no']),
  free: (said) => among(said('cost'), ['free'], ['charged'], ['low_cost']),
  travel_paid: (said) => among(said('travel_paid'), ['yes'], ['no']),
  drop_in: (said) => among(said('drop_in'), ['yes'], ['no']),
  accompaniment: (said) => among(said('accompaniment'), ['yes'], ['no']),
  in_person: (said) => among(said('in_person'), ['yes'], ['no']),
  by_telephone: (said) => among(said('by_telephone'), ['yes'], ['no']),
  online: (said) => among(said('online'), ['yes'], ['no']),
  at_home: (said) => among(said('at_home'), ['yes'], ['no']),
  registered_advice: (said) =>
    among(said('regulated_advice'), ['level_1', 'level_2', 'level_3', 'solicitor'], ['none']),
};

function among(value: string | undefined, yes: string[], no: string[], half: string[] = []): Answer {
  if (value === undefined) return 'nobody knows';
  return yes.includes(value)
    ? 'yes'
    : half.includes(value)
      ? 'half'
      : no.includes(value)
        ? 'no'
        : 'nobody knows';
}

const AGES = { child: [0, 12], young_person: [13, 17], adult: [18, 64], older_person: [65, 90] } as const;

/** The ids that fit and those that are worth a call, the best first. */
export function foresee(world: readonly Invented[], query: MatchQuery): { fits: string[]; call: string[] } {
  const judged = world.flatMap((one) => judge(one, query) ?? []);
  const ordered = judged.sort(
    (a, b) => b.points - a.points || a.km - b.km || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const ids = (sure: boolean) => ordered.filter((one) => one.sure === sure).map(({ id }) => id);
  return { fits: ids(true), call: ids(false) };
}

function judge(
  one: Invented,
  query: MatchQuery,
): { id: string; points: number; km: number; sure: boolean } | null {
  const weights: Weights = query.weights ?? weightsWith();
  const answered = query.domains.filter((domain) => one.needs.includes(domain)).length;
  if (answered === 0) return null;
  let sure = true;
  let points = round(weights.need) + (answered - 1) * round(weights.another_need);
  // Where it is.
  const known = one.places.filter((place) => place !== null);
  const km =
    query.near && known.length > 0
      ? Math.min(...known.map((place) => far(query.near as Point, place)))
      : Infinity;
  if (query.near) {
    if (km === Infinity && one.places.length > 0) return null;
    const most = query.travelKm ?? 25;
    if (km !== Infinity && km > most) return null;
    if (km === Infinity && query.travelKm !== undefined) sure = false;
    if (km !== Infinity) points += round(weights.near * (most > 0 ? Math.max(0, 1 - km / most) : 0));
  }
  // What was asked for.
  for (const code of new Set([...query.must, ...query.prefer])) {
    const answer = ASKED[code]((name) => one.conditions[name]);
    const needed = query.must.includes(code);
    if (needed && answer === 'no') return null;
    if (needed && answer !== 'yes') sure = false;
    const worth = weights[`wanted.${code}`];
    points += round(
      answer === 'yes' ? worth : answer === 'half' ? worth * 0.4 : answer === 'no' ? worth * -0.5 : 0,
    );
  }
  // In which language.
  const tongue = query.language?.tag.split('-')[0];
  if (query.language && tongue !== 'en') {
    const { interpreter } = one.conditions;
    if (one.languages.includes(tongue ?? '')) points += round(weights.speaks);
    else if (interpreter === 'provided') points += round(weights.interpreter_provided);
    else if (interpreter === 'bookable') points += round(weights.interpreter_bookable);
    else if (interpreter === 'none' && one.languages.length > 0) {
      if (query.language.must) return null;
      points += round(weights.not_spoken);
    } else if (query.language.must) sure = false;
  }
  // For whom.
  if (query.age) {
    const [from, to] = AGES[query.age];
    const { minimumAge: least, maximumAge: most } = one;
    if (least !== undefined && least >= to + 1) return null;
    if (most !== undefined && most < from) return null;
    const all = (least ?? 0) <= from && (most ?? Infinity) >= to;
    if ((least !== undefined || most !== undefined) && all) points += round(weights.age);
  }
  // How fresh.
  const seen =
    one.verifiedDaysAgo !== undefined && one.verifiedDaysAgo <= 183 && (one.verifyInDays ?? 0) >= 0;
  if (seen) points += round(weights.verified);
  else if (one.assuredDaysAgo !== undefined && one.assuredDaysAgo <= 365)
    points += round(weights.source_checked);
  // Whether there is room.
  const { word } = one;
  if (word && word.daysAgo <= 14) {
    if (word.paused) return null;
    if (word.places !== undefined) points += round(word.places > 0 ? weights.places : weights.full);
    if (word.waiting !== undefined && word.waiting <= 14) points += round(weights.short_wait);
  }
  return { id: one.id, points, km, sure };
}

const round = (points: number) => Math.round(points * 10);

/** Kilometres along the great circle (haversine). */
function far(a: Point, b: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const half =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(half));
}
