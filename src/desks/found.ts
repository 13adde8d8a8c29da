/** What someone typed to find a person: a reference that was read out, or a part of a name. */
export interface Sought {
  /** The reference in the form in which it is kept; null when it cannot be one. */
  readonly reference: string | null;
  /** In small letters, as names are compared; null when there is too little of it. */
  readonly name: string | null;
}

const LEAST_LETTERS = 2;

/** Reads what was typed. References are heard over the telephone: small letters, spaces and a missing hyphen do no harm. */
export function readSought(text: string): Sought {
  const bare = text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const reference = /^[0-9A-Z]{10}$/.test(bare) ? `${bare.slice(0, 5)}-${bare.slice(5)}` : null;
  const name = text.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
  return { reference, name: [...name].length >= LEAST_LETTERS ? name : null };
}
