import { WANTED_CODES, type WantedCode } from './wanted.ts';

/** How much a weight can be, so that what it stands for can never turn round: a no that helps, a yes that harms. */
interface Range {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

const good = (usual: number): Range => ({ usual, least: 0, most: 50 });
const bad = (usual: number): Range => ({ usual, least: -50, most: 0 });

/** What each thing that can be known of a service is worth in the order of a shortlist, in whole points. */
const KNOWN = {
  need: good(30),
  another_need: good(5),
  speaks: good(10),
  interpreter_provided: good(8),
  interpreter_bookable: good(6),
  not_spoken: bad(-5),
  age: good(5),
  near: good(10),
  places: good(6),
  short_wait: good(3),
  full: bad(-6),
  verified: good(3),
  source_checked: good(1),
} as const satisfies Record<string, Range>;

export type WeightCode = keyof typeof KNOWN | `wanted.${WantedCode}`;
export type Weights = Readonly<Record<WeightCode, number>>;

/** A thing that someone can want is worth ten points where a service has it, unless a scheme says otherwise. */
export const WEIGHTS = {
  ...KNOWN,
  ...Object.fromEntries(WANTED_CODES.map((code) => [`wanted.${code}`, good(10)])),
} as Readonly<Record<WeightCode, Range>>;

export const WEIGHT_CODES = Object.keys(WEIGHTS) as readonly WeightCode[];

/** What a part of what was wanted, and a plain no, are worth of what the yes is worth. */
export const PARTLY = 0.4;
export const NO = -0.5;

/** The usual weights, with those of a scheme in their place. Strangers, and what lies outside its range, do not count. */
export function weightsWith(own: Readonly<Record<string, unknown>> = {}): Weights {
  const entries = WEIGHT_CODES.map((code) => {
    const { usual, least, most } = WEIGHTS[code];
    const said = Object.hasOwn(own, code) ? own[code] : undefined;
    return [code, Number.isInteger(said) && Number(said) >= least && Number(said) <= most ? said : usual];
  });
  return Object.fromEntries(entries) as Weights;
}

export const USUAL = weightsWith();

/** What has to hold between weights, each `more` being worth at least as much as its `less`. */
export const WEIGHT_RULES = [
  { code: 'speaking_over_interpreters', more: 'speaks', less: 'interpreter_provided' },
  { code: 'there_over_bookable', more: 'interpreter_provided', less: 'interpreter_bookable' },
  { code: 'seen_over_said', more: 'verified', less: 'source_checked' },
  { code: 'need_over_nearness', more: 'need', less: 'near' },
] as const satisfies readonly { code: string; more: WeightCode; less: WeightCode }[];

export type WeightRule = (typeof WEIGHT_RULES)[number];

/** The rules that these weights break. None where they can be kept. */
export function brokenBy(weights: Weights): readonly WeightRule[] {
  return WEIGHT_RULES.filter(({ more, less }) => weights[more] < weights[less]);
}

/** Scores are whole tenths of a point, so that the same sum is the same number in every order and in the database. */
export function tenths(points: number): number {
  return Math.round(points * 10);
}
