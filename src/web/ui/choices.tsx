import type { ComponentChildren } from 'preact';
import { type Attributes, classes, idRefs } from './attributes.ts';
import { describe, type FieldError, Fieldset, FormGroup, Hint, Label } from './field.tsx';
import type { HeadingSize } from './heading.tsx';

/** One answer. `content` is revealed under it when it is chosen (always shown without JavaScript). */
export type Choice = {
  value: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  content?: ComponentChildren;
  disabled?: boolean;
  /** Defaults to the group's id, then id-2, id-3 ... so that an error summary can link to the first. */
  id?: string;
  attributes?: Attributes;
};

/** "or", between answers. */
export type ChoiceDivider = { divider: ComponentChildren };

export type ChoicesProps = {
  name: string;
  /** Defaults to the name. */
  id?: string;
  /** The question. Leave it out only inside another fieldset. */
  legend?: ComponentChildren;
  legendSize?: HeadingSize;
  pageHeading?: boolean;
  caption?: ComponentChildren;
  hint?: ComponentChildren;
  error?: FieldError;
  describedBy?: string;
  small?: boolean;
  inline?: boolean;
  disabled?: boolean;
  class?: string;
  groupClass?: string;
  attributes?: Attributes;
};

type Kind = 'checkboxes' | 'radios';

/** One control and its words; the two kinds differ in class names and in who is described by the group. */
export function ChoiceItem(props: {
  kind: Kind;
  name: string;
  id: string;
  item: Choice;
  checked: boolean;
  disabled?: boolean;
  groupDescribedBy?: string;
  control?: Attributes;
}) {
  const { kind, item, id, checked } = props;
  const hintId = item.hint ? `${id}-item-hint` : undefined;
  const contentId = `conditional-${id}`;
  return (
    <>
      <div class={`nhsuk-${kind}__item`}>
        <input
          class={`nhsuk-${kind}__input`}
          id={id}
          name={props.name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={item.value}
          checked={checked}
          disabled={item.disabled ?? props.disabled}
          {...props.control}
          data-aria-controls={item.content ? contentId : undefined}
          aria-describedby={idRefs(props.groupDescribedBy, hintId)}
          {...item.attributes}
        />
        <Label for={id} class={`nhsuk-${kind}__label`}>
          {item.label}
        </Label>
        {hintId && (
          <Hint id={hintId} class={`nhsuk-${kind}__hint`}>
            {item.hint}
          </Hint>
        )}
      </div>
      {item.content && (
        <div
          class={classes(`nhsuk-${kind}__conditional`, !checked && `nhsuk-${kind}__conditional--hidden`)}
          id={contentId}
        >
          {item.content}
        </div>
      )}
    </>
  );
}

/** The id of the nth choice (from 0). The first has no number, so that an error summary can link to it. */
export function choiceId(group: string, index: number): string {
  return index === 0 ? group : `${group}-${index + 1}`;
}

/** The group around the choices: question, hint, error, then the items. */
export function ChoiceGroup(props: {
  kind: Kind;
  group: ChoicesProps;
  items: (groupDescribedBy: string | undefined) => ComponentChildren;
}) {
  const { kind, group } = props;
  const { describedBy, about } = describe({ ...group, id: group.id ?? group.name });
  const inner = (
    <>
      {about}
      <div
        class={classes(
          `nhsuk-${kind}`,
          group.small && `nhsuk-${kind}--small`,
          group.inline && `nhsuk-${kind}--inline`,
          group.class,
        )}
        data-module={`nhsuk-${kind}`}
        {...group.attributes}
      >
        {props.items(group.legend ? undefined : describedBy)}
      </div>
    </>
  );
  return (
    <FormGroup error={Boolean(group.error)} class={group.groupClass}>
      {group.legend ? (
        <Fieldset
          legend={group.legend}
          legendSize={group.legendSize}
          pageHeading={group.pageHeading}
          caption={group.caption}
          describedBy={describedBy}
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}
