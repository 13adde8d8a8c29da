import type { ComponentChildren } from 'preact';
import { type Attributes, classes, idRefs } from './attributes.ts';
import { describe, type FieldError, Fieldset, FormGroup, Label } from './field.tsx';
import type { HeadingSize } from './heading.tsx';

export type DatePart = 'day' | 'month' | 'year';
const parts: readonly DatePart[] = ['day', 'month', 'year'];

export type DateInputProps = {
  /** The three inputs are named `name-day`, `name-month`, `name-year`; their ids follow `id` the same way. */
  name: string;
  id?: string;
  /** The question. Leave it out only inside another fieldset. */
  legend?: ComponentChildren;
  legendSize?: HeadingSize;
  pageHeading?: boolean;
  caption?: ComponentChildren;
  hint?: ComponentChildren;
  error?: FieldError;
  /** The parts that are wrong; all three when there is an error and none is named. */
  errorParts?: readonly DatePart[];
  /** The words "Day", "Month", "Year". */
  labels: Record<DatePart, string>;
  /** As typed: what was wrong is shown again, not tidied. */
  values?: Partial<Record<DatePart, string>>;
  /** The person's own birth date: lets a browser fill it in. */
  birthday?: boolean;
  disabled?: boolean;
  class?: string;
  groupClass?: string;
  attributes?: Attributes;
};

/** A date that the person knows by heart, in three boxes. */
export function DateInput(props: DateInputProps) {
  const id = props.id ?? props.name;
  const { describedBy, about } = describe({ ...props, id });
  const wrong = props.errorParts ?? (props.error ? parts : []);
  const inner = (
    <>
      {about}
      <div class={classes('nhsuk-date-input', props.class)} id={id} {...props.attributes}>
        {parts.map((part) => (
          <div class="nhsuk-date-input__item">
            <FormGroup error={wrong.includes(part)}>
              <Label for={`${id}-${part}`} class="nhsuk-date-input__label">
                {props.labels[part]}
              </Label>
              <input
                class={classes(
                  'nhsuk-input',
                  wrong.includes(part) && 'nhsuk-input--error',
                  part === 'year' ? 'nhsuk-input--width-4' : 'nhsuk-input--width-2',
                  'nhsuk-date-input__input',
                )}
                id={`${id}-${part}`}
                name={`${props.name}-${part}`}
                type="text"
                value={props.values?.[part]}
                disabled={props.disabled}
                autocomplete={props.birthday ? `bday-${part}` : undefined}
                inputmode="numeric"
              />
            </FormGroup>
          </div>
        ))}
      </div>
    </>
  );
  return (
    <FormGroup error={wrong.length > 0} class={props.groupClass}>
      {props.legend ? (
        <Fieldset
          legend={props.legend}
          legendSize={props.legendSize}
          pageHeading={props.pageHeading}
          caption={props.caption}
          role="group"
          describedBy={idRefs(describedBy)}
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}
