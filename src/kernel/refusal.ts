/**
 * The rule says no: a value, never an exception. `code` is `<room>.<what>` and has a plain-words message in the
 * catalogue under `refusal.<room>.<what>`; `possible` names what the person may do instead (verbs of the same noun).
 */
export interface Refusal {
  readonly kind: 'refusal';
  readonly code: string;
  readonly possible: readonly string[];
}

export function refuse(code: string, possible: readonly string[] = []): Refusal {
  return { kind: 'refusal', code, possible };
}

/** Not there, or not yours: the two look the same from outside, as a 404. */
export const NOT_FOUND: Refusal = refuse('kernel.not_found');

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as Refusal).kind === 'refusal';
}

/** What is wrong with an input: field name to the catalogue key of the message. Answered as 422, values kept. */
export type FieldErrors = Readonly<Record<string, string>>;
