/** What was wrong with a row that was taken all the same. `field` is the way to it, such as `phones.0.number`. */
export interface Warning {
  readonly code: WarningCode;
  readonly field: string;
  readonly detail?: string;
}

export type WarningCode =
  | 'control_characters'
  | 'bad_bytes'
  | 'html_removed'
  | 'text_cut'
  | 'link_dropped'
  | 'email_dropped'
  | 'bad_field'
  | 'copies_differ'
  | 'position_zero'
  | 'position_swapped'
  | 'position_outside_uk'
  | 'position_impossible'
  | 'position_incomplete'
  | 'closes_before_opens';

export type Warn = (code: WarningCode, field: string, detail?: string) => void;

// Printable ASCII in which no HTML can begin: there is nothing to clean in most texts.
const ORDINARY = /^[ -%'-;=-~]*$/;

/** Longest text that is kept, in UTF-16 units. */
const LONGEST_TEXT = 100_000;

// NUL and the other control characters, and the marks that reorder what people read, save tab and line ends.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const ELEMENTS =
  'a|abbr|address|article|aside|b|big|blockquote|body|br|button|center|code|dd|del|div|dl|dt|em|embed|fieldset|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|nav|object|ol|option|p|pre|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|video';
const TAG = new RegExp(`</?(${ELEMENTS})(?=[\\s/>])[^<>]*>`, 'gi');
const UNSEEN = /<(script|style|iframe|object|svg)(?=[\s/>])|<!--/gi;
const BREAKS = new Set(
  'address article aside blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section table td th tr ul'.split(
    ' ',
  ),
);
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  deg: '°',
  frac12: '½',
};

function character(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16);
  const real = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return real ? String.fromCodePoint(code).replace(CONTROLS, '') : '';
}

// By hand and not by one expression, so that a long text of openings without an end costs no more than its length.
function withoutUnseen(text: string): string {
  // Not toLowerCase(): outside ASCII it can change the length, and then positions would not agree.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const endless = new Set<string>();
  let kept = '';
  let from = 0;
  for (const opening of text.matchAll(UNSEEN)) {
    const end = opening[1] ? `</${opening[1].toLowerCase()}` : '-->';
    if (opening.index < from || endless.has(end)) continue;
    const closing = lower.indexOf(end, opening.index);
    const after = closing < 0 ? -1 : lower.indexOf('>', closing);
    if (after < 0) {
      endless.add(end);
      continue;
    }
    kept += text.slice(from, opening.index);
    from = after + 1;
  }
  return kept + text.slice(from);
}

// How deep HTML may be wrapped in entities (`&amp;amp;lt;`) before we stop believing that it is text.
const ROUNDS = 12;

/** Text without its HTML: paragraphs become lines, entities become characters. Doing it twice changes nothing more. */
export function withoutHtml(text: string): string {
  let before = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const after = withoutUnseen(before)
      .replace(TAG, (_, name: string) => (BREAKS.has(name.toLowerCase()) ? '\n' : ''))
      .replace(ENTITY, character);
    if (after === before) return after;
    before = after;
  }
  return before.replace(/[<&]/g, ' ');
}

/** A text as it may be stored: no control characters, no HTML, no broken surrogates, no spaces around, not endless. */
export function cleanText(text: string, field: string, warn: Warn): string {
  if (text.length <= LONGEST_TEXT && ORDINARY.test(text)) return text.trim();
  let clean = text.toWellFormed();
  if (clean.length > LONGEST_TEXT) {
    warn('text_cut', field, String(clean.length));
    clean = clean.slice(0, LONGEST_TEXT).toWellFormed();
  }
  if (clean.includes('\ufffd')) warn('bad_bytes', field);
  const printable = clean.replace(/\r\n?/g, '\n').replace(CONTROLS, '');
  if (printable.length !== clean.replace(/\r\n?/g, '\n').length) warn('control_characters', field);
  clean = printable;
  if (clean.includes('<') || clean.includes('&')) {
    const plain = withoutHtml(clean);
    if (plain !== clean) {
      warn('html_removed', field);
      clean = tidyLines(plain);
    }
  }
  return clean.trim();
}

function tidyLines(text: string): string {
  return text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** Words for a report about a text that may be anything: one short line that can be stored and read. */
export function storable(text: string): string {
  return text
    .slice(0, 300)
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

/** A link that is safe to follow, or null. Only http and https pass; a bare host name is given http. */
export function cleanLink(text: string, field: string, warn: Warn): string | null {
  const bare = /^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|org|com|net|wales|scot|info)(?:[/?#]|$))/i.test(
    text,
  );
  const candidate = bare ? `http://${text}` : text;
  if (
    candidate.length <= 2048 &&
    /^https?:\/\//i.test(candidate) &&
    !/\s/.test(candidate) &&
    URL.canParse(candidate)
  )
    return candidate;
  warn('link_dropped', field, text.slice(0, 100));
  return null;
}

/** An e-mail address without its `mailto:` and without the name before it, or null. */
export function cleanEmail(text: string, field: string, warn: Warn): string | null {
  const inside = /^[^<>]*<([^<>\s]+)>$/.exec(text)?.[1];
  const address = (inside ?? text).replace(/^mailto:/i, '').trim();
  if (
    address.length <= 320 &&
    /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\]+$/.test(address)
  )
    return address;
  warn('email_dropped', field, text.slice(0, 100));
  return null;
}
