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
import { people } from './people.ts';
import { plans } from './plans.ts';
import { providers } from './providers.ts';
import { referrals } from './referrals.ts';
import { refusal } from './refusal.ts';
import { web } from './web.ts';

/** The Arabic catalogue: the same rooms and keys as English, or it does not compile. */
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
  people,
  plans,
  providers,
  referrals,
  refusal,
  web,
} satisfies { readonly [Room in keyof Rooms]: Translation<Rooms[Room]> };
