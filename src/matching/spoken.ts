import type { ServiceSummary } from '#directory';

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

// `prs` means `fa-AF` (CLDR), and `ar-SY` is content with `ar`: what counts is the language, not where it is spoken.
function languageOf(tag: string): string {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return tag.toLowerCase();
  }
}

// Codes of ISO 639 for what CLDR knows by another: many sources give these.
const OTHER_CODES = ['prs', 'cmn', 'arb', 'pes', 'kmr', 'swh', 'als', 'zsm', 'nob'];

/** What a language (BCP 47) may be called where its code was cut to the first part, or only its English name was given. */
export function namesOfLanguage(tag: string): string[] {
  const wanted = languageOf(tag);
  const name = /^[a-z]{2,3}$/.test(wanted) ? (NAMES.of(wanted)?.toLowerCase() ?? wanted) : wanted;
  return [...new Set([wanted, name, ...OTHER_CODES.filter((code) => languageOf(code) === wanted)])];
}

/** Whether a language (BCP 47) is one that needs nothing from an English-speaking service. */
export function isEnglish(tag: string): boolean {
  return languageOf(tag) === 'en';
}

/** Whether staff speak a language (BCP 47). Many sources give a language by its English name only. */
export function isSpoken(languages: ServiceSummary['languages'], tag: string): boolean {
  const wanted = languageOf(tag);
  const name = /^[a-z]{2,3}$/.test(wanted) ? NAMES.of(wanted)?.toLowerCase() : undefined;
  return languages.some(
    (one) =>
      (one.code !== null && languageOf(one.code) === wanted) ||
      (name !== undefined && one.name?.trim().toLowerCase() === name),
  );
}
