import { type Attributes, classes } from './attributes.ts';
import { describe, Field, type FieldProps } from './field.tsx';

/** One file, chosen as the browser lets people choose it. */
export function FileInput(props: FieldProps & { accept?: string }) {
  const id = props.id ?? props.name;
  const { describedBy, about } = describe({ ...props, id });
  const typed: Attributes = { type: 'file', ...props.attributes };
  return (
    <Field field={props} id={id} about={about}>
      <input
        class={classes(
          'nhsuk-file-upload__input',
          props.error && 'nhsuk-file-upload__input--error',
          props.class,
        )}
        id={id}
        name={props.name}
        accept={props.accept}
        disabled={props.disabled}
        aria-describedby={describedBy}
        {...typed}
      />
    </Field>
  );
}
