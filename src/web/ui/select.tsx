import { classes } from './attributes.ts';
import { describe, Field, type FieldProps } from './field.tsx';

export type SelectItem = { value: string; text: string; disabled?: boolean } | { divider: true };

export type SelectProps = FieldProps & { items: readonly SelectItem[]; value?: string };

/** One of many. Prefer radios up to about ten. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name;
  const { describedBy, about } = describe({ ...props, id });
  return (
    <Field field={props} id={id} about={about}>
      <select
        class={classes('nhsuk-select', props.error && 'nhsuk-select--error', props.class)}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedBy}
        {...props.attributes}
      >
        {props.items.map((item) =>
          'divider' in item ? (
            <hr />
          ) : (
            <option value={item.value} selected={item.value === props.value} disabled={item.disabled}>
              {item.text}
            </option>
          ),
        )}
      </select>
    </Field>
  );
}
