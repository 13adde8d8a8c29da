import type { ComponentChildren } from 'preact';
import { type Attributes, classes } from './attributes.ts';
import { describe, Field, type FieldProps } from './field.tsx';

export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30;

export type TextInputProps = FieldProps & {
  value?: string;
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search';
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | 'none';
  autocomplete?: string;
  autocapitalize?: 'none' | 'sentences' | 'words' | 'characters';
  spellcheck?: boolean;
  pattern?: string;
  /** In characters: the size of the box tells the person how much is wanted. */
  width?: InputWidth;
  prefix?: ComponentChildren;
  suffix?: ComponentChildren;
  /** For codes and references: even-width characters. */
  code?: boolean;
};

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const id = props.id ?? props.name;
  const { describedBy, about } = describe({ ...props, id });
  // Preact's types want one input type at a time; here it is any of six.
  const typed: Attributes = { type: props.type ?? 'text', ...props.attributes };
  const input = (
    <input
      class={classes(
        'nhsuk-input',
        props.code && 'nhsuk-input--code',
        props.error && 'nhsuk-input--error',
        props.width && `nhsuk-input--width-${props.width}`,
        props.class,
      )}
      id={id}
      name={props.name}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedBy}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...typed}
    />
  );
  return (
    <Field field={props} id={id} about={about}>
      {props.prefix || props.suffix ? (
        <div class="nhsuk-input-wrapper">
          {props.prefix && (
            <div class="nhsuk-input-wrapper__prefix" aria-hidden="true">
              {props.prefix}
            </div>
          )}
          {input}
          {props.suffix && (
            <div class="nhsuk-input-wrapper__suffix" aria-hidden="true">
              {props.suffix}
            </div>
          )}
        </div>
      ) : (
        input
      )}
    </Field>
  );
}
