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
 * The English catalogue, room by room: `cases` + `caseload.title` is read as `cases.caseload.title`.
 * English is the source: its text gives every message its key and the type of its arguments.
 *
 * To write a message: one whole sentence or label, never a piece to be glued to another; plain words; no HTML.
 * Arguments are `{name}` (text, already formatted), `{amount, number}`, `{count, plural, one {# day} other {# days}}`
 * and `{who, select, …}`, written with exactly these spaces. A branch is never one bare word: the types would take it
 * for an argument. To add a room: a file here and one in each other locale, and a line in each `index.ts`.
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
  openreferral,
  people,
  plans,
  providers,
  referrals,
  refusal,
  web,
} as const;

export type Rooms = typeof english;
