/**
 * web: pages and forms over HTTP. Owns the server, the route with its `may` and `audit`, the transaction around a visit,
 * the layout, forms and the NHS-style components (`./ui`). Knows no domain.
 * Invariants: no route without `may` and `audit`; works without JavaScript; nothing inline, nothing from third parties;
 * a form sent twice does its work once; one way out (`send`).
 */
export { type Answer, document, formPage, invalid, page, redirect } from './answer.ts';
export { buildAssets } from './assets.ts';
export { type Count, Counts } from './counts.tsx';
export { DayInput, dayField, withDay } from './day.tsx';
export {
  type FeedAnswer,
  type FeedCall,
  type FeedProblem,
  type FeedRoute,
  feedRoute,
  openData,
} from './feed.ts';
export { bind, bindMany, Form, type FormState, Problems } from './form.tsx';
export * as fields from './forms.ts';
export { answerIn, answersIn, type FormResult, type FormValues, readForm } from './forms.ts';
export { markup } from './markup.ts';
export { todayOf, zoneOf } from './moment.ts';
export { ELSEWHERE, openApi, openApiFeed, operation } from './openapi.ts';
export { pace } from './pace.ts';
export * from './route.ts';
export { buildServer } from './server.ts';
export type { TakenFile } from './taken-file.ts';
export * as ui from './ui/index.ts';
