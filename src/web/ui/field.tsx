import type { ComponentChildren } from 'preact';
import { type Attributes, type Common, classes, idRefs } from './attributes.ts';
import { Caption, type HeadingSize, Hidden } from './heading.tsx';

/** What is wrong with a field: the visually hidden lead ("Error:") and the words. */
export type FieldError = { prefix: string; text: ComponentChildren };

/** The label or legend above a field. */
export type Titled = {
  size?: HeadingSize;
  /** The title is also the page's `<h1>` (one question per page). */
  pageHeading?: boolean;
  caption?: ComponentChildren;
  children: ComponentChildren;
};

/** What every field has, whatever its control. */
export type FieldProps = {
  /** Defaults to the name. Error summaries link to it. */
  id?: string;
  name: string;
  label: ComponentChildren;
  labelSize?: HeadingSize;
  pageHeading?: boolean;
  /** Shows the label to assistive technology only. */
  labelHidden?: boolean;
  caption?: ComponentChildren;
  hint?: ComponentChildren;
  error?: FieldError;
  describedBy?: string;
  disabled?: boolean;
  class?: string;
  groupClass?: string;
  /** Attributes of the control itself, for example `{ dir: 'auto' }` for free text. */
  attributes?: Attributes;
};

const captionSize = (size: HeadingSize | undefined) => (size === 's' ? undefined : size);

function Title({ size, caption, children }: Titled) {
  return (
    <>
      {caption && (
        <>
          <Caption size={captionSize(size)}>{caption}</Caption>{' '}
        </>
      )}
      {children}
    </>
  );
}

/** The words above a control. */
export function Label(props: Common & Titled & { for?: string; hidden?: boolean }) {
  const name = classes(
    'nhsuk-label',
    props.size && `nhsuk-label--${props.size}`,
    props.hidden && 'nhsuk-u-visually-hidden',
    props.class,
  );
  const label = (
    <label class={name} id={props.id} for={props.for} {...props.attributes}>
      <Title size={props.size} caption={props.caption}>
        {props.children}
      </Title>
    </label>
  );
  return props.pageHeading ? <h1 class="nhsuk-label-wrapper">{label}</h1> : label;
}

/** Help that most people need, under the label. */
export function Hint(props: Common & { children: ComponentChildren }) {
  return (
    <div class={classes('nhsuk-hint', props.class)} id={props.id} {...props.attributes}>
      {props.children}
    </div>
  );
}

/** What is wrong and how to put it right. */
function ErrorMessage(props: Common & { prefix: string; children: ComponentChildren }) {
  return (
    <span class={classes('nhsuk-error-message', props.class)} id={props.id} {...props.attributes}>
      {props.prefix && <Hidden>{`${props.prefix} `}</Hidden>}
      {props.children}
    </span>
  );
}

export type FieldsetProps = Common & {
  legend: ComponentChildren;
  legendSize?: HeadingSize;
  pageHeading?: boolean;
  caption?: ComponentChildren;
  describedBy?: string;
  /** `group` makes a screen reader read the hint of a set of text boxes. */
  role?: 'group';
  children?: ComponentChildren;
};

/** Controls that answer one question together. */
export function Fieldset(props: FieldsetProps) {
  const title = (
    <Title size={props.legendSize} caption={props.caption}>
      {props.legend}
    </Title>
  );
  return (
    <fieldset
      class={classes('nhsuk-fieldset', props.class)}
      id={props.id}
      role={props.role}
      aria-describedby={props.describedBy}
      {...props.attributes}
    >
      <legend
        class={classes(
          'nhsuk-fieldset__legend',
          props.legendSize && `nhsuk-fieldset__legend--${props.legendSize}`,
        )}
      >
        {props.pageHeading ? <h1 class="nhsuk-fieldset__heading">{title}</h1> : title}
      </legend>
      {props.children}
    </fieldset>
  );
}

/** The group around a field; it carries the red bar. */
export function FormGroup(props: {
  error?: boolean;
  class?: string;
  attributes?: Attributes;
  children: ComponentChildren;
}) {
  return (
    <div
      class={classes('nhsuk-form-group', props.error && 'nhsuk-form-group--error', props.class)}
      {...props.attributes}
    >
      {props.children}
    </div>
  );
}

/** The hint and error of a field and the `aria-describedby` that names them. */
export function describe(field: {
  id: string;
  hint?: ComponentChildren;
  error?: FieldError;
  describedBy?: string;
}): {
  describedBy: string | undefined;
  about: ComponentChildren;
} {
  const hintId = field.hint ? `${field.id}-hint` : undefined;
  const errorId = field.error ? `${field.id}-error` : undefined;
  return {
    describedBy: idRefs(field.describedBy, hintId, errorId),
    about: (
      <>
        {hintId && <Hint id={hintId}>{field.hint}</Hint>}
        {field.error && (
          <ErrorMessage id={errorId} prefix={field.error.prefix}>
            {field.error.text}
          </ErrorMessage>
        )}
      </>
    ),
  };
}

/** A labelled field around one control. */
export function Field(props: {
  field: FieldProps;
  id: string;
  about: ComponentChildren;
  groupAttributes?: Attributes;
  children: ComponentChildren;
}) {
  const { field } = props;
  return (
    <FormGroup error={Boolean(field.error)} class={field.groupClass} attributes={props.groupAttributes}>
      <Label
        for={props.id}
        size={field.labelSize}
        pageHeading={field.pageHeading}
        caption={field.caption}
        hidden={field.labelHidden}
      >
        {field.label}
      </Label>
      {props.about}
      {props.children}
    </FormGroup>
  );
}
