/** Case, accents, Arabic vowel signs and letter forms folded away: the twin of `directory_fold` in SQL. */
export function fold(words: string): string {
  // Sign by sign: only so does a sigma at the end of a word fold as PostgreSQL folds it.
  return Array.from(words, (sign) => sign.toLowerCase())
    .join('')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/[ىةیکەٱ]/g, (letter) => ARABIC[letter] ?? letter);
}

const ARABIC: Readonly<Record<string, string>> = { ى: 'ي', ة: 'ه', ی: 'ي', ک: 'ك', ە: 'ه', ٱ: 'ا' };

/**
 * Folded further, as careless typing needs it and no stored word may be: letters that Unicode does not take apart, forms
 * of one letter in the languages that share a script, and joiners that are not seen.
 */
export function foldLoosely(words: string): string {
  return fold(words)
    .replace(/[łđıøßæœ’'ʼ\u200c\u200d]/g, (letter) => LATIN[letter] ?? '')
    .replace(/[ہھۀےېۍۆێڕڵګڪ]/g, (letter) => NEIGHBOURS[letter] ?? letter);
}

const LATIN: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ı: 'i', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe' };

const NEIGHBOURS: Readonly<Record<string, string>> = {
  ہ: 'ه',
  ھ: 'ه',
  ۀ: 'ه',
  ے: 'ي',
  ې: 'ي',
  ۍ: 'ي',
  ێ: 'ي',
  ۆ: 'و',
  ڕ: 'ر',
  ڵ: 'ل',
  ګ: 'گ',
  ڪ: 'ك',
};

/** The words of a text, in order: letters with their marks, and digits. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
