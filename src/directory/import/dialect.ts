/** What may part the cells of a line, the most usual first. */
export const DELIMITERS = [',', ';', '\t', '|', '\u00ac'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const ENOUGH = 64 * 1024;
const MOST_LINES = 25;

/** Reads the beginning of a text, and gives it back together with the whole. */
export async function withStart(
  text: AsyncGenerator<string>,
): Promise<{ readonly start: string; readonly text: AsyncGenerator<string> }> {
  const pieces: string[] = [];
  let length = 0;
  while (length < ENOUGH) {
    const next = await text.next();
    if (next.done) break;
    pieces.push(next.value);
    length += next.value.length;
  }
  async function* whole(): AsyncGenerator<string> {
    yield* pieces;
    yield* text;
  }
  return { start: pieces.join('').slice(0, ENOUGH), text: whole() };
}

/** Which delimiter the lines at the beginning of a table agree on. */
export function delimiterOf(start: string): Delimiter {
  const lines = linesOutsideQuotes(start).slice(0, MOST_LINES);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const [header = 0] = counts;
    if (header === 0) continue;
    // Lines with as many as the header speak for it; a mark that only stands in sentences comes out low.
    const agreeing = counts.filter((count) => count === header).length / counts.length;
    const score = agreeing * (1 + Math.log2(1 + header));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

// The lines with all that stands in quotation marks taken out, line ends in there too.
function linesOutsideQuotes(text: string): string[] {
  return text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n|\r/)
    .filter((line) => line.trim() !== '');
}
