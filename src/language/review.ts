import { type Locale, locales } from './locales.ts';
import type { Key } from './messages.ts';

/** Keys that begin so carry consent, clinical or legal meaning: wrong words there do harm (product.md 7, rule 6). */
const WEIGHTY = ['consent.', 'clinical.', 'legal.'] as const;

function isDraft(locale: Locale): boolean {
  return locales[locale].translation === 'draft translation';
}

/** The sentence to show on every page of a locale whose words no named reviewer has approved, or null. */
export function translationNotice(locale: Locale): 'language.draft_notice' | null {
  return isDraft(locale) ? 'language.draft_notice' : null;
}

/** Whether a message must be shown as a draft translation with its English beside it: weighty, and not yet approved. */
export function isDraftBesideEnglish(locale: Locale, key: Key): boolean {
  return isDraft(locale) && WEIGHTY.some((prefix) => key.startsWith(prefix));
}
