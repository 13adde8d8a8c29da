import { IntlMessageFormat } from 'intl-messageformat';
import { type Locale, locales } from './locales.ts';
import type { Message } from './pseudo.ts';

/** What is wrong with one message of a catalogue, for whoever has to mend it. */
interface Fault {
  readonly key: string;
  readonly what: string;
}

// Element types of the parser's tree.
const LITERAL = 0;
const ARGUMENT = 1;
const NUMBER = 2;
const SELECT = 5;
const PLURAL = 6;
const POUND = 7;

/** Names, abbreviations and examples that stand in Latin letters in every language, because doors and letters show them so. */
const LATIN_NAMES =
  /Tessera|NHS Choices|NHS|GP|HC2|PDF|CSV|JSON|zip|HSDS|Open Referral UK|Open Eligibility|Outpost|ONS|Code-Point Open|SW9|[\w.]+@example\.\w+|https?:\/\/\S*/g;

/**
 * The arguments of an ICU text as the types in messages.ts read them: name to `string` or `number`. Where this differs
 * from what the parser finds, the types of `t()` would be wrong.
 */
export function readArguments(source: string): ReadonlyMap<string, 'string' | 'number'> {
  const found = new Map<string, 'string' | 'number'>();
  const named = (name: string, kind: 'string' | 'number') => {
    if (name !== '' && !/[ #]/.test(name)) found.set(name, kind);
  };
  for (const piece of source.split('{').slice(1)) {
    const closed = piece.indexOf('}');
    if (closed >= 0) {
      const head = piece.slice(0, closed);
      const [, number] = /^(.*?), number$/s.exec(head) ?? [];
      named(number ?? head, number === undefined ? 'string' : 'number');
    } else {
      const [, plural] = /^(.*?), (?:plural|selectordinal),/s.exec(piece) ?? [];
      const [, select] = /^(.*?), select,/s.exec(piece) ?? [];
      if (plural !== undefined) named(plural, 'number');
      else if (select !== undefined) named(select, 'string');
    }
  }
  return found;
}

/** The arguments that the parser finds, with the branches of each select; `other` elements have no business here. */
function parsedArguments(message: Message, found = new Map<string, string>()): Map<string, string> {
  for (const part of message) {
    if (part.type === ARGUMENT) found.set(part.value, found.get(part.value) ?? 'string');
    else if (part.type === NUMBER) found.set(part.value, 'number');
    else if (part.type === PLURAL || part.type === SELECT) {
      const branches = Object.entries(part.options);
      const names = branches.map(([name]) => name).sort();
      found.set(part.value, part.type === PLURAL ? 'number' : `string of ${names.join(', ')}`);
      for (const [, branch] of branches) parsedArguments(branch.value, found);
    } else if (part.type !== LITERAL && part.type !== POUND) found.set('?', `element type ${part.type}`);
  }
  return found;
}

function* literals(message: Message): Generator<string> {
  for (const part of message) {
    if (part.type === LITERAL) yield part.value;
    else if (part.type === PLURAL || part.type === SELECT)
      for (const branch of Object.values(part.options)) yield* literals(branch.value);
  }
}

function* pluralFaults(message: Message, tag: string): Generator<string> {
  for (const part of message) {
    if (part.type !== PLURAL && part.type !== SELECT) continue;
    if (part.type === PLURAL) {
      const wanted = new Intl.PluralRules(tag, { type: part.pluralType }).resolvedOptions().pluralCategories;
      const given = Object.keys(part.options).filter((name) => !name.startsWith('='));
      for (const name of wanted.filter((category) => !given.includes(category)))
        yield `{${part.value}} lacks the plural form "${name}"`;
      for (const name of given.filter((category) => !wanted.some((each) => each === category)))
        yield `{${part.value}} has a plural form "${name}" that the language does not know`;
    }
    for (const branch of Object.values(part.options)) yield* pluralFaults(branch.value, tag);
  }
}

function* textFaults(source: string): Generator<string> {
  if (source.trim() === '') yield 'is empty';
  if (source !== source.trim() || /\s{2}/.test(source)) yield 'has stray spaces';
  if (/<[a-z/!?]|&(#\d+|#x[\da-f]+|[a-z]+);/i.test(source)) yield 'contains HTML';
  if (/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/.test(source)) yield 'contains a direction mark';
}

function* scriptFaults(message: Message, script: string): Generator<string> {
  const text = [...literals(message)].join(' ').replace(LATIN_NAMES, '');
  if (script === 'Latn') {
    if (/(?!\p{Script=Latin})\p{L}/u.test(text)) yield 'has letters that are not Latin';
    return;
  }
  if (/\p{Script=Latin}/u.test(text)) yield 'has Latin letters';
  if (script !== 'Arab') return;
  if (/\p{L}/u.test(text) && !/\p{Script=Arabic}/u.test(text)) yield 'has no Arabic letters';
  if (/[,;?]/.test(text)) yield 'has Latin punctuation in place of ، ؛ ؟';
  if (/[\u0660-\u0669\u06f0-\u06f9]/.test(text)) yield 'has digits that are not Latin';
}

function parse(source: string): Message | null {
  try {
    return new IntlMessageFormat(source, 'en', undefined, { ignoreTag: true }).getAst();
  } catch {
    return null;
  }
}

const described = (found: ReadonlyMap<string, string>) =>
  [...found]
    .map(([name, kind]) => `${name}: ${kind}`)
    .sort()
    .join('; ');

function* faultsOf(locale: Locale, english: string, source: string): Generator<string> {
  yield* textFaults(source);
  const message = parse(source);
  const original = parse(english);
  if (!message || !original) {
    yield 'is not a well-formed message';
    return;
  }
  const found = parsedArguments(message);
  if (locale === 'en') {
    const typed = described(readArguments(source));
    const parsed = described(new Map([...found].map(([name, kind]) => [name, kind.replace(/ of .*/, '')])));
    if (typed !== parsed) yield `has types that read (${typed}) where it asks for (${parsed})`;
  } else if (described(found) !== described(parsedArguments(original))) {
    yield `asks for (${described(found)}) where English asks for (${described(parsedArguments(original))})`;
  }
  yield* pluralFaults(message, locales[locale].formats);
  yield* scriptFaults(message, locales[locale].script);
}

/**
 * Reads a catalogue for what types cannot see: broken ICU, other arguments than English, missing or foreign plural
 * forms, HTML, the wrong script. Both catalogues are key to text; English is read with itself.
 */
export function proofread(
  locale: Locale,
  english: ReadonlyMap<string, string>,
  translated: ReadonlyMap<string, string>,
): readonly Fault[] {
  const faults: Fault[] = [];
  for (const key of new Set([...english.keys(), ...translated.keys()])) {
    const [original, source] = [english.get(key), translated.get(key)];
    if (!/^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(key))
      faults.push({ key, what: 'is not a key in lower_snake.dots' });
    if (source === undefined) faults.push({ key, what: 'is missing' });
    else if (original === undefined) faults.push({ key, what: 'is not in English' });
    else for (const what of faultsOf(locale, original, source)) faults.push({ key, what });
  }
  return faults;
}
