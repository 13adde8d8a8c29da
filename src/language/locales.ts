/**
 * The interface languages (product.md 8), as data. A language is served once every text of it is there and checked;
 * until then it is `planned`, and nobody is promised it.
 */
interface Language {
  /** In its own script: how its readers find it in the language menu. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** ISO 15924. */
  readonly script: string;
  readonly status: 'complete' | 'planned' | 'pseudo';
  /**
   * Who stands behind the words. `source`: written here, in English. `draft translation`: ours, not yet approved by
   * a named reviewer; it stays so until `approved` names one (product.md 7, rule 6).
   */
  readonly translation: 'source' | 'draft translation' | 'approved' | 'none';
  /** How the words came to be, oldest first. A machine draft stays named here for ever. */
  readonly history: readonly string[];
  /** The tag given to `Intl`: always the Gregorian calendar and Latin digits (docs/decisions, numerals in Arabic). */
  readonly formats: string;
}

const PLANNED = { status: 'planned', translation: 'none', history: [] } as const;
const UNICODE = '-u-ca-gregory-nu-latn';

/** Keyed by BCP 47 tag, in the order of the language menu: English, then by tag. */
export const locales = {
  en: {
    name: 'English',
    direction: 'ltr',
    script: 'Latn',
    status: 'complete',
    translation: 'source',
    history: [],
    formats: `en-GB${UNICODE}`,
  },
  ar: {
    name: 'العربية',
    direction: 'rtl',
    script: 'Arab',
    status: 'complete',
    translation: 'draft translation',
    history: ['2026-11: machine draft, not yet reviewed'],
    formats: `ar${UNICODE}`,
  },
  bn: { name: 'বাংলা', direction: 'ltr', script: 'Beng', formats: `bn${UNICODE}`, ...PLANNED },
  ckb: { name: 'کوردیی ناوەندی', direction: 'rtl', script: 'Arab', formats: `ckb${UNICODE}`, ...PLANNED },
  cy: { name: 'Cymraeg', direction: 'ltr', script: 'Latn', formats: `cy${UNICODE}`, ...PLANNED },
  es: { name: 'Español', direction: 'ltr', script: 'Latn', formats: `es${UNICODE}`, ...PLANNED },
  fa: { name: 'فارسی', direction: 'rtl', script: 'Arab', formats: `fa${UNICODE}`, ...PLANNED },
  // Dari: the tag `prs` is deprecated in favour of Persian as used in Afghanistan (IANA subtag registry, CLDR).
  'fa-AF': { name: 'دری', direction: 'rtl', script: 'Arab', formats: `fa-AF${UNICODE}`, ...PLANNED },
  fr: { name: 'Français', direction: 'ltr', script: 'Latn', formats: `fr${UNICODE}`, ...PLANNED },
  pl: { name: 'Polski', direction: 'ltr', script: 'Latn', formats: `pl${UNICODE}`, ...PLANNED },
  ps: { name: 'پښتو', direction: 'rtl', script: 'Arab', formats: `ps${UNICODE}`, ...PLANNED },
  pt: { name: 'Português', direction: 'ltr', script: 'Latn', formats: `pt-PT${UNICODE}`, ...PLANNED },
  ro: { name: 'Română', direction: 'ltr', script: 'Latn', formats: `ro${UNICODE}`, ...PLANNED },
  so: { name: 'Soomaali', direction: 'ltr', script: 'Latn', formats: `so${UNICODE}`, ...PLANNED },
  ti: { name: 'ትግርኛ', direction: 'ltr', script: 'Ethi', formats: `ti${UNICODE}`, ...PLANNED },
  tr: { name: 'Türkçe', direction: 'ltr', script: 'Latn', formats: `tr${UNICODE}`, ...PLANNED },
  uk: { name: 'Українська', direction: 'ltr', script: 'Cyrl', formats: `uk${UNICODE}`, ...PLANNED },
  ur: { name: 'اردو', direction: 'rtl', script: 'Arab', formats: `ur${UNICODE}`, ...PLANNED },
  vi: { name: 'Tiếng Việt', direction: 'ltr', script: 'Latn', formats: `vi${UNICODE}`, ...PLANNED },
  'zh-Hans': { name: '简体中文', direction: 'ltr', script: 'Hans', formats: `zh-Hans${UNICODE}`, ...PLANNED },
  // Not a language: English stretched and accented, to show strings that escaped the catalogues and boxes too narrow.
  'en-XA': {
    name: '[!! Ƥşḗŭḓǿ !!]',
    direction: 'ltr',
    script: 'Latn',
    status: 'pseudo',
    translation: 'source',
    history: [],
    formats: `en-GB${UNICODE}`,
  },
} as const satisfies Readonly<Record<string, Language>>;

type Tag = keyof typeof locales;

/** A locale that pages can be asked for: the first segment of the path. `en-XA` only where `servedLocales` lists it. */
export type Locale = {
  [T in Tag]: (typeof locales)[T]['status'] extends 'planned' ? never : T;
}[Tag];

/** The locales served, in menu order; `pseudo` adds `en-XA`, for development and tests. */
export function servedLocales(options: { readonly pseudo: boolean }): readonly Locale[] {
  return (Object.keys(locales) as Tag[]).filter((tag): tag is Locale => {
    const { status } = locales[tag];
    return status === 'complete' || (status === 'pseudo' && options.pseudo);
  });
}

interface Range {
  readonly tag: string;
  readonly quality: number;
}

// RFC 9110 12.5.4. Anything malformed is passed over: a header is a hint, and never worth an error.
function readRanges(header: string): readonly Range[] {
  return header
    .slice(0, 1000)
    .split(',')
    .map((part): Range => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const weight = parameters.find((parameter) => /^q=/i.test(parameter));
      const quality = weight === undefined ? 1 : Number(weight.slice(2).trim() || Number.NaN);
      return { tag: tag.toLowerCase(), quality: quality >= 0 && quality <= 1 ? quality : 0 };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(\*|[a-z]{1,8}(-[a-z0-9]{1,8})*)$/.test(tag))
    .sort((a, b) => b.quality - a.quality);
}

// `ar-SY` is content with `ar` (RFC 4647 3.4), `zh-CN` with `zh-Hans`, and `prs`, deprecated, means `fa-AF`.
function tagsThatSatisfy(wish: string): readonly string[] {
  try {
    const locale = new Intl.Locale(wish);
    const { language, script } = locale.maximize();
    const parts = locale.baseName.split('-');
    const shorter = parts.map((_, count) => parts.slice(0, parts.length - count).join('-'));
    return [...shorter.slice(0, -1), `${language}-${script}`, language];
  } catch {
    return [];
  }
}

/**
 * The locale to offer someone whose browser sent `Accept-Language: header`, out of those served: the strongest wish
 * that can be met, or else the first one served. The pseudo-locale is never guessed: its exact tag has to be asked for.
 */
export function negotiate(header: string | undefined, served: readonly Locale[]): Locale {
  for (const { tag } of readRanges(header ?? '')) {
    for (const candidate of tagsThatSatisfy(tag)) {
      const found = served.find((locale) => locale === candidate);
      if (found) return found;
    }
  }
  return served[0] ?? 'en';
}
