import { z } from 'zod';
import { CONDITION_NAMES, CONDITIONS, type Condition, LANGUAGES } from '#directory';
import type { FieldErrors } from '#kernel';
import { answersIn, type FormValues, fields, readForm } from '#web';
import { type Change, changesBetween, type Said, TEXTS, unusable } from './proposal.ts';

const texts = z.object({
  name: fields.line({ required: 'providers.error.name', most: 200 }),
  description: fields.prose({ most: 4000 }),
  eligibility: fields.prose({ most: 2000 }),
  cost: fields.prose({ most: 1000 }),
  hours: fields.prose({ most: 1000 }),
  phone: fields.line({ most: 60 }),
  email: fields.line({ most: 200 }),
  url: fields.line({ most: 500 }),
  note: fields.prose({ most: 1000 }),
});

/** The languages to choose from: English, those that we often meet, and those that they speak already. */
export function languagesFor(said: Said): string[] {
  const spoken = said.languages.split(',').filter((code) => code !== '');
  return [...new Set(['en', ...LANGUAGES, ...spoken])];
}

/** What a form shows of what is said, or is wanted. */
export function asValues(said: Said): FormValues {
  return { ...said, languages: said.languages.split(',').filter((code) => code !== '') };
}

export type ReadChanges =
  | { readonly ok: true; readonly changes: readonly Change[]; readonly note: string }
  | { readonly ok: false; readonly errors: FieldErrors; readonly values: FormValues };

/** What a form wants said differently. A field that it does not send stays as it is. */
export function readChanges(said: Said, form: FormValues): ReadChanges {
  const read = readForm(texts, { name: said.name, ...form });
  if (!read.ok) return read;
  const wanted: Partial<Record<keyof Said, string>> = {};
  for (const field of TEXTS) if (form[field] !== undefined) wanted[field] = read.value[field];
  if (form.languages_shown !== undefined) {
    const known = languagesFor(said);
    const chosen = answersIn(form, 'languages').filter((code) => known.includes(code));
    wanted.languages = [...new Set(chosen)].sort().join(',');
  }
  for (const name of CONDITION_NAMES) {
    const answer = answersIn(form, `conditions.${name}`).at(-1);
    if (answer !== undefined && isAnswer(name, answer)) wanted[`conditions.${name}`] = answer;
  }
  const changes = changesBetween(said, wanted);
  const bad = unusable(changes);
  if (bad.length > 0) {
    const errors = Object.fromEntries(bad.map((field) => [field, 'providers.error.unusable']));
    return { ok: false, errors, values: form };
  }
  return { ok: true, changes, note: read.value.note };
}

function isAnswer(name: Condition, answer: string): boolean {
  return answer === 'unknown' || (CONDITIONS[name] as readonly string[]).includes(answer);
}
