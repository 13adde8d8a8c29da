import { type Key, servedLocales, words } from '#language';

const SERVED = servedLocales({ pseudo: false });

/**
 * A next action that the machine plans. It is kept as text beside those that people write, so it is said in the language
 * that the scheme works in.
 */
export function nextWords(schemeLocale: string, key: Extract<Key, `cases.next.${string}`>): string {
  return words(SERVED.find((locale) => locale === schemeLocale) ?? 'en')(key);
}
