import type { ComponentChildren } from 'preact';
import { type Common, classes } from './attributes.ts';

export type TagColour =
  | 'white'
  | 'grey'
  | 'green'
  | 'aqua-green'
  | 'blue'
  | 'purple'
  | 'pink'
  | 'red'
  | 'orange'
  | 'yellow';

export type TagProps = Common & {
  /** Never the only carrier of meaning: the words are. */
  colour?: TagColour;
  border?: boolean;
  children: ComponentChildren;
};

/** The state of something, in a word or two. */
export function Tag(props: TagProps) {
  return (
    <strong
      class={classes(
        'nhsuk-tag',
        props.colour && `nhsuk-tag--${props.colour}`,
        props.border === false && 'nhsuk-tag--no-border',
        props.class,
      )}
      id={props.id}
      {...props.attributes}
    >
      {props.children}
    </strong>
  );
}
