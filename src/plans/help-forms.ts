import { z } from 'zod';
import { AGE_GROUP_CODES, WANTED_CODES } from '#matching';
import { fields } from '#web';

/** How far someone can travel, in miles: what is on the signs. */
export const TRAVEL_MILES = ['1', '3', '5', '10', '25', '50'] as const;
/** How much a service has to speak the person's language. */
export const LANGUAGE_WISHES = ['must', 'prefer', 'any'] as const;

/**
 * What is looked for. It comes by POST and is kept nowhere: words about a need, and whether someone can use public funds,
 * belong neither in an address nor in a record.
 */
export const helpForm = z.object({
  words: fields.line({ most: 200 }),
  from: fields.line({ most: 20 }),
  travel: fields.optionalChoice(TRAVEL_MILES),
  language: fields.optionalChoice(LANGUAGE_WISHES),
  age: fields.optionalChoice(AGE_GROUP_CODES),
  must: fields.choices(WANTED_CODES),
  prefer: fields.choices(WANTED_CODES),
  all: fields.ticked(),
});
export type HelpWish = z.infer<typeof helpForm>;
