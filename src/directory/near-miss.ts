/** How many wrong letters a word may have: none below four, one below eight, and two from there. */
export function mistakesIn(word: string): 0 | 1 | 2 {
  const length = [...word].length;
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/**
 * Damerau-Levenshtein with neighbours swapped (optimal string alignment): how many letters are missing, too many, wrong,
 * or swapped with their neighbour. `most + 1` when there are more than `most`.
 */
export function distance(a: string, b: string, most: number): number {
  const [from, to] = [[...a], [...b]];
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (const [row, letter] of from.entries()) {
    const line = [row + 1];
    let least = row + 1;
    for (const [column, other] of to.entries()) {
      let cost = Math.min(
        (last[column + 1] ?? 0) + 1,
        (line[column] ?? 0) + 1,
        (last[column] ?? 0) + (letter === other ? 0 : 1),
      );
      if (row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === other) {
        cost = Math.min(cost, (before[column - 1] ?? 0) + 1);
      }
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = line;
  }
  return Math.min(last[to.length] ?? 0, most + 1);
}

const LATIN = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
const ARABIC = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگءئؤ'];
const CYRILLIC = [...'абвгдежзийклмнопрстуфхцчшщьюяєіїґ'];

/** Every word that is one mistake away, in the letters of the word's own script. */
export function oneMistakeFrom(word: string): string[] {
  const letters = [...word];
  const alphabet = /\p{Script=Latin}/u.test(word)
    ? LATIN
    : /\p{Script=Arabic}/u.test(word)
      ? ARABIC
      : /\p{Script=Cyrillic}/u.test(word)
        ? CYRILLIC
        : [...new Set(letters)];
  const found = new Set<string>();
  for (let place = 0; place <= letters.length; place += 1) {
    const [left, right] = [letters.slice(0, place).join(''), letters.slice(place)];
    const rest = right.join('');
    for (const letter of alphabet) found.add(left + letter + rest);
    if (right.length === 0) continue;
    const after = right.slice(1).join('');
    found.add(left + after);
    for (const letter of alphabet) found.add(left + letter + after);
    if (right.length > 1) found.add(`${left}${right[1]}${right[0]}${right.slice(2).join('')}`);
  }
  found.delete(word);
  found.delete('');
  return [...found];
}

/** The candidate with the fewest mistakes within what its length allows; the better known of two, then by the alphabet. */
export function nearestWord(
  word: string,
  candidates: Iterable<string>,
  known: (candidate: string) => number = () => 0,
): string | null {
  const most = mistakesIn(word);
  let best: readonly [number, number, string] | null = null;
  for (const candidate of candidates) {
    const far = distance(word, candidate, most);
    if (far > most || far === 0) continue;
    const rank = [far, -known(candidate), candidate] as const;
    if (!best || isBefore(rank, best)) best = rank;
  }
  return best?.[2] ?? null;
}

function isBefore(a: readonly [number, number, string], b: readonly [number, number, string]): boolean {
  if (a[0] !== b[0]) return a[0] < b[0];
  return a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2];
}
