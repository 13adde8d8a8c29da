import {
  type Choice,
  type ChoiceDivider,
  ChoiceGroup,
  ChoiceItem,
  type ChoicesProps,
  choiceId,
} from './choices.tsx';

export type RadiosProps = ChoicesProps & { items: readonly (Choice | ChoiceDivider)[]; value?: string };

/** One answer of a few. */
export function Radios(props: RadiosProps) {
  const id = props.id ?? props.name;
  return (
    <ChoiceGroup
      kind="radios"
      group={props}
      items={() =>
        props.items.map((item, index) =>
          'divider' in item ? (
            <div class="nhsuk-radios__divider">{item.divider}</div>
          ) : (
            <ChoiceItem
              kind="radios"
              name={props.name}
              id={item.id ?? choiceId(id, index)}
              item={item}
              checked={item.value === props.value}
              disabled={props.disabled}
            />
          ),
        )
      }
    />
  );
}
