import { type Formats, has, type Words } from '#language';
import { isCondition } from '../condition.ts';
import type { Warning } from '../import/clean.ts';
import type { Difference, Document, Json } from '../import/identity.ts';
import { fieldName } from '../merge-words.ts';
import { openingLines } from '../service-words.ts';

/** A code of the import as a sentence; a code that has none yet as it is. */
function sentence(t: Words, group: string, code: string): string {
  const key = `directory.import.${group}_${code}`;
  return has(key) ? t.at(key) : code.replaceAll('_', ' ');
}

/** Why a row was left out. */
export const whyWords = (t: Words, code: string) => sentence(t, 'why', code);

/** Why a whole file could not be used. */
export const problemWords = (t: Words, code: string) => sentence(t, 'problem', code);

export const formatWords = (t: Words, code: string) => sentence(t, 'format', code.replaceAll('-', '_'));

export const kindWords = (t: Words, code: string) => sentence(t, 'kind', code);

export const whatWords = (t: Words, code: string) => sentence(t, 'what', code);

/** What was wrong with a row that was taken all the same. */
export function warningWords(t: Words, { code, field }: Warning): string {
  return t('directory.import.warning', { what: sentence(t, 'warn', code), field });
}

export const warningName = (t: Words, code: string) => sentence(t, 'warn', code);

/** What a column can become. */
export function mappedFieldWords(t: Words, field: string): string {
  const condition = field.startsWith('conditions.') ? field.slice('conditions.'.length) : '';
  if (isCondition(condition)) {
    return t('directory.import.field_condition', {
      condition: t.at(`directory.condition.${condition}.label`),
    });
  }
  const key = `directory.import.field_${field}`;
  return has(key) ? t.at(key) : fieldName(t, field);
}

// What the schema says of a field begins with its name, and goes on in words for those who write the schema.
const OF_A_FIELD = /^([a-z_]+)[.:]/;

/** What a row says that was left out. */
export function detailWords(t: Words, why: string | null, detail: string): string {
  const field = why === 'invalid' ? OF_A_FIELD.exec(detail)?.[1] : undefined;
  return field ? fieldName(t, field) : detail;
}

const LONGEST = 200;

/** A value of a record in one line. */
export function valueWords(value: Json): string {
  const text = typeof value === 'string' ? value : value === null ? '' : textsIn(value).join(', ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

// What a nested value says, without the ids that only machines read.
function textsIn(value: Json): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each: Json) => textsIn(each));
  if (typeof value !== 'object') return [String(value)];
  return Object.entries(value).flatMap(([name, each]) => (/(^|_)id$/.test(name) ? [] : textsIn(each)));
}

/** Opening times of a record, one line each. */
export function hoursWords(t: Words, formats: Formats, value: Json): string {
  const text = (of: Json | undefined) => (typeof of === 'string' ? of : null);
  const times = (Array.isArray(value) ? (value as readonly Document[]) : []).map((one) => ({
    byday: text(one.byday),
    opensAt: text(one.opens_at),
    closesAt: text(one.closes_at),
    description: text(one.description),
  }));
  return openingLines(t, formats, times).join('\n');
}

/** One field that changed, with its values before and after. */
export function differenceWords(t: Words, { field, from, to }: Difference): string {
  const [top = field] = field.split('.');
  const name = field === 'vanished' ? t('directory.import.vanished_field') : fieldName(t, top);
  const before = valueWords(from) || t('directory.import.nothing');
  const after = valueWords(to) || t('directory.import.nothing');
  return t('directory.import.difference', { field: name, from: before, to: after });
}
