import { type Case, caseOf } from '#cases';
import { isId, NOT_FOUND, newId, type Refusal } from '#kernel';
import { type Person, personOf } from '#people';
import type { Visit } from '#web';
import type { PlanForm } from './pages.tsx';

/** A visit to the plan of one case: the case, its person, and what its forms show. */
export interface PlanVisit {
  readonly found: Case;
  readonly person: Person;
  readonly view: Omit<PlanForm, 'values' | 'errors'>;
}

/** Finds the case of a visit and notes whom it is about; `NOT_FOUND` when it is not there or not the visitor's. */
export async function planVisit(
  visit: Visit,
  caseId: string,
  subjectId: string,
): Promise<PlanVisit | Refusal> {
  const { tx, t, formats } = visit;
  const found = isId(caseId) && (await caseOf(tx, caseId));
  if (!found) return NOT_FOUND;
  visit.concerns({ personId: found.personId, subjectId });
  const person = await personOf(tx, found.personId);
  if (!person) return NOT_FOUND;
  const { name, reference } = person;
  return { found, person, view: { t, formats, caseId, name, reference, once: newId(tx.now) } };
}
