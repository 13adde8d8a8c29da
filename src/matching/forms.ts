import { z } from 'zod';
import { LANGUAGES, NEED_DOMAINS } from '#directory';
import type { FieldErrors } from '#kernel';
import { answerIn, type FormValues, fields } from '#web';
import { AGE_GROUP_CODES } from './age.ts';
import { WANTED_CODES } from './wanted.ts';
import { brokenBy, WEIGHT_CODES, WEIGHTS, type WeightCode, type Weights, weightsWith } from './weight.ts';

/** The field of a weight: `weight_wanted_no_id`. */
export function fieldOf(code: WeightCode): string {
  return `weight_${code.replace('.', '_')}`;
}

/** Weights as the fields of their form hold them. */
export function weightValues(weights: Weights): FormValues {
  return Object.fromEntries(WEIGHT_CODES.map((code) => [fieldOf(code), String(weights[code])]));
}

/** The weights that were typed, or what is wrong with them, beside the field that it is wrong with. */
export function readWeights(values: FormValues): { weights: Weights } | { errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const own: Record<string, number> = {};
  for (const code of WEIGHT_CODES) {
    const text = answerIn(values, fieldOf(code)).replace(/^[\u2212\u2013]/, '-');
    const { least, most } = WEIGHTS[code];
    const points = /^-?\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
    if (points >= least && points <= most) own[code] = points;
    else errors[fieldOf(code)] = least < 0 ? 'matching.error.bad_weight' : 'matching.error.good_weight';
  }
  const weights = weightsWith(own);
  if (Object.keys(errors).length === 0) {
    for (const { code, more } of brokenBy(weights)) errors[fieldOf(more)] ??= `matching.rule.${code}`;
  }
  return Object.keys(errors).length > 0 ? { errors } : { weights };
}

export const reasonForm = z.object({
  reason: fields.line({ required: 'matching.error.reason', most: 300 }),
});

/** A search to try weights on: invented, and nobody's. */
export const trialForm = z.object({
  domain: fields.choice(NEED_DOMAINS, 'matching.error.domain'),
  from: fields.line({ most: 60 }),
  language: fields.optionalChoice(LANGUAGES),
  age: fields.optionalChoice(AGE_GROUP_CODES),
  must: fields.choices(WANTED_CODES),
  prefer: fields.choices(WANTED_CODES),
});
export type Trial = z.infer<typeof trialForm>;
