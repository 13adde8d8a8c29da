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

/**
 * The English catalogue, room by room: `cases` + `caseload.title` is read as `cases.caseload.title`.
 * English is the source: its text gives every message its key and the type of its arguments.
 */
export const english = {
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
} as const;

export type Rooms = typeof english;
