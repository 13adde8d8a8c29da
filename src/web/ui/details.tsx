import type { ComponentChildren } from 'preact';
import { type Common, classes } from './attributes.ts';

export type DetailsProps = Common & {
  summary: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
};

/** Help that few people need, out of the way until asked for. Works without JavaScript. */
export function Details(props: DetailsProps) {
  return (
    <details
      class={classes('nhsuk-details', props.class)}
      id={props.id}
      {...props.attributes}
      open={props.open}
    >
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="nhsuk-details__text">{props.children}</div>
    </details>
  );
}

/** Details that look like a card: for a part of the page that can be folded. */
export function Expander(props: DetailsProps) {
  return <Details {...props} class={classes('nhsuk-expander', props.class)} />;
}
