import {
  type Choice,
  type ChoiceDivider,
  ChoiceGroup,
  ChoiceItem,
  type ChoicesProps,
  choiceId,
} from './choices.tsx';

export type Checkbox = Choice & {
  /** "None of these": choosing it clears the others, and the other way round (with JavaScript). */
  exclusive?: boolean;
  /** Links exclusive and plain boxes that have different names. */
  exclusiveGroup?: string;
  /** Its own name, when the boxes are separate answers. */
  name?: string;
};

export type CheckboxesProps = ChoicesProps & {
  items: readonly (Checkbox | ChoiceDivider)[];
  values?: readonly string[];
};

/** Any number of answers, none included. */
export function Checkboxes(props: CheckboxesProps) {
  const id = props.id ?? props.name;
  return (
    <ChoiceGroup
      kind="checkboxes"
      group={props}
      items={(groupDescribedBy) =>
        props.items.map((item, index) =>
          'divider' in item ? (
            <div class="nhsuk-checkboxes__divider">{item.divider}</div>
          ) : (
            <ChoiceItem
              kind="checkboxes"
              name={item.name ?? props.name}
              id={item.id ?? choiceId(id, index)}
              item={item}
              checked={props.values?.includes(item.value) ?? false}
              disabled={props.disabled}
              groupDescribedBy={groupDescribedBy}
              control={{
                'data-behaviour': item.exclusive ? 'exclusive' : undefined,
                'data-behaviour-group': item.exclusiveGroup,
              }}
            />
          ),
        )
      }
    />
  );
}
