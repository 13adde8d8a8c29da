// Class 08: the connection failed. 53: the server has no room for another. 57P01 to 57P03: it is shutting down, crashed, or
// not up yet.
const AWAY = /^(08|53|57P0[1-3]$)/;
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
]);
// The driver gives these no code.
const ENDED =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error)/;

/** Whether an error says that no connection to the database is to be had just now: a fault that passes by itself. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (typeof code === 'string' && (AWAY.test(code) || (typeof syscall === 'string' && UNREACHABLE.has(code))))
    return true;
  // Node tells of a name with several addresses in one error for all of them.
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isAway);
  return ENDED.test(error.message);
}
