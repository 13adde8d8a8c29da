import type { LooseEnds } from './loose-end.ts';
import { caseRoutes } from './routes.ts';

/** What the house mounts. `ends`: what has to be looked at before a case is closed. */
export function casesRoom(ends: LooseEnds) {
  return { name: 'cases', routes: caseRoutes(ends) };
}
