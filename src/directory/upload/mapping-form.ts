import type { FieldErrors } from '#kernel';
import { answerIn, answersIn, type FormValues } from '#web';
import { DELIMITERS } from '../import/dialect.ts';
import { columnOf } from '../import/guess.ts';
import {
  isProblems,
  MAPPED_FIELDS,
  type MappedColumn,
  type Mapping,
  readMapping,
} from '../import/mapping.ts';
import type { Sample } from '../import/sample.ts';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export const KINDS = ['service', 'organization'] as const;

/** How many columns of a file a person is asked about; the rest stays as it is. */
export const MOST_ASKED = 100;

/** What a file is said to be, and what its columns become; or what is wrong with it, by field. */
export function readMappingForm(
  before: Mapping,
  sample: Sample,
  form: FormValues,
): { readonly mapping: Mapping; readonly errors: FieldErrors } {
  const asked = sample.columns.slice(0, MOST_ASKED);
  const columns: MappedColumn[] = before.columns.filter(({ from }) => !asked.includes(from));
  const errors: Record<string, string> = {};
  asked.forEach((from, at) => {
    const to = MAPPED_FIELDS.find((field) => field === answerIn(form, `to_${at}`));
    if (to === undefined) return;
    // What was worked out for a column, a table of words say, holds for as long as it becomes the same.
    const same = before.columns.find((column) => column.from === from && column.to === to);
    columns.push(same ?? columnOf(sample, from, to));
  });
  const order = new Map(sample.columns.map((name, at) => [name, at]));
  columns.sort((a, b) => (order.get(a.from) ?? 0) - (order.get(b.from) ?? 0));
  const key = answersIn(form, 'key').flatMap((at) => asked[Number(at)] ?? []);
  if (key.length === 0) errors.key = 'directory.error.import_key';
  if (key.length > 6) errors.key = 'directory.error.import_keys';
  if (!columns.some(({ to }) => to === 'name')) errors.to_0 = 'directory.error.import_name_column';
  const delimiter = DELIMITERS.find((one) => one === answerIn(form, 'delimiter').replace('tab', '\t'));
  const encoding = ENCODINGS.find((one) => one === answerIn(form, 'encoding'));
  const kind = KINDS.find((one) => one === answerIn(form, 'kind')) ?? before.kind;
  const mapping = {
    ...before,
    kind,
    key: key.length > 0 ? key.slice(0, 6) : before.key,
    columns,
    ...(encoding ? { encoding } : {}),
    ...(sample.delimiter !== null && delimiter ? { delimiter } : {}),
  };
  if (Object.keys(errors).length === 0 && isProblems(readMapping(mapping))) {
    errors.to_0 = 'directory.error.import_mapping';
  }
  return { mapping, errors };
}

/** A mapping that was used before, where the file has all of its columns; null where it does not fit. */
export function fitting(saved: Mapping | null, sample: Sample): Mapping | null {
  if (!saved) return null;
  const there = new Set(sample.columns);
  return [...saved.key, ...saved.columns.map(({ from }) => from)].every((name) => there.has(name))
    ? {
        ...saved,
        ...(sample.delimiter === null ? {} : { delimiter: sample.delimiter }),
        encoding: sample.encoding,
      }
    : null;
}
