import pg from 'pg';

const usual = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);

const [DASH, COLON, SPACE, POINT, ZERO] = ['-', ':', ' ', '.', '0'].map((sign) => sign.charCodeAt(0));

/**
 * A moment as PostgreSQL writes it to us, whose connections are all in UTC: `2026-03-02 09:00:00.123456+00`. Read sign by
 * sign, in half the time of pg's own reader and nothing thrown away, since a list has hundreds. Anything of another
 * shape (`infinity`, years of five digits or before Christ) goes to pg's reader. Microseconds are cut off, as a Date
 * holds none.
 */
export function readInstant(text: string): Date {
  if (!isUsual(text)) return usual(text) as Date;
  return new Date(
    Date.UTC(
      two(text, 0) * 100 + two(text, 2),
      two(text, 5) - 1,
      two(text, 8),
      two(text, 11),
      two(text, 14),
      two(text, 17),
      millisecondsIn(text),
    ),
  );
}

function isUsual(text: string): boolean {
  return (
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(10) === SPACE &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON &&
    text.endsWith('+00') &&
    (text.length === 22 || text.charCodeAt(19) === POINT) &&
    // Date.UTC takes the years of the first century for those of the twentieth.
    (text.charCodeAt(0) !== ZERO || text.charCodeAt(1) !== ZERO)
  );
}

function two(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * 48;
}

function millisecondsIn(text: string): number {
  const end = text.length - 3;
  let milliseconds = 0;
  for (let at = 20, worth = 100; at < end && worth >= 1; at += 1, worth /= 10) {
    milliseconds += (text.charCodeAt(at) - 48) * worth;
  }
  return milliseconds;
}
