import type { ComponentChildren } from 'preact';
import { type Attributes, classes } from './attributes.ts';
import { describe, Field, type FieldProps, Hint } from './field.tsx';

export type TextareaProps = FieldProps & {
  value?: string;
  /** Visible lines; 5 by default. */
  rows?: number;
  autocomplete?: string;
  spellcheck?: boolean;
};

/** Several lines of text. */
export function Textarea(props: TextareaProps) {
  return <TextareaField {...props} />;
}

function TextareaField(props: TextareaProps & { groupAttributes?: Attributes; after?: ComponentChildren }) {
  const id = props.id ?? props.name;
  const { describedBy, about } = describe({ ...props, id });
  const value = props.value ?? '';
  return (
    <Field field={props} id={id} about={about} groupAttributes={props.groupAttributes}>
      <textarea
        class={classes('nhsuk-textarea', props.error && 'nhsuk-textarea--error', props.class)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedBy}
        autocomplete={props.autocomplete}
        {...props.attributes}
      >
        {/* HTML drops a newline right after the tag; without a second one the person's own would be lost. */}
        {value.startsWith('\n') ? `\n${value}` : value}
      </textarea>
      {props.after}
    </Field>
  );
}

/** Words by CLDR plural category; `%{count}` stands for the number. `other` is always needed. */
export type CountWords = Readonly<Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>> & {
  readonly other: string;
};

export type CharacterCountProps = TextareaProps & {
  /** The limit, and whether letters or words are counted. */
  limit: number;
  count?: 'characters' | 'words';
  /** Percent of the limit from which the count is shown; from the start when absent. */
  threshold?: number;
  /** What to say: `limit` is whole ("You can enter up to 200 characters"), for people without JavaScript. */
  words: { limit: string; under: CountWords; at: string; over: CountWords };
};

/** A textarea that tells how much is left. The limit is advice: what was typed is never cut. */
export function CharacterCount(props: CharacterCountProps) {
  const { limit, count = 'characters', threshold, words, ...textarea } = props;
  const id = props.id ?? props.name;
  return (
    <TextareaField
      {...textarea}
      class={classes('nhsuk-js-character-count', props.class)}
      groupClass={classes(props.groupClass, 'nhsuk-character-count')}
      describedBy={`${id}-info`}
      groupAttributes={{
        'data-module': 'nhsuk-character-count',
        'data-maxlength': count === 'characters' ? limit : undefined,
        'data-maxwords': count === 'words' ? limit : undefined,
        'data-threshold': threshold,
        'data-count-type': count === 'words' ? 'words' : undefined,
        ...spoken(`${count}-under-limit`, words.under),
        [`data-i18n.${count}-at-limit`]: words.at,
        ...spoken(`${count}-over-limit`, words.over),
      }}
      after={
        <Hint id={`${id}-info`} class="nhsuk-character-count__message">
          {words.limit}
        </Hint>
      }
    />
  );
}

function spoken(key: string, words: CountWords): Attributes {
  return Object.fromEntries(
    Object.entries(words).map(([category, text]) => [`data-i18n.${key}.${category}`, text]),
  );
}
