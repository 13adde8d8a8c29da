/** Where a page ended: in which ring, how far that reached, and the keys by which its last service stands in it. */
export interface Place {
  readonly ring: number;
  /** Kilometres within which the first ring lies; null where there is no circle. */
  readonly km: number | null;
  readonly keys: readonly [number, number, string];
}

/** Says also in which order, so that the cursor of another query is known as such. */
export function writeCursor(order: string, { ring, km, keys }: Place): string {
  return Buffer.from(JSON.stringify([order, ring, km, ...keys])).toString('base64url');
}

export function readCursor(cursor: string | undefined, order: string): Place | null {
  if (!cursor || cursor.length > 400) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(read) || read.length !== 6) return null;
    const [of, ring, km, first, second, id] = read as unknown[];
    const fits =
      of === order &&
      (ring === 0 || ring === 1) &&
      (km === null || isNumber(km)) &&
      isNumber(first) &&
      isNumber(second) &&
      typeof id === 'string' &&
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
    return fits ? { ring, km, keys: [first, second, id] } : null;
  } catch {
    return null;
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
