import { z } from 'zod';
import type { FieldErrors } from '#kernel';

/** A form or query as it came: one text a field, or several where a field was ticked more than once. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>;

export type FormResult<T> =
  | { readonly ok: true; readonly value: T; readonly values: FormValues }
  | { readonly ok: false; readonly errors: FieldErrors; readonly values: FormValues };

// C0 controls but tab and line break, DEL and C1: nobody types them, and PostgreSQL cannot store a NUL.
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Text as people meant it: composed Unicode, line breaks of one kind, no control characters, no outer space. */
export function cleanText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(CONTROLS, '')
    .toWellFormed()
    .normalize('NFC')
    .trim();
}

/** Cleans every value of a body or query. Anything that is not text is dropped: forms send nothing else. */
export function cleanForm(raw: unknown): FormValues {
  const clean: Record<string, string | string[]> = Object.create(null);
  if (typeof raw !== 'object' || raw === null) return clean;
  for (const [name, value] of Object.entries(raw)) {
    if (Array.isArray(value)) {
      clean[name] = value.filter((item) => typeof item === 'string').map(cleanText);
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      clean[name] = cleanText(String(value));
    }
  }
  return clean;
}

/** One line of text. `required` is the catalogue key said when it is empty; `most` is in characters. */
export function line(options: { required?: string; most?: number } = {}) {
  const { required, most = 200 } = options;
  const text = z
    .preprocess(one, z.string())
    .transform((value) => value.replaceAll('\n', ' '))
    .pipe(z.string().max(most, 'web.error.too_long'));
  return required ? text.pipe(z.string().min(1, required)) : text;
}

/** Several lines of text. */
export function prose(options: { required?: string; most?: number } = {}) {
  const { required, most = 4000 } = options;
  const text = z.preprocess(one, z.string().max(most, 'web.error.too_long'));
  return required ? text.pipe(z.string().min(1, required)) : text;
}

/** One of a list of codes. `required` is said when none or a stranger is chosen. */
export function choice<const Codes extends readonly [string, ...string[]]>(codes: Codes, required: string) {
  return z.preprocess(one, z.enum(codes, { error: required }));
}

/** One of a list of codes, or null when nothing was chosen. */
export function optionalChoice<const Codes extends readonly [string, ...string[]]>(codes: Codes) {
  return z.preprocess((value) => one(value) || null, z.enum(codes, { error: 'web.error.choose' }).nullable());
}

/** Any number of a list of codes; strangers are an error, nothing chosen is an empty list unless `required`. */
export function choices<const Codes extends readonly [string, ...string[]]>(codes: Codes, required?: string) {
  const list = z.array(z.enum(codes, { error: 'web.error.choose' }));
  return z.preprocess(many, required ? list.min(1, required) : list);
}

/** A box that was ticked or not. */
export function ticked() {
  return z.preprocess((value) => one(value) !== '', z.boolean());
}

/** A whole number between two limits, as typed. */
export function wholeNumber(options: { required: string; least: number; most: number }) {
  return z.preprocess(
    (value) => (/^\d{1,9}$/.test(one(value)) ? Number(one(value)) : Number.NaN),
    z
      .number({ error: options.required })
      .min(options.least, options.required)
      .max(options.most, options.required),
  );
}

const one = (value: unknown): string =>
  Array.isArray(value) ? String(value.at(-1) ?? '') : String(value ?? '');
const many = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];

/**
 * Unknown form values to a typed command input, or to errors by field (catalogue keys, the first of each field).
 * The values come back either way, so that a page shows again what was typed.
 */
export function readForm<T>(schema: z.ZodType<T>, values: FormValues): FormResult<T> {
  const result = schema.safeParse(values);
  if (result.success) return { ok: true, value: result.data, values };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? 'form');
    errors[field] ??= issue.message;
  }
  return { ok: false, errors, values };
}

/** One value of a form for showing again in its field. */
export function answerIn(values: FormValues, field: string): string {
  return one(values[field]);
}

/** All values of a field that can be ticked more than once. */
export function answersIn(values: FormValues, field: string): readonly string[] {
  return many(values[field]) as string[];
}
