import type { LocalDate } from '#kernel';
import { type Formats, has, type Words } from '#language';
import { PART, type SaidLine } from './comparison.ts';
import { isCondition } from './condition.ts';
import { agesWords, openingLines } from './service-words.ts';

/** A reason with what it was seen in. */
export function reasonWords(
  t: Words,
  reason: { readonly signal: string; readonly detail: string | null },
): string {
  const key = `directory.signal.${reason.signal}`;
  const sentence = has(key) ? t.at(key) : reason.signal;
  if (reason.detail === null) return sentence;
  return t('directory.pairs.reason', { sentence, detail: dialled(reason.signal, reason.detail) });
}

// Numbers are compared without the nought with which people in Britain dial them.
function dialled(signal: string, detail: string): string {
  return signal === 'phone_same' && /^[1-9]\d{8,9}$/.test(detail) ? `0${detail}` : detail;
}

/** The name of a field for people; a field that only its source knows, by its own name. */
export function fieldName(t: Words, field: string): string {
  const condition = field.startsWith('conditions.') ? field.slice('conditions.'.length) : '';
  if (isCondition(condition)) return t.at(`directory.condition.${condition}.label`);
  const key = `directory.field.${field}`;
  return has(key) ? t.at(key) : field.replaceAll('_', ' ');
}

/** What was said of a field: codes as sentences, everything else as it was said. */
export function saidTexts(
  t: Words,
  formats: Formats,
  field: string,
  texts: readonly string[],
): readonly string[] {
  const kind = field.startsWith('conditions.') ? 'conditions' : field;
  if (kind === 'conditions') {
    const [value, ...notes] = texts;
    return [wordOr(t, `directory.condition.${field.slice('conditions.'.length)}.${value}`, value), ...notes];
  }
  const say = Object.hasOwn(IN_WORDS, kind) ? IN_WORDS[kind] : undefined;
  const said = say ? texts.map((text) => say(t, formats, text)).filter((text) => text !== '') : texts;
  return said.length === 0 ? [t('directory.pairs.says_none')] : said;
}

function wordOr(t: Words, key: string, otherwise = ''): string {
  return has(key) ? t.at(key) : otherwise;
}

const IN_WORDS: Readonly<Record<string, (t: Words, formats: Formats, text: string) => string>> = {
  needs: (t, _, domain) => wordOr(t, `codes.need.${domain}`, domain),
  status: (t, _, status) => wordOr(t, `directory.status.${status.replaceAll(' ', '_')}`, status),
  assurance: (_, formats, text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? formats.date(text as LocalDate) : text),
  languages: (_, formats, text) => {
    const [code = '', name = ''] = text.split(PART);
    return code === '' ? name : formats.languageName(code);
  },
  ages: (t, _, text) => {
    const [minimumAge = null, maximumAge = null] = text
      .split(PART)
      .map((age) => (age === '' ? null : Number(age)));
    return agesWords(t, { minimumAge, maximumAge }) ?? '';
  },
  schedules: (t, formats, text) => {
    const [byday, opensAt, closesAt, description] = text.split(PART).map((part) => part || null);
    const time = { byday: byday ?? null, opensAt: opensAt ?? null, closesAt: closesAt ?? null };
    return openingLines(t, formats, [{ ...time, description: description ?? null }]).join('');
  },
};

/** Who says it: the name of a source, or the role of somebody here. */
export function sayerName(t: Words, said: Pick<SaidLine, 'saidBy' | 'source'>): string {
  return said.source?.name ?? t.at(`directory.sayer.${said.saidBy}`);
}
