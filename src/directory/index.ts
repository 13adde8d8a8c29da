/**
 * directory: what help there is, where, when, for whom and on what terms. Owns sources and imports, organizations,
 * services, locations, schedules, taxonomies (HSDS 3.0, in its own words), needs that a service answers, conditions.
 * Invariants: shared by all schemes, and knows no client; a condition that nobody stated is `unknown`, and unknown is
 * never yes; a second import of a file changes nothing, a broken one changes nothing; what vanishes is marked.
 */
export { aboutNoClient } from './audit.ts';
export { directoryCommands } from './cli.ts';
export {
  CONDITION_NAMES,
  CONDITIONS,
  type Condition,
  type Conditions,
  type ConditionValue,
} from './condition.ts';
export { detailOf, type ServiceDetail } from './detail-store.ts';
export { listPath } from './door.ts';
export * as published from './export/published.ts';
export { LANGUAGES } from './forms.ts';
export {
  climb,
  countQueued,
  type DueListing,
  dueListings,
  PROBLEMS,
  type Problem,
  type QueuedListing,
  queuedListings,
  type WordOnListing,
  wordsOnListing,
} from './freshness-store.ts';
export { checkedWords } from './freshness-words.ts';
export { findPlace, findPostcode } from './gazetteer-store.ts';
export { type ImportResult, importDirectory } from './import/run.ts';
export { detectDuplicates } from './likeness/detect.ts';
export { chosenIn, LIST_MOST, listOf } from './list.ts';
export { pairCounts } from './merge-store.ts';
export { isNeedDomain, NEED_DOMAINS, type NeedDomain } from './need.ts';
export { EARTH_RADIUS_KM, type Point } from './place.ts';
export { QrPicture } from './qr.tsx';
export { ReportedMark } from './reported-pages.tsx';
export { servicesFrom } from './search/cards.ts';
export { answerMask, needMask } from './search/entry-bits.ts';
export { findServices } from './search/find.ts';
export { type Judgeable, judgeable } from './search/judging-store.ts';
export type { ServicePage, ServiceQuery } from './search/query.ts';
export { Facts } from './service-pages.tsx';
export { agesWords, openingLines } from './service-words.ts';
export { cleanStatement, sayOfServices } from './statement.ts';
export { type ServiceSummary, serviceById, servicesById } from './store.ts';
export { takeBack } from './take-back.ts';
export { markReported, unmarkReported, verify } from './verification.ts';
