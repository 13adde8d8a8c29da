/**
 * Languages offered by name (BCP 47), as spoken and signed by people who come to schemes in the United Kingdom. `und`
 * stands for any other: its name goes into the note about the interpreter.
 */
export const SPOKEN = [
  ...['en', 'cy', 'bfi', 'am', 'ar', 'az', 'bg', 'bn', 'ckb', 'cs', 'de', 'el', 'es', 'et', 'fa', 'fa-AF'],
  ...['ff', 'fr', 'gu', 'ha', 'he', 'hi', 'hr', 'hu', 'hy', 'ig', 'it', 'ja', 'ka', 'kmr', 'ko', 'ku', 'ln'],
  ...['lt', 'lv', 'mk', 'ml', 'mn', 'ms', 'my', 'ne', 'nl', 'om', 'pa', 'pl', 'ps', 'pt', 'rhg', 'ro', 'rom'],
  ...['ru', 'rw', 'si', 'sk', 'sn', 'so', 'sq', 'sr', 'sw', 'syl', 'ta', 'te', 'th', 'ti', 'tl', 'tr', 'tw'],
  ...['ug', 'uk', 'ur', 'uz', 'vi', 'wo', 'yo', 'yue', 'zh', 'zu', 'und'],
] as const;
