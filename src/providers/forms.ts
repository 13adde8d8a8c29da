import { z } from 'zod';
import { answerIn, type FormValues, fields } from '#web';

const count = (most: number, problem: string) => {
  const number = fields.wholeNumber({ required: problem, least: 0, most });
  return z.preprocess((value) => (value === undefined || value === '' ? null : value), number.nullable());
};

/** What a service said on the telephone. Left empty is not said; 0 is a number like any other. */
export const capacityForm = z.object({
  places: count(9999, 'providers.error.places'),
  waiting: count(999, 'providers.error.waiting'),
  paused: fields.ticked(),
});

/** Whether nothing at all was filled in. */
export function isSilent(values: FormValues): boolean {
  return ['places', 'waiting', 'paused'].every((name) => answerIn(values, name) === '');
}
