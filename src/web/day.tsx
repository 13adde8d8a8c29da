import { z } from 'zod';
import { type LocalDate, readLocalDate } from '#kernel';
import type { FormState } from './form.tsx';
import { bind } from './form.tsx';
import { answerIn, type FormValues } from './forms.ts';
import { DateInput } from './ui/index.ts';

const PARTS = ['day', 'month', 'year'] as const;

/** The three boxes of a date as one list under the name of the first, so that an error leads there, for `dayField`. */
export function withDay(values: FormValues, name: string): FormValues {
  return { ...values, [`${name}-day`]: PARTS.map((part) => answerIn(values, `${name}-${part}`)) };
}

/** A calendar day typed into three boxes and joined by `withDay`; null when all are empty. `wrong` is a catalogue key. */
export function dayField(wrong: string, required?: string) {
  return z
    .preprocess((value) => (Array.isArray(value) ? value.map(String) : []), z.array(z.string()))
    .transform((parts, context): LocalDate | null => {
      if (parts.every((part) => part === '')) {
        if (required) context.addIssue({ code: 'custom', message: required });
        return null;
      }
      const [day = '', month = '', year = ''] = parts;
      const read = readLocalDate(
        `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
      );
      if (!read || read < '1900-01-01') context.addIssue({ code: 'custom', message: wrong });
      return read;
    });
}

/** Three boxes for a day, named `name-day`, `name-month` and `name-year`. */
export function DayInput({
  state,
  name,
  legend,
  hint,
}: {
  state: FormState;
  name: string;
  legend: string;
  hint?: string;
}) {
  const { t, values } = state;
  return (
    <DateInput
      name={name}
      legend={legend}
      legendSize="s"
      hint={hint}
      error={bind(state, `${name}-day`).error}
      labels={{ day: t('web.day'), month: t('web.month'), year: t('web.year') }}
      values={Object.fromEntries(PARTS.map((part) => [part, answerIn(values, `${name}-${part}`)]))}
    />
  );
}
