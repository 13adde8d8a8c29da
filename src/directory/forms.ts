import { z } from 'zod';
import { fields } from '#web';
import { NEED_DOMAINS } from './need.ts';

/** Languages to choose from, besides English: those of the interface, and others that people in the UK often need. */
export const LANGUAGES = [
  ...[
    'am',
    'ar',
    'bn',
    'ckb',
    'cy',
    'es',
    'fa',
    'fa-AF',
    'fr',
    'gu',
    'hi',
    'hu',
    'it',
    'ku',
    'lt',
    'ml',
    'ne',
    'om',
  ],
  ...[
    'pa',
    'pl',
    'ps',
    'pt',
    'ro',
    'ru',
    'si',
    'so',
    'sq',
    'sw',
    'ta',
    'ti',
    'tr',
    'uk',
    'ur',
    'vi',
    'yo',
    'zh',
  ],
] as [string, ...string[]];

/** What is looked for in the directory. It is about no person, so it may stand in the address. */
export const searchForm = z.object({
  words: fields.line({ most: 200 }),
  domain: fields.optionalChoice(NEED_DOMAINS),
  near: fields.line({ most: 20 }),
  language: fields.optionalChoice(LANGUAGES),
  after: fields.line({ most: 2000 }),
});
export type Search = z.infer<typeof searchForm>;
