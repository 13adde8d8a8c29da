import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { arabic } from './catalogues/ar/index.ts';
import { english } from './catalogues/en/index.ts';
import { type Locale, locales } from './locales.ts';
import type { ArgsOf, CodeGroup, CodeOf, Key } from './messages.ts';
import { pseudo } from './pseudo.ts';

/** The words of one locale: `t('cases.caseload.title')`, `t('cases.caseload.count', { count: 3 })`. */
export interface Words {
  <K extends Key>(key: K, ...args: ArgsOf<K>): string;
  readonly locale: Locale;
  /**
   * The words at a key that travelled as data: a refusal's code, a field error. It must be a key without arguments.
   * Throws when there is no such key: that is a fault of ours and not of the reader, and `has` can be asked first.
   */
  at(key: string): string;
}

type Values = Readonly<Record<string, string | number>>;
type Ready = string | ((values: Values) => string);

function flatten(rooms: Readonly<Record<string, Readonly<Record<string, string>>>>): Map<string, string> {
  return new Map(
    Object.entries(rooms).flatMap(([room, messages]) =>
      Object.entries(messages).map(([name, text]): [string, string] => [`${room}.${name}`, text]),
    ),
  );
}

const ENGLISH = flatten(english);
/** Key to source text, by locale; the pseudo-locale is made out of English as it is said. */
export const SOURCES: Readonly<Record<Locale, Map<string, string>>> = {
  en: ENGLISH,
  ar: flatten(arabic),
  'en-XA': ENGLISH,
};

// Constructing Intl objects costs tens of microseconds and kilobytes: one of each kind per locale, for all messages.
function formattersFor(tag: string): Formatters {
  const kept = new Map<string, unknown>();
  const keep = <T>(kind: string, options: unknown, make: () => T): T => {
    const name = `${kind}${JSON.stringify(options ?? null)}`;
    if (!kept.has(name)) kept.set(name, make());
    return kept.get(name) as T;
  };
  return {
    getNumberFormat: (_, options) =>
      keep('number', options, () => new Intl.NumberFormat(tag, options as Intl.NumberFormatOptions)),
    getDateTimeFormat: (_, options) => keep('date', options, () => new Intl.DateTimeFormat(tag, options)),
    getPluralRules: (_, options) => keep('plural', options, () => new Intl.PluralRules(tag, options)),
  };
}

const [ISOLATE, POP] = ['\u2068', '\u2069'];
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

// Groups of digits, as in a telephone number, change places among right-to-left letters even with no Latin near them.
function runsAgainst(direction: 'ltr' | 'rtl', value: string): boolean {
  if (direction === 'ltr') return RIGHT_TO_LEFT.test(value);
  return LEFT_TO_RIGHT.test(value) || (/\d/.test(value) && /\D/.test(value) && !RIGHT_TO_LEFT.test(value));
}

// A name or number that runs the other way would drag the words around it along (UAX 9), so it is fenced off. Links and
// addresses are left bare: software that makes them clickable would take the invisible fence for a part of them.
function isolated(values: Values, direction: 'ltr' | 'rtl'): Values {
  let fenced: Record<string, string | number> | undefined;
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (typeof value === 'string' && runsAgainst(direction, value) && !/:\/\/|@/.test(value)) {
      fenced ??= { ...values };
      fenced[name] = ISOLATE + value + POP;
    }
  }
  return fenced ?? values;
}

function compile(locale: Locale, source: string, formatters: Formatters): Ready {
  if (locale !== 'en-XA' && !/[{']/.test(source)) return source;
  const { formats, direction } = locales[locale];
  const parsed = new IntlMessageFormat(source, formats, undefined, { formatters, ignoreTag: true });
  const message =
    locale === 'en-XA'
      ? new IntlMessageFormat(pseudo(parsed.getAst()), formats, undefined, { formatters })
      : parsed;
  if (message.getAst().every((part) => part.type === 0)) return String(message.format());
  return (values) => String(message.format(isolated(values, direction)));
}

function open(locale: Locale): Words {
  const source = SOURCES[locale];
  const formatters = formattersFor(locales[locale].formats);
  const ready = new Map<string, Ready>();
  const find = (key: string): Ready => {
    const known = ready.get(key);
    if (known !== undefined) return known;
    const text = source.get(key);
    if (text === undefined) throw new Error(`No message has the key ${key}`);
    const made = compile(locale, text, formatters);
    ready.set(key, made);
    return made;
  };
  const say = (key: string, values: Values = {}): string => {
    const message = find(key);
    return typeof message === 'string' ? message : message(values);
  };
  return Object.assign(say as <K extends Key>(key: K, ...args: ArgsOf<K>) => string, {
    locale,
    at: (key: string) => say(key),
  });
}

const OPENED = new Map<Locale, Words>();

/** The words of a locale. Cheap to ask for again; a message is parsed when it is first said, and then kept. */
export function words(locale: Locale): Words {
  const known = OPENED.get(locale);
  if (known) return known;
  const opened = open(locale);
  OPENED.set(locale, opened);
  return opened;
}

/** Whether there is a message at a key that came as data. The same in every locale. */
export function has(key: string): key is Key {
  return ENGLISH.has(key);
}

/** The plain words for one of our codes: `codeWord(t, 'need', 'money_and_debt')` is "Money and debt". */
export function codeWord<G extends CodeGroup>(t: Words, group: G, code: CodeOf<G>): string {
  return t.at(`codes.${group}.${code}`);
}
