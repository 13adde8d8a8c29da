/**
 * What a translated catalogue file must hold: every key of the English file and no other.
 * Write `export const cases = { … } satisfies Translation<typeof english>`: a missing key and an extra
 * key are both compile errors.
 */
export type Translation<English extends Readonly<Record<string, string>>> = {
  readonly [Key in keyof English]: string;
};
