import type { Rooms } from '../en/index.ts';
import type { Translation } from '../translation.ts';
import { access } from './access.ts';
import { cases } from './cases.ts';
import { codes } from './codes.ts';
import { consent } from './consent.ts';
import { desks } from './desks.ts';
import { directory } from './directory.ts';
import { jobs } from './jobs.ts';
import { kernel } from './kernel.ts';
import { language } from './language.ts';
import { matching } from './matching.ts';
import { messaging } from './messaging.ts';
import { openreferral } from './openreferral.ts';
import { people } from './people.ts';
import { plans } from './plans.ts';
import { providers } from './providers.ts';
import { referrals } from './referrals.ts';
import { refusal } from './refusal.ts';
import { web } from './web.ts';

/**
 * The Arabic catalogue: the same rooms and keys as English, or it does not compile. Modern Standard Arabic in short warm
 * sentences, with no grammatical gender where a noun will do ("الإرسال", "يمكنك"). Counted nouns need all six plural
 * forms. Punctuation is Arabic (، ؛ ؟), digits are Latin, and direction marks are added when a message is said.
 * The words for ours: person صاحب الطلب or الشخص, link worker المرشد المجتمعي, referral الإحالة, need الاحتياج,
 * case الحالة, plan الخطة, step الخطوة, goal الهدف, service الخدمة, provider مقدم الخدمة, interpreter مترجم شفوي.
 */
export const arabic = {
  access,
  cases,
  codes,
  consent,
  desks,
  directory,
  jobs,
  kernel,
  language,
  matching,
  messaging,
  openreferral,
  people,
  plans,
  providers,
  referrals,
  refusal,
  web,
} satisfies { readonly [Room in keyof Rooms]: Translation<Rooms[Room]> };
