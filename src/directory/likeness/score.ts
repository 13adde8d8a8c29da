import { kmBetween } from '../place.ts';
import type { LikeKind, TraitPlace, Traits } from './traits.ts';
import { contrastOf, isOtherActivity, nameLikeness } from './words.ts';

/** What can speak for or against two things being one. The codes are stored, and each has its sentence. */
export const SIGNALS = [
  'name_same',
  'name_alike',
  'name_differs',
  'name_contrast',
  'activity_differs',
  'identifier_same',
  'identifier_differs',
  'phone_same',
  'phone_differs',
  'email_same',
  'page_same',
  'domain_same',
  'postcode_same',
  'address_same',
  'house_differs',
  'area_same',
  'near',
  'far',
  'organization_same',
  'organization_differs',
  'needs_differ',
  'one_source',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** Points of each signal, and from how many points on a pair is asked about. Data: `directory_likeness_weight`. */
export interface Weights {
  readonly points: Readonly<Record<Signal, number>>;
  readonly perhaps: number;
  readonly surely: number;
}

export interface Reason {
  readonly signal: Signal;
  readonly points: number;
  /** What it was seen in, to be shown: a number, a distance, two words. */
  readonly detail: string | null;
}

export interface Likeness {
  /** The sum of the points. */
  readonly points: number;
  readonly reasons: readonly Reason[];
}

const KM_NEAR = 0.15;
const KM_FAR = 2;

/** How likely two things are one and the same, each reason with its points. The order of the two makes no difference. */
export function likenessOf(kind: LikeKind, a: Traits, b: Traits, weights: Weights): Likeness {
  const reasons: Reason[] = [];
  const say = (signal: Signal, detail: string | null = null, part = 1) => {
    const points = Math.round(weights.points[signal] * part * 10) / 10;
    if (points !== 0) reasons.push({ signal, points, detail });
  };
  sayOfName(a, b, say);
  sayOfReach(a, b, say);
  sayOfPlace(a, b, say);
  if (kind === 'service') sayOfOrganization(a, b, say);
  const identifier = common(a.identifiers, b.identifiers);
  if (identifier) say('identifier_same', identifier);
  else if (a.identifiers.length > 0 && b.identifiers.length > 0) say('identifier_differs');
  if (a.needs.length > 0 && b.needs.length > 0 && !common(a.needs, b.needs)) say('needs_differ');
  if (common(a.sources, b.sources)) say('one_source');
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return {
    points: Math.round(points * 10) / 10,
    reasons: reasons.toSorted((x, y) => Math.abs(y.points) - Math.abs(x.points)),
  };
}

type Say = (signal: Signal, detail?: string | null, part?: number) => void;

function sayOfName(a: Traits, b: Traits, say: Say): void {
  const towns = new Set([...a.places, ...b.places].flatMap((place) => place.town));
  const names = [a.name, ...(a.other.length > 0 ? [a.other] : [])];
  const others = [b.name, ...(b.other.length > 0 ? [b.other] : [])];
  // An address names the town already, and one list says in the name of a service who gives it, where another has a field.
  const bare = (name: readonly string[]) => without(name, towns);
  const whole = (of: Traits) => [...of.organization, ...of.name];
  const best = Math.max(
    ...names.flatMap((name) => others.map((other) => nameLikeness(name, other, towns))),
    0.97 * nameLikeness(bare(a.name), bare(b.name), towns),
    a.organization.length > 0 ? 0.97 * nameLikeness(whole(a), b.name, towns) : 0,
    b.organization.length > 0 ? 0.97 * nameLikeness(a.name, whole(b), towns) : 0,
  );
  if (best >= 0.98) say('name_same');
  else if (best >= 0.5) say('name_alike', `${Math.round(best * 100)}%`, (best - 0.35) / 0.65);
  else say('name_differs', null, Math.min(1, (0.6 - best) / 0.35));
  const contrast = contrastOf(a.name, b.name);
  if (contrast) say('name_contrast', contrast.join(' / '));
  else if (isOtherActivity(a.name, b.name)) say('activity_differs');
}

function without(name: readonly string[], towns: ReadonlySet<string>): readonly string[] {
  const left = name.filter((word) => !towns.has(word));
  return left.length > 0 ? left : name;
}

function sayOfReach(a: Traits, b: Traits, say: Say): void {
  const phone = common(a.phones, b.phones);
  if (phone) say('phone_same', phone);
  else if (a.phones.length > 0 && b.phones.length > 0) say('phone_differs');
  const email = common(a.emails, b.emails);
  if (email) say('email_same', email);
  const page = common(a.pages, b.pages);
  const domain = common(a.domains, b.domains);
  if (page) say('page_same', page);
  else if (domain && !email) say('domain_same', domain);
}

function sayOfPlace(a: Traits, b: Traits, say: Say): void {
  const postcodes = common(postcodesOf(a), postcodesOf(b));
  const pairs = a.places.flatMap((one) => b.places.map((other) => [one, other] as const));
  if (postcodes) {
    say('postcode_same', postcodes);
    const there = pairs.filter(([one, other]) => one.postcode === postcodes && other.postcode === postcodes);
    if (there.some(([one, other]) => isSameHouse(one, other))) say('address_same');
    else if (
      there.every(([one, other]) => one.house !== null && other.house !== null && one.house !== other.house)
    )
      say('house_differs');
    return;
  }
  if (pairs.length === 0) return;
  const distances = pairs.flatMap(([one, other]) => kmOf(one, other) ?? []);
  const km = distances.length > 0 ? Math.min(...distances) : null;
  const area = pairs.find(([one, other]) => one.outcode !== null && one.outcode === other.outcode)?.[0]
    .outcode;
  const isElsewhere = km === null ? pairs.every(([one, other]) => isInAnotherTown(one, other)) : km > KM_FAR;
  if (isElsewhere) {
    const part = km === null ? 1 : Math.min(1, 0.5 + km / 20);
    say('far', km === null ? null : `${Math.round(km)} km`, part);
    return;
  }
  if (km !== null && km <= KM_NEAR) say('near', `${Math.round(km * 1000)} m`);
  else if (area) say('area_same', area);
  // The same number in the same street of one town: as good as a postcode, where one has none or an old one.
  if (
    pairs.some(
      ([one, other]) => isSameHouse(one, other) && (area || km !== null || common(one.town, other.town)),
    )
  )
    say('address_same', null, 2);
}

function postcodesOf(traits: Traits): readonly string[] {
  return traits.places.flatMap((place) => place.postcode ?? []);
}

function isSameHouse(a: TraitPlace, b: TraitPlace): boolean {
  const street = a.street.filter((word) => b.street.includes(word) && word.length > 2);
  if (a.house !== null && b.house !== null) return a.house === b.house && street.length > 0;
  return street.length >= 2 && nameLikeness(a.street, b.street, new Set()) >= 0.6;
}

function isInAnotherTown(a: TraitPlace, b: TraitPlace): boolean {
  const areas = [a.outcode, b.outcode].map((outcode) => outcode?.replace(/\d.*/, ''));
  if (areas[0] && areas[1] && areas[0] !== areas[1]) return true;
  const isOtherOutcode = a.outcode === null || b.outcode === null || a.outcode !== b.outcode;
  return isOtherOutcode && a.town.length > 0 && b.town.length > 0 && !common(a.town, b.town);
}

function kmOf(a: TraitPlace, b: TraitPlace): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null;
  return kmBetween({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon });
}

function sayOfOrganization(a: Traits, b: Traits, say: Say): void {
  if (a.organization.length === 0 || b.organization.length === 0) return;
  const isOne = a.organizationId !== null && a.organizationId === b.organizationId;
  const alike = isOne ? 1 : nameLikeness(a.organization, b.organization, new Set());
  if (alike >= 0.75) say('organization_same');
  // The name of one may be the organization of the other: sources part them differently.
  else if (
    alike < 0.4 &&
    nameLikeness(a.name, b.organization, new Set()) < 0.7 &&
    nameLikeness(b.name, a.organization, new Set()) < 0.7
  ) {
    say('organization_differs');
  }
}

function common(a: readonly string[], b: readonly string[]): string | undefined {
  return a.find((one) => b.includes(one));
}
