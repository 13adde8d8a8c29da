/** A part of a long list. `last` is the id to go on from; null at the end. */
export interface Batch<Content = string> {
  readonly contents: readonly Content[];
  readonly last: string | null;
}

/** The id to go on from after these, of which at most `limit` were asked for; null at the end. */
export function lastOf(ids: readonly string[], limit: number): string | null {
  return ids.length < limit ? null : (ids.at(-1) ?? null);
}

/** A list to its end, a batch at a time, each asked for when it is wanted: whoever reads slowly holds nothing between two. */
export async function* batches<Content>(
  next: (after: string | null) => Promise<Batch<Content>>,
  start: string | null = null,
): AsyncGenerator<readonly Content[]> {
  for (let after = start; ; ) {
    const { contents, last }: Batch<Content> = await next(after);
    yield contents;
    if (last === null) return;
    after = last;
  }
}
