import { has, type Words } from '#language';
import type { SaidLine } from './comparison.ts';
import { isCondition } from './condition.ts';

/** A reason with what it was seen in. */
export function reasonWords(
  t: Words,
  reason: { readonly signal: string; readonly detail: string | null },
): string {
  const key = `directory.signal.${reason.signal}`;
  const sentence = has(key) ? t.at(key) : reason.signal;
  return reason.detail === null ? sentence : t('directory.pairs.reason', { sentence, detail: reason.detail });
}

/** The name of a field for people; a field that only its source knows, by its own name. */
export function fieldName(t: Words, field: string): string {
  const condition = field.startsWith('conditions.') ? field.slice('conditions.'.length) : '';
  if (isCondition(condition)) return t.at(`directory.condition.${condition}.label`);
  const key = `directory.field.${field}`;
  return has(key) ? t.at(key) : field.replaceAll('_', ' ');
}

/** What was said of a field: codes as sentences, everything else as it was said. */
export function saidTexts(t: Words, field: string, texts: readonly string[]): readonly string[] {
  if (field.startsWith('conditions.')) {
    const [value, ...notes] = texts;
    const key = `directory.condition.${field.slice('conditions.'.length)}.${value}`;
    return [has(key) ? t.at(key) : (value ?? ''), ...notes];
  }
  if (field === 'needs')
    return texts.map((domain) => (has(`codes.need.${domain}`) ? t.at(`codes.need.${domain}`) : domain));
  return texts.length === 0 ? [t('directory.pairs.says_none')] : texts;
}

/** Who says it: the name of a source, or the role of somebody here. */
export function sayerName(t: Words, said: Pick<SaidLine, 'saidBy' | 'source'>): string {
  return said.source?.name ?? t.at(`directory.sayer.${said.saidBy}`);
}
