const LETTER = /[\p{L}\p{N}]/u;
// In these scripts letters side by side join into a word, so initials are set apart, as their readers set them.
const JOINING = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Thaana}]/u;
const MOST_WORDS = 50;

/**
 * The initials by which messages and unopened links speak of someone: the first letter of the first two words and of the
 * last, in any script. At most three letters; `-` for a name without any letter.
 */
export function initialsOf(name: string): string {
  const letters = name
    .normalize('NFC')
    .slice(0, 400)
    .split(/\s+/, MOST_WORDS)
    .flatMap((word) => LETTER.exec(word)?.[0] ?? []);
  const [first, second] = letters;
  if (!first) return '-';
  const chosen = letters.length > 3 ? [first, second ?? '', letters.at(-1) ?? ''] : letters;
  const shown = chosen.map((letter) => letter.toLocaleUpperCase('en'));
  return shown.join(shown.some((letter) => JOINING.test(letter)) ? ' ' : '');
}
